"""Questions about effect that were put before: what the names in them mean.

It stands as long as nothing is written: each answer tells which version of the data it was read of, and where that is
another than that in which the names were looked up, they are looked up anew.
"""

from collections.abc import Hashable
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections
from rest_framework.request import Request

from cases.blocked.questions import today
from sources.history.known import past
from tracker.published.reading import State, reading_today

MOST = 200  # of a connection
NOTE = "enjoined_names"


class Before(NamedTuple):
    """A question as it was read, and how the data stood before the names in it were looked up."""

    question: dict[str, Any]
    stood: State


def known(request: Request) -> Before | None:
    """How the same words were read before, for today where they name no day."""
    found: Before | None = _all().get(_words(request)) if _stands() else None
    if found is None:
        return None
    day = {} if "on" in request.query_params else {"on": today()}
    return Before({**found.question, **day}, found.stood)


def note(request: Request, question: dict[str, Any]) -> None:
    """Remember how these words were read, if something was looked up for it."""
    reader = reading_today()
    if reader is None or reader.state is None or not _stands():
        return
    questions = _all()
    while len(questions) >= MOST:
        del questions[next(iter(questions))]
    questions[_words(request)] = Before(question, reader.state)


def forget(request: Request) -> None:
    """Look the names up anew when they are put again."""
    _all().pop(_words(request), None)


def _all() -> dict[Hashable, Before]:
    found: dict[Hashable, Before] = vars(connections[DEFAULT_DB_ALIAS]).setdefault(NOTE, {})
    return found


def _stands() -> bool:
    """Whether a version tells of all that was written. Not of the past; nor amid writes, which it tells when they are
    committed."""
    return past() is None and not connections[DEFAULT_DB_ALIAS].in_atomic_block


def _words(request: Request) -> Hashable:
    """All parameters; of where a page begins, only that it is told."""
    return tuple(
        sorted((name, () if name == "cursor" else tuple(values)) for name, values in request.query_params.lists())
    )
