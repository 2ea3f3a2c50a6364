"""Pages that begin at any row: one statement, of which some parameters are values of that row."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from ..keyset import Keyset, Position
from .page import Page
from .rows import WrittenIterable

Cut = Callable[[Position | None], Any]
"""Gives the rows of the page that begins there, and one more."""


def _page(rows: Any) -> Page | None:
    made = getattr(rows, "_iterable_class", None)
    if isinstance(made, partial) and made.func is WrittenIterable:
        statement, given = made.args
        return Page(statement, rows, given)
    return None


# Two rows of which every value differs from every other, by the kind of value.
PROBES: dict[type, Callable[[int], Any]] = {
    int: lambda number: number,
    str: lambda number: f"{number}",
    dt.date: lambda number: dt.date(number, 1, 1),
}


def page_at(cut: Cut, keyset: Keyset, at: Position | None) -> Page | None:
    """The page that begins there, if the database writes it. Raises `EmptyResultSet`."""
    return _further(cut, keyset, at) if at else _page(cut(None))


def _further(cut: Cut, keyset: Keyset, at: Position) -> Page | None:
    """The page that begins at any row and lies to it as the one at this position.

    Which parameters of its statement are values of that row is found by two rows: they are those that differ. Raises
    `EmptyResultSet`.
    """
    one, other = (
        tuple(PROBES[key.kind](first + number) for number, key in enumerate(keyset.keys)) for first in (1001, 2001)
    )
    page, beside = (_page(cut(Position(values, at.is_back, at.has_row))) for values in (one, other))
    if page is None or beside is None:
        return None
    adapted = [page.adapted(value) for value in one]
    params = zip(*(each.sql(is_published=False, looks=False)[1] for each in (page, beside)), strict=True)
    page.slots = {index: adapted.index(told) for index, (told, differs) in enumerate(params) if told != differs}
    return page
