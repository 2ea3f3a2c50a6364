"""How a record is written down: the vocabulary in which `definition` tells every dossier.

A `Part` says which fields of a model are written, in which order, and which records stand inside it. Everything else
(what a field may hold, what it points to, its help text) is read off the model, so that the loader, the dumper and the
JSON Schema cannot disagree with it or with each other. A date and its precision are one value: 2017-11-20, 2017-11 or
2017.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sources.models import Keyed


@dataclass(frozen=True)
class Part:
    """How one model is written.

    `fields`: the model's fields in writing order; a field at its default is left out.
    `short`: the one field whose bare value may stand for the whole item (`sources: [doc-002]`).
    `derived`: fields computed from the written ones and never written themselves.
    """

    model: type[Keyed]
    fields: tuple[str, ...]
    children: tuple["Child", ...] = ()
    short: str = ""
    derived: dict[str, Callable[[dict[str, Any]], Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Child:
    """A list of records that stand inside another, under `key`.

    `parent`: the foreign key of the child that points to the record it stands in.
    `home`: instead of a foreign key, the key of the child's own list whose first item is the record it stands in (a
    ruling stands in the first of its lawsuits). Where that list is left out, it holds that record alone.
    `inherits`: fields that, left out, take the value of the record it stands in (the court of an appeal's number).
    `order`: the order of writing, for children that keep no position; the others are written by position.
    """

    key: str
    part: Part
    parent: str = ""
    home: str = ""
    inherits: tuple[str, ...] = ()
    order: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dossier:
    """A kind of fixture file.

    `place` says in which file, below the fixtures folder, a record is written. With `listed`, a file holds a list of
    records; otherwise one record. `where` restricts which records of the model are told by this kind of file.
    """

    name: str
    part: Part
    place: Callable[[Any], str]
    pattern: str
    listed: bool = False
    where: dict[str, Any] = field(default_factory=dict)
    unless: dict[str, Any] = field(default_factory=dict)
    order: tuple[str, ...] = ("slug",)
