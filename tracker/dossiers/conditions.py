"""Conditions of constraints, asked of plain values."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import F, Q

Values = Mapping[str, Any]


def fields_of(condition: Q) -> frozenset[str]:
    """The fields a condition reads."""
    found: set[str] = set()
    for child in condition.children:
        if isinstance(child, Q):
            found |= fields_of(child)
            continue
        lookup, value = child
        found.add(lookup.split("__")[0])
        if isinstance(value, F):
            found.add(value.name)
    return frozenset(found)


def holds(condition: Q) -> Callable[[Values], bool]:
    """A function that asks the condition of a row's values.

    Knows the look-ups that the conditions of unique constraints use; raises `NotImplementedError` for another.
    """
    parts = [holds(child) if isinstance(child, Q) else _lookup(*child) for child in condition.children]
    together = all if condition.connector == Q.AND else any

    def ask(row: Values) -> bool:
        return together(part(row) for part in parts) is not condition.negated

    return ask


def _lookup(lookup: str, wanted: Any) -> Callable[[Values], bool]:
    field, _, operator = lookup.partition("__")
    if operator in ("", "exact"):
        return lambda row: row[field] == wanted
    if operator == "isnull":
        return lambda row: (row[field] is None) == wanted
    raise NotImplementedError(f"Unique constraints with the look-up {operator} are not known here.")
