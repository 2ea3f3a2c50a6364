"""Lists that were asked for before: their statement stands, and only has to be sent.

To read the parameters of a list, to make a query of them and to have Django write its SQL takes about as long as all
else that the program does for a page. Equal questions have equal statements; pages further on differ from each other in
the row at which they begin, which is a parameter.

A question that names records (`court=cand`) has the numbers in its statement that were found when the names were looked
up. They hold as long as nothing is written: the statement of a page tells with its rows which version of the data it
read, and where that is another, the rows are put aside, and the names looked up anew.

Each connection keeps its own, because Django's compilers belong to one.
"""

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

from sources.history.known import past
from sources.search.query import Query
from tracker.published.reading import State

from ..keyset import Keyset, Position
from .beginnings import Cut, page_at
from .page import Page
from .rows import rows_as_told, rows_of

MOST = 50  # of a connection: some megabytes
NOTE = "enjoined_plans"
Way = tuple[bool, bool] | None
"""How a page lies to the row at which it begins; None is the first page."""


@dataclass(frozen=True)
class Plan:
    """The pages of a question, and what was made of it: by what rows are told apart, and what its view has read.

    `hangs_on`: how the data stood before the names in the question were looked up; None where it names nothing.
    """

    keyset: Keyset
    shape: Any
    as_objects: QuerySet[Any]
    words: Query | None
    is_ranked: bool
    hangs_on: State | None
    pages: dict[Way, Page] = field(default_factory=dict)

    def rows(self, at: Position | None) -> list[Any] | None:
        """The rows of the page that begins there; None where the statement for such a page is not known, or no more.

        It is known no more where the data it read is not that in which the names were looked up: then no page is.
        """
        page = self.pages.get(_way(at))
        if page is None:
            return None
        page = page.beginning(at.values) if at else page
        if self.hangs_on is None:
            return [*rows_of(page)]
        told, rows = rows_as_told(page)
        if told == self.hangs_on:
            return rows
        self.pages.clear()
        return None


def question(view: Any) -> Hashable:
    """What is asked of a list, from whichever row on; None where an answer would not stand, because of the past."""
    asked = view.request.query_params
    if "count" in asked or len(asked.getlist("cursor")) > 1 or past() is not None:
        return None
    told = tuple(sorted((name, tuple(values)) for name, values in asked.lists() if name != "cursor"))
    return type(view), type(view.request.accepted_renderer), view.base, dt.datetime.now(dt.UTC).date(), told


def known(asked: Hashable) -> Plan | None:
    """How it was answered before."""
    plans: dict[Hashable, Plan] = vars(connections[DEFAULT_DB_ALIAS]).get(NOTE, {})
    found = plans.pop(asked, None)
    if found is None:
        return None
    plans[asked] = found  # behind all others: the first is that which was not asked for longest
    return None if found.hangs_on and _is_amid_writing() else found


def note(asked: Hashable, cut: Cut, keyset: Keyset, at: Position | None, view: Any, hangs_on: State | None) -> None:
    """Remember how the rows of a page are found that begins there, if the database writes them.

    Pages whose names were looked up in other data are forgotten.
    """
    if hangs_on and _is_amid_writing():
        return
    try:
        page = page_at(cut, keyset, at)
    except EmptyResultSet:
        return
    if page is None:
        return
    plans = vars(connections[DEFAULT_DB_ALIAS]).setdefault(NOTE, {})
    if asked not in plans or plans[asked].hangs_on != hangs_on:
        while len(plans) >= MOST:
            del plans[next(iter(plans))]
        plans[asked] = Plan(keyset, view.shape, view.as_objects, view.words, view.is_ranked, hangs_on)
    plans[asked].pages[_way(at)] = page


def forget() -> None:
    """Begin anew."""
    vars(connections[DEFAULT_DB_ALIAS]).pop(NOTE, None)


def _is_amid_writing() -> bool:
    """Whether there may be writes that no version tells of yet: PostgreSQL counts it on when they are committed."""
    return connections[DEFAULT_DB_ALIAS].in_atomic_block


def _way(at: Position | None) -> Way:
    return (at.is_back, at.has_row) if at else None
