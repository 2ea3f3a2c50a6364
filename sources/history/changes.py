"""What changed in a record and in all that belongs to it, transaction by transaction, newest first."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models

from .differences import Part, differences, whole
from .records import HistoryRow, history_of, is_recorded, owns
from .words import Words, is_prose, pairs_of

Model = type[models.Model]


@dataclass
class FieldChange:
    """A field, what it was and what it became, in words. `name` is the date where it stands for a partial date."""

    name: str
    label: str
    was: str
    became: str
    is_prose: bool

    @cached_property
    def parts(self) -> tuple[list[Part], list[Part]]:
        """Both, cut where they begin to differ, where they are prose; a date or a name differs as a whole."""
        return differences(self.was, self.became) if self.is_prose else (whole(self.was), whole(self.became))


@dataclass
class RowChange:
    """One row of a record created, changed or deleted: the row of history, and the one before it."""

    record: models.Model
    row: Any
    before: Any | None
    words: Words

    @property
    def model(self) -> Model:
        """What kind of row it is."""
        kind: Model = self.row.instance_type
        return kind

    @property
    def key(self) -> str:
        """What names this change: cases.LawsuitParty:12."""
        return f"{self.model._meta.label}:{self.row.history_id}"

    @property
    def old(self) -> Any | None:
        """The row as it was; None where there was none."""
        return None if self.row.history_type == "+" else self.row if self.row.history_type == "-" else self.before

    @property
    def new(self) -> Any | None:
        """The row as it became; None where it is gone."""
        return None if self.row.history_type == "-" else self.row

    @cached_property
    def changed(self) -> list[str]:
        """The columns that are not as they were. Of a row created or deleted: those that held something."""
        names = [field.attname for field in self.row.tracked_fields if not field.primary_key]
        if self.old is None or self.new is None:
            empty = self.model()
            row = self.old or self.new
            return [name for name in names if getattr(row, name) not in (getattr(empty, name), None, "")]
        return [name for name in names if getattr(self.old, name) != getattr(self.new, name)]

    @cached_property
    def fields(self) -> list[FieldChange]:
        """What changed, field by field, a date together with its precision.

        Of a row created or deleted, neither to which record it belongs nor its place there: both are seen.
        """
        told = []
        for name, field in pairs_of(self.model, self.changed).items():
            if self.done != "changed" and (name == "position" or self._leads_back(field)):
                continue
            was, became = (self.words.value(field, row) for row in (self.old, self.new))
            told.append(FieldChange(name, self.words.label(field), was, became, is_prose(field)))
        return told

    @property
    def done(self) -> str:
        """What happened to the row: added, changed, removed."""
        return {"+": "added", "~": "changed", "-": "removed"}[self.row.history_type]

    @property
    def title(self) -> str:
        """The row in a few words: party: City of Springfield, plaintiff."""
        if self.model is type(self.record) and self.row.id == self.record.pk:
            return f"this {self.model._meta.verbose_name}"
        return self.words.title(self.row)

    def _leads_back(self, field: Any) -> bool:
        is_owner = owns(field) and field.related_model is type(self.record)
        return is_owner and getattr(self.row, field.attname) == self.record.pk


@dataclass
class Change:
    """What one transaction did to a record: when, by whom, why, and to which of its rows."""

    at: dt.datetime
    user_id: int | None
    because: str
    rows: list[RowChange]
    by: Any = None

    @property
    def keys(self) -> list[str]:
        """What names its parts."""
        return [row.key for row in self.rows]


def changes(record: models.Model) -> list[Change]:
    """Every change of the record and of what belongs to it, newest first."""
    groups: dict[Any, list[RowChange]] = defaultdict(list)
    words = Words()
    owned: dict[Model, set[int]] = defaultdict(set)
    for model, ids in belongings(type(record), {record.pk}):
        owned[model] |= ids  # members of a relief belong to it, or to a change of it
    for model, ids in owned.items():
        for row in _rows(record, model, ids, words):
            written = row.row
            groups[(written.history_date, written.history_user_id, written.history_change_reason or "")].append(row)
    found = [Change(at, user, because, rows) for (at, user, because), rows in groups.items()]
    return sorted(found, key=lambda change: change.at, reverse=True)


def with_names(found: Collection[Change]) -> Collection[Change]:
    """The changes with the accounts that made them, and all that their words need: a fixed number of queries."""
    users = get_user_model()._base_manager.in_bulk({change.user_id for change in found if change.user_id})
    for change in found:
        change.by = users.get(change.user_id)
        for row in change.rows:
            row.words.need(row.old, row.new)
    return found


def belongings(model: Model, ids: set[int], seen: frozenset[Model] = frozenset()) -> Iterator[tuple[Model, set[int]]]:
    """The record, and all rows that ever belonged to it, however deep: by model, nearest first."""
    yield model, ids
    for field in _belonging_to(model):
        if field.model in seen:
            continue
        rows = history_of(field.model)._base_manager.filter(**{f"{field.attname}__in": ids})
        children = set(rows.values_list("id", flat=True))
        if children:
            yield from belongings(field.model, children, seen | {model})


def _belonging_to(model: Model) -> Iterator[Any]:
    """The links by which rows of other models belong to rows of this one."""
    for relation in model._meta.related_objects:
        if is_recorded(relation.related_model) and owns(relation.field):
            yield relation.field


def _rows(record: models.Model, model: Model, ids: Iterable[int], words: Words) -> Iterator[RowChange]:
    before: dict[int, HistoryRow] = {}
    for row in history_of(model)._base_manager.filter(id__in=ids).order_by("history_id"):
        yield RowChange(record, row, before.get(row.id), words)
        before[row.id] = row
