"""The problems that are looked for. Each package registers its own when the program starts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from ..models import Record

Narrow = Callable[[QuerySet[Any]], QuerySet[Any]]


def at_once() -> str:
    """Nothing has to be seen to before looking."""
    return ""


@dataclass(frozen=True)
class Check:
    """One kind of record that can have a problem, and how those that have it are found: in one query.

    `explained_by`: a record that names one of these among its doubts says why it is so, and is not counted as open.
    Without any, nothing explains the problem.
    """

    model: type[Record]
    find: Narrow
    explained_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Problem:
    """Something wrong with records, or missing in them, that a curator can mend.

    `name` stands in lists, `sentence` is said of one record, `remedy` says what to do about it and where. `ready` sees
    to what the look-up needs, and returns why it cannot be made here, or nothing.
    """

    code: str
    name: str
    sentence: str
    remedy: str
    checks: tuple[Check, ...]
    ready: Callable[[], str] = at_once


_registered: dict[str, Problem] = {}


def register(*problems: Problem) -> None:
    """Have these looked for. Raises ValueError for a code that another problem has."""
    for problem in problems:
        if _registered.setdefault(problem.code, problem) is not problem:
            raise ValueError(f"Two problems are called {problem.code}.")


def problems(model: type[Record] | None = None) -> tuple[Problem, ...]:
    """All that are looked for, in the order of their registration; or those that this kind of record can have."""
    every = _registered.values()
    return tuple(p for p in every if model is None or any(check.model is model for check in p.checks))


def problem(code: str) -> Problem | None:
    """The problem of this code."""
    return _registered.get(code)
