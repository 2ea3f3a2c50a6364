"""Where in a query a serializer stands: which model's row, and over which links the query reaches it."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Field, Model, OuterRef, QuerySet
from django.db.models.constants import LOOKUP_SEP


class NoSqlFormError(Exception):
    """What a representation shows cannot be said in SQL; the sentence names it."""


@dataclass(frozen=True)
class Place:
    """A row of `model`, which the query reaches from its own row over the links of `path`."""

    model: type[Model]
    path: tuple[str, ...] = ()
    is_nullable: bool = False

    def field(self, name: str) -> Any:
        """The model's field of this name. Raises `NoSqlFormError` where the model has something else, or nothing."""
        try:
            return self.model._meta.get_field(name)
        except FieldDoesNotExist:
            raise NoSqlFormError(f"{self.model.__name__}.{name} is no field") from None

    def __call__(self, name: str) -> F:
        """A column of the row."""
        field = self.field(name)
        if not isinstance(field, Field) or field.is_relation:
            raise NoSqlFormError(f"{self.model.__name__}.{name} is no column")
        return F(LOOKUP_SEP.join((*self.path, name)))

    def value(self, name: str, *kinds: type[Field]) -> Any:
        """The same, if it is of one of these kinds."""
        if kinds and not isinstance(self.field(name), kinds):
            raise NoSqlFormError(f"{self.model.__name__}.{name}, a {type(self.field(name)).__name__}")
        return self(name)

    @property
    def key(self) -> F:
        return F(LOOKUP_SEP.join((*self.path, "pk")))

    def to(self, name: str) -> "Place":
        """The row that a link leads to."""
        field = self.field(name)
        if not (field.many_to_one or (field.one_to_one and field.concrete)):
            raise NoSqlFormError(f"{self.model.__name__}.{name} is no link to one row")
        return Place(field.related_model, (*self.path, name), self.is_nullable or field.null)

    def is_link(self, name: str) -> bool:
        return bool(self.field(name).many_to_one)

    def rows(self, name: str) -> "tuple[QuerySet[Any], Place]":
        """The rows of a list, in the order in which it is read, and the place of each in that query."""
        field = self.field(name)
        if not (field.one_to_many or field.many_to_many):
            raise NoSqlFormError(f"{self.model.__name__}.{name} is no list")
        model = field.related_model
        back = field.remote_field.name
        owner = OuterRef(LOOKUP_SEP.join((*self.path, "pk")))
        rows = model._default_manager.filter(**{back: owner})
        return rows.order_by(*order_of(model, without=back if field.one_to_many else "")), Place(model)


def order_of(model: type[Model], without: str = "") -> list[Any]:
    """The model's order, made total; but for a link that is the same in all rows."""
    return [*(key for key in model._meta.ordering or () if key != without), "pk"]
