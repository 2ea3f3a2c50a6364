"""Partial dates are read, written and spread over the days they could be."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.choices import Precision
from sources.dates import EARLIEST, LATEST, format_partial_date, parse_partial_date, possible_days

DAYS = st.dates(EARLIEST.replace(year=EARLIEST.year + 1, month=1, day=1), LATEST - dt.timedelta(days=1))
PRECISIONS = st.sampled_from(Precision.values)


def _is_readable(text: str) -> bool:
    try:
        parse_partial_date(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("2017-11-20", dt.date(2017, 11, 20), Precision.DAY),
        ("2017-11", dt.date(2017, 11, 1), Precision.MONTH),
        ("2017", dt.date(2017, 1, 1), Precision.YEAR),
        ("2020-02-29", dt.date(2020, 2, 29), Precision.DAY),
    ],
)
def test_date_is_read_with_its_precision(text: str, date: dt.date, precision: Precision) -> None:
    assert parse_partial_date(text) == (date, precision)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        *((text, "write 2017-11-20, 2017-11 or 2017") for text in ("", "20 November 2017", "11/20/2017", "2017-11-")),
        *(
            (text, "write 2017-11-20, 2017-11 or 2017")
            for text in ("2017-1-5", " 2017", "2017\n", "17", "2017-11-20T00")
        ),
        *(
            (text, "write 2017-11-20, 2017-11 or 2017")
            for text in ("\uff12\uff10\uff11\uff17", "\u0662\u0660\u0661\u0667-\u0661\u0661")
        ),
        *(
            (text, "is not a day of the calendar")
            for text in ("2017-02-29", "2017-13", "2017-00", "2017-11-00", "0000")
        ),
        *((text, "is outside 1776 to 2199") for text in ("1776", "1776-07-03", "0017-11-20", "2200", "9999-12-31")),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        parse_partial_date(text)


@given(DAYS, PRECISIONS)
def test_written_date_is_read_again(date: dt.date, precision: str) -> None:
    text = format_partial_date(date, precision)
    read, told = parse_partial_date(text)
    assert told == precision
    assert format_partial_date(read, told) == text
    first, after_last = possible_days(read, told)
    assert read == first
    assert first <= date < after_last


def test_no_date_is_written_as_nothing() -> None:
    assert format_partial_date(None, "") == ""


@given(DAYS, PRECISIONS)
def test_possible_days_are_exactly_those_written_alike(date: dt.date, precision: str) -> None:
    first, after_last = possible_days(date, precision)
    text = format_partial_date(date, precision)
    one = dt.timedelta(days=1)
    days = [first + one * n for n in range((after_last - first).days)]
    assert date in days
    assert {format_partial_date(day, precision) for day in days} == {text}
    assert format_partial_date(first - one, precision) != text
    assert format_partial_date(after_last, precision) != text


@given(st.text(alphabet="0123456789-", max_size=10))
def test_whatever_is_read_is_written_the_same(text: str) -> None:
    if _is_readable(text):
        assert format_partial_date(*parse_partial_date(text)) == text
