"""The vocabulary of query parameters: what a value may be, and what it asks of a row."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, Exists, F, Model, OuterRef, Q, TextChoices, Value, When
from django.db.models.expressions import Expression, OrderBy

from cases.choices import Circuit
from sources.choices import Precision
from sources.dates import parse_partial_date, possible_days
from sources.models import Record

from . import lookups

LONGEST = 2000
Schema = dict[str, Any]


def a_row(model: type[Model], relation: str, condition: Q) -> Q:
    """There is a row in this list of the record's that meets the whole condition.

    The list may be that of a record it names: ruling__lawsuit_rows, of a holding.
    """
    *links, name = relation.split("__")
    for link in links:
        model = model._meta.get_field(link).related_model
    field = model._meta.get_field(name)
    owner = OuterRef("__".join([*links, "pk"]))
    return Q(Exists(field.related_model._base_manager.filter(condition, **{field.field.name: owner})))


class Parameter(django_filters.Filter):
    """One parameter. `condition` says what a value asks of the record, or of one row in its list `of`.

    Parameters `of` the same list are asked of one and the same row: a holding on this ground with that result. With
    `apart` a parameter is asked of any row of its own.
    """

    field_class = forms.CharField
    label = property(lambda self: None, lambda self, value: None)  # a form shows the parameter's own name

    def __init__(self, path: str = "", about: str = "", *, of: str = "", apart: bool = False, **kwargs: Any) -> None:
        super().__init__(path, help_text=about, max_length=LONGEST, **kwargs)
        self.path, self.about, self.of, self.apart = path, about, of, apart

    def condition(self, value: Any) -> Q:
        return Q(**{self.path: value})

    def schema(self) -> Schema:
        return {"type": "string"}

    def description(self) -> str:
        return self.about


class ReadField(forms.CharField):
    """A text read by `read`, which raises `ValidationError` (or `ValueError`) where it cannot be."""

    def __init__(self, *, read: Any, **kwargs: Any) -> None:
        self.read = read
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return self.read(text)
        except ValueError as error:
            raise ValidationError(str(error)) from None


class Read(Parameter):
    """A parameter whose text means something else: `read` says what, or raises."""

    field_class = ReadField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, read=self.read, **kwargs)

    def read(self, text: str) -> Any:
        raise NotImplementedError


class Words(Read):
    """Words of a vocabulary, any of those given."""

    def __init__(self, path: str, choices: type[TextChoices], about: str = "", **kwargs: Any) -> None:
        self.choices = choices
        super().__init__(path, about, **kwargs)

    def read(self, text: str) -> list[str]:
        words = lookups.split(text)
        for word in words:
            if word not in self.choices.values:
                raise ValidationError(f"{word!r} is not known here. Known: {', '.join(self.choices.values)}.")
        return words

    def condition(self, value: list[str]) -> Q:
        return Q(**{f"{self.path}__in": value})

    def schema(self) -> Schema:
        return {"type": "array", "items": {"type": "string", "enum": list(self.choices.values)}}

    def description(self) -> str:
        meanings = "\n".join(f"* `{value}` {label}" for value, label in self.choices.choices)
        return f"{self.about}\n\n{meanings}".strip()


class Records(Read):
    """Other records, any of those given, as `lookup` finds them by what people write."""

    def __init__(self, path: str, lookup: lookups.Lookup | type[Record], about: str, **kwargs: Any) -> None:
        self.lookup = lookups.by_slug(lookup) if isinstance(lookup, type) else lookup
        super().__init__(path, about, **kwargs)

    def read(self, text: str) -> list[int]:
        return self.lookup(lookups.split(text))

    def condition(self, value: list[int]) -> Q:
        return Q(**{f"{self.path}__in": value})

    def schema(self) -> Schema:
        return {"type": "array", "items": {"type": "string"}}


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


class Flag(Read):
    """True or false of the record; with `of`, whether any row in that list meets the condition."""

    def __init__(self, condition: str | Q, about: str, *, of: str = "") -> None:
        self.asked = Q(**{condition: True}) if isinstance(condition, str) else condition
        self.rows = of
        super().__init__("", about)

    def read(self, text: str) -> bool:
        if text not in ("true", "false"):
            raise ValidationError("Write true or false.")
        return text == "true"

    def condition(self, value: bool) -> Q:
        asked = a_row(self.model, self.rows, self.asked) if self.rows else self.asked
        return asked if value else ~asked

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Number(Read):
    """A whole number between two bounds."""

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


class Text(Parameter):
    """The very words of a field."""


class Search(Read):
    """Words, each of which stands in one of the fields, in any case. (SQLite folds the case of ASCII letters only.)

    Keywords name fields of rows: aliases=("name",).
    """

    def __init__(self, *fields: str, **related: tuple[str, ...]) -> None:
        self.fields, self.related = fields, related
        super().__init__("", "Words to look for, all of which must be found in the names and texts of the record.")

    def read(self, text: str) -> list[str]:
        return lookups.split(",".join(text.split()))

    def condition(self, value: list[str]) -> Q:
        found = Q()
        for word in value:
            somewhere = Q()
            for field in self.fields:
                somewhere |= Q(**{f"{field}__icontains": word})
            for relation, fields in self.related.items():
                for field in fields:
                    somewhere |= a_row(self.model, relation, Q(**{f"{field}__icontains": word}))
            found &= somewhere
        return found


def circuit_rank(path: str) -> Expression:
    """Circuits in the order of 28 U.S.C. 41; courts of no circuit have none."""
    ranks = (When(**{path: circuit}, then=Value(rank)) for rank, circuit in enumerate(Circuit.values))
    return Case(*ranks, default=None)


class Order(Read):
    """By what the list is ordered. Unknown values come last either way, and equal ones by the order of recording."""

    def __init__(self, default: str, **keys: str | Expression | tuple[str, ...]) -> None:
        self.default, self.keys = default, keys
        super().__init__()

    def read(self, text: str) -> list[str]:
        words = lookups.split(text)
        for word in words:
            if word.removeprefix("-") not in self.keys:
                raise ValidationError(f"{word!r} is no order here. Known, each also with - before it: {self._known()}.")
        return words

    def expressions(self, words: list[str] | None) -> list[OrderBy | str]:
        found: list[OrderBy | str] = []
        for word in words or lookups.split(self.default):
            keys = self.keys[word.removeprefix("-")]
            for key in keys if isinstance(keys, tuple) else (keys,):
                column = F(key) if isinstance(key, str) else key
                found.append(column.desc(nulls_last=True) if word[0] == "-" else column.asc(nulls_last=True))
        return [*found, "pk"]

    def schema(self) -> Schema:
        words = [sign + key for key in self.keys for sign in ("", "-")]
        return {"type": "array", "items": {"type": "string", "enum": words}, "default": lookups.split(self.default)}

    def description(self) -> str:
        return "The order; with - before it from the last to the first. What is not known comes last."

    def _known(self) -> str:
        return ", ".join(self.keys)
