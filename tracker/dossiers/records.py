"""From rows of the database to records as a dossier writes them: the inverse of `readers`.

Each part takes one query for a chunk of records, and two more where they are told in the first of a list.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sources.dates import format_partial_date

from .database import rows_where
from .homes import at_home
from .readers import Reader
from .values import is_partial_date
from .writing import Plain, Record


@dataclass
class Found:
    """A row of the database: its values by field (references as slugs), its place among others, whose child it is."""

    pk: int
    values: dict[str, Any]
    order: list[Any]
    above: int


def records(reader: Reader, keys: Iterable[int]) -> dict[int, Record]:
    """The records with these keys as they are written, with all that stands in them."""
    rows = _find(reader, "pk", keys)
    return {row.pk: data for row, data in zip(rows, _write(reader, rows, {}), strict=True)}


def _write(reader: Reader, rows: list[Found], owners: Mapping[int, Found]) -> list[Any]:
    """The rows as written. `owners` are those they stand in, from whom they may inherit."""
    children = {key: _children(child, rows) for key, child in reader.children.items()}
    home = reader.child.home if reader.child else ""
    written = []
    for row in rows:
        data = (Record if reader.is_record else dict)(_fields(reader, row, owners.get(row.above)))
        for key, items_of in children.items():
            items = items_of.get(row.pk)
            if items and not (key == home and items == [owners[row.above].values["slug"]]):
                data[key] = items
        short = reader.part.short
        written.append(data[short] if short and data.keys() == {short} else data)
    return written


def _children(reader: Reader, owners: list[Found]) -> dict[int, list[Any]]:
    """What stands in the owners, by owner, in the order of writing."""
    by_key = {owner.pk: owner for owner in owners}
    if reader.child and reader.child.home:
        homes = at_home(reader.child, by_key)
        rows = _find(reader, "pk", homes)
        for row in rows:
            row.above = homes[row.pk]
    else:
        rows = _find(reader, reader.parent, by_key)
    rows.sort(key=lambda row: row.order)
    found: dict[int, list[Any]] = defaultdict(list)
    for row, data in zip(rows, _write(reader, rows, by_key), strict=True):
        found[row.above].append(data)
    return found


def _find(reader: Reader, field: str, keys: Iterable[int]) -> list[Found]:
    fields = reader.part.fields
    columns = [f"{name}__slug" if name in reader.references else name for name in fields]
    dates = [f"{name}_precision" for name in fields if is_partial_date(reader.fields[name])]
    order = _order(reader)
    names = ["pk", reader.parent or "pk", *order, *columns, *dates]
    start = 2 + len(order)
    return [
        Found(
            pk=row[0],
            above=row[1],
            order=[(value is None, value) for value in row[2:start]],
            values=dict(zip((*fields, *dates), row[start:], strict=True)),
        )
        for row in rows_where(reader.model, field, keys, list(names))
    ]


def _order(reader: Reader) -> tuple[str, ...]:
    """By what the rows are written in order; sorted here, because databases sort texts each in their own way."""
    if reader.child and reader.child.order:
        return (*reader.child.order, "slug" if reader.is_record else "pk")
    return (*(["position"] if "position" in reader.fields else []), "slug" if reader.is_record else "pk")


def _fields(reader: Reader, row: Found, owner: Found | None) -> dict[str, Any]:
    """The values worth writing: those that are neither the field's default nor inherited."""
    written = {}
    for name in reader.part.fields:
        value = row.values[name]
        if value is None or value == reader.defaults[name]:
            continue
        if owner and name in reader.inherits and value == owner.values[name]:
            continue
        if is_partial_date(reader.fields[name]):
            written[name] = Plain(format_partial_date(value, row.values[f"{name}_precision"]))
        else:
            written[name] = _value(reader, value)
    return written


def _value(reader: Reader, value: Any) -> Any:
    if isinstance(value, bool):
        return Plain("true" if value else "false")
    if isinstance(value, int):
        return Plain(value)
    if isinstance(value, Decimal):
        return Plain(f"{value.normalize():f}")
    if isinstance(value, dict):
        place = {key: index for index, key in enumerate([*reader.part.fields, *reader.children])}
        return {key: _text(value[key]) for key in sorted(value, key=lambda key: (place.get(key, len(place)), key))}
    return _text(value)


def _text(value: str) -> str:
    return value.replace("\r\n", "\n").strip()
