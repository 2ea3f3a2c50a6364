"""Which links lead to a kind of record, and which rows of the one that stays a moved row would repeat."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, UniqueConstraint

from ..history.records import is_recorded

Key = tuple[Any, ...]


@cache
def pointing_to(model: Any) -> tuple[Any, ...]:
    """The links of recorded models that lead to this one. What is computed is computed anew."""
    return tuple(
        field
        for other in apps.get_models()
        if is_recorded(other)
        for field in other._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is model
    )


class Twins:
    """The rows that point to the record that stays, by what the database lets stand there only once."""

    def __init__(self, field: Any, rows: list[Any], theirs: list[Any]) -> None:
        self.field, self.model = field, field.model
        self.keys = [self._names(each) for each in self._constraints()]
        self.meets = [self._meeting(each, [*rows, *theirs]) for each in self._constraints()]
        names = (each.attname for each in self.model._meta.concrete_fields if not each.primary_key)
        self.all = [name for name in names if name not in (field.attname, "position", "slug")]
        self.known: dict[Key, Any] = {}
        for row in theirs:
            self.add(row)

    def add(self, row: Any) -> None:
        """Have the row stand there."""
        for key in self._of(row):
            self.known.setdefault(key, row)

    def of(self, row: Any) -> Any | None:
        """The row that this one would repeat."""
        return next((self.known[key] for key in self._of(row) if key in self.known), None)

    def _constraints(self) -> Iterable[UniqueConstraint]:
        for each in self.model._meta.constraints:
            if isinstance(each, UniqueConstraint) and self.field.name in each.fields and "position" not in each.fields:
                yield each

    def _names(self, constraint: UniqueConstraint) -> list[str]:
        names = [name for name in constraint.fields if name != self.field.name]
        return [self.model._meta.get_field(name).attname for name in names]

    def _meeting(self, constraint: UniqueConstraint, rows: list[Any]) -> set[int] | None:
        if constraint.condition is None:
            return None
        keys = self.model._base_manager.filter(constraint.condition, pk__in=[row.pk for row in rows])
        return set(keys.values_list("pk", flat=True))

    def _of(self, row: Any) -> Iterable[Key]:
        for place, (names, meets) in enumerate(zip(self.keys, self.meets, strict=True)):
            values = [getattr(row, name) for name in names]
            if None not in values if meets is None else row.pk in meets:
                yield (place, *values)
        if not hasattr(row, "slug"):  # whatever says nothing new
            yield ("all", *(str(getattr(row, name)) for name in self.all))
