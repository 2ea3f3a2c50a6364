"""From plain lists and mappings to the rows of the database, part by part, with everything wrong named at once.

References stay slugs here, and so does the link to the record a child stands in: `keys` turns them into primary keys. A
dossier writes its mappings in a handful of shapes (the same keys in the same order), so what follows from the keys alone,
such as which are unknown, which are missing and which constraints can be broken, is worked out once for each shape.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from types import SimpleNamespace
from typing import Any

from django.db import models

from sources.constraints import Rule, rules_of
from sources.models import Keyed

from .checks import checks_of
from .conditions import fields_of
from .definition import DOSSIERS
from .files import File
from .parts import Child, Part
from .problems import Place, Problem, did_you_mean, words
from .reading import Path, read
from .values import SHAPES, converter, default_of, is_partial_date, is_required

NONE: frozenset[str] = frozenset()
PLACING = frozenset({"slug", "kind"})  # what a dossier's `place` may look at


class Row:
    """One row to be: its values by field, where it was written, and which of its fields could not be read."""

    __slots__ = ("broken", "file", "path", "pk", "values")

    def __init__(self, values: dict[str, Any], file: File, path: Path) -> None:
        self.values, self.file, self.path = values, file, path
        self.broken: frozenset[str] = NONE
        self.pk = 0

    @property
    def place(self) -> Place:
        return Place(self.file, self.path)

    def wrong(self, key: str, sentence: str) -> Problem:
        return Problem(self.file, self.path, key, sentence)


@dataclass
class Told:
    """What one file tells: rows by reader, and what is wrong with them."""

    file: File
    rows: dict["Reader", list[Row]] = field(default_factory=lambda: defaultdict(list))
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, path: Path, key: str, sentence: str) -> None:
        self.problems.append(Problem(self.file, path, key, sentence))


@dataclass
class Shape:
    """What follows from the keys of a mapping."""

    values: list[tuple[str, Callable[[Any], Any]]]
    dates: list[tuple[str, str, Callable[[Any], Any]]]
    children: list[tuple[str, "Reader"]]
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
        self.defaults = {name: default_of(f) for name, f in self.fields.items()} | {"id": None}
        self.converters = {name: converter(self.fields[name]) for name in part.fields}
        self.required = [n for n in part.fields if is_required(self.fields[n]) and n not in self.inherits]
        self.references = {n: f.related_model for n, f in self.fields.items() if f.is_relation}
        self.counts_position = child is not None and "position" in self.fields and "position" not in part.fields
        self.rules = [(rule, fields_of(rule.condition)) for rule in rules_of(self.model) if rule.holds]
        self.checks = checks_of(part)
        self.children = {child.key: Reader(child.part, child, self) for child in part.children}
        self.shapes: dict[tuple[str, ...], Shape] = {}

    def everyone(self) -> Iterator["Reader"]:
        """This reader and those of the records inside its own."""
        yield self
        for reader in self.children.values():
            yield from reader.everyone()

    def read(
        self, data: Any, path: Path, told: Told, above: dict[str, Any] | None = None, position: int = 0
    ) -> Row | None:
        """Read one record and all that stands in it."""
        if type(data) is not dict:
            if not self.part.short or type(data) is list or data is None:
                told.wrong(
                    path, "", f"expects a mapping, not {SHAPES.get(type(data), 'one value')}: the keys of {self.name}."
                )
                return None
            data = {self.part.short: data}
        keys = tuple(data)
        shape = self.shapes.get(keys)
        if shape is None:
            shape = self.shapes[keys] = self._shape(keys)
        values = self.defaults.copy()
        row = Row(values, told.file, path)
        told.rows[self].append(row)
        broken: list[str] = [*shape.missing]
        for key, convert in shape.values:
            try:
                values[key] = convert(data[key])
            except ValueError as error:
                told.wrong(path, key, str(error))
                broken.append(key)
        for key, precision, convert in shape.dates:
            try:
                values[key], values[precision] = convert(data[key])
            except ValueError as error:
                told.wrong(path, key, str(error))
                broken += [key, precision]
        if above is not None:
            broken += self._stand_in(above, data, values, position)
        if not broken:
            for name, derive in self.part.derived.items():
                values[name] = derive(values)
        values["id"] = values.get("slug")  # so that a record can be told from itself before it has a number
        if broken:
            row.broken = frozenset([*broken, *(["id"] if "slug" in broken else []), *self.part.derived])
        self._judge(row, data, shape, told)
        for key, reader in shape.children:
            self._read_list(reader, key, data[key], row, told)
        if self.child is not None and self.child.home:
            self._stand_at_home(row, data, told, above["slug"] if above else None)
        return row

    def _stand_in(self, above: dict[str, Any], data: Any, values: dict[str, Any], position: int) -> list[str]:
        broken = []
        if self.parent:
            values[self.parent] = above["slug"]
            if not above["slug"]:
                broken.append(self.parent)
        if self.counts_position:
            values["position"] = position
        for name in self.inherits:
            if name not in data:
                values[name] = above[name]
                if values[name] is None:
                    broken.append(name)
        return broken

    def _judge(self, row: Row, data: dict[str, Any], shape: Shape, told: Told) -> None:
        values, broken = row.values, row.broken
        for key in shape.unknown:
            known = [*self.part.fields, *self.children]
            near = did_you_mean(key, known)
            told.wrong(row.path, key, f"is no key of {_a(self.name)}. {near or f'Its keys: {words(known)}. '}".strip())
        for key in shape.missing:
            told.wrong(row.path, key, f"is missing, and {_a(self.name)} needs it. Add it.")
        for rule, fields in shape.rules:
            if (not broken or broken.isdisjoint(fields)) and not rule.holds(values):
                told.wrong(row.path, rule.about, str(rule.violation_error_message))
        for check, fields in self.checks:
            if not broken or broken.isdisjoint(fields):
                for key, sentence in check(self.part, values, data):
                    told.wrong(row.path, key, sentence)

    def _read_list(self, reader: "Reader", key: str, items: Any, row: Row, told: Told) -> None:
        if type(items) is not list:
            shape = SHAPES.get(type(items), "one value")
            told.wrong(row.path, key, f"expects a list, not {shape}: begin each item with a hyphen and a space.")
            return
        for position, item in enumerate(items):
            reader.read(item, (*row.path, key, position), told, row.values, position)

    def _stand_at_home(self, row: Row, data: dict[str, Any], told: Told, home: str | None) -> None:
        """The first item of the home list is the record this one stands in; left out, the list holds it alone."""
        assert self.child is not None
        key = self.child.home
        reader = self.children[key]
        if key not in data:
            reader.read(home, (*row.path, key, 0), told, row.values, 0)
            return
        first = data[key][0] if type(data[key]) is list and data[key] else None
        slug = first.get(reader.part.short) if type(first) is dict else first
        if slug != home:
            told.wrong(row.path, key, f"begins with {slug}, so it is told there. Move it, or name {home} first.")

    def _shape(self, keys: tuple[str, ...]) -> Shape:
        given = {k for k in keys if k in self.converters}
        touched = given | {f"{k}_precision" for k in given} | set(self.inherits) | set(self.part.derived)
        touched |= {self.parent, "position"}
        return Shape(
            values=[(k, self.converters[k]) for k in keys if k in given and not is_partial_date(self.fields[k])],
            dates=[
                (k, f"{k}_precision", self.converters[k])
                for k in keys
                if k in given and is_partial_date(self.fields[k])
            ],
            children=[(k, self.children[k]) for k in keys if k in self.children],
            unknown=[k for k in keys if k not in self.converters and k not in self.children],
            missing=[k for k in self.required if k not in given],
            rules=[(rule, fields) for rule, fields in self.rules if fields & touched or not rule.holds(self.defaults)],
        )


@cache
def readers() -> dict[str, Reader]:
    """The reader of each kind of dossier, by name."""
    return {dossier.name: Reader(dossier.part) for dossier in DOSSIERS}


def tell(file: File) -> Told:
    """Everything a file tells, and everything wrong with it that the file alone can show."""
    told = Told(file)
    root, flaws = read(file.read())
    told.problems += [Problem(file, (), flaw.key, flaw.sentence, flaw.line) for flaw in flaws]
    if any(not flaw.key for flaw in flaws):
        return told
    reader = readers()[file.dossier.name]
    if file.dossier.listed and type(root) is not list:
        told.wrong((), "", "expects a list of records: begin each record with a hyphen and a space.")
    elif file.dossier.listed:
        for index, item in enumerate(root):
            _read_whole(reader, item, (index,), told)
    else:
        _read_whole(reader, root, (), told)
    return told


def _read_whole(reader: Reader, data: Any, path: Path, told: Told) -> None:
    row = reader.read(data, path, told)
    if row is None or not row.broken.isdisjoint(PLACING):
        return
    dossier = told.file.dossier
    for name, unwanted in dossier.unless.items():
        if row.values[name] == unwanted:
            told.wrong(path, name, f"is missing, and every record in {dossier.pattern} needs it. Add it.")
    place = dossier.place(SimpleNamespace(**row.values))
    if place != told.file.name:
        told.wrong(path, "slug", f"{row.values['slug']!r} belongs in {place}. Move it there, or correct it.")


def told_fields(part: Part) -> "list[models.Field[Any, Any]]":
    """The columns a dossier decides on: all but the primary key and what others compute or keep."""
    return [
        f
        for f in part.model._meta.concrete_fields
        if not f.primary_key and (f.editable or f.name in part.derived) and not f.generated
    ]


def _a(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
