"""First pages that were asked for before: their statement stands, and only has to be sent.

To read the parameters of a list, to make a query of them and to have Django write its SQL takes about as long as all
else that the program does for a page. Equal questions have equal statements, unless what they name must be looked up.
Each connection keeps its own, because Django's compilers belong to one.
"""

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

from sources.history.known import past

from .rows import WrittenIterable, rows_of
from .statement import Page

MOST = 50  # of a connection: some megabytes
NOTE = "enjoined_plans"


@dataclass(frozen=True)
class Plan:
    """The page of a question, and what its view made of the question: by what rows are told apart, its shape."""

    page: Page
    keyset: Any
    shape: Any
    as_objects: QuerySet[Any]

    def rows(self) -> list[Any]:
        return [*rows_of(self.page)]


def question(view: Any) -> Hashable:
    """What is asked of a list, or None where an answer would not stand: further on in it, or of the past."""
    asked = view.request.query_params
    if "cursor" in asked or "count" in asked or past() is not None:
        return None
    told = tuple(sorted((name, tuple(values)) for name, values in asked.lists()))
    return type(view), type(view.request.accepted_renderer), view.base, dt.datetime.now(dt.UTC).date(), told


def known(asked: Hashable) -> Plan | None:
    """How it was answered before."""
    found: Plan | None = vars(connections[DEFAULT_DB_ALIAS]).get(NOTE, {}).get(asked)
    return found


def note(asked: Hashable, cut: Any, keyset: Any, view: Any) -> None:
    """Remember how the rows of a first page are found, if the database writes them."""
    made = getattr(cut, "_iterable_class", None)
    if isinstance(made, partial) and made.func is WrittenIterable:
        plans = vars(connections[DEFAULT_DB_ALIAS]).setdefault(NOTE, {})
        if len(plans) >= MOST:
            plans.clear()
        statement, given = made.args
        plans[asked] = Plan(Page(statement, cut, given), keyset, view.shape, view.as_objects)


def forget() -> None:
    """Begin anew."""
    vars(connections[DEFAULT_DB_ALIAS]).pop(NOTE, None)
