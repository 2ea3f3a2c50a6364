"""What is within a field of a serializer."""

from collections.abc import Collection, Mapping
from typing import Any

from rest_framework import serializers

from ..fields import Link, Links


def within(field: Any) -> Mapping[str, Any] | None:
    """The fields within a field, or the members of an address; None where it has no parts that could be named."""
    if isinstance(field, serializers.ListSerializer):
        field = field.child
    if isinstance(field, serializers.Serializer):
        return field.fields
    if isinstance(field, Link | Links):
        return dict.fromkeys(field.parts)
    return None


def drop(field: Any, names: Collection[str]) -> None:
    """Leave these parts out."""
    if isinstance(field, Link | Links):
        field.parts = tuple(name for name in field.parts if name not in names)
        return
    inner = within(field)
    for name in names:
        inner.pop(name)  # type: ignore[union-attr]
