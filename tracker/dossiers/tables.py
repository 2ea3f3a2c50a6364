"""The rows of one model in one chunk of files, beside those the database has: what is new, changed, the same or gone."""

from collections.abc import Iterable
from functools import cache
from operator import itemgetter
from typing import Any

from django.db import models
from django.utils import timezone

from sources.models import Keyed

from .database import insert, rows_where, update
from .keys import Keys
from .problems import Place, Problem
from .readers import Reader, Row, told_fields
from .uniqueness import Unique, uniques
from .values import default_of

Model = type[Keyed]
Values = tuple[Any, ...]


class Table:
    """One model's rows of a chunk. Filled reader by reader, then matched, checked and written."""

    def __init__(self, reader: Reader, keys: Keys) -> None:
        self.model: Model = reader.model
        self.keys = keys
        self.names = [f.name for f in told_fields(reader.part)]
        self.values_of = itemgetter(*self.names)
        self.key_of = itemgetter(*self.model.key_fields)
        self.is_record = "slug" in self.model.key_fields
        self.rows: list[Row] = []
        self.existing: dict[int, Values] = {}
        self.gone: list[int] = []
        self.created: list[Row] = []
        self.updated: list[Row] = []
        self.unchanged = 0

    # What the database has

    def find_records(self) -> None:
        """Fetch the rows that have the keys of ours."""
        if not self.keys.was_empty(self.model):
            self._fetch("pk", [row.pk for row in self.rows])

    def find_children(self, parent: str, owners: Iterable[int]) -> None:
        """Fetch the rows that stand in the owners, and note which of them our files no longer tell."""
        if not self.keys.was_empty(self.model):
            self._fetch(parent, owners)

    def _fetch(self, field: str, values: Iterable[Any]) -> None:
        for pk, *row in rows_where(self.model, field, values, ("pk", *self.names)):
            self.existing[pk] = tuple(row)

    def match_links(self) -> None:
        """Give each row without a slug the key of the row it is, or a fresh one."""
        place = [self.names.index(name) for name in self.model.key_fields]
        get = itemgetter(*place)
        known = {get(values): pk for pk, values in self.existing.items()}
        fresh = []
        for row in self.rows:
            row.pk = known.get(self.key_of(row.values), 0)
            if not row.pk:
                fresh.append(row)
        for row, pk in zip(fresh, self.keys.numbers.take(self.model, len(fresh)), strict=True):
            row.pk = pk

    # What is wrong

    def collisions(self, taken: dict[str, dict[Any, Place]]) -> list[Problem]:
        """Rows that claim what may stand only once and another row of the files has."""
        problems = []
        for unique in uniques(self.model):
            seen = taken.setdefault(str(unique.name), {})
            for row in self.rows:
                if row.broken and not row.broken.isdisjoint(unique.reads):
                    continue
                token = unique.token(row.values)
                if token is None:
                    continue
                first = seen.setdefault(token, row.place)
                if first.path is not row.path:
                    problems.append(row.wrong(_about(unique), f"{unique.sentence} The other is in {first}."))
        return problems

    # Writing

    def compare(self) -> None:
        """Sort the rows into new, changed and the same."""
        for row in self.rows:
            there = self.existing.get(row.pk)
            if there is None:
                self.created.append(row)
            elif there == self.values_of(row.values):
                self.unchanged += 1
            else:
                self.updated.append(row)

    def write(self) -> None:
        """Bring the database to what the files say."""
        if self.updated:
            update(self.model, self.names, [(*self.values_of(row.values), row.pk) for row in self.updated])
        if self.created:
            untold = _untold(self.model)
            rest = tuple(untold.values())
            names = ["id", *self.names, *untold]
            insert(self.model, names, ((row.pk, *self.values_of(row.values), *rest) for row in self.created))


def _about(unique: Unique) -> str:
    """The field a reader should look at: the last one that is no position."""
    return [name for name in unique.fields if name != "position"][-1]


@cache
def _untold_fields(model: Model) -> list[Any]:
    concrete = [f for f in model._meta.concrete_fields if not f.primary_key and not f.generated and not f.editable]
    return [f for f in concrete if f.name != "key"]


def _untold(model: Model) -> dict[str, Any]:
    """Columns no dossier decides on, with what a new row holds there."""
    now = timezone.now()
    return {
        f.name: now if isinstance(f, models.DateTimeField) and (f.auto_now or f.auto_now_add) else default_of(f)
        for f in _untold_fields(model)
    }
