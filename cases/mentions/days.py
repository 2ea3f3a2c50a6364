"""Days, months and years as a text writes them. A date is never completed by guessing: what is not told is left out."""

import re
from collections.abc import Iterator

from .reading import Reading
from .triggers import MONTHS

_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?!\d)"
_AFTER = re.compile(
    rf"{_MONTH}(?:\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:%])(?!\s?(?:percent|million|billion|people))(?:,?\s{_YEAR})?"
    rf"|,?\s(?:of\s)?(?P<only>(?:1[89]|20)\d\d)(?!\d))"
)
_BEFORE = re.compile(r"(?:\b(?:the )?)([0-3]?\d)(?:st|nd|rd|th)?(?: day)?(?: of)? \Z")
_THEN_YEAR = re.compile(rf",?\s{_YEAR}")
_ALONE = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Uu]ntill|[Bb]y|[Dd]uring|[Bb]efore|[Aa]fter|[Ff]rom|[Tt]hrough|[Ll]ast|[Tt]his|[Nn]ext"
    r"|[Ee]arly|[Ll]ate|[Mm]id-?|[Oo]f|[Ee]very|[Pp]ast|[Bb]etween|[Tt]ill)\s|[Mm]id-)\Z"
)
_ALSO = re.compile(r"\b(?:and|to|or)\s\Z")
_WORDS_TOO = ("may", "march", "mar", "sep", "dec")
_DIGITS = re.compile(r"[0-9]+(?:[/-][0-9][0-9]?[/-][0-9]{1,4})?(?![0-9/-])")  # quicker to look for than \d
_DAY_IN_DIGITS = re.compile(
    r"(?P<iso>(?:1[89]|20)\d\d-[01]\d-[0-3]\d)|(?P<m>[01]?\d)/(?P<d>[0-3]?\d)/(?P<y>(?:(?:1[89]|20)\d\d|\d\d))"
)
_BOUND_TO = frozenset("/.:$-,#")
_FISCAL = re.compile(r"(?:[Ff]iscal\s[Yy]ears?|FY)\s?'?(?P<year>(?:19|20)\d\d|\d\d(?!\d))")
_BEFORE_A_YEAR = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Bb]efore|[Aa]fter|[Ff]rom|[Tt]hrough|[Ee]arly|[Ll]ate|[Mm]id-?"
    r"|[Oo]f|[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter|[Bb]etween|and|to|the|around|circa|throughout)\s"
    r"|[Mm]id-)\Z"
)
_DECADE = re.compile(r"'?s\b")
_A_YEAR_LONG = 9

Found = tuple[int, int, str]


def _day(month: int, day: str, year: str) -> str:
    if not 1 <= int(day) <= 31:
        return ""
    return f"{f'{year}-' if year else ''}{month:02}-{int(day):02}"


def month(reading: Reading, start: int, end: int) -> Found | None:
    """The date of which a month's name, at `start` to `end` of `flat`, is a part."""
    flat = reading.flat
    number = MONTHS[reading.keys[start:end]]
    if match := _AFTER.match(flat, start):
        if match["only"]:
            if (before := _BEFORE.search(flat, max(start - 16, 0), start)) and (
                value := _day(number, before[1], match["only"])
            ):
                return before.start(1), match.end(), value
            return start, match.end(), f"{match['only']}-{number:02}"
        if value := _day(number, match["day"], match["year"] or ""):
            return start, match.end(), value
    if before := _BEFORE.search(flat, max(start - 16, 0), start):
        stop = end + (flat[end] == "." and end - start < 5)
        year = _THEN_YEAR.match(flat, stop)
        if value := _day(number, before[1], year["year"] if year else ""):
            return before.start(1), year.end() if year else end, value
    is_word_too = reading.keys[start:end] in _WORDS_TOO
    if _ALONE.search(flat, max(start - 9, 0), start) or (not is_word_too and _ALSO.search(flat, start - 4, start)):
        return start, end, f"{number:02}"
    return None


def fiscal(reading: Reading, start: int) -> Found | None:
    """Fiscal year 2017, FY17: the year it is called by."""
    match = _FISCAL.match(reading.flat, start)
    if not match:
        return None
    year = match["year"]
    return start, match.end(), year if len(year) == 4 else f"20{year}"


def digits(reading: Reading) -> Iterator[Found]:
    """2017-11-20, 11/20/2017 as Americans write it, and a year after a word that makes it one."""
    flat = reading.flat
    for match in _DIGITS.finditer(flat):
        start, end = match.span()
        written = match[0]
        if len(written) < 4 or flat[start - 1].isalnum() or flat[start - 1] in _BOUND_TO:
            continue
        if len(written) == 4 and written[:2] in ("18", "19", "20"):
            known = _BEFORE_A_YEAR.search(flat, max(start - _A_YEAR_LONG, 0), start)
            if known and not _DECADE.match(flat, end) and not re.match(r"\.\d", flat[end : end + 2]):
                yield start, end, written
        elif told := _DAY_IN_DIGITS.fullmatch(written):
            year = told["y"] and (told["y"] if len(told["y"]) == 4 else f"20{told['y']}")
            value = told["iso"] or (1 <= int(told["m"]) <= 12 and _day(int(told["m"]), told["d"], year)) or ""
            if value:
                yield start, end, value
