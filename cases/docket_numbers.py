"""Docket numbers as federal courts print them, and the parts they are made of.

A district court prints `3:17-cv-00574-WHO`: the office, the year, the kind of case, the serial number, and the initials
of the judges (assigned, then referred). The initials change when a case is reassigned, so they are no part of the key:
the key is `3:17-cv-00574`. A court of appeals prints `17-17478`, with `(L)` or `(con)` where cases are joined; the
Supreme Court prints `20-666`, or `24A884` for an application.
"""

import re
from dataclasses import dataclass

_DISTRICT = re.compile(
    r"(?:(?P<office>\d{1,2}):)?(?P<year>\d{2}|\d{4})[- ]?(?P<kind>cv|cr|mc|mj|md|po|civ|crim)[-. ]*(?P<serial>\d{1,6})"
    r"(?P<initials>(?:[-( ]+[A-Za-z0-9]{1,5}\)?)*)",
    re.ASCII | re.IGNORECASE,
)
_APPEAL = re.compile(
    r"(?P<year>\d{2})(?P<kind>-|A|M|O)(?P<serial>\d{1,5})(?P<suffix>\((?:L|con)\))?", re.ASCII | re.IGNORECASE
)
_KINDS = {"civ": "cv", "crim": "cr"}


@dataclass(frozen=True)
class DocketNumber:
    """A docket number taken apart: `number` is the key within its court, `initials` what a reassignment changes."""

    number: str
    initials: str = ""

    def __str__(self) -> str:
        return f"{self.number}-{self.initials}" if self.initials else self.number


def parse_district(text: str) -> DocketNumber:
    """Read a district court's docket number in any of the spellings in use.

    >>> parse_district("No. 17-cv-574 (WHO)")
    DocketNumber(number='17-cv-00574', initials='WHO')

    Raises `ValueError` where it is none.
    """
    match = _DISTRICT.fullmatch(_bare(text))
    if match is None:
        raise ValueError(f"{text!r} is no district court docket number: write 3:17-cv-00574-WHO.")
    office = f"{match['office']}:" if match["office"] else ""
    kind = match["kind"].lower()
    number = f"{office}{match['year'][-2:]}-{_KINDS.get(kind, kind)}-{int(match['serial']):05d}"
    return DocketNumber(number, "-".join(re.findall(r"[A-Za-z0-9]+", match["initials"].upper())))


def parse_appeal(text: str) -> DocketNumber:
    """Read the number of an appeal, a petition or an application: 17-17478, 19-267(L), 20-666, 24A884.

    What stands in brackets is kept as `initials` (L: lead case, CON: consolidated with it).
    Raises `ValueError` where it is none.
    """
    match = _APPEAL.fullmatch(_bare(text).replace(" ", ""))
    if match is None:
        raise ValueError(f"{text!r} is no appellate docket number: write 17-17478, 20-666 or 24A884.")
    number = f"{match['year']}{match['kind'].upper()}{int(match['serial'])}"
    return DocketNumber(number, (match["suffix"] or "").strip("()").upper())


def _bare(text: str) -> str:
    return re.sub(r"^\s*(?:case\s+)?(?:nos?\.)?\s*", "", text, flags=re.IGNORECASE).strip()
