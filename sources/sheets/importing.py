"""An import, and the rehearsal before it: all of the rows or none, in one transaction."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.safestring import SafeString
from import_export.results import RowResult
from tablib import Dataset

from ..history.writing import writing
from ..nearest import did_you_mean, words
from .differences import Change
from .sheet import WHOLE, Sheet
from .tables import Problem, Table

NEW, CHANGED, SAME = RowResult.IMPORT_TYPE_NEW, RowResult.IMPORT_TYPE_UPDATE, RowResult.IMPORT_TYPE_SKIP


@dataclass(frozen=True)
class Line:
    """What one row does: it makes a record, changes one, or leaves it as it is."""

    number: int
    kind: str
    record: Any
    changes: list[Change]

    @property
    def is_new(self) -> bool:
        return self.kind == NEW


@dataclass
class Outcome:
    """What came of it. Where there are problems, or `stored` is false, nothing has changed."""

    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    panel: SafeString | None = None
    stored: bool = False

    def count(self, kind: str) -> int:
        return sum(line.kind == kind for line in self.lines)

    @property
    def new(self) -> int:
        return self.count(NEW)

    @property
    def changed(self) -> int:
        return self.count(CHANGED)

    @property
    def same(self) -> int:
        return self.count(SAME)

    @property
    def telling(self) -> list[Line]:
        """The rows that do something."""
        return [line for line in self.lines if line.kind != SAME]

    @property
    def digest(self) -> str:
        """Tells this outcome from any other: what is confirmed is what was shown."""
        told = [(line.number, line.kind, [(c.column, c.before, c.after) for c in line.changes]) for line in self.lines]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def run(kind: type[Sheet], table: Table, *, desk: Any, request: Any, confirmed: str = "", source: str = "") -> Outcome:
    """Bring the rows into the database, if they come to what was `confirmed` (the digest of a rehearsal).

    Without that it is a rehearsal: everything is written, looked at, and taken back. `source` says in the log of each
    record where the change came from.
    """
    header, problems = _columns(kind, table)
    kept = [place for place, name in enumerate(header) if name]
    sheet = kind(desk=desk, request=request, numbers=[number for number, _ in table.rows])
    rows = Dataset(*([cells[place] for place in kept] for _, cells in table.rows), headers=[header[p] for p in kept])
    with writing(by=request.user, because=f"Imported from {source}." if source else ""):
        desk.before_importing()
        result = sheet.import_data(rows, use_transactions=True, rollback_on_validation_errors=True)
        for failed in (*result.base_errors, *(error for row in result.error_rows for error in row.errors)):
            raise failed.error  # not the file's fault, and nobody's to mend but ours
        outcome = Outcome(_lines(sheet, result), sorted({*table.problems, *problems, *_problems(sheet, result)}))
        if not outcome.problems:
            outcome.stored = bool(confirmed) and outcome.digest == confirmed
            outcome.panel = desk.after_importing(request, stored=outcome.stored)
        if outcome.stored:
            _log(request, outcome, source)
        else:
            transaction.set_rollback(True)
    return outcome


def _columns(kind: type[Sheet], table: Table) -> tuple[list[str], list[Problem]]:
    """The header as the names of columns, empty for one that is none, and what is wrong with it."""
    names, problems = [], []
    for place, written in enumerate(table.header):
        name = "_".join(written.lower().split())
        sentence = ""
        if not name and any(cells[place].strip() for _, cells in table.rows):
            sentence = "A column has cells and no name. Name it, or delete it."
        elif name and name not in kind.names:
            near = did_you_mean(name, kind.names)
            sentence = f"is no column here. {near}The columns: {words(kind.names)}."
        elif name in names and name:
            sentence = "stands there twice. Delete one of the two."
        if sentence:
            problems.append(Problem(1, written, "", sentence))
        names.append("" if sentence else name)
    if not problems and not set(names) - {"", "slug"}:
        problems.append(Problem(1, "", "", f"There is no column to import from. The columns: {words(kind.names)}."))
    return names, problems


def _problems(sheet: Sheet, result: Any) -> list[Problem]:
    rows = [(row, sheet.numbers[row.number - 1]) for row in result.invalid_rows]
    return [
        Problem(number, name, str(dict(zip(result.diff_headers, row.values, strict=True)).get(name, "")), sentence)
        if name != WHOLE
        else Problem(number, "", "", sentence)
        for row, number in rows
        for name, sentences in row.error_dict.items()
        for sentence in sentences
    ]


def _lines(sheet: Sheet, result: Any) -> list[Line]:
    return [
        Line(number, row.import_type, row.instance, row.diff)
        for number, row in zip(sheet.numbers, result.rows, strict=True)
        if row.is_valid()
    ]


def _log(request: Any, outcome: Outcome, source: str) -> None:
    """Note in the log of each record what was done to it, from what file and row."""
    entries = [
        LogEntry(
            user=request.user,
            content_type=ContentType.objects.get_for_model(line.record),
            object_id=str(line.record.pk),
            object_repr=str(line.record)[:200],
            action_flag=ADDITION if line.is_new else CHANGE,
            change_message=f"Imported from {source}, row {line.number}: {', '.join(c.column for c in line.changes)}.",
        )
        for line in outcome.telling
    ]
    LogEntry.objects.bulk_create(entries, batch_size=500)
