"""Dates as documents write them, read only where they can mean one day: never 03/04/2018, never "yesterday"."""

import datetime as dt
import re

SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "June?", "July?", "Aug", "Sept?", "Oct", "Nov", "Dec")
LONG = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTHS = rf"(?:{LONG}|(?:{'|'.join(SHORT)})\.?)"
BY_NAME = {name[:3].lower(): number for number, name in enumerate(SHORT, 1)}
MONTH = rf"(?P<month>{MONTHS})"
YEAR, DAY = r"(?P<year>(?:1[789]|20|21)\d\d)", r"(?P<day>\d{1,2})"
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
WRITTEN = rf"{WEEKDAY}{MONTH} {DAY}(?:st|nd|rd|th)?,? {YEAR}"
FORMS = [
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        rf"{YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ][\d:.,]+ ?(?:Z|UTC|[+-]\d\d:?\d\d)?)?",
        rf"{YEAR}/(?P<month>\d\d)/(?P<day>\d\d)",  # as scholarly pages write it
        rf"{YEAR}-(?P<month>\d\d)",
        WRITTEN,
        rf"{WEEKDAY}{DAY}(?:st|nd|rd|th)? {MONTH},? {YEAR}",
        rf"{MONTH},? {YEAR}",
        YEAR,
    )
]


def read_date(text: str) -> str:
    """A date as far as it is given: 2017-11-20, 2017-11 or 2017. Empty for what is no date, or could be two."""
    text = " ".join(text.split())
    for form in FORMS:
        if match := form.fullmatch(text):
            return _partial(match.groupdict())
    return ""


def _partial(parts: dict[str, str]) -> str:
    year, month, day = int(parts["year"]), parts.get("month") or "", parts.get("day") or ""
    number = int(month) if month.isdecimal() else BY_NAME.get(month.lower()[:3], 0)
    try:
        whole = dt.date(year, number if month else 1, int(day or 1)).isoformat()
    except ValueError:
        return ""
    return whole if day else whole[:7] if month else whole[:4]
