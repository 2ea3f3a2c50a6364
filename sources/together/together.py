"""A statement that reads several lists, and what it found."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from .expressions import Make, with_params, without_params
from .lists import Lists
from .part import Part


def _as_it_is(sql: str) -> str:
    return sql


@dataclass(frozen=True)
class Beside:
    """What a statement has beside its lists: columns that stand before them, and the table that these are of.

    `through` puts what the lists are to be read from in the place of their tables.
    """

    columns: tuple[str, ...] = ()
    source: str = ""
    through: Callable[[str], str] = _as_it_is


ALONE = Beside()


class Together:
    """Lists that are read together. One may be asked by the columns of those added before it."""

    def __init__(self, connection: BaseDatabaseWrapper, name: str = "part") -> None:
        """`name`: under which no other lists of the same statement go."""
        self.connection, self.name = connection, name
        self.parts: list[Part] = []
        self.lists = Lists(self.add)

    def add(self, queryset: QuerySet[Any]) -> Part:
        """Have the rows of a queryset read, and the lists that it prefetches.

        Raises `TypeError` for rows with numbers that a JSON document would round.
        """
        part = Part(f"{self.name}_{len(self.parts)}", queryset, self.connection)
        self.parts.append(part)
        self.lists.read_along(part, queryset._prefetch_related_lookups)  # type: ignore[attr-defined]
        return part

    def along(self, part: Part, *path: str) -> Part:
        """A list that is read along with a part, by the links that lead to it."""
        return self.lists.of[part][path].part

    def statement(self, beside: Beside = ALONE) -> tuple[str, list[Make]]:
        """The statement, and what makes its parameters of the values given."""
        texts = ", ".join([*beside.columns, *(part.as_text for part in self.parts)])
        sql = f"WITH {beside.through(self._tables())} SELECT {texts}{beside.source}"
        return with_params(sql, self._params(), self.connection.vendor)

    def tables(self, columns: Mapping[str, str]) -> str:
        """The lists, to stand after WITH in another statement, without parameters.

        For what would be given stand columns of a table before them, by name: of `asked` its `day`.
        """
        return without_params(self._tables(), self._params(), self.connection.vendor, columns)

    def document(self) -> str:
        """In that statement, all lists as one JSON document."""
        texts = " || ',' || ".join(f"coalesce({part.as_text}, '[]')" for part in self.parts)
        return f"('[' || {texts} || ']')"

    def _tables(self) -> str:
        return ", ".join(part.as_table for part in self.parts)

    def _params(self) -> list[Any]:
        return [param for part in self.parts for param in part.params]


class Read:
    """What was read: by part, its rows, with their lists. `lists`: those of each, as values or as JSON."""

    def __init__(self, together: Together, lists: Sequence[Any]) -> None:
        self.together = together
        self.lists = dict(zip(together.parts, lists, strict=True))
        self.found: dict[Part, list[Any]] = {}

    def __getitem__(self, part: Part) -> list[Any]:
        if part not in self.found:
            rows = self.lists[part] or []
            self.found[part] = part.rows(json.loads(rows) if isinstance(rows, str) else rows)
            for along in self.together.lists.of[part].values():
                along.attach(self.found[part], self.__getitem__)
        return self.found[part]
