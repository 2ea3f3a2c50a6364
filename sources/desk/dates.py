"""A partial date in one text box: 2017-11-20, 2017-11 or 2017."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

from ..dates import format_partial_date, parse_partial_date

PRECISION = "_precision"
HOW = "A day, a month or a year: 2017-11-20, 2017-11 or 2017."


def is_partial(field: "models.Field[Any, Any]") -> bool:
    """Whether this is a date that carries a precision beside it."""
    return isinstance(field, models.DateField) and _has(field.model, f"{field.name}{PRECISION}")


def is_precision(field: "models.Field[Any, Any]") -> bool:
    """Whether this is the precision of a partial date."""
    return field.name.endswith(PRECISION) and _has(field.model, field.name.removesuffix(PRECISION))


def _has(model: type[models.Model], name: str) -> bool:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True


def dated(*names: str) -> tuple[tuple[str, str], ...]:
    """Partial dates for a fieldset: each with its precision, which is read from the same text and never shown."""
    return tuple((name, f"{name}{PRECISION}") for name in names)


class PartialDateInput(forms.TextInput):
    """The text box."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        own = {"size": 10, "placeholder": "2017-11-20", "title": HOW, "autocomplete": "off"}
        super().__init__({"class": "partial-date", **own, **(attrs or {})})


class PartialDateField(forms.CharField):
    """The date; `PrecisionField` takes the precision from the same text."""

    widget = PartialDateInput

    def to_python(self, value: Any) -> dt.date | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse_partial_date(text)[0]
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or "") != (data or "").strip()


class ReadFromDate(forms.HiddenInput):
    """No control of its own: what stands in the box of the date says how far it is known."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        try:
            return parse_partial_date((data.get(name.removesuffix(PRECISION)) or "").strip())[1].value
        except ValueError:
            return ""

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name.removesuffix(PRECISION) not in data

    def render(self, *args: Any, **kwargs: Any) -> str:  # type: ignore[override]
        return ""


class PrecisionField(forms.CharField):
    """The precision of the date beside it."""

    widget = ReadFromDate


def texts_of(record: models.Model, names: list[str]) -> dict[str, str]:
    """The partial dates among these fields of a record, as they are written."""
    return {
        name: format_partial_date(getattr(record, name), getattr(record, f"{name}{PRECISION}"))
        for name in names
        if is_partial(record._meta.get_field(name))  # type: ignore[arg-type]
    }
