"""Neighbours of a record: which of its fields show one, and one in full in the place of its address."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from rest_framework import serializers

from ..addresses import COLLECTIONS
from ..fields import Link, Links
from ..stubs import Stub
from .parts import within
from .serializers import Neighbors


def path_of(name: str, field: Any) -> tuple[str, ...]:
    """The relations that a field follows from its record; none, where it shows the record itself."""
    if isinstance(field, Links | Neighbors):
        return field.path
    source = field.source or name
    return () if source == "*" else tuple(source.split("."))


def kind_of(name: str, field: Any, model: Any) -> Any:
    """The kind of record that a field shows by address, or in brief; None where it shows none."""
    brief = field.child if isinstance(field, serializers.ListSerializer) else field
    if not isinstance(brief, Link | Links | Stub):
        return None
    kind = _leads_to(path_of(name, field), model)
    return kind if kind in COLLECTIONS else None


def model_within(name: str, field: Any, model: Any) -> Any:
    """The model of which a field shows rows, member by member; None where it does not."""
    return _leads_to(path_of(name, field), model) if isinstance(field, serializers.BaseSerializer) else None


def in_full(name: str, field: Any, kind: Any) -> Any:
    """The field that shows the same neighbours as their own endpoint lists them."""
    serializer = endpoint(kind).serializer_class
    if isinstance(field, Links):
        return Neighbors(child=serializer(), path=field.path)
    source = {} if field.source in (None, name) else {"source": field.source}
    if isinstance(field, serializers.ListSerializer):
        return serializer(many=True, read_only=True, **source)
    return serializer(read_only=True, allow_null=True, **source)


def expandable(fields: Mapping[str, Any], model: Any, before: str = "") -> list[str]:
    """The paths of all neighbours that fields show by address or in brief, rows within them included."""
    found = []
    for name, field in fields.items():
        if kind_of(name, field, model):
            found.append(before + name)
        elif inner := model_within(name, field, model):
            found += expandable(within(field) or {}, inner, f"{before}{name}.")
    return found


def endpoint(kind: Any) -> Any:
    """The view that lists a kind of record."""
    from ..endpoints import ENDPOINTS

    return ENDPOINTS[COLLECTIONS[kind]]


def _leads_to(path: tuple[str, ...], model: Any) -> Any:
    for step in path:
        try:
            model = model._meta.get_field(step).related_model
        except FieldDoesNotExist:
            return None
        if model is None:
            return None
    return model if path else None
