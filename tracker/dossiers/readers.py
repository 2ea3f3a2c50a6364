"""From plain lists and mappings to rows, part by part, with everything wrong named at once.

References stay slugs here, and so does the link to the record a child stands in; primary keys come later. A dossier
writes its mappings in a handful of shapes (the same keys in the same order), so what follows from the keys alone (which
are unknown, which are missing, which constraints can be broken) is worked out once for each shape.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sources.constraints import Rule, rules_of
from sources.models import Keyed
from sources.nearest import did_you_mean, words

from .checks import checks_of
from .conditions import reads
from .parts import Child, Part
from .reading import Path
from .rows import Row, Told
from .values import a, converter, default_of, is_partial_date, is_required, shape_of, told_fields


@dataclass
class Shape:
    """What follows from the keys of a mapping."""

    values: list[tuple[str, Callable[[Any], Any]]]
    dates: list[tuple[str, str, Callable[[Any], Any]]]
    children: "list[tuple[str, Reader]]"
    unknown: list[str]
    missing: list[str]
    rules: list[tuple[Rule, frozenset[str]]]


class Reader:
    """Reads the records of one part where it stands: in a file of its own or in another record."""

    def __init__(self, part: Part, child: Child | None = None, above: "Reader | None" = None) -> None:
        self.part, self.child, self.above = part, child, above
        self.model: type[Keyed] = part.model
        self.name = str(self.model._meta.verbose_name)
        self.parent = child.parent if child else ""
        self.inherits = child.inherits if child else ()
        self.fields = {f.name: f for f in told_fields(part)}
        self.is_record = "slug" in self.fields
        self.defaults = {name: default_of(f) for name, f in self.fields.items()} | {"id": None}
        self.converters = {name: converter(self.fields[name]) for name in part.fields}
        self.required = [n for n in part.fields if is_required(self.fields[n]) and n not in self.inherits]
        self.references: dict[str, Any] = {n: f.related_model for n, f in self.fields.items() if f.is_relation}
        self.counts_position = child is not None and "position" in self.fields and "position" not in part.fields
        rules = [(rule, reads(rule.condition)) for rule in rules_of(self.model) if rule.holds]
        self.rules = [(rule, fields) for rule, fields in rules if fields <= self.defaults.keys()]
        self.checks = checks_of(part)
        self.children = {child.key: Reader(child.part, child, self) for child in part.children}
        self.shapes: dict[tuple[str, ...], Shape] = {}

    def everyone(self) -> "Iterator[Reader]":
        """This reader and those of the records inside its own."""
        yield self
        for reader in self.children.values():
            yield from reader.everyone()

    def read(
        self, data: Any, path: Path, told: Told, above: dict[str, Any] | None = None, position: int = 0
    ) -> Row | None:
        """Read one record and all that stands in it: nothing, where it is not even a mapping."""
        if type(data) is not dict:
            if not self.part.short or type(data) is list or data is None:
                told.wrong(path, "", f"expects the keys of {a(self.name)}, not {shape_of(data)}.")
                return None
            data = {self.part.short: data}
        shape = self._shape(tuple(data))
        row = Row(self.defaults.copy(), told.file, path)
        told.rows[self].append(row)
        broken = self._convert(row, data, shape, told)
        if above is not None:
            broken += self._stand_in(above, data, row, position)
        if broken:
            row.broken = frozenset([*broken, *(["id"] if "slug" in broken else []), *self.part.derived])
        else:
            for name, derive in self.part.derived.items():
                row.values[name] = derive(row.values)
        row.values["id"] = row.values.get("slug")  # so that a record can be told from itself before it has a number
        self._judge(row, data, shape, told)
        for key, reader in shape.children:
            self._read_list(reader, key, data[key], row, told)
        if self.child is not None and self.child.home:
            self._stand_at_home(self.child.home, row, data, told, above["slug"] if above else None)
        return row

    def _convert(self, row: Row, data: dict[str, Any], shape: Shape, told: Told) -> list[str]:
        """Read the values; answer with the fields that have none that can be."""
        values, broken = row.values, [*shape.missing]
        for key, convert in shape.values:
            try:
                values[key] = convert(data[key])
            except ValueError as error:
                told.wrong(row.path, key, str(error))
                broken.append(key)
        for key, precision, convert in shape.dates:
            try:
                values[key], values[precision] = convert(data[key])
            except ValueError as error:
                told.wrong(row.path, key, str(error))
                broken += [key, precision]
        return broken

    def _stand_in(self, above: dict[str, Any], data: dict[str, Any], row: Row, position: int) -> list[str]:
        """Take over what follows from standing in another record; answer with what that record lacks."""
        values, broken = row.values, []
        if self.parent:
            values[self.parent] = above["slug"]
            if not above["slug"]:
                broken.append(self.parent)
        if self.counts_position:
            values["position"] = position
        if self.inherits:
            row.inherited = tuple(name for name in self.inherits if name not in data)
            for name in row.inherited:
                values[name] = above[name]
                if values[name] is None:
                    broken.append(name)
        return broken

    def _judge(self, row: Row, data: dict[str, Any], shape: Shape, told: Told) -> None:
        values, broken = row.values, row.broken
        for key in shape.unknown:
            known = [*self.part.fields, *self.children]
            remedy = did_you_mean(key, known).strip() or f"Its keys: {words(known)}."
            told.wrong(row.path, key, f"is no key of {a(self.name)}. {remedy}")
        for key in shape.missing:
            told.wrong(row.path, key, f"is missing, and {a(self.name)} needs it. Add it.")
        for rule, fields in shape.rules:
            if (not broken or broken.isdisjoint(fields)) and not rule.holds(values):  # type: ignore[misc]
                told.wrong(row.path, rule.about, str(rule.violation_error_message))
        for check, fields in self.checks:
            if not broken or broken.isdisjoint(fields):
                for key, sentence in check(self.part, values, data):
                    told.wrong(row.path, key, sentence)

    def _read_list(self, reader: "Reader", key: str, items: Any, row: Row, told: Told) -> None:
        if type(items) is not list:
            told.wrong(
                row.path, key, f"expects a list, not {shape_of(items)}: begin each item with a hyphen and a space."
            )
            return
        for position, item in enumerate(items):
            reader.read(item, (*row.path, key, position), told, row.values, position)

    def _stand_at_home(self, key: str, row: Row, data: dict[str, Any], told: Told, home: str | None) -> None:
        """The first item of the home list is the record this one stands in; left out, the list holds it alone."""
        reader = self.children[key]
        if key not in data:
            if home:
                reader.read(home, (*row.path, key, 0), told, row.values, 0)
            return
        first = data[key][0] if type(data[key]) is list and data[key] else None
        slug = first.get(reader.part.short) if type(first) is dict else first
        if slug != home:
            told.wrong(row.path, key, f"begins with {slug}, so it is told there. Move it, or name {home} first.")

    def _shape(self, keys: tuple[str, ...]) -> Shape:
        shape = self.shapes.get(keys)
        if shape is not None:
            return shape
        given = [key for key in keys if key in self.converters]
        dates = [key for key in given if is_partial_date(self.fields[key])]
        touched = {*given, *(f"{key}_precision" for key in dates), *self.inherits, *self.part.derived}
        touched |= {self.parent, "position"}
        shape = self.shapes[keys] = Shape(
            values=[(key, self.converters[key]) for key in given if key not in dates],
            dates=[(key, f"{key}_precision", self.converters[key]) for key in dates],
            children=[(key, self.children[key]) for key in keys if key in self.children],
            unknown=[key for key in keys if key not in self.converters and key not in self.children],
            missing=[key for key in self.required if key not in given],
            rules=[pair for pair in self.rules if pair[1] & touched or not pair[0].holds(self.defaults)],  # type: ignore[misc]
        )
        return shape
