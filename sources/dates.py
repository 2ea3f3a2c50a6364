"""Dates of which only the month or the year may be known.

A partial date is a `date` and a `Precision`: the date is the first day it could be, the precision says how far it is
known. Written out it is ISO 8601 cut short: 2017-11-20, 2017-11, 2017.
"""

import datetime as dt
import re

from .choices import Precision

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
EARLIEST, LATEST = dt.date(1776, 7, 4), dt.date(2200, 1, 1)


def parse_partial_date(text: str) -> tuple[dt.date, Precision]:
    """Read 2017-11-20, 2017-11 or 2017.

    Raises `ValueError`, with a sentence a curator can act on, for another form, a day the calendar does not have,
    or a day outside the history of the United States courts and the near future.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date: write 2017-11-20, 2017-11 or 2017.")
    year, month, day = match.groups()
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    try:
        date = dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ValueError(f"{text} is not a day of the calendar.") from None
    if not EARLIEST <= date < LATEST:
        raise ValueError(f"{text} is outside {EARLIEST.year} to {LATEST.year - 1}.")
    return date, precision


def format_partial_date(date: dt.date | None, precision: str) -> str:
    """The date cut to what is known; empty where nothing is."""
    if date is None:
        return ""
    return date.isoformat()[: {Precision.YEAR: 4, Precision.MONTH: 7}.get(Precision(precision), 10)]


def possible_days(date: dt.date, precision: str) -> tuple[dt.date, dt.date]:
    """The half-open span of days the date could be: [first, day after the last)."""
    if precision == Precision.DAY:
        return date, date + dt.timedelta(days=1)
    if precision == Precision.MONTH:
        first = date.replace(day=1)
        return first, (first + dt.timedelta(days=31)).replace(day=1)
    return date.replace(month=1, day=1), dt.date(date.year + 1, 1, 1)
