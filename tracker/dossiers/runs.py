"""One load under way: chunk after chunk of files is read, checked, compared with the database and written.

Memory holds the rows of a chunk and, for the whole load, which slug is which row. A reference to a record of a later
file gets its primary key at once; if no file brings the record, it dangles.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any

from sources.models import Keyed

from .answers import Answers
from .database import naming_column, rows_where
from .files import File
from .homes import at_home
from .keys import Keys
from .problems import Place, Problem
from .readers import Reader
from .reading import Path
from .removal import Removal
from .rows import Row
from .tables import Table
from .telling import readers, tell
from .uniqueness import Unique

Model = type[Keyed]
Rows = dict[Reader, list[Row]]


@dataclass
class Report:
    """What a load did, by model."""

    created: Counter[Model] = field(default_factory=Counter)
    updated: Counter[Model] = field(default_factory=Counter)
    unchanged: Counter[Model] = field(default_factory=Counter)
    gone: Counter[Model] = field(default_factory=Counter)
    removed: Counter[Any] = field(default_factory=Counter)


@cache
def levels() -> list[list[Reader]]:
    """All readers, those of records level by level, each below that of the records they stand in; then the others."""
    depth: dict[Reader, int] = {}
    for top in readers().values():
        for reader in top.everyone():
            depth[reader] = depth[reader.above] + 1 if reader.above else 0
    in_order = sorted(depth, key=lambda reader: (not reader.is_record, depth[reader]))
    return [list(level) for _, level in groupby(in_order, key=lambda reader: depth[reader] if reader.is_record else -1)]


class Run:
    """One load under way."""

    def __init__(self, prune: bool) -> None:
        self.prune = prune
        self.keys = Keys()
        self.answers = Answers()
        self.removal = Removal()
        self.taken: dict[str, dict[Any, Place]] = {}
        self.gone: dict[Model, set[int]] = defaultdict(set)
        self.problems: list[Problem | str] = []
        self.unread: set[Model] = set()  # of which some file could not be read
        self.report = Report()

    def take(self, files: list[File], done: Callable[[File], None]) -> None:
        """Read a chunk and write it, unless something was wrong before or is now."""
        rows: Rows = defaultdict(list)
        for file in files:
            told = tell(file)
            self.problems += told.problems
            if not told.is_readable:
                self.unread.update(reader.model for reader in readers()[file.dossier.name].everyone())
            for reader, some in told.rows.items():
                rows[reader] += some
            done(file)
        self._define(rows)
        self._resolve(rows)
        tables = self._tables(rows)
        for table in tables:
            self.problems += table.collisions(self.taken)
            in_the_way = self._make_way(table)
            if not self.problems:
                self._write(table, in_the_way)

    def finish(self) -> None:
        """Ask what only the whole of the files can answer, and take out what none of them tells."""
        self.problems += self.keys.dangling(self.unread)
        self.problems += self.answers.problems()
        for model, gone in self.gone.items():
            if model in self.keys.defined:
                gone -= self.keys.are_defined(model, gone)
            if self.prune and not self.problems:
                self.removal.remove(model, gone)
            elif gone:
                self.report.gone[model] = len(gone)
        self.problems += self.removal.still_referred()
        self.report.removed.update({model: len(keys) for model, keys in self.removal.removed.items() if keys})

    # One chunk

    def _define(self, rows: Rows) -> None:
        """Note which slug each record has. One that has another's slug has its say on nothing but its references."""
        doubled: dict[File, list[Path]] = defaultdict(list)
        for reader in rows:
            for row in rows[reader]:
                if doubled and any(row.path[: len(path)] == path for path in doubled.get(row.file, ())):
                    row.broken = frozenset(row.values)
                elif reader.is_record and row.values["slug"]:
                    problem = self.keys.define(reader.model, row.values["slug"], row.place)
                    if problem is not None:
                        self.problems.append(problem)
                        doubled[row.file].append(row.path)
                        row.broken = frozenset(row.values)

    def _resolve(self, rows: Rows) -> None:
        """Put primary keys in the place of slugs."""
        wanted: dict[Model, set[Any]] = defaultdict(set)
        for reader, some in rows.items():
            self.answers.note(reader.model, some)
            if reader.is_record:
                wanted[reader.model].update([row.values["slug"] for row in some])
            for name, model in reader.references.items():
                wanted[model].update([row.values[name] for row in some])
        for model, slugs in wanted.items():
            self.keys.find(model, slugs - {None, ""})
        for reader, some in rows.items():
            self._refer(reader, some)

    def _refer(self, reader: Reader, rows: list[Row]) -> None:
        for name, model in reader.references.items():
            known, sought = self.keys.known[model], self.keys.sought[model]
            for row in rows:
                slug = row.values[name]
                if slug is not None:
                    row.values[name] = known.get(slug)
                    if slug in sought and name not in row.inherited:
                        sought[slug].append((row.place, name))
        if reader.is_record:
            known = self.keys.known[reader.model]
            for row in rows:
                row.pk = known.get(row.values["slug"], 0)

    def _tables(self, rows: Rows) -> list[Table]:
        """The rows by model, matched with the database's: also where the files tell none of a record's children."""
        tables: dict[Model, Table] = {}
        for level in levels():
            here: dict[Model, Table] = {}
            for reader in level:
                above = tables.get(reader.above.model) if reader.above else None
                ours, theirs = rows.get(reader, []), rows.get(reader.above, []) if reader.above else []
                if ours or theirs:
                    table = here.setdefault(reader.model, Table(reader, self.keys))
                    owners = {row.pk for row in theirs} & above.existing.keys() if above else set()
                    table.add(reader, ours, owners)
                    if reader.child and reader.child.home and owners:
                        self.gone[reader.model].update(at_home(reader.child, owners))
            for table in here.values():
                table.match()
            tables |= here
        return list(tables.values())

    def _make_way(self, table: Table) -> set[int]:
        """Which of the chunk's rows hold what others of them claim. What stands in the way for good is a problem."""
        ours = {row.pk for row in table.rows}
        gone = set(table.gone)
        in_the_way: set[int] = set()
        conflicts = list(table.conflicts())
        told = self.keys.are_defined(table.model, [key for *_, key in conflicts]) if table.is_record else ()
        for row, unique, key in conflicts:
            if key in ours:
                in_the_way.add(key)
            elif key in gone and self.prune:
                self.removal.remove(table.model, [key])
            elif key in gone and "position" in unique.fields:
                continue  # it goes behind the others
            elif key not in told:  # what an earlier chunk told has been asked after already
                self.problems.append(self._taken(row, unique, table.model, key, is_gone=key in gone))
        return in_the_way

    def _taken(self, row: Row, unique: Unique, model: Model, key: int, *, is_gone: bool) -> Problem:
        [(name,)] = rows_where(model, "pk", [key], (naming_column(model),))
        remedy = "It is in no file any more: --prune removes it." if is_gone else "Change that one first."
        return row.wrong(unique.about, f"{unique.sentence} The other is {name}, in the database. {remedy}")

    def _write(self, table: Table, in_the_way: set[int]) -> None:
        if self.prune and not table.is_record:
            self.removal.remove(table.model, table.gone)
        else:
            self.gone[table.model].update(table.gone)
        table.write(in_the_way, keep_gone=not self.prune)
        self.report.created[table.model] += len(table.created)
        self.report.updated[table.model] += len(table.updated)
        self.report.unchanged[table.model] += table.unchanged
