"""What every query parameter is: a value that is read or refused, and a condition on a row."""

from copy import copy
from typing import Any, Self

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q

LONGEST = 2000
Schema = dict[str, Any]


def a_row(model: Any, relation: str, condition: Q) -> Q:
    """There is a row in this list of the record's that meets the whole condition.

    The list may be that of a record it names: ruling__lawsuit_rows, of a holding.
    """
    *links, name = relation.split("__")
    for link in links:
        model = model._meta.get_field(link).related_model
    field = model._meta.get_field(name)
    owner = OuterRef("__".join([*links, "pk"]))
    return Q(Exists(field.related_model._base_manager.filter(condition, **{field.field.name: owner})))


class Parameter(django_filters.Filter):
    """One parameter. `condition` says what a value asks of the record, or of one row in its list `of`.

    Parameters `of` the same list are asked of one and the same row: a holding on this ground with that result. With
    `apart` a parameter is asked of any row of its own.
    """

    field_class: type[forms.Field] = forms.CharField
    label = property(lambda self: None, lambda self, value: None)  # a form shows the parameter's own name

    def __init__(self, path: str = "", about: str = "", *, of: str = "", apart: bool = False, **kwargs: Any) -> None:
        super().__init__(path, help_text=about, max_length=LONGEST, **kwargs)
        self.path, self.about, self.of, self.apart = path, about, of, apart

    def __deepcopy__(self, memo: object) -> Self:
        """A set of parameters copies all of its own for each question, and changes nothing in them but these links."""
        return copy(self)

    def condition(self, value: Any) -> Q:
        return Q(**{self.path: value})

    def schema(self) -> Schema:
        return {"type": "string"}

    def description(self) -> str:
        return self.about


class ReadField(forms.CharField):
    """A text read by `read`, which raises `ValidationError` (or `ValueError`) where it cannot be."""

    def __init__(self, *, read: Any, **kwargs: Any) -> None:
        self.read = read
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return self.read(text)
        except ValueError as error:
            raise ValidationError(str(error)) from None


class Read(Parameter):
    """A parameter whose text means something else: `read` says what, or raises."""

    field_class = ReadField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, read=self.read, **kwargs)

    def read(self, text: str) -> Any:
        raise NotImplementedError
