"""Serializers whose members a request chooses, and those that show neighbours in full."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from django.db.models import Manager
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from sources.search.searched import searched_of
from sources.search.snippets import snippet

from ..onesql.finishing import Finished
from ..onesql.neighbors import neighbors
from ..onesql.place import Place
from ..onesql.representation import written
from ..onesql.text import Quoted, Text
from .asked import Shape


@extend_schema_field({"type": "object", "additionalProperties": {"type": "string"}})
class SnippetField(Finished):
    """Where the words looked for stand, by column: HTML in which they are marked and everything else is escaped."""

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True)

    def to_representation(self, record: Any) -> dict[str, str]:
        searched = searched_of(type(record))
        return self.finish({name: getattr(record, name) for name in searched.columns}, self.context)

    def ingredients(self, place: Place) -> Text:
        columns = searched_of(place.model).columns
        texts = [[f'{"," if number else ""}"{name}":', Quoted(place(name))] for number, name in enumerate(columns)]
        return Text("{", *chain.from_iterable(texts), "}")

    @classmethod
    def finish(cls, found: Mapping[str, str], context: Mapping[str, Any]) -> dict[str, str]:
        told = {name: snippet(text, context["words"]) for name, text in found.items()}
        return {name: text for name, text in told.items() if text}


class Shaped(serializers.Serializer):
    """A serializer that takes the shape of the answer from its context (`shape`, `model`), when its fields are made.

    Only the outermost does: those within it are changed by it.
    """

    def get_fields(self) -> dict[str, Any]:
        from .tree import reshaped

        fields: dict[str, Any] = super().get_fields()
        if self._context.get("words"):
            fields["snippet"] = SnippetField()
        shape: Shape | None = self._context.get("shape")
        return reshaped(fields, self._context["model"], shape) if shape else fields


class Neighbors(serializers.ListSerializer):
    """The records at the end of a path of relations, each once and in full, where a `Links` shows their addresses."""

    def __init__(self, *, path: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(**{"source": "*", "read_only": True, **kwargs})
        self.path = path

    def get_attribute(self, instance: Any) -> list[Any]:
        found = [instance]
        for name in self.path:
            found = [each for record in found for each in following(record, name)]
        return list(dict.fromkeys(found))

    def in_sql(self, place: Place) -> Any:
        return neighbors(place, self.path, lambda each: written(self.child, each))


def following(record: Any, name: str) -> Any:
    """The records that a relation of a record leads to."""
    value = getattr(record, name)
    if isinstance(value, Manager):
        return value.all()
    return [] if value is None else [value]
