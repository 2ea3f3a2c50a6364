"""Lawsuits and parties that are perhaps the same as one about to be added."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q

from sources.duplicates.likeness import ALIKE, captions, names
from sources.duplicates.near import MOST_COMPARED, Near, best, sharing_words

from .docket_numbers import parse_district
from .models import EarlierDocketNumber, Lawsuit, Party

_YEAR_AND_SERIAL = re.compile(r"(?<!\d)(?P<year>\d{2}|\d{4})\D{1,6}?(?P<serial>\d{1,6})(?!\d)")
_LINKS = ("jurisdiction", "agency", "official", "organization", "person")


def near_lawsuits(values: Mapping[str, Any]) -> list[Near]:
    """Those of the same court and number in another spelling, and those of a caption that is alike in any court."""
    return best([*_of_number(values), *_of_caption(values)])


def _of_number(values: Mapping[str, Any]) -> Iterator[Near]:
    court, number = values.get("court"), values.get("docket_number") or ""
    key = _key(number)
    if court is None or key is None:
        return
    written = Q(docket_number__contains=key[1].lstrip("0"), court=court)
    rows = Lawsuit.objects.filter(written).select_related("court").order_by("pk")[:MOST_COMPARED]
    for row in rows:
        if _same(row.docket_number, number):
            yield Near(row, 100, f"The same court and number, written {row.docket}.")
    earlier = EarlierDocketNumber.objects.filter(written).select_related("lawsuit__court").order_by("pk")
    for former in earlier[:MOST_COMPARED]:
        if _same(former.docket_number, number):
            yield Near(former.lawsuit, 100, f"It had this number before, written {former.docket_number}.")


def _key(number: str) -> tuple[str, str] | None:
    """Year and serial number, in whatever spelling."""
    found = _YEAR_AND_SERIAL.search(re.sub(r"^\s*\d{1,2}:", "", number))
    return (found["year"][-2:], found["serial"].zfill(5)) if found else None


def _same(one: str, other: str) -> bool:
    """The same number, whatever the office and the spelling; of another kind only where one cannot be read."""
    try:
        kinds = {parse_district(number).number.rpartition(":")[2] for number in (one, other)}
    except ValueError:
        return _key(one) == _key(other)
    return len(kinds) == 1


def _of_caption(values: Mapping[str, Any]) -> Iterator[Near]:
    given = [text for name in ("caption", "short_name") if (text := values.get(name) or "")]
    rows = sharing_words(Lawsuit.objects.select_related("court"), " ".join(given), "caption", "short_name")
    for row in rows:
        likeness = max(captions(mine, its) for mine in given for its in (row.caption, row.short_name))
        if likeness >= ALIKE:
            yield Near(row, likeness, f"The captions are alike: {row.caption}.")


def near_parties(values: Mapping[str, Any]) -> list[Near]:
    """Those that are the same in the world, and those of a name that is alike."""
    return best([*_of_link(values), *_of_name(values)])


def _of_link(values: Mapping[str, Any]) -> Iterator[Near]:
    for name in _LINKS:
        if linked := values.get(name):
            for row in Party.objects.filter(**{name: linked}).order_by("pk")[:MOST_COMPARED]:
                yield Near(row, 100, f"Both are {linked}.")


def _of_name(values: Mapping[str, Any]) -> Iterator[Near]:
    given = values.get("name") or ""
    for row in sharing_words(Party.objects.all(), given, "name"):
        likeness = names(given, row.name)
        if likeness >= ALIKE:
            yield Near(row, likeness, "The names are alike.")
