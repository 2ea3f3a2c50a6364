"""A serializer as one expression: the JSON that it would write of a row, written by the database.

A field of ours says its SQL form in a method `in_sql(place)`, beside `to_representation`. Those of the REST framework
have theirs here.
"""

import json
from collections.abc import Callable
from typing import Any

from django.db import models
from rest_framework import serializers
from rest_framework.fields import Field

from .names import computed
from .place import NoSqlFormError, Place
from .text import Amount, Array, Plain, Quoted, Text, Truth, either, is_there

APART = "\x1e"  # no JSON has it: within strings it is escaped
SAID = {"in_sql", "ingredients", "computed"}
OWN = SAID | {"to_representation", "get_attribute"}


def written(serializer: Any, place: Place) -> Text:
    """A record, or a row of a list. Raises `NoSqlFormError` where any of its fields has no SQL form."""
    return members(serializer, lambda field: in_sql(field, place))


def members(serializer: Any, write: Callable[[Field], Any]) -> Text:
    """A JSON object of a serializer's fields, each as `write` has it; or, for a table, only these, `APART`."""
    if type(serializer).to_representation is not serializers.Serializer.to_representation:
        raise NoSqlFormError(f"{type(serializer).__name__}, which writes itself")
    parts: list[Any] = []
    if getattr(serializer, "is_apart", False):
        for field in serializer._readable_fields:
            parts += [APART, write(field)] if parts else [write(field)]
        return Text(*parts)
    for field in serializer._readable_fields:
        parts += [f"{',' if parts else ''}{json.dumps(field.field_name)}:", write(field)]
    return Text("{", *parts, "}")


def in_sql(field: Field, place: Place) -> Any:
    """The JSON of a field. Raises `NoSqlFormError`."""
    if _says_its_form(field):
        return field.in_sql(place)  # type: ignore[attr-defined]
    if isinstance(field, serializers.ListSerializer):
        return _array(field, place)
    if isinstance(field, serializers.BaseSerializer):
        nested = followed(field, place)
        return or_null(nested, written(field, nested))
    try:
        form = FORMS[type(field)]
    except KeyError:
        raise NoSqlFormError(f"{type(field).__name__} {field.field_name}") from None
    return form(field, place)


def followed(field: Field, place: Place) -> Place:
    """The row that the field's source leads to."""
    for name in field.source_attrs:
        place = place.to(name)
    return place


def column(field: Field, place: Place, *kinds: type[models.Field]) -> Any:
    """The column, or computed value, that the field's source leads to. It must be of one of these kinds."""
    *links, name = field.source_attrs
    for link in links:
        place = place.to(link)
    found = computed(place, name)
    return place.value(name, *kinds) if found is None else found


def or_null(place: Place, json: Any) -> Any:
    """The JSON of a row, or null where there is no row."""
    return either(is_there(place.key), json, Text("null")) if place.is_nullable else json


def _array(field: Any, place: Place) -> Array:
    if type(field) is not serializers.ListSerializer:
        raise NoSqlFormError(f"{type(field).__name__}, which writes itself")
    *links, name = field.source_attrs
    for link in links:
        place = place.to(link)
    rows, each = place.rows(name)
    return Array(rows.annotate(json=written(field.child, each)).values("json"))


def _says_its_form(field: Field) -> bool:
    """Whether the field has an SQL form, and nothing derived from it since shows something else."""
    for kind in type(field).__mro__:
        if said := OWN & vars(kind).keys():
            return bool(SAID & said)
    return False


def _dictionary(field: Any, place: Place) -> Any:
    if type(field.child) is not serializers.CharField:
        raise NoSqlFormError(f"a dictionary of {type(field.child).__name__}")
    return Plain(column(field, place, models.JSONField))


FORMS: dict[type[Field], Callable[[Any, Place], Any]] = {
    serializers.CharField: lambda field, place: Quoted(column(field, place, models.CharField, models.TextField)),
    serializers.IntegerField: lambda field, place: Plain(column(field, place, models.IntegerField)),
    serializers.BooleanField: lambda field, place: Truth(column(field, place, models.BooleanField)),
    serializers.DecimalField: lambda field, place: Amount(
        column(field, place, models.DecimalField), places=field.decimal_places
    ),
    serializers.DictField: _dictionary,
}
