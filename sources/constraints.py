"""The sentences the database keeps, each written once.

A `Rule` is a check constraint with a twin in plain Python: the database refuses a row that breaks it, and the fixture
loader, which must name every broken row before it writes any, asks the twin. A test holds the two together.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import and_, or_
from typing import Any, Self

from django.db.models import CheckConstraint, F, Q, TextChoices, UniqueConstraint

from .choices import Precision

Values = Mapping[str, Any]


class Rule(CheckConstraint):
    """A check constraint that can also be asked of plain values.

    `holds` takes the row's values by field name (foreign keys as ids) and says whether the rule is kept.
    `about` names the field a curator should look at first.
    """

    def __init__(self, *, holds: Callable[[Values], bool] | None = None, about: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.holds = holds
        self.about = about

    def deconstruct(self) -> Any:
        _, args, kwargs = super().deconstruct()
        return "django.db.models.CheckConstraint", args, kwargs  # migrations need only what the database sees

    def clone(self) -> Self:
        copy = super().clone()
        copy.holds, copy.about = self.holds, self.about
        return copy


def _rule(name: str, condition: Q, message: str, about: str, holds: Callable[[Values], bool]) -> Rule:
    return Rule(
        name=f"%(app_label)s_%(class)s_{name}",
        condition=condition,
        violation_error_message=message,
        holds=holds,
        about=about,
    )


def _empty(value: Any) -> bool:
    return value is None or value == ""


def _is_empty(field: str, *, text: bool) -> Q:
    return Q(**{field: ""}) if text else Q(**{f"{field}__isnull": True})


def known_value(field: str, choices: type[TextChoices], *, or_blank: bool = False) -> Rule:
    """The field holds a word of its vocabulary (or nothing, where `or_blank`)."""
    values = [*choices.values, *([""] if or_blank else [])]
    words = ", ".join(choices.values)
    return _rule(
        f"{field}_known",
        Q(**{f"{field}__in": values}),
        f"Choose one of the known values for {field}: {words}.",
        field,
        lambda row: row[field] in values,
    )


def partial_date(field: str) -> Rule:
    """A date and its precision go together: both known or both empty."""
    precision = f"{field}_precision"
    empty = Q(**{f"{field}__isnull": True, precision: ""})
    full = Q(**{f"{field}__isnull": False, f"{precision}__in": Precision.values})
    known = frozenset(("", *Precision.values))
    return _rule(
        f"{field}_precision",
        empty | full,
        f"Give {field} with its precision (day, month or year), or leave both empty.",
        field,
        lambda row: (row[field] is None) == (row[precision] == "") and row[precision] in known,
    )


def both_or_neither(first: str, second: str, *, text: bool = False) -> Rule:
    """Two fields that mean something only together."""
    neither = _is_empty(first, text=text) & _is_empty(second, text=text)
    both = ~_is_empty(first, text=text) & ~_is_empty(second, text=text)
    return _rule(
        f"{first}_with_{second}",
        neither | both,
        f"Give {first} and {second} together, or neither.",
        first,
        lambda row: _empty(row[first]) == _empty(row[second]),
    )


def exactly_one(*fields: str) -> Rule:
    """One and only one of these links is filled."""
    choices = [reduce(and_, (Q(**{f"{other}__isnull": other != field}) for other in fields)) for field in fields]
    return _rule(
        f"one_{fields[0]}"[:40],
        reduce(or_, choices),
        f"Give exactly one of {', '.join(fields)}.",
        fields[0],
        lambda row: sum(row[field] is not None for field in fields) == 1,
    )


def at_most_one(*fields: str) -> Rule:
    """These links exclude each other; none need be filled."""
    none = reduce(and_, (Q(**{f"{field}__isnull": True}) for field in fields))
    choices = [reduce(and_, (Q(**{f"{other}__isnull": other != field}) for other in fields)) for field in fields]
    return _rule(
        f"most_one_{fields[0]}"[:40],
        reduce(or_, choices, none),
        f"Give at most one of {', '.join(fields)}.",
        fields[0],
        lambda row: sum(row[field] is not None for field in fields) <= 1,
    )


def at_least_one(*fields: str) -> Rule:
    """At least one of these links is filled."""
    return _rule(
        f"any_{fields[0]}"[:40],
        reduce(or_, (Q(**{f"{field}__isnull": False}) for field in fields)),
        f"Give at least one of {', '.join(fields)}.",
        fields[0],
        lambda row: any(row[field] is not None for field in fields),
    )


def filled(field: str) -> Rule:
    """A text that may not be empty."""
    return _rule(
        f"{field}_filled", ~Q(**{field: ""}), f"{field} may not be empty.", field, lambda row: row[field] != ""
    )


def different(first: str, second: str) -> Rule:
    """A record stands in no relation to itself."""
    return _rule(
        f"{first}_not_{second}",
        ~Q(**{first: F(second)}),
        f"{first} and {second} must be two different records.",
        first,
        lambda row: row[first] is None or row[second] is None or row[first] != row[second],
    )


def in_order(first: str, second: str) -> Rule:
    """The second of two partial dates does not come before the first, as far as their precision can tell."""
    loose = [Precision.MONTH.value, Precision.YEAR.value]
    precision = f"{second}_precision"
    return _rule(
        f"{first}_to_{second}"[:40],
        Q(**{f"{first}__isnull": True})
        | Q(**{f"{second}__isnull": True})
        | Q(**{f"{second}__gte": F(first)})
        | Q(**{f"{precision}__in": loose}),
        f"{second} comes before {first}.",
        second,
        lambda row: row[first] is None or row[second] is None or row[second] >= row[first] or row[precision] in loose,
    )


def when(name: str, condition: Q, message: str, about: str, holds: Callable[[Values], bool]) -> Rule:
    """Any other sentence: give its name, what the database checks, what a curator reads, and the Python twin."""
    return _rule(name, condition, message, about, holds)


def unique(*fields: str, where: Q | None = None, name: str = "", message: str = "") -> UniqueConstraint:
    """These fields together name one row (where given: among the rows that meet a condition)."""
    sentence = message or f"There is already one with the same {', '.join(fields)}."
    return UniqueConstraint(
        fields=fields,
        condition=where,
        name=f"%(app_label)s_%(class)s_{name or 'unique'}",
        violation_error_message=sentence,
    )


def rules_of(model: Any) -> Iterable[Rule]:
    """The rules among a model's constraints."""
    return (c for c in model._meta.constraints if isinstance(c, Rule))
