"""Questions about dates of which only the month or the year may be known.

A record whose day is not known is found wherever that day may lie.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from sources.choices import Precision
from sources.dates import parse_partial_date, possible_days

from .. import lookups
from .base import Lookup, Parameter, Read, Schema, both_ends

FORMS = ["2017-04-25", "2017-04", "2017"]
WRITTEN: Schema = {"type": "string", "examples": FORMS}


class Day(Read):
    """A question about one partial date."""

    is_constant = True

    def read(self, text: str) -> Any:
        try:
            return possible_days(*parse_partial_date(text))
        except ValueError as error:
            raise ValidationError(f"{error} (A day, a month or a year: {', '.join(FORMS)}.)") from None

    def schema(self) -> Schema:
        return WRITTEN


class After(Day):
    """On the day or later; for a month or a year, on its first day or later."""

    def condition(self, value: Any) -> Q:
        return not_before(self.path, value)

    def description(self) -> str:
        return self.about or "This day or later (2017-04-25, 2017-04 or 2017)."


class Before(Day):
    """On the day or earlier; for a month or a year, on its last day or earlier."""

    def condition(self, value: Any) -> Q:
        return not_after(self.path, value)

    def description(self) -> str:
        return self.about or "This day or earlier (2017-04-25, 2017-04 or 2017)."


class Date(Day):
    """On the day, or in the month or the year; beside it gte, lte, range, in and isnull."""

    def __init__(self, path: str, about: str = "", **kwargs: Any) -> None:
        super().__init__(path, about or "This day, or within this month or year.", lacking=True, **kwargs)

    def condition(self, value: Any) -> Q:
        return within(self.path, value, value)

    def lookups(self, name: str) -> dict[str, Parameter]:
        two, many = {"type": "string", "examples": ["2017-01-20,2021-01-20"]}, {"type": "array", "items": WRITTEN}
        return {
            "gte": After(self.path, of=self.of),
            "lte": Before(self.path, of=self.of),
            "range": Lookup(
                *(self, "From the first to the second, both included.", two),
                *(self._two, lambda ends: within(self.path, *ends)),
            ),
            "in": Lookup(self, "Any of these days, months or years.", many, self._many, self._any),
            **super().lookups(name),
        }

    def _two(self, text: str) -> Any:
        return both_ends(text, self.read, lambda days: days[1])

    def _many(self, text: str) -> list[Any]:
        return [self.read(word) for word in lookups.split(text)]

    def _any(self, values: list[Any]) -> Q:
        found = Q()
        for value in values:
            found |= within(self.path, value, value)
        return found


def not_before(path: str, days: Any) -> Q:
    """The date may lie on the first of these days or later."""
    first = days[0]
    floors = {
        Precision.DAY: first,
        Precision.MONTH: first.replace(day=1),
        Precision.YEAR: first.replace(month=1, day=1),
    }
    found = Q()
    for precision, floor in floors.items():
        found |= Q(**{f"{path}_precision": precision, f"{path}__gte": floor})
    return found


def not_after(path: str, days: Any) -> Q:
    """The date may lie on the last of these days or earlier."""
    return Q(**{f"{path}__lt": days[1]})


def within(path: str, first: Any, last: Any) -> Q:
    """The date may lie between the first of the one and the last of the other."""
    return not_before(path, first) & not_after(path, last)
