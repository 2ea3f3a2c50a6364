"""What a written text means for a field of a model: conversion, limits, vocabulary; a remedy in every refusal."""

import re
from collections.abc import Callable, Collection
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import DecimalValidator, MaxLengthValidator
from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils import timezone

from sources.dates import parse_partial_date
from sources.models import Dossier
from sources.nearest import did_you_mean, words

from .parts import Part

Convert = Callable[[Any], Any]
DATE_FORMS = "Write 2017-11-20, 2017-11 or 2017."


def shape_of(value: Any) -> str:
    """What a value is, as YAML goes, for a sentence."""
    return {dict: "a mapping", list: "a list", type(None): "nothing"}.get(type(value), "one value")


def a(name: str) -> str:
    """The noun with its article."""
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def is_partial_date(field: "models.Field[Any, Any]") -> bool:
    """The field is a date with its precision beside it: one value in a dossier."""
    return isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField)


def told_fields(part: Part) -> "list[models.Field[Any, Any]]":
    """The columns a dossier decides on: all but the primary key and what others compute or keep."""
    return [
        field
        for field in part.model._meta.concrete_fields
        if not field.primary_key and (field.editable or field.name in part.derived) and not field.generated
    ]


def untold_defaults(model: Any, told: Collection[str]) -> dict[str, Any]:
    """The columns no dossier decides on, with what a new row holds there."""
    now = timezone.now()
    rest = [f for f in model._meta.concrete_fields if not f.primary_key and not f.generated and f.name not in told]
    loaded = model.as_loaded(now) if issubclass(model, Dossier) else {}
    return {
        f.name: now if getattr(f, "auto_now", False) or getattr(f, "auto_now_add", False) else default_of(f)
        for f in rest
    } | loaded


def default_of(field: "models.Field[Any, Any]") -> Any:
    """What the field holds when the dossier does not name it."""
    default = field.get_default()
    return str(default) if isinstance(default, str) else default


def is_required(field: "models.Field[Any, Any]") -> bool:
    """A dossier must name the field."""
    return not (field.blank or field.null or field.has_default())


def integer_range(field: "models.Field[Any, Any]") -> tuple[int, int]:
    """The numbers the field can hold on every database."""
    return BaseDatabaseOperations.integer_field_ranges[field.get_internal_type()]


def converter(field: "models.Field[Any, Any]") -> Convert:
    """How the field's text is read. The function raises `ValueError` with a sentence for whoever wrote it."""
    if field.choices:
        return _vocabulary(field)
    if field.is_relation:
        return _slug
    if is_partial_date(field):
        return _date
    if isinstance(field, models.BooleanField):
        return _boolean
    if isinstance(field, models.DecimalField):
        return _decimal(field)
    if isinstance(field, models.IntegerField):
        return _integer(field)
    if isinstance(field, models.JSONField):
        return _reasons
    if isinstance(field, (models.CharField, models.TextField)):
        return _text(field)
    raise TypeError(f"No dossier can hold a {type(field).__name__}.")


def _one(value: Any) -> str:
    if type(value) is str:
        return value
    if value is None:
        raise ValueError("has no value. Give one, or leave the key out.")
    raise ValueError(f"expects one value, not {shape_of(value)}.")


def _slug(value: Any) -> str:
    text = value.strip() if type(value) is str else _one(value)
    if not text:
        raise ValueError("has no value. Give a slug, or leave the key out.")
    return text


@lru_cache(maxsize=20_000)
def _parsed_date(text: str) -> Any:
    try:
        date, precision = parse_partial_date(text)
    except ValueError as error:
        raise ValueError(str(error) if "write" in str(error) else f"{error} {DATE_FORMS}") from None
    return date, str(precision)


def _date(value: Any) -> Any:
    return _parsed_date(_one(value))


def _boolean(value: Any) -> bool:
    if value == "true":
        return True
    if value == "false":
        return False
    raise ValueError(f"{_one(value)!r} is neither true nor false. Write one of the two.")


def _vocabulary(field: "models.Field[Any, Any]") -> Convert:
    known = {str(word): str(word) for word, _ in field.flatchoices if word != ""}
    if field.blank:
        known[""] = ""

    def convert(value: Any) -> str:
        try:
            return known[value]
        except (KeyError, TypeError):
            shown = [word for word in known if word]
            near = did_you_mean(_one(value), shown)
            raise ValueError(f"{value!r} is none of its words. {near}Its words: {words(shown)}.") from None

    return convert


def _integer(field: "models.Field[Any, Any]") -> Convert:
    least, most = integer_range(field)

    def convert(value: Any) -> int:
        if not re.fullmatch(r"-?[0-9]{1,20}", _one(value)):
            raise ValueError(f"{value!r} is no whole number. Write digits only.")
        number = int(value)
        if not least <= number <= most:
            raise ValueError(f"{number} is outside {least} to {most}.")
        return number

    return convert


def _decimal(field: Any) -> Convert:
    check = DecimalValidator(field.max_digits, field.decimal_places)

    def convert(value: Any) -> Decimal:
        if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", _one(value)):
            raise ValueError(f"{value!r} is no number. Write digits, with a point before decimals: 28300000.50.")
        number = Decimal(value)
        _run([check], number)
        return number

    return convert


def _text(field: Any) -> Convert:
    most = field.max_length
    checks = [check for check in field.validators if not isinstance(check, MaxLengthValidator)]
    may_be_empty = field.blank

    def convert(value: Any) -> str:
        text: str = (value if type(value) is str else _one(value)).strip()
        if most is not None and len(text) > most:
            raise ValueError(f"has {len(text)} characters; {most} fit. Shorten it by {len(text) - most}.")
        if not text:
            if may_be_empty:
                return ""
            raise ValueError("may not be empty. Write it out.")
        if checks:
            _run(checks, text)
        return text

    return convert


def _run(checks: list[Any], value: Any) -> None:
    try:
        for check in checks:
            check(value)
    except ValidationError as error:
        raise ValueError(f"{str(value)!r}: {' '.join(error.messages)}") from None


def _reasons(value: Any) -> dict[str, str]:
    if type(value) is not dict:
        raise ValueError(f"expects a mapping of fields to reasons, not {shape_of(value)}.")
    for key, reason in value.items():
        if type(reason) is not str or not reason.strip():
            raise ValueError(f"says nothing about {key}. Write a reason after it.")
    return {key: reason.strip() for key, reason in value.items()}
