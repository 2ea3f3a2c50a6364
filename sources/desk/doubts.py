"""What remains open in a record, as rows of a field's name and a reason."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst

Pair = tuple[str, str]
NEVER_IN_DOUBT = {"id", "slug", "verification", "doubts", "note", "text"}
BLANK_ROWS = 2


def names_in(model: type[models.Model], *, but: Iterable[str] = (), more: Iterable[str] = ()) -> dict[str, str]:
    """What can be in doubt in a record of this kind: its fields and the lists inside it, each with a label.

    The names are those of the fixtures. The record that it is part of (`but`) is not among them, nor its place
    there; `more` are lists that the model does not tell from records that merely point to it.
    """
    names: dict[str, str] = {}
    for field in model._meta.get_fields():
        label = str(getattr(field, "verbose_name", "") or field.name.replace("_", " "))
        if isinstance(field, models.ForeignKey):
            if field.editable and field.remote_field.on_delete is not models.CASCADE:
                names[field.name] = label
        elif isinstance(field, models.ManyToManyField):
            names[field.name] = field.name.replace("_", " ")
        elif field.name == "citations":
            names["sources"] = "sources"
        elif isinstance(field, models.ManyToOneRel):
            if field.on_delete is models.CASCADE and not _is_link(field):
                names[field.get_accessor_name() or field.name] = label
        elif isinstance(field, models.Field) and field.editable and not _is_beside(field.name):
            names[field.name] = label
    names |= {name: name.replace("_", " ") for name in more}
    return {name: capfirst(label) for name, label in names.items() if name not in {*NEVER_IN_DOUBT, *but}}


def _is_beside(name: str) -> bool:
    """The order of rows, and how far a date is known, are told by what they stand beside."""
    return name == "position" or name.endswith("_precision")


def _is_link(relation: models.ManyToOneRel) -> bool:
    """Rows that tie two records are told by the many-to-many field; computed ones are nobody's to doubt."""
    return (relation.related_name or "+").endswith(("_rows", "_periods", "+"))


class DoubtsWidget(forms.Widget):
    """A row for each doubt and two empty ones: a list of names, and a box for the reason. Needs no JavaScript."""

    template_name = "desk/doubts.html"
    names: dict[str, str] = {}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["rows"] = [self._row(*pair) for pair in [*pairs(value), *[("", "")] * BLANK_ROWS]]
        return context

    def _row(self, field: str, why: str) -> dict[str, Any]:
        known = self.names if field in self.names or not field else {**self.names, field: field}
        return {"options": [(name, label, name == field) for name, label in known.items()], "why": why}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Pair]:
        fields, reasons = data.getlist(f"{name}-field"), data.getlist(f"{name}-why")
        both = zip(fields, (" ".join(why.split()) for why in reasons), strict=False)
        return [pair for pair in both if any(pair)]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-field" not in data

    def id_for_label(self, id_: str) -> str:
        return ""


class DoubtsField(forms.Field):
    """A mapping of field to reason, edited as rows. Raises a sentence for a row with one half missing."""

    widget = DoubtsWidget

    def __init__(self, *, names: dict[str, str], **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "required": False})
        self.widget.names = names

    def clean(self, value: Any) -> dict[str, str]:
        doubts: dict[str, str] = {}
        for field, why in pairs(value):
            label = self.widget.names.get(field, field)
            if not why:
                raise ValidationError(f"Say why “{label}” is in doubt.")
            if not field:
                raise ValidationError(f"Say what is in doubt where you wrote: {why}")
            if field in doubts:
                raise ValidationError(f"“{label}” is named twice: write both reasons in one row.")
            doubts[field] = why
        return doubts

    def has_changed(self, initial: Any, data: Any) -> bool:
        return dict(pairs(initial)) != dict(pairs(data))


def pairs(value: Any) -> Iterable[Pair]:
    """A stored mapping, or rows as they were typed, as pairs."""
    if isinstance(value, dict):
        return list(value.items())
    return list(value or [])
