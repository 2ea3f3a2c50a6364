"""Records that are perhaps the same as one about to be added.

Each kind says itself which could be (`near` in its forms); what all share is here. The database narrows, by words they
have in common, and gives back at most `MOST_COMPARED`; only these are compared in Python.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add, or_
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from .likeness import telling

MOST_COMPARED = 200
MOST_SHOWN = 8
MOST_WORDS = 8
SHORTEST = 3  # letters of a word that is looked for


@dataclass(frozen=True)
class Near:
    """A record that could be the same, how alike it is (0 to 100), and why it is thought so."""

    record: Any
    likeness: int
    why: str


def sharing_words(queryset: QuerySet[Any], text: str, *fields: str) -> QuerySet[Any]:
    """Those that share words with the text, the most words first."""
    wanted = sorted({word for one in telling(text) for word in _searchable(one)}, key=len, reverse=True)[:MOST_WORDS]
    if not wanted:
        return queryset.none()
    found = [reduce(or_, (Q(**{f"{field}__icontains": word}) for field in fields)) for word in wanted]
    shared = reduce(
        add, (Case(When(each, then=Value(1)), default=Value(0), output_field=IntegerField()) for each in found)
    )
    return queryset.filter(reduce(or_, found)).annotate(shared=shared).order_by("-shared", "-pk")[:MOST_COMPARED]


def _searchable(word: str) -> Iterable[str]:
    """The runs of plain letters in it: SQLite knows no others without their case."""
    return (run for run in re.findall(r"[a-z0-9]+", word) if len(run) >= SHORTEST)


def best(found: Iterable[Near]) -> list[Near]:
    """Each record once, for its best reason; the most alike first, of those the one found first."""
    by_key: dict[Any, Near] = {}
    for each in found:
        known = by_key.get(each.record.pk)
        if known is None or each.likeness > known.likeness:
            by_key[each.record.pk] = each
    return sorted(by_key.values(), key=lambda each: -each.likeness)[:MOST_SHOWN]


def keys(found: Sequence[Near]) -> set[str]:
    """The records by their numbers, as a form sends them back."""
    return {str(each.record.pk) for each in found}
