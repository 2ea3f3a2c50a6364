"""The values of a history row in words that a curator can read."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.text import capfirst

from ..dates import format_partial_date
from .records import history_of, is_recorded, owns

PRECISION = "_precision"
NOTHING = ""
Model = type[models.Model]


def pairs_of(model: Model, names: Iterable[str]) -> dict[str, Any]:
    """The fields behind these columns, in the order of the model; a precision is told with its date."""
    wanted = {name.removesuffix(PRECISION) if _is_precision(model, name) else name for name in names}
    return {field.name: field for field in model._meta.concrete_fields if {field.name, field.attname} & wanted}


def _is_precision(model: Model, name: str) -> bool:
    dates = {field.name for field in model._meta.concrete_fields if isinstance(field, models.DateField)}
    return name.endswith(PRECISION) and name.removesuffix(PRECISION) in dates


def is_prose(field: Any) -> bool:
    """Whether the field holds words that somebody wrote, and not one of a vocabulary, a number or a link."""
    return isinstance(field, models.CharField | models.TextField | models.JSONField) and not field.flatchoices


def _telling(model: Model) -> list[Any]:
    """What names a row among those of the same record: its key, but for the record and the place in its list."""
    fields = [model._meta.get_field(name) for name in getattr(model, "key_fields", ())]
    return [field for field in fields if not owns(field) and field.name != "position"]


def _names(field: Any) -> bool:
    """Whether a value of the field tells what the row is about, where it has no key of its own."""
    is_text = isinstance(field, models.CharField) and not field.choices
    return not owns(field) and (is_text or isinstance(field, models.ForeignKey))


class Words:
    """Tells values, with the names of the records that links lead to.

    What is about to be told is announced by `need`; the names are then looked up together.
    """

    def __init__(self) -> None:
        self.needed: dict[Model, set[int]] = defaultdict(set)
        self.names: dict[Model, dict[int, str]] = defaultdict(dict)

    def need(self, *rows: Any) -> None:
        """These rows of history will be told."""
        for row in rows:
            for field in row.tracked_fields if row is not None else ():
                number = getattr(row, field.attname)
                if isinstance(field, models.ForeignKey) and number is not None:
                    self.needed[field.related_model].add(number)

    def label(self, field: Any) -> str:
        """What the field is called."""
        return str(capfirst(field.verbose_name))

    def value(self, field: Any, row: Any | None) -> str:
        """The value of the field in a row of history; empty where there is no row, or nothing in it."""
        if row is None:
            return NOTHING
        value = getattr(row, field.attname)
        if value is None or value == "" or value == {}:
            return NOTHING
        if isinstance(field, models.ForeignKey):
            return self.name(field.related_model, value)
        if field.flatchoices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(field, models.DateField) and hasattr(row, f"{field.name}{PRECISION}"):
            return format_partial_date(value, getattr(row, f"{field.name}{PRECISION}") or "day")
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, dict):
            return "; ".join(f"{name}: {why}" for name, why in value.items())
        return str(value)

    def title(self, row: Any) -> str:
        """A row in a few words: its kind, and what tells it from its siblings."""
        model = row.instance_type
        self.need(row)
        told = [self.value(field, row) for field in _telling(model)]
        told = told or [self.value(field, row) for field in model._meta.concrete_fields if _names(field)]
        found = [value for value in told if value]
        parts = (str(model._meta.verbose_name), ", ".join(found if _telling(model) else found[:1]))
        return ": ".join(part for part in parts if part)

    def name(self, model: Model, number: int) -> str:
        """What a record is called, or was, if it is gone."""
        self.needed[model].add(number)
        if number not in self.names[model]:
            self._look_up(model)
        return self.names[model][number]

    def _look_up(self, model: Model) -> None:
        wanted = self.needed[model] - self.names[model].keys()
        rows: Any = model._default_manager.filter(pk__in=wanted)
        named = rows.with_name() if hasattr(rows, "with_name") else rows
        self.names[model] |= {row.pk: str(row) for row in named}
        gone = wanted - self.names[model].keys()
        if gone and is_recorded(model):
            past = history_of(model)._base_manager.filter(id__in=gone).order_by("history_id")
            self.names[model] |= {row.id: f"{getattr(row, 'slug', '')} (gone)".strip() for row in past}
        self.names[model] |= {number: f"no. {number} (gone)" for number in gone - self.names[model].keys()}
