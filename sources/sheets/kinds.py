"""Which kind of column each field of a model gets."""

from typing import Any

from django.db import models

from ..desk.dates import is_partial
from .columns import Column, Doubts, Number, OwnSlug, PartialDate, Word
from .links import Link, Several


def column(model: type[models.Model], name: str) -> Column:
    """The column of a field. Raises TypeError for a field that no cell can hold."""
    field: Any = model._meta.get_field(name)
    if name == "slug":
        return OwnSlug(field)
    if isinstance(field, models.ManyToManyField):
        return Several(field)
    if isinstance(field, models.ForeignKey):
        return Link(field)
    if field.choices:
        return Word(field)
    if is_partial(field):
        return PartialDate(field)
    if isinstance(field, models.IntegerField):
        return Number(field)
    if isinstance(field, models.JSONField):
        return Doubts(field)
    if isinstance(field, (models.CharField, models.TextField)):
        return Column(field)
    raise TypeError(f"No column can hold a {type(field).__name__}.")
