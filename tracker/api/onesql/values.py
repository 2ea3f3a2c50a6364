"""Rows that belong to no one table: the values of a query, some of which are the keys of records.

A citation of any kind of record, a record of any kind that names a place, so many holdings on a ground: the query of
the page finds their values, and here is what a serializer makes of these.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Model, Subquery, When
from django.db.models.lookups import Exact
from rest_framework.fields import Field

from .place import NoSqlFormError, Place
from .representation import in_sql, members
from .text import TEXT, Text, Verbatim


@dataclass(frozen=True)
class Lead:
    """A value, the key of a record. Where there are several models, the value `rank` is the number of the record's."""

    key: str
    models: tuple[type[Model], ...]
    rank: str = ""


@dataclass(frozen=True)
class _Beneath(Place):
    """What stands above a record: the step with this name leads to it."""

    step: str = ""

    def to(self, name: str) -> Place:
        if name != self.step:
            raise NoSqlFormError(f"{name}, where there is only {self.step}")
        return Place(self.model)


class Values:
    """What the values of a query are called, and which of them lead to records.

    `called`: members of the representation that have another name than their value.
    """

    def __init__(
        self, names: Sequence[str], leads: Mapping[str, Lead], called: Mapping[str, str] | None = None
    ) -> None:
        self.names, self.leads, self.called = tuple(names), leads, called or {}

    def row(self, serializer: Any) -> Text:
        """The JSON of such a row."""
        return members(serializer, self._member)

    def record(self, lead: Lead, write: Callable[[type[Model]], Any]) -> Any:
        """What `write` makes of the record that a value leads to."""
        written = [
            Subquery(_one(model, self.value(lead.key), write(model)), output_field=TEXT) for model in lead.models
        ]
        if not lead.rank:
            return written[0]
        rank = self.value(lead.rank)
        return Case(
            *(When(Exact(rank, Verbatim(str(n))), then=each) for n, each in enumerate(written)), output_field=TEXT
        )

    def value(self, name: str) -> Verbatim:
        """A value as it stands in the page."""
        return Verbatim(f"page.k{self.names.index(self.called.get(name, name))}")

    def _member(self, field: Field) -> Any:
        first, *more = field.source_attrs
        if first in self.leads:
            return self.record(self.leads[first], lambda model: in_sql(field, _Beneath(model, step=first)))
        if self.called.get(first, first) in self.names and not more:
            return in_sql(field, _Columns(self))
        raise NoSqlFormError(f"{field.field_name} of {first}")


class _Columns(Place):
    """The values themselves."""

    def __init__(self, values: Values) -> None:
        super().__init__(Model)
        object.__setattr__(self, "values", values)

    def value(self, name: str, *kinds: type[Any]) -> Any:
        return self.values.value(name)  # type: ignore[attr-defined]


def _one(model: type[Model], key: Verbatim, text: Any) -> Any:
    return model._base_manager.order_by().filter(pk=key).annotate(json=text).values("json")
