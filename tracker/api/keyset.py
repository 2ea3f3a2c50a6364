"""Where a page begins: at a row, named by the values of the columns that order the list.

Unlike the number of a page, that costs the same for the first page and for the last, and no row is shown twice or
passed over while others come and go. A cursor is such a position, written down.
"""

import base64
import binascii
import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy

LONGEST = 2000
MOST = 2**63 - 1


@dataclass(frozen=True)
class Key:
    """One column of an order: its name in the query, what kind of value it holds (none is NULL), up or down."""

    name: str
    kind: type
    down: bool = False


@dataclass(frozen=True)
class Position:
    """Before or after a row, which is told by its keys; that row itself too, where it `has_row`."""

    values: tuple[Any, ...]
    is_back: bool = False
    has_row: bool = False


class Keyset:
    """The keys of a list, which together are different for every row of it.

    `told` tells its order from others, so that no cursor is taken for one of another list.
    """

    def __init__(self, keys: Sequence[Key], told: str = "") -> None:
        self.keys = tuple(keys)
        self.told = told or repr(self.keys)

    def beyond(self, at: Position | None) -> Q:
        """The rows that follow a position, in the direction it tells; all, where there is none.

        Written so that an index on the first key is entered at the row: at least its value, and then more exactly.
        """
        found = Q()
        if at is None:
            return found
        for number, key in reversed([*enumerate(self.keys)]):
            word = "gt" if key.down == at.is_back else "lt"
            value, is_last = at.values[number], number == len(self.keys) - 1
            more = Q(**{f"{key.name}__{word}{'e' if is_last and at.has_row else ''}": value})
            found = more if is_last else Q(**{f"{key.name}__{word}e": value}) & (more | found)
        return found

    def order(self, at: Position | None) -> list[str]:
        """The order of the list, or the other way round where the position tells so."""
        is_back = at is not None and at.is_back
        return [f"-{key.name}" if key.down != is_back else key.name for key in self.keys]

    def write(self, at: Position) -> str:
        """The position as a cursor, which says nothing to anybody."""
        told = [2 * at.is_back + at.has_row, self._mark(), *map(_written, at.values)]
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def read(self, cursor: str) -> Position:
        """The position that a cursor tells. Raises `ValueError` for what is none of this list in this order."""
        try:
            padded = cursor + "=" * (-len(cursor) % 4)
            way, mark, *values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True).decode())
        except (binascii.Error, UnicodeError, TypeError, RecursionError) as error:
            raise ValueError("This is no cursor.") from error
        if mark != self._mark() or way not in (0, 1, 2, 3) or len(values) != len(self.keys):
            raise ValueError("This is a cursor of another list.")
        read = tuple(_read(value, key.kind) for value, key in zip(values, self.keys, strict=True))
        return Position(read, is_back=way >= 2, has_row=way % 2 == 1)

    def _mark(self) -> str:
        return hashlib.sha256(self.told.encode()).hexdigest()[:8]


def _written(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def _read(value: Any, kind: type) -> Any:
    if kind is dt.date and isinstance(value, str):
        return dt.date.fromisoformat(value)
    if kind is int and type(value) is int and abs(value) <= MOST:
        return value
    if kind is str and isinstance(value, str) and len(value) <= LONGEST and "\x00" not in value:
        return value
    raise ValueError("This is no such value.")


KINDS = {"DateField": dt.date, "CharField": str, "TextField": str}


def keyed(queryset: QuerySet[Any]) -> tuple[QuerySet[Any], Keyset]:
    """A queryset of records with the columns of its order beside each (key_0, key_1 ...), and what they are."""
    columns: dict[str, Any] = {}
    keys = []
    for number, each in enumerate(queryset.query.order_by):
        order = each if isinstance(each, OrderBy) else _order(each)
        name = f"key_{number}"
        columns[name] = order.expression
        keys.append((name, order.descending))
    queryset = queryset.annotate(**columns)
    fields = {name: queryset.query.annotations[name].output_field for name in columns}
    kinds = {name: KINDS.get(field.get_internal_type(), int) for name, field in fields.items()}
    told = f"{queryset.model._meta.label} {queryset.query.order_by!r}"
    return queryset, Keyset([Key(name, kinds[name], down) for name, down in keys], told)


def _order(name: Any) -> OrderBy:
    return F(name[1:]).desc() if name.startswith("-") else F(name).asc()
