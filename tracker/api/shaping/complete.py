"""Neighbours fetched in full for the records of a page: a round of queries for each kind, however many there are."""

from typing import Any

from .asked import Path, Shape
from .neighbors import endpoint, path_of
from .parts import within
from .serializers import following


def complete(records: list[Any], serializer: Any, shape: Shape) -> None:
    """Put the neighbours that are to be shown in full in the place of those at hand, which lack their lists."""
    for path in sorted(shape.expand, key=len):
        _complete(records, serializer.fields, path)


def _complete(records: list[Any], fields: Any, path: Path) -> None:
    *through, last = path
    for name in through:
        if name not in fields:
            return  # left out
        records = _follow(records, path_of(name, fields[name]))
        fields = within(fields[name])
    if last in fields:
        *relations, name = path_of(last, fields[last])
        _replace(_follow(records, tuple(relations)), name)


def _follow(records: list[Any], path: tuple[str, ...]) -> list[Any]:
    for name in path:
        records = [each for record in records for each in following(record, name)]
    return records


def _replace(owners: list[Any], name: str) -> None:
    """Have a relation of each of these lead to complete records."""
    found = {each.pk: type(each) for owner in owners for each in following(owner, name)}
    if not found:
        return
    full = endpoint(next(iter(found.values()))).queryset.in_bulk([*found])
    for owner in owners:
        rows = following(owner, name)
        if isinstance(rows, list):
            for each in rows:
                setattr(owner, name, full[each.pk])
        else:
            rows._result_cache = [full[each.pk] for each in rows]
