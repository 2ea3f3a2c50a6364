"""Undoing a merge: every row that it wrote goes back to what its history says it was before.

It is a change of its own, which the history keeps beside the merge. It is refused where anything that the merge wrote
was changed again since.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model

from ..history.changes import RowChange
from ..history.records import history_of
from ..history.reverting import CannotRevertError, depth, refuse_later_changes, stored
from ..history.words import Words
from ..history.writing import writing
from ..models import MergedRecord


@dataclass
class Net:
    """A row as it was before the merge, and as the merge left it; None where it was not, or is not."""

    model: type[Model]
    pk: int
    before: Any | None
    after: Any | None


def undo(merged: MergedRecord, *, by: Any, because: str) -> None:
    """Take a merge back, all of it or nothing.

    Raises `CannotRevertError`, and `IntegrityError` where the database refuses it.
    """
    with writing(by=by, because=because):
        standing = MergedRecord.objects.select_for_update().filter(pk=merged.pk).first()
        if standing is None:
            raise CannotRevertError("It was undone already.")
        _refuse_without_winner(standing)
        nets = [net for label, keys in standing.touched.items() for net in _nets(standing, label, keys)]
        winner = _winner(standing)
        standing.delete()  # so that the slug is free for its record again
        for net in sorted(nets, key=lambda net: _order(net, winner)):
            _take_back(standing, net)
        connection.check_constraints()


def _winner(merged: MergedRecord) -> int | None:
    found = apps.get_model(merged.kind)._base_manager.filter(slug=merged.into_slug)
    return found.values_list("pk", flat=True).first()


def _refuse_without_winner(merged: MergedRecord) -> None:
    if not merged.touched:
        raise CannotRevertError("It went with the record that it is part of: undo that merge.")
    written = history_of(MergedRecord)._base_manager.filter(id=merged.pk).order_by("history_id").first()
    if written.into_slug != merged.into_slug:
        raise CannotRevertError(
            f"{written.into_slug} was merged into {merged.into_slug} afterwards: undo that merge first."
        )


def _nets(merged: MergedRecord, label: str, keys: list[int]) -> Iterator[Net]:
    """What the merge came to, row by row, from the history of its transaction."""
    model = apps.get_model(label)
    born = history_of(MergedRecord)._base_manager.filter(id=merged.pk).order_by("history_id").first()
    told = (born.history_date, born.history_user_id, born.history_change_reason)
    before: dict[int, Any] = {}
    after: dict[int, Any] = {}
    for row in history_of(model)._base_manager.filter(id__in=keys).order_by("history_id"):
        if (row.history_date, row.history_user_id, row.history_change_reason) == told:
            after[row.id] = row
        elif row.id not in after:
            before[row.id] = row
    for pk, row in after.items():
        old = before.get(pk)
        yield Net(
            model,
            pk,
            old if old is not None and old.history_type != "-" else None,
            row if row.history_type != "-" else None,
        )


def _order(net: Net, winner: int | None) -> tuple[int, int]:
    """Slugs are given back first, then what the winner took; then come the records, before what belongs to them."""
    if net.model is MergedRecord:
        return (0, 0)
    if net.after is not None:
        return (1 if net.pk == winner else 3, depth(net.model))
    return (2, depth(net.model))


def _take_back(merged: MergedRecord, net: Net) -> None:
    if net.after is None:
        if net.before is None:
            return
        net.before.instance.save_base(raw=True, force_insert=True)
        return
    change = RowChange(merged, net.after, net.before, Words())
    record = stored(change)
    if net.before is None:
        record.delete()
        return
    refuse_later_changes(change, record, change.changed)
    net.model._base_manager.filter(pk=net.pk).update(**{name: getattr(net.before, name) for name in change.changed})
