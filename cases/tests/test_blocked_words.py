"""Days, lists and coverage in words."""

import datetime as dt

import pytest

from cases.blocked.words import CHANGED, GRANTED, NAMES, day_in_words, listed, on_day_in_words, whom
from cases.choices import ChangeKind, ReliefKind

DAY = dt.date(2017, 4, 25)


@pytest.mark.parametrize(
    ("precision", "told", "when"),
    [
        ("day", "25 April 2017", "on 25 April 2017"),
        ("month", "April 2017", "in April 2017"),
        ("year", "2017", "in 2017"),
        ("", "25 April 2017", "on 25 April 2017"),
    ],
)
def test_a_day_is_told_as_far_as_it_is_known(precision: str, told: str, when: str) -> None:
    assert day_in_words(DAY, precision) == told
    assert on_day_in_words(DAY, precision) == when


def test_a_day_that_is_not_recorded_is_said_to_be_so() -> None:
    assert on_day_in_words(None, "") == "on a day not recorded"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([], ""),
        (["Chicago"], "Chicago"),
        (["Chicago", "Evanston"], "Chicago and Evanston"),
        (list("abcde"), "a, b, c, d and e"),
        (list("abcdef"), "a, b, c, d and 2 more"),
    ],
)
def test_many_names_are_told_as_the_first_and_a_count(names: list[str], told: str) -> None:
    assert listed(names) == told


def test_whom_an_order_reaches_is_told_by_name_or_as_nationwide() -> None:
    assert whom([], universal=True) == "nationwide"
    assert whom(["Chicago", "Evanston"], universal=False) == "for Chicago and Evanston"  # type: ignore[list-item]
    assert whom([], universal=False) == "for nobody named in the record"


def test_every_kind_of_relief_and_of_change_has_its_words() -> None:
    assert GRANTED.keys() == NAMES.keys() == set(ReliefKind)
    assert CHANGED.keys() == set(ChangeKind)
