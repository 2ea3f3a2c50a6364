"""Conditions of unique constraints, asked of plain values."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Q

Values = Mapping[str, Any]


def reads(condition: Any) -> frozenset[str]:
    """The fields a condition asks about."""
    return frozenset(condition.referenced_base_fields)


def holds(condition: Q) -> Callable[[Values], bool]:
    """A function that asks the condition of a row's values.

    Knows the look-ups that our constraints use; raises `NotImplementedError` for any other.
    """
    parts = [holds(child) if isinstance(child, Q) else _lookup(child) for child in condition.children]
    together = all if condition.connector == Q.AND else any
    if condition.connector == Q.XOR:
        raise NotImplementedError("No constraint of ours says either or.")

    def ask(row: Values) -> bool:
        return together(part(row) for part in parts) is not condition.negated

    return ask


def _lookup(child: Any) -> Callable[[Values], bool]:
    lookup, wanted = child
    field, _, operator = lookup.partition("__")
    if operator in ("", "exact"):
        return lambda row: row[field] == wanted
    if operator == "isnull":
        return lambda row: (row[field] is None) == wanted
    raise NotImplementedError(f"No constraint of ours asks {operator}.")
