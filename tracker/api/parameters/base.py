"""What every query parameter is: a value that is read or refused, and a condition on a row."""

from collections.abc import Callable, Sequence
from copy import copy
from typing import Any, Self

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django_filters.filterset import FilterSetMetaclass

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
    `apart` a parameter is asked of any row of its own. `lacking` means that a record may have no such value at all.
    """

    field_class: type[forms.Field] = forms.CharField
    is_constant = False  # whether the same text always asks the same, because nothing is looked up to read it
    names_records = False  # whether it asks the same until some record changes, because that alone is looked up
    label = property(lambda self: None, lambda self, value: None)  # a form shows the parameter's own name

    def __init__(
        self,
        path: str = "",
        about: str = "",
        *,
        of: str = "",
        apart: bool = False,
        lacking: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(path, help_text=about, max_length=LONGEST, **kwargs)
        self.path, self.about, self.of, self.apart, self.lacking = path, about, of, apart, lacking

    def __deepcopy__(self, memo: object) -> Self:
        """A set of parameters copies all of its own for each question, and changes nothing in them but these links."""
        return copy(self)

    def condition(self, value: Any) -> Q:
        return Q(**{self.path: value})

    def schema(self) -> Schema:
        return {"type": "string"}

    def description(self) -> str:
        return self.about

    def lookups(self, name: str) -> dict[str, "Parameter"]:
        """The parameters beside it that ask otherwise of the same column: gte, lte, range, in, isnull."""
        return {"isnull": Lacking(self, name)} if self.lacking else {}

    def beside(self, name: str) -> dict[str, "Parameter"]:
        """All parameters that come with this one."""
        return {f"{name}__{lookup}": parameter for lookup, parameter in self.lookups(name).items()}


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


class Lookup(Read):
    """Another question to the column that a parameter asks: filed_on__gte, beside filed_on."""

    def __init__(
        self,
        beside: Parameter,
        about: str,
        schema: Schema,
        read: Callable[[str], Any],
        condition: Callable[[Any], Q],
    ) -> None:
        self.read_by, self.asks, self.told = read, condition, schema
        self.is_constant, self.names_records = beside.is_constant, beside.names_records
        super().__init__(beside.path, about, of=beside.of, apart=beside.apart)

    def read(self, text: str) -> Any:
        return self.read_by(text)

    def condition(self, value: Any) -> Q:
        return self.asks(value)

    def schema(self) -> Schema:
        return self.told


class Lacking(Lookup):
    """Whether a record has no such value; an empty text is none."""

    def __init__(self, beside: Parameter, name: str, *, is_text: bool = False) -> None:
        lacks = Q(**{beside.path: ""}) if is_text else Q(**{f"{beside.path}__isnull": True})
        about, schema = f"Whether no {name} is recorded.", {"type": "boolean"}
        super().__init__(beside, about, schema, true_or_false, lambda value: lacks if value else ~lacks)
        self.is_constant = True


def true_or_false(text: str) -> bool:
    """Read `true` or `false`. Raises `ValidationError` for anything else."""
    if text not in ("true", "false"):
        raise ValidationError("Write true or false.")
    return text == "true"


def both_ends(
    text: str, read: Callable[[str], Any], order: Callable[[Any], Any] = lambda value: value
) -> Sequence[Any]:
    """Read two values with a comma between them, the lower first. Raises `ValidationError` for anything else."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 2 or not all(parts):
        raise ValidationError("Write two values with a comma between them, the lower first.")
    first, last = read(parts[0]), read(parts[1])
    if order(last) < order(first):
        raise ValidationError(f"The range runs backwards: {parts[1]} comes before {parts[0]}.")
    return first, last


class WithLookups(FilterSetMetaclass):
    """Sets of parameters in which each stands with its look-ups."""

    @classmethod
    def get_declared_filters(cls, bases: Any, attrs: dict[str, Any]) -> Any:
        for name, parameter in [*attrs.items()]:
            if isinstance(parameter, Parameter):
                attrs |= parameter.beside(name)
        return super().get_declared_filters(bases, attrs)
