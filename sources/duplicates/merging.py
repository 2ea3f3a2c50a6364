"""Merging two records: whatever pointed to the one points to the other, and its slug leads there.

The record that goes, the loser, stays in the history, and so does every row that would have repeated one of the
winner's. What the merge wrote is noted in `MergedRecord`, from which `undoing` takes it back.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Max, Model

from .. import other_names
from ..choices import Publication
from ..constraints import rules_of
from ..history.records import FIELDS_NOT_RECORDED, owns
from ..history.reverting import is_removable
from ..history.writing import writing
from ..models import Dossier, MergedRecord, Record
from .pointing import Twins, pointing_to

BATCH = 500
PRECISION = "_precision"


class MergeRefusedError(Exception):
    """The two cannot be merged; `sentences` say why."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


def merge(loser: Any, winner: Any, *, by: Any, because: str, take: Collection[str] = ()) -> "Merging":
    """Merge one record into another of its kind, in one transaction. `take`: the fields in which the loser is right.

    Raises `MergeRefusedError`, and `IntegrityError` where the database refuses it.
    """
    if type(loser) is not type(winner) or loser.pk == winner.pk:
        raise MergeRefusedError("Choose another record of the same kind.")
    with writing(by=by, because=because):
        pair = type(loser)._base_manager.select_for_update().in_bulk([loser.pk, winner.pk])
        if len(pair) < 2:
            raise MergeRefusedError("One of the two is gone: somebody else was here before you.")
        merging = Merging(pair[loser.pk], pair[winner.pk])
        merging.carry_out(take, because)
        connection.check_constraints()
    return merging


