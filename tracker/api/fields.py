"""How values are shown: the vocabulary of all serializers."""

from collections.abc import Iterable
from functools import cached_property
from itertools import chain
from typing import Any

from django.db.models import Func, Manager, Model, TextChoices
from django.db.models.functions import NullIf
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from sources.dates import format_partial_date
from sources.models import Record
from sources.other_names import SEPARATOR

from .addresses import COLLECTIONS, collection_of, path_of
from .onesql.names import day, name_of
from .onesql.neighbors import neighbors
from .onesql.place import Place
from .onesql.representation import column, followed, or_null
from .onesql.text import EMPTY, TEXT, Given, Quoted, Text, Verbatim, either, is_empty

BASE = Given("base")  # where the API begins


class Word(serializers.ChoiceField):
    """A word of a vocabulary; null where none applies."""

    def __init__(self, choices: type[TextChoices], **kwargs: Any) -> None:
        super().__init__(choices.choices, read_only=True, **kwargs)

    def to_representation(self, value: str) -> Any:
        return str(value) if value else None

    def in_sql(self, place: Place) -> Any:
        return Quoted(NullIf(column(self, place), EMPTY))


@extend_schema_field({"type": "array", "items": {"type": "string"}})
class OtherNames(serializers.Field):
    """What else texts call the record, a string each."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: str) -> list[str]:
        return value.split(SEPARATOR) if value else []

    def in_sql(self, place: Place) -> Any:
        value = place(str(self.source))
        names = Func(Quoted(value), Verbatim("'; '"), Verbatim("'\",\"'"), function="replace", output_field=TEXT)
        return either(is_empty(value), Text("[]"), Text("[", names, "]"))


@extend_schema_field({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$", "examples": ["2017-04-25", "2017-04"]})
class PartialDate(serializers.Field):
    """A date cut to what is known (2017-11-20, 2017-11, 2017); null where nothing is."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def get_attribute(self, instance: Model) -> str | None:
        name = str(self.source)
        date, precision = getattr(instance, name), getattr(instance, f"{name}_precision")
        return format_partial_date(date, precision) or None

    def to_representation(self, value: str) -> str:
        return value

    def in_sql(self, place: Place) -> Any:
        return Quoted(day(place, str(self.source)))


LINK: tuple[str, ...] = ("url", "slug", "name")


class Addressed(serializers.Field):
    """A field that writes addresses: where the API begins stands in the context."""

    parts = LINK  # of a link, which of its members are shown

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    @cached_property
    def base(self) -> str:
        return self.context["base"]

    def link(self, record: Record) -> dict[str, str]:
        told = {"url": self.base + path_of(record), "slug": record.slug, "name": str(record)}
        return told if self.parts == LINK else {name: told[name] for name in self.parts}

    def link_in_sql(self, place: Place) -> Text:
        told = {"url": self.url_in_sql(place), "slug": Quoted(place("slug")), "name": Quoted(name_of(place))}
        members = [(f'{"," if number else ""}"{name}":', told[name]) for number, name in enumerate(self.parts)]
        return Text("{", *chain.from_iterable(members), "}")

    def url_in_sql(self, place: Place) -> Quoted:
        return Quoted(self.address_in_sql(place))

    def address_in_sql(self, place: Place) -> Text:
        return Text(BASE, f"{collection_of(place.model)}/", place("slug"), "/")


@extend_schema_field({"type": "string", "format": "uri"})
class Url(Addressed):
    """The address of the record itself, or of the one at `source`."""

    def __init__(self, source: str = "*") -> None:
        super().__init__(source=source)

    def to_representation(self, record: Record) -> str:
        return self.base + path_of(record)

    def in_sql(self, place: Place) -> Any:
        return self.url_in_sql(followed(self, place))


@extend_schema_field({"type": "string"})
class Name(serializers.Field):
    """What the record is called in a line of text."""

    def __init__(self, source: str = "*") -> None:
        super().__init__(source=source, read_only=True)

    def to_representation(self, record: Model) -> str:
        return str(record)

    def in_sql(self, place: Place) -> Any:
        return Quoted(name_of(followed(self, place)))


class LinkSchema(serializers.Serializer):
    """Another record: where it is and what it is called."""

    url = serializers.URLField()
    slug = serializers.CharField()
    name = serializers.CharField()

    class Meta:
        ref_name = "Link"


@extend_schema_field(LinkSchema)
class Link(Addressed):
    """A neighbor of the record; null where there is none (`allow_null`)."""

    def to_representation(self, record: Record) -> dict[str, str]:
        return self.link(record)

    def in_sql(self, place: Place) -> Any:
        neighbor = followed(self, place)
        return or_null(neighbor, self.link_in_sql(neighbor))


@extend_schema_field(LinkSchema(many=True))
class Links(Addressed):
    """The neighbors at the end of a path of relations, each once: Links("provisions", "claims", "lawsuit")."""

    def __init__(self, *path: str) -> None:
        super().__init__(source="*")
        self.path = path

    def to_representation(self, record: Record) -> list[dict[str, str]]:
        found: Iterable[Any] = [record]
        for name in self.path:
            found = [next_one for one in found for next_one in _at(one, name)]
        return [self.link(one) for one in dict.fromkeys(found)]

    def in_sql(self, place: Place) -> Any:
        return neighbors(place, self.path, self.link_in_sql)


def _at(record: Model, name: str) -> Iterable[Any]:
    value = getattr(record, name)
    if isinstance(value, Manager):
        return value.all()
    return () if value is None else (value,)


@extend_schema_field({"type": "array", "items": {"type": "string"}})
class Names(serializers.Field):
    """What the rows of a list are called."""

    def __init__(self) -> None:
        super().__init__(read_only=True)

    def to_representation(self, rows: "Manager[Model]") -> list[str]:
        return [str(row) for row in rows.all()]

    def in_sql(self, place: Place) -> Any:
        return neighbors(place, self.source_attrs, lambda row: Quoted(name_of(row)))


@extend_schema_field({"type": "string", "enum": list(COLLECTIONS.values())})
class TypeOf(serializers.Field):
    """What sort of record it is, as addresses name it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, record: Record) -> str:
        return COLLECTIONS[type(record)]

    def in_sql(self, place: Place) -> Any:
        return Text(f'"{collection_of(followed(self, place).model)}"')
