"""A statement that reads several lists, and what it found."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from .expressions import filled
from .lists import Lists
from .part import Part


class Together:
    """Lists that are read together. One may be asked by the columns of those added before it."""

    def __init__(self, connection: BaseDatabaseWrapper, instead: Mapping[str, str] | None = None) -> None:
        """`instead`: SQL that stands for what would be given under a name."""
        self.connection, self.instead = connection, instead or {}
        self.parts: list[Part] = []
        self.lists = Lists(self.add)

    def add(self, queryset: QuerySet[Any]) -> Part:
        """Have the rows of a queryset read, and the lists that it prefetches.

        Raises `TypeError` for rows with numbers that a JSON document would round.
        """
        part = Part(f"part_{len(self.parts)}", queryset, self.connection)
        self.parts.append(part)
        self.lists.read_along(part, queryset._prefetch_related_lookups)  # type: ignore[attr-defined]
        return part

    def along(self, part: Part, *path: str) -> Part:
        """A list that is read along with a part, by the links that lead to it."""
        return self.lists.of[part][path].part

    @property
    def tables(self) -> str:
        """The lists, as what stands after WITH."""
        return ", ".join(part.as_table for part in self.parts)

    @property
    def texts(self) -> str:
        """A column for each of them."""
        return ", ".join(part.as_text for part in self.parts)

    @property
    def params(self) -> list[Any]:
        return [param for part in self.parts for param in part.params]

    def statement(self) -> tuple[str, list[Callable[..., Any]]]:
        """The statement by itself, and what makes its parameters of the values given."""
        return self.filled(f"WITH {self.tables} SELECT {self.texts}", self.params)

    def filled(self, sql: str, params: list[Any]) -> tuple[str, list[Callable[..., Any]]]:
        """SQL with these lists in it, and what makes its parameters of the values given."""
        return filled(sql, params, self.connection.vendor, self.instead)


class Read:
    """What was read: by part, its rows, with their lists."""

    def __init__(self, together: Together, texts: Sequence[str | None]) -> None:
        self.together = together
        self.texts = dict(zip(together.parts, texts, strict=True))
        self.found: dict[Part, list[Any]] = {}

    def __getitem__(self, part: Part) -> list[Any]:
        if part not in self.found:
            self.found[part] = part.rows(json.loads(self.texts[part] or "[]"))
            for along in self.together.lists.of[part].values():
                along.attach(self.found[part], self.__getitem__)
        return self.found[part]