class Merging:
    """What a merge does: `moved` and `repeated` rows by model, `emptied` links that would lead to the record itself."""

    def __init__(self, loser: Any, winner: Any) -> None:
        self.loser, self.winner = loser, winner
        self.moved: Counter[type[Model]] = Counter()
        self.repeated: Counter[type[Model]] = Counter()
        self.emptied: Counter[type[Model]] = Counter()
        self.touched: dict[type[Model], set[int]] = defaultdict(set)

    def carry_out(self, take: Collection[str], because: str) -> None:
        """All of it. Call it within `writing`."""
        lacked = set(self.winner.lacking()) if isinstance(self.winner, Dossier) else set()
        self._refuse_what_no_history_keeps()
        self._absorb(self.loser, self.winner)
        self.winner.refresh_from_db()
        self._take(take)
        self._join_names()
        self._refuse_unpublishable(lacked)
        self._remember(self.loser, self.winner, because, is_whole=True)

    def _refuse_what_no_history_keeps(self) -> None:
        for name in FIELDS_NOT_RECORDED.get(self.loser._meta.label, {}):
            if getattr(self.loser, name):
                raise MergeRefusedError(f"Its {name} is in no history and would be lost: merge the other into it.")

    def _absorb(self, loser: Any, winner: Any) -> None:
        """Have all that points to the one point to the other, and take the one out."""
        model: Any = type(loser)
        for field in pointing_to(model):
            self._turn(field, loser, winner)
        self.touched[model].add(loser.pk)
        model._base_manager.filter(pk=loser.pk).delete()
        if isinstance(loser, Record) and loser is not self.loser:
            self._remember(loser, winner, "", is_whole=False)

    def _turn(self, field: Any, loser: Any, winner: Any) -> None:
        found = field.model._base_manager.filter(**{field.name: loser}).order_by("pk")
        rows = [row for row in found if row != loser]
        if not rows:
            return
        theirs = list(field.model._base_manager.filter(**{field.name: winner}).order_by("pk"))
        twins, turned = Twins(field, rows, theirs), []
        for row in rows:
            setattr(row, field.attname, winner.pk)
            if not self._stands(row, field):
                self._leave_out(row, None)
            elif twin := twins.of(row):
                self._leave_out(row, twin)
            else:
                twins.add(row)
                turned.append(row)
        self._write(field, turned, winner)

    def _stands(self, row: Any, field: Any) -> bool:
        """Whether the row still says something, and is not about the winner and itself."""
        values = {each.name: getattr(row, each.attname) for each in row._meta.concrete_fields}
        is_itself = row.pk == getattr(row, field.attname) and type(row) is field.related_model
        if not is_itself and all(rule.holds is None or rule.holds(values) for rule in rules_of(row)):
            return True
        if field.null:
            setattr(row, field.attname, None)
            self.emptied[type(row)] += 1
            return True
        return False

    def _leave_out(self, row: Any, twin: Any | None) -> None:
        if not is_removable(type(row)):
            what = f"{row._meta.verbose_name} {row}"
            raise MergeRefusedError(
                f"The {what} would then be there twice: merge those two first."
                if twin
                else f"The {what} would then be about itself: change it first."
            )
        self.repeated[type(row)] += 1
        if twin is not None:
            self._absorb(row, twin)
        else:
            self.touched[type(row)].add(row.pk)
            type(row)._base_manager.filter(pk=row.pk).delete()

    def _write(self, field: Any, rows: list[Any], winner: Any) -> None:
        names = [field.name]
        if owns(field) and any(each.name == "position" for each in field.model._meta.concrete_fields):
            last = field.model._base_manager.filter(**{field.name: winner}).aggregate(last=Max("position"))["last"]
            names.append("position")
            for place, row in enumerate(rows, 0 if last is None else last + 1):
                row.position = place
        field.model._base_manager.bulk_update(rows, names, batch_size=BATCH)
        self.moved[field.model] += len(rows)
        self.touched[field.model].update(row.pk for row in rows)
        if issubclass(field.model, Record):
            self._check_parts(rows, winner)

    def _check_parts(self, rows: Iterable[Any], winner: Any) -> None:
        """A part whose slug must begin with its record's cannot move: no slug ever changes."""
        for row in rows:
            if getattr(row, "owner", None) == winner and not row.slug.startswith(f"{winner.slug}/"):
                raise MergeRefusedError(
                    f"{row.slug} bears the name of {self.loser.slug}, which never changes: its parts cannot move. "
                    "Merge the other way round, or withdraw it."
                )

    def _take(self, names: Collection[str]) -> None:
        if not names:
            return
        allowed = {field.name for field in differing(self.loser, self.winner)}
        written = [field for field in names if field in allowed]
        fields = {each.name for each in self.winner._meta.concrete_fields}
        written += [f"{name}{PRECISION}" for name in written if f"{name}{PRECISION}" in fields]
        for name in written:
            setattr(self.winner, name, getattr(self.loser, name))
        try:
            self.winner.full_clean()
        except ValidationError as error:
            raise MergeRefusedError(*error.messages) from None
        self.winner.save(update_fields=written)
        self.touched[type(self.winner)].add(self.winner.pk)

    def _join_names(self) -> None:
        """What texts called the loser they call the winner: those of its names for which there is room."""
        if not hasattr(self.winner, "other_names"):
            return
        before = joined = other_names.read(self.winner.other_names)
        own = _name(self.winner).casefold()
        for name in (_name(self.loser), *other_names.read(self.loser.other_names)):
            with suppress(other_names.NoRoomError):
                joined = joined if name.casefold() == own else other_names.with_name(joined, name)
        if joined != before:
            self.winner.other_names = other_names.SEPARATOR.join(joined)
            self.winner.save(update_fields=["other_names"])
            self.touched[type(self.winner)].add(self.winner.pk)

    def _refuse_unpublishable(self, lacked: set[str]) -> None:
        """What is published lacks nothing afterwards that it did not lack before."""
        if isinstance(self.winner, Dossier) and self.winner.publication == Publication.PUBLISHED:
            lacks = [each for each in self.winner.lacking() if each not in lacked]
            if lacks and self.loser.publication != Publication.PUBLISHED:
                raise MergeRefusedError("What would become public with it lacks sources.", *lacks)

    def _remember(self, loser: Any, winner: Any, because: str, *, is_whole: bool) -> None:
        kind = loser._meta.label
        led_here = MergedRecord.objects.filter(kind=kind, into_slug=loser.slug)
        self.touched[MergedRecord].update(led_here.values_list("pk", flat=True))
        led_here.update(into_slug=winner.slug)
        merged = MergedRecord(
            kind=kind, old_slug=loser.slug, number=loser.pk, into_slug=winner.slug, note=because if is_whole else ""
        )
        if is_whole:
            merged.touched = {model._meta.label: sorted(keys) for model, keys in self.touched.items() if keys}
        merged.save(force_insert=True)
        self.touched[MergedRecord].add(merged.pk)


def differing(loser: Any, winner: Any) -> list[Any]:
    """The fields in which the two differ and that can be taken over, a date with its precision; names are joined."""
    fields = {each.name for each in loser._meta.concrete_fields}
    return [
        field
        for field in loser._meta.concrete_fields
        if field.editable
        and not field.primary_key
        and field.name not in ("slug", "position", "other_names")
        and not (field.name.endswith(PRECISION) and field.name.removesuffix(PRECISION) in fields)
        and field.name not in FIELDS_NOT_RECORDED.get(loser._meta.label, {})
        and _value(loser, field) != _value(winner, field)
    ]


def _name(record: Any) -> str:
    name = next((getattr(record, each) for each in ("short_name", "name", "title") if hasattr(record, each)), "")
    return str(name)


def _value(record: Any, field: Any) -> tuple[Any, Any]:
    return getattr(record, field.attname), getattr(record, f"{field.name}{PRECISION}", "")
