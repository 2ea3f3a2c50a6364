"""A record as one row of a table: columns that its serializer tells, and what stands in them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rest_framework import serializers

from sources.sheets.cells import defused

from ..fields import Links
from ..shaping.parts import within

Path = tuple[str, ...]
_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True)
class Columns:
    """The columns of a table, known before any row is: each a path of members from the record."""

    paths: tuple[Path, ...]

    @classmethod
    def of(cls, serializer: Any) -> "Columns":
        """Those of what a serializer writes."""
        return cls(tuple(_paths(serializer.fields)))

    @property
    def names(self) -> list[str]:
        """What stands at their heads: court.slug."""
        return [".".join(path) for path in self.paths]

    def cells(self, written: bytes) -> list[Any]:
        """What a record, as JSON, has in them: a number as it is, all else as text that no program runs as a formula.

        Nothing is "", and so is null; a list is JSON.
        """
        record = json.loads(written)
        found = []
        for first, *more in self.paths:
            value = record[first]
            for name in more:
                value = None if value is None else value[name]
            found.append(_cell(value))
        return found


def _paths(fields: Mapping[str, Any], before: Path = ()) -> Iterator[Path]:
    for name, field in fields.items():
        is_list = isinstance(field, serializers.ListSerializer | Links)
        inner = None if is_list else within(field) or dict.fromkeys(getattr(field, "members", ()))
        if inner:
            yield from _paths(inner, (*before, name))
        else:
            yield (*before, name)


def _cell(value: Any) -> Any:
    if type(value) is str:
        return defused(value)
    if value is None:
        return ""
    if value is True or value is False:
        return "true" if value else "false"
    return _write(value) if isinstance(value, list | dict) else value
