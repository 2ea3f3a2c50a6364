"""Docket numbers in a text, as the project keys them: without the judges' initials."""

import re
from collections.abc import Iterator

from ..docket_numbers import parse_district
from .reading import Reading

_DISTRICT = re.compile(
    r"(?<![\w:-])(?:\d{1,2}:)?\d{2}-(?:cv|cr|mc|mj|CV|CR)-\d{2,6}(?:-[A-Z]{2,4}(?!\w))*(?:-[A-Z]{1,4}(?!\w))?"
    r"|(?<![\w:-])\d{2}[ -](?:[Cc]iv\.|CV|cv|C) \d{2,5}(?!\d)|(?<![\w:-])\d:\d{4}(?:cv|cr)\d{5}(?!\d)"
)
_SIGNS = (" cv ", " cr ", " civ ", " mj ", " c ", "cv0", "cr0")
_LONGEST_BEFORE, _LONGEST_AFTER = 8, 24
_APPEAL = re.compile(r"\bNos?\. ?(\d\d-\d{1,5}|\d\d[AMO]\d{1,4})\b")
_NEXT = re.compile(r"(?:,? and |, | & )(\d\d-\d{3,5})\b")


def dockets(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Where docket numbers stand, and their keys; a number of an appeal is told by the No. before it."""
    flat, keys = reading.flat, reading.keys
    for sign in _SIGNS:
        at = keys.find(sign)
        while at >= 0:
            match = _DISTRICT.search(flat, max(at - _LONGEST_BEFORE, 0), at + _LONGEST_AFTER)
            if match and match.start() <= at < match.end():
                try:
                    written = match[0].replace(".", "").replace(" C ", "-cv-")
                    yield *match.span(), parse_district(written).number
                except ValueError:
                    pass
            at = keys.find(sign, at + 2)
    at = flat.find("No")
    while at >= 0:
        found = _APPEAL.match(flat, at)
        while found:
            yield *found.span(1), found[1]
            found = _NEXT.match(flat, found.end())
        at = flat.find("No", at + 2)
