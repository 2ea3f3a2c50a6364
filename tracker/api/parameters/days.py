"""Bounds on dates of which only the month or the year may be known."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from sources.choices import Precision
from sources.dates import parse_partial_date, possible_days

from .base import Read, Schema


class Day(Read):
    """A bound on a partial date: a record whose day is not known passes where it may."""

    FORMS = ["2017-04-25", "2017-04", "2017"]

    def read(self, text: str) -> Any:
        try:
            return possible_days(*parse_partial_date(text))
        except ValueError as error:
            raise ValidationError(f"{error} (A day, a month or a year: {', '.join(self.FORMS)}.)") from None

    def schema(self) -> Schema:
        return {"type": "string", "examples": self.FORMS}


class After(Day):
    """On the day or later; for a month or a year, on its first day or later."""

    def condition(self, value: Any) -> Q:
        first = value[0]
        floors = {
            Precision.DAY: first,
            Precision.MONTH: first.replace(day=1),
            Precision.YEAR: first.replace(month=1, day=1),
        }
        found = Q()
        for precision, floor in floors.items():
            found |= Q(**{f"{self.path}_precision": precision, f"{self.path}__gte": floor})
        return found

    def description(self) -> str:
        return self.about or "This day or later (2017-04-25, 2017-04 or 2017)."


class Before(Day):
    """On the day or earlier; for a month or a year, on its last day or earlier."""

    def condition(self, value: Any) -> Q:
        return Q(**{f"{self.path}__lt": value[1]})

    def description(self) -> str:
        return self.about or "This day or earlier (2017-04-25, 2017-04 or 2017)."
