"""Whole numbers."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from .. import lookups
from .base import Lookup, Parameter, Read, Schema, both_ends


class Number(Read):
    """A whole number between two bounds; beside it gte, lte, range, in, and isnull where it may be missing."""

    is_constant = True

    def __init__(self, path: str, about: str, *, least: int = 0, most: int = 2**31 - 1, **kwargs: Any) -> None:
        self.least, self.most = least, most
        super().__init__(path, about, **kwargs)

    def read(self, text: str) -> int:
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else -1
        if not self.least <= number <= self.most:
            raise ValidationError(f"Write a whole number from {self.least} to {self.most}.")
        return number

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def lookups(self, name: str) -> dict[str, Parameter]:
        many = {"type": "array", "items": self.schema()}
        two = many | {"minItems": 2, "maxItems": 2}
        return {
            "gte": self._asking("gte", "This much or more.", self.schema(), self.read),
            "lte": self._asking("lte", "This much or less.", self.schema(), self.read),
            "range": self._asking("range", "From the first to the second, both included.", two, self._two),
            "in": self._asking("in", "Any of these.", many, lambda text: [*map(self.read, lookups.split(text))]),
            **super().lookups(name),
        }

    def _asking(self, lookup: str, about: str, schema: Schema, read: Any) -> Lookup:
        return Lookup(self, about, schema, read, lambda value: Q(**{f"{self.path}__{lookup}": value}))

    def _two(self, text: str) -> Any:
        return both_ends(text, self.read)


class Bound(Number):
    """A number on one side of the column, by a friendlier name than gte or lte: nothing is asked beside it."""

    def lookups(self, name: str) -> dict[str, Parameter]:
        return {}
