"""Orders that are total, with what is not known at their end, and that an index can serve on both databases.

PostgreSQL and SQLite put NULL at opposite ends, and neither finds "the rows after this one" by an index where the row
may hold NULL. So a value beyond all others stands in its place, written into the SQL, because SQLite matches an index
on an expression with the very text of a query.
"""

from typing import Any

from django.db import models
from django.db.models import F, Func
from django.db.models.expressions import Combinable, OrderBy

FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"


class DayOrFirst(Func):
    """A date, and the first day of all where there is none: for the order from the latest to the earliest."""

    template = f"COALESCE(%(expressions)s, '{FIRST_DAY}')"
    output_field = models.DateField()


class DayOrLast(Func):
    """A date, and the last day of all where there is none: for the order from the earliest to the latest."""

    template = f"COALESCE(%(expressions)s, '{LAST_DAY}')"
    output_field = models.DateField()


class NumberOr(Func):
    """A whole number, and another where there is none."""

    template = "COALESCE(%(expressions)s, %(instead)s)"
    output_field = models.BigIntegerField()

    def __init__(self, number: Any, instead: int) -> None:
        super().__init__(number, instead=instead)


class Hundredths(Func):
    """An amount in whole cents, which both databases compare alike, and another number where there is none."""

    template = "COALESCE(CAST(ROUND(%(expressions)s * 100) AS bigint), %(instead)s)"
    output_field = models.BigIntegerField()

    def __init__(self, amount: Any, instead: int) -> None:
        super().__init__(amount, instead=instead)


class TextOr(Func):
    """A text, and an empty one where there is none."""

    template = "COALESCE(%(expressions)s, '')"
    output_field = models.CharField()


class Lacks(Func):
    """1 where there is no value, else 0."""

    template = "CASE WHEN %(expressions)s IS NULL THEN 1 ELSE 0 END"
    output_field = models.IntegerField()


BELOW_ALL, ABOVE_ALL = -1, 10**18  # of numbers that count or measure something


def in_order(key: str | Combinable, field: "models.Field[Any, Any]", *, nullable: bool, down: bool) -> list[OrderBy]:
    """By a column or an expression of the kind of `field`, up or down, with what is not known last either way."""
    column: Any = F(key) if isinstance(key, str) else key
    if isinstance(field, models.DecimalField):
        column = Hundredths(column, BELOW_ALL if down else ABOVE_ALL)
    elif nullable and isinstance(field, models.DateField):
        column = (DayOrFirst if down else DayOrLast)(column)
    elif nullable and isinstance(field, models.IntegerField):
        column = NumberOr(column, BELOW_ALL if down else ABOVE_ALL)
    elif nullable:
        column, lacks = TextOr(column), Lacks(column)
        return [lacks.asc(), column.desc() if down else column.asc()]
    return [column.desc() if down else column.asc()]


def dated(name: str, column: str, *more: str) -> list[models.Index]:
    """The two indexes that serve the orders of a date, down and up, each to its end."""
    return [
        models.Index(DayOrFirst(column).desc(), *(F(each).desc() for each in more), "id", name=f"{name}_down"),
        models.Index(DayOrLast(column).asc(), *more, "id", name=f"{name}_up"),
    ]
