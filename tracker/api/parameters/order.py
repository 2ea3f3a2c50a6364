"""By what a list is ordered."""

from typing import Any

from django.db.models import Case, F, IntegerField, Q, UniqueConstraint, Value, When
from django.db.models.expressions import Expression, OrderBy

from cases.choices import Circuit
from sources.nearest import did_you_mean, near
from sources.ordering import DayOrFirst, DayOrLast, in_order

from .. import lookups
from ..problems.faults import NotUnderstoodError
from .base import Lookup, Parameter, Read, Schema


def circuit_rank(path: str) -> Expression:
    """Circuits in the order of 28 U.S.C. 41; courts of no circuit have none."""
    ranks = (When(**{path: circuit}, then=Value(rank)) for rank, circuit in enumerate(Circuit.values))
    return Case(*ranks, default=None, output_field=IntegerField(null=True))


class Order(Read):
    """By what the list is ordered. Unknown values come last either way, and equal ones by the order of recording."""

    is_constant = True

    def __init__(self, default: str, **keys: str | Expression | tuple[str, ...]) -> None:
        self.default, self.keys = default, keys
        super().__init__()

    def read(self, text: str) -> list[str]:
        words = lookups.split(text)
        for word in words:
            if word.removeprefix("-") not in self.keys:
                hint = f"{did_you_mean(word, self.words())}Known, each also with - before it: {', '.join(self.keys)}."
                raise NotUnderstoodError(f"{word!r} is no order here. {hint}", near(word, self.words()))
        return words

    def expressions(self, words: list[str] | None, model: Any) -> list[OrderBy]:
        """The order in columns, none of which is NULL, and the last of which is the key."""
        found: list[OrderBy] = []
        for word in words or lookups.split(self.default):
            keys = self.keys[word.removeprefix("-")]
            for key in keys if isinstance(keys, tuple) else (keys,):
                field, nullable = _kind(key, model)
                found += in_order(key, field, nullable=nullable, down=word[0] == "-")
        return [*found, F("pk").asc()]

    def is_indexed(self, word: str, model: Any) -> bool:
        """Whether an index serves the order in both directions."""
        return all(_leads_an_index(self.expressions([sign + word], model)[0], model) for sign in ("", "-"))

    def condition(self, value: Any) -> Q:
        return Q()

    def schema(self) -> Schema:
        words = {"type": "string", "enum": self.words()}
        return {"type": "array", "items": words, "default": lookups.split(self.default)}

    def description(self) -> str:
        return "The order; with - before it from the last to the first. What is not known comes last."

    def beside(self, name: str) -> dict[str, Parameter]:
        return {"order": Lookup(self, f"The same as `{name}`.", self.schema(), self.read, self.condition)}

    def words(self) -> list[str]:
        return [sign + key for key in self.keys for sign in ("", "-")]


def _leads_an_index(first: OrderBy, model: Any) -> bool:
    """Whether a whole index begins with it, of the record's table or of one that every record of it names."""
    expression: Any = first.expression
    is_day = isinstance(expression, DayOrFirst | DayOrLast)
    column: Any = expression.get_source_expressions()[0] if is_day else expression
    if not isinstance(column, F):
        return False
    *links, name = column.name.split("__")  # type: ignore[attr-defined]
    for link in links:
        model = model._meta.get_field(link).related_model
    if is_day:
        alone = OrderBy(type(expression)(name), descending=first.descending)
        return any(repr(alone) == repr(index.expressions[0]) for index in model._meta.indexes if index.expressions)
    unique = [each for each in model._meta.constraints if isinstance(each, UniqueConstraint) and not each.condition]
    return any(each.fields[:1] in ((name,), [name]) for each in (*model._meta.indexes, *unique))


def _kind(key: str | Expression, model: Any) -> tuple[Any, bool]:
    """The field at the end of a path, and whether there may be nothing there."""
    if not isinstance(key, str):
        return key.output_field, True
    nullable, field = False, None
    for step in key.split("__"):
        field = model._meta.get_field(step)
        nullable, model = nullable or field.null, field.related_model
    return field, nullable
