"""Loading fixtures: files in chunks, each read, checked, compared with the database and written, in one transaction.

A chunk holds some megabytes of files, so that memory holds the rows of a chunk and, for the whole load, which slug is which
row. A reference to a record of a later file gets its primary key at once; if no file brings the record, it dangles.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from sources.models import Keyed

from .answers import Answers
from .database import Numbers, begin
from .files import File
from .keys import Keys
from .problems import Place, Problem
from .readers import Reader, Row, Told, readers, tell
from .tables import Table

Model = type[Keyed]
CHUNK = 2_000_000  # bytes of files


@dataclass
class Report:
    """What a load did, by model."""

    created: Counter[Model] = field(default_factory=Counter)
    updated: Counter[Model] = field(default_factory=Counter)
    unchanged: Counter[Model] = field(default_factory=Counter)
    gone: Counter[Model] = field(default_factory=Counter)


class Broken(Exception):
    """The fixtures have these problems, and nothing was loaded."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = sorted(problems, key=lambda problem: problem.where)


def load(files: list[File], *, check: bool = False, done: Callable[[File], None] = lambda file: None) -> Report:
    """Bring the database to what the files say, or with `check` only find out whether it could be.

    Raises `Broken`, with every problem there is, and then leaves the database as it was.
    """
    with transaction.atomic():
        begin()
        run = _Load()
        for chunk in chunks(files):
            run.take(chunk, done)
        run.finish()
        if run.problems:
            raise Broken(run.problems)
        if check:
            transaction.set_rollback(True)
    return run.report


def chunks(files: Iterable[File]) -> Iterator[list[File]]:
    """The files in groups of bounded size, in their order."""
    chunk: list[File] = []
    size = 0
    for file in files:
        if chunk and size + file.size > CHUNK:
            yield chunk
            chunk, size = [], 0
        chunk.append(file)
        size += file.size
    if chunk:
        yield chunk


class _Load:
    """One load under way: what is known of every file so far."""

    def __init__(self) -> None:
        self.keys = Keys(Numbers())
        self.answers = Answers()
        self.taken: dict[str, dict[Any, Place]] = {}
        self.problems: list[Problem] = []
        self.report = Report()

    def take(self, files: list[File], done: Callable[[File], None]) -> None:
        """Read a chunk and write it, unless something was wrong before or is now."""
        rows: dict[Reader, list[Row]] = defaultdict(list)
        for file in files:
            told = tell(file)
            self.problems += told.problems
            for reader, some in told.rows.items():
                rows[reader] += some
            done(file)
        self._define(rows)
        self._resolve(rows)
        for table in self._tables(rows):
            self.problems += table.collisions(self.taken)
            if not self.problems:
                table.compare()
                table.write()
                self.report.created[table.model] += len(table.created)
                self.report.updated[table.model] += len(table.updated)
                self.report.unchanged[table.model] += table.unchanged

    def finish(self) -> None:
        """Ask what only the whole of the files can answer."""
        self.problems += self.keys.dangling()
        self.problems += self.answers.problems()

    def _define(self, rows: dict[Reader, list[Row]]) -> None:
        """Note which slug each record has; a second record of the same slug is left out of all that follows."""
        for reader, some in rows.items():
            if "slug" not in reader.fields:
                continue
            kept = []
            for row in some:
                problem = self.keys.define(reader.model, row.values["slug"], row.place) if row.values["slug"] else None
                if problem is None:
                    kept.append(row)
                else:
                    self.problems.append(problem)
            rows[reader] = kept

    def _resolve(self, rows: dict[Reader, list[Row]]) -> None:
        """Put primary keys in the place of slugs."""
        keys = self.keys
        wanted: dict[Model, set[str]] = defaultdict(set)
        for reader, some in rows.items():
            self.answers.note(reader.model, some)
            if "slug" in reader.fields:
                wanted[reader.model].update(row.values["slug"] for row in some)
            for name, model in reader.references.items():
                wanted[model].update(row.values[name] for row in some)
        for model, slugs in wanted.items():
            slugs -= {None, ""}
            keys.look_up(model, slugs)
            for slug in slugs - keys.known[model].keys() - keys.defined[model].keys():
                keys.sought[model][slug] = []
            keys.hand_out(model, sorted(slugs))
        for reader, some in rows.items():
            self._refer(reader, some)

    def _refer(self, reader: Reader, rows: list[Row]) -> None:
        for name, model in reader.references.items():
            known, sought = self.keys.known[model], self.keys.sought[model]
            for row in rows:
                slug = row.values[name]
                if slug in sought:
                    sought[slug].append((row.place, name))
                row.values[name] = known.get(slug)
        if "slug" in reader.fields:
            known = self.keys.known[reader.model]
            for row in rows:
                row.pk = known.get(row.values["slug"], 0)

    def _tables(self, rows: dict[Reader, list[Row]]) -> Iterator[Table]:
        tables: dict[Model, Table] = {}
        for top in readers().values():
            for reader in top.everyone():
                if reader in rows:
                    table = tables.setdefault(reader.model, Table(reader, self.keys))
                    table.rows += rows[reader]
                    if reader.parent and not table.is_record:
                        table.find_children(reader.parent, {row.values[reader.parent] for row in rows[reader]})
        for table in tables.values():
            if table.is_record:
                table.find_records()
            else:
                table.match_links()
            yield table


__all__ = ["Broken", "Report", "Told", "load"]
