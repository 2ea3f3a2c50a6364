"""Who has which problem: records, and how many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet, Value

from ..models import Record
from .registry import Check, Problem, problems


@dataclass(frozen=True)
class Count:
    """How many records of one kind have a problem: those that leave it open, and those that say why it is so."""

    problem: Problem
    check: Check
    open: int
    explained: int


def found(check: Check) -> QuerySet[Any]:
    """The records that have the problem. `is_explained` tells those that say why."""
    is_explained: Any = ExpressionWrapper(_explained(check), BooleanField()) if check.explained_by else Value(False)
    return check.find(check.model._default_manager.all()).annotate(is_explained=is_explained)


def found_open(check: Check) -> QuerySet[Any]:
    """The records that have the problem and do not say why."""
    rows = check.find(check.model._default_manager.all())
    return rows.exclude(_explained(check)) if check.explained_by else rows


def _explained(check: Check) -> Q:
    return Q(doubts__has_any_keys=list(check.explained_by))


def reason(check: Check, record: Record) -> str:
    """Why the record is as it is; empty where it does not say."""
    return next((record.doubts[name] for name in check.explained_by if name in record.doubts), "")


def counts(wanted: Iterable[Problem] | None = None) -> list[Count]:
    """The counts of all problems that can be looked for here, kind by kind, in one query."""
    pairs = [(p, check) for p in (problems() if wanted is None else wanted) if not p.ready() for check in p.checks]
    numbers = _numbers([found(check) for _, check in pairs])
    return [
        Count(problem, check, numbers[n][0] - numbers[n][1], numbers[n][1])
        for n, (problem, check) in enumerate(pairs)
        if numbers[n][0]
    ]


def problems_of(record: Record) -> list[tuple[Problem, str]]:
    """The problems that a record has, each with the reason it gives: one query for all."""
    pairs = [(p, c) for p in problems(type(record)) if not p.ready() for c in p.checks if c.model is type(record)]
    numbers = _numbers([found(check).filter(pk=record.pk) for _, check in pairs])
    return [(problem, reason(check, record)) for n, (problem, check) in enumerate(pairs) if numbers[n][0]]


def _numbers(querysets: Sequence[QuerySet[Any]]) -> list[tuple[int, int]]:
    """For each queryset of `found`: how many rows, and how many of them explain themselves."""
    numbers = [(0, 0)] * len(querysets)
    parts: list[str] = []
    values: list[Any] = []
    for n, rows in enumerate(querysets):
        try:
            sql, given = rows.order_by().values("pk", "is_explained").query.sql_with_params()
        except EmptyResultSet:
            continue
        parts.append(f"SELECT {n}, COUNT(*), COUNT(CASE WHEN is_explained THEN 1 END) FROM ({sql}) AS found")  # noqa: S608
        values += given
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), values)
            for n, number, explained in cursor.fetchall():
                numbers[n] = (number, explained)
    return numbers
