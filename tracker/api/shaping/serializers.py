"""Serializers whose members a request chooses, and those that show neighbours in full."""

from typing import Any

from django.db.models import Manager
from rest_framework import serializers

from .asked import Shape


class Shaped(serializers.Serializer):
    """A serializer that takes the shape of the answer from its context (`shape`, `model`), when its fields are made.

    Only the outermost does: those within it are changed by it.
    """

    def get_fields(self) -> dict[str, Any]:
        from .tree import reshaped

        fields: dict[str, Any] = super().get_fields()
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


def following(record: Any, name: str) -> Any:
    """The records that a relation of a record leads to."""
    value = getattr(record, name)
    if isinstance(value, Manager):
        return value.all()
    return [] if value is None else [value]
