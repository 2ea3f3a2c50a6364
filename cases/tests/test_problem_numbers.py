"""The database knows a docket number by a pattern, Python by a parser: both say the same of every number."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.docket_numbers import DocketNumber, parse_appeal, parse_district
from cases.models import Lawsuit
from cases.problems.dockets import ABOVE, DISTRICT

from .factories import LawsuitFactory

LIKE_DISTRICT = st.from_regex(r"\A([0-9]{1,3}:)?[0-9]{2,3}-?(cv|cr|md|civ|xx)-[0-9]{1,7}(-AB)?\n?\Z")
LIKE_ABOVE = st.from_regex(r"\A[0-9]{1,3}[-AMOX][0-9]{1,6}(\(L\))?\n?\Z")


def written_so(parse: Callable[[str], DocketNumber], text: str) -> bool:
    try:
        return parse(text).number == text
    except ValueError:
        return False


@given(LIKE_DISTRICT | st.text(max_size=20))
def test_pattern_of_district_courts_is_what_the_parser_writes(text: str) -> None:
    assert bool(re.search(DISTRICT, text)) == written_so(parse_district, text)


@given(LIKE_ABOVE | st.text(max_size=20))
def test_pattern_of_courts_above_is_what_the_parser_writes(text: str) -> None:
    assert bool(re.search(ABOVE, text)) == written_so(parse_appeal, text)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "number", ["3:17-cv-00574", "17-cv-00574", "1:25-cr-123456", "17-cv-574", "3:17-CV-00574", "3:17-cv-00574-WHO", ""]
)
def test_database_reads_the_pattern_as_python_does(number: str) -> None:
    LawsuitFactory(docket_number=number)
    assert Lawsuit.objects.filter(docket_number__regex=DISTRICT).exists() == written_so(parse_district, number)
