"""A record as one row of a table: columns that its serializer tells, and what stands in them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rest_framework import serializers

from sources.sheets.cells import defused

from ..fields import Links
from ..onesql.representation import APART
from ..shaping.parts import within

Path = tuple[str, ...]
loads, write = json.loads, json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True)
class Columns:
    """The columns of a table, known before any row is. `members`: by name, those of a record and the paths within each.

    No path within means that it is one column: a value, or a list.
    """

    members: Mapping[str, tuple[Path, ...]]

    @classmethod
    def of(cls, serializer: Any) -> "Columns":
        """Those of what a serializer writes."""
        return cls({name: tuple(_within(field)) for name, field in serializer.fields.items()})

    @property
    def names(self) -> list[str]:
        """What stands at their heads: court.slug."""
        return [".".join((name, *path)) for name, paths in self.members.items() for path in paths or ((),)]

    def cells(self, written: bytes) -> list[Any]:
        """What a record, of which each member is written as JSON by itself, has in them.

        A number is one; all else is text that no program runs as a formula. Nothing is "", and a list is JSON.
        """
        found = []
        for text, paths in zip(written.decode().split(APART), self.members.values(), strict=True):
            if paths:
                value = loads(text)
                found += [_cell(_at(value, path)) for path in paths]
            elif text[0] == '"':
                found.append(defused(loads(text) if "\\" in text else text[1:-1]))
            else:
                found.append("" if text == "null" else text if text[0] in "[tf" else _cell(loads(text)))
        return found


def _within(field: Any) -> Iterator[Path]:
    """The paths of what is within a field, to the last; none for a list, or a value."""
    is_list = isinstance(field, serializers.ListSerializer | Links)
    inner = {} if is_list else within(field) or dict.fromkeys(getattr(field, "members", ()))
    for name, each in inner.items():
        for path in [*_within(each)] or [()]:
            yield (name, *path)


def _at(value: Any, path: Path) -> Any:
    for name in path:
        value = None if value is None else value[name]
    return value


def _cell(value: Any) -> Any:
    if type(value) is str:
        return defused(value)
    if value is None:
        return ""
    return write(value) if isinstance(value, bool | list | dict) else value
