"""The rows of one model in one chunk of files, beside those in the database: new, changed, the same, or gone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any

from sources.models import Keyed

from .database import delete, insert, rows_where, rows_with, update
from .keys import Keys
from .problems import Place, Problem
from .readers import Reader
from .rows import Row
from .uniqueness import Unique, uniques
from .values import told_fields, untold_defaults

Model = type[Keyed]
Values = tuple[Any, ...]


class Table:
    """One model's rows of a chunk: filled reader by reader, matched with the database, checked, written."""

    def __init__(self, reader: Reader, keys: Keys) -> None:
        self.model: Model = reader.model
        self.is_record = reader.is_record
        self.keys = keys
        self.names = [field.name for field in told_fields(reader.part)]
        self.values_of = itemgetter(*self.names)
        self.rows: list[Row] = []
        self.existing: dict[int, Values] = {}
        self.owners: dict[str, set[int]] = defaultdict(set)  # by parent: the rows whose children we tell
        self.gone: list[int] = []
        self.created: list[Row] = []
        self.updated: list[Row] = []
        self.unchanged = 0

    # What the database has

    def add(self, reader: Reader, rows: list[Row], owners: Iterable[int]) -> None:
        """Take in the rows of a reader, and note whose children they are."""
        self.rows += rows
        if reader.parent:
            self.owners[reader.parent].update(owners)

    def match(self) -> None:
        """Find out which rows of the database ours are, and which of its rows no file tells any more."""
        if not self.keys.was_empty(self.model):
            for parent, owners in self.owners.items():
                self._fetch(rows_where(self.model, parent, owners, ("pk", *self.names)))
            if self.is_record:
                new = {row.pk for row in self.rows} - self.existing.keys()
                self._fetch(rows_where(self.model, "pk", new, ("pk", *self.names)))
            elif self.owners.keys().isdisjoint(self.model.key_fields):
                fields = self.model.key_fields
                tokens = {itemgetter(*fields)(row.values) for row in self.rows if row.broken.isdisjoint(fields)}
                self._fetch(rows_with(self.model, fields, tokens, ("pk", *self.names)))
        if not self.is_record:
            self._number_links()
        self._find_gone()
        self._compare()

    def _fetch(self, rows: Iterator[Values]) -> None:
        self.existing.update((row[0], row[1:]) for row in rows)

    def _number_links(self) -> None:
        """Give each row the key of the row of the database that has its natural key, or a fresh one."""
        key_of = itemgetter(*self.model.key_fields)
        there = itemgetter(*map(self.names.index, self.model.key_fields))
        known = {there(values): key for key, values in self.existing.items()}
        fresh = []
        for row in self.rows:
            row.pk = known.get(key_of(row.values), 0)
            if not row.pk:
                fresh.append(row)
        for row, key in zip(fresh, self.keys.numbers.take(self.model, len(fresh)), strict=True):
            row.pk = key

    def _find_gone(self) -> None:
        places = [(self.names.index(parent), owners) for parent, owners in self.owners.items()]
        ours = {row.pk for row in self.rows}
        self.gone = [
            key
            for key, values in self.existing.items()
            if key not in ours and any(values[place] in owners for place, owners in places)
        ]
        if self.is_record and self.gone:
            told_elsewhere = self.keys.are_defined(self.model, self.gone)
            self.gone = [key for key in self.gone if key not in told_elsewhere]

    def _compare(self) -> None:
        """Sort the rows into new, changed and the same."""
        for row in self.rows:
            there = self.existing.get(row.pk)
            if there is None:
                self.created.append(row)
            elif there == self.values_of(row.values):
                self.unchanged += 1
            else:
                self.updated.append(row)

    # What is wrong

    def collisions(self, taken: dict[str, dict[Any, Place]]) -> Iterator[Problem]:
        """Rows that claim what may stand only once and another row of the files has."""
        for unique in uniques(self.model):
            # Children of one record stand in one file, so nothing need be remembered of what they may not share.
            local = not self.owners.keys().isdisjoint(unique.fields)
            seen = {} if local else taken.setdefault(str(unique.name), {})
            for row, token in _claims(unique, self.rows):
                if token in seen:
                    other = f"The other is in {seen[token]}. Change one of the two."
                    yield row.wrong(unique.about, f"{unique.sentence} {other}")
                else:
                    seen[token] = row.place

    def conflicts(self) -> Iterator[tuple[Row, Unique, int]]:
        """Rows that claim what another row of the database has: that row's key."""
        if self.keys.was_empty(self.model):
            return
        for unique in uniques(self.model):
            claims = {token: row for row, token in _claims(unique, self.created)}
            claims |= {token: row for row, token in _claims(unique, self.updated) if token != self._stored(unique, row)}
            if claims:
                for key, values in self._holders(unique, claims):
                    row = claims.get(unique.token(values))
                    if row is not None and row.pk != key:
                        yield row, unique, key

    def _stored(self, unique: Unique, row: Row) -> Any:
        return unique.token(dict(zip(self.names, self.existing[row.pk], strict=True)))

    def _holders(self, unique: Unique, claims: dict[Any, Row]) -> Iterator[tuple[int, dict[str, Any]]]:
        if self.owners.keys().isdisjoint(unique.fields):
            names = sorted(unique.reads)
            for row in rows_with(self.model, unique.fields, claims, ("pk", *names)):
                yield row[0], dict(zip(names, row[1:], strict=True))
        else:
            for key, values in self.existing.items():
                yield key, dict(zip(self.names, values, strict=True))

    # Writing

    def write(self, in_the_way: set[int], *, keep_gone: bool) -> None:
        """Bring the database to what the files say.

        Neither database can swap what may stand only once (two positions, two docket numbers) row by row, so the rows
        that hold what others of the chunk claim are taken out first and put in again under their old keys. So are the
        rows that no file tells any more: they go behind those that are told.
        """
        swapped = {row.pk: self.values_of(row.values) for row in self.updated if row.pk in in_the_way}
        swapped |= self._moved_behind() if keep_gone else {}
        untold = untold_defaults(self.model, self.names)
        kept = {key: rest for key, *rest in rows_where(self.model, "pk", swapped, ("pk", *untold))}
        delete(self.model, swapped)
        changed = [(*self.values_of(row.values), row.pk) for row in self.updated if row.pk not in swapped]
        if changed:
            update(self.model, self.names, changed)
        names = ["id", *self.names, *untold]
        if swapped:
            insert(self.model, names, ((key, *values, *kept[key]) for key, values in swapped.items()))
        if self.created:
            rest = tuple(untold.values())
            insert(self.model, names, ((row.pk, *self.values_of(row.values), *rest) for row in self.created))

    def _moved_behind(self) -> dict[int, Values]:
        if self.is_record or "position" not in self.names or "position" in self.model.key_fields:
            return {}
        moved: dict[int, Values] = {}
        place = self.names.index("position")
        for parent in self.owners:
            owner = self.names.index(parent)
            behind = Counter(row.values[parent] for row in self.rows)
            for key in sorted(self.gone, key=lambda key: (self.existing[key][place], key)):
                values = list(self.existing[key])
                if values[owner] is not None:
                    position, behind[values[owner]] = behind[values[owner]], behind[values[owner]] + 1
                    if position != values[place]:
                        values[place] = position
                        moved[key] = tuple(values)
        return moved


def _claims(unique: Unique, rows: Iterable[Row]) -> Iterator[tuple[Row, Any]]:
    """The rows that take up what only one may have, and what it is."""
    for row in rows:
        if not row.broken or row.broken.isdisjoint(unique.reads):
            token = unique.token(row.values)
            if token is not None:
                yield row, token
