"""What the tests of the history share: what was written since, and how to make the past."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Max, Model

from sources.choices import Precision
from sources.history.records import history_of, is_recorded

from .factories import MODELS

RECORDED = [model for model in MODELS if is_recorded(model)]
Values = dict[str, Any]
JUNE = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)


def values_of(row: Any) -> Values:
    """What the history keeps of a row."""
    return {field.attname: getattr(row, field.attname) for field in history_of(type(row)).tracked_fields}


def stored(row: Model) -> Values:
    """The same, as the database has it."""
    return values_of(type(row)._base_manager.get(pk=row.pk))


def a_change(model: type[Model]) -> Values:
    """Other values for some fields of the model, which its constraints allow."""
    names = {field.name for field in model._meta.fields}
    for name, value in {"note": "Changed.", "position": 77, "name": "Changed", "why": "Changed."}.items():
        if name in names:
            return {name: value}
    (date,) = names & {"from_on", "since_on"}
    return {date: dt.date(2019, 5, 1), f"{date}_precision": Precision.MONTH}


class Since:
    """The rows of history written since it was made, of one model."""

    def __init__(self, model: type[Model]) -> None:
        self.history = history_of(model)
        self.last = self.history._base_manager.aggregate(last=Max("history_id"))["last"] or 0

    @property
    def rows(self) -> list[Any]:
        return list(self.history._base_manager.filter(history_id__gt=self.last).order_by("history_id"))

    @property
    def told(self) -> list[tuple[str, Values]]:
        """What each says happened, and what the row was then."""
        tracked = self.history.tracked_fields
        return [(row.history_type, {f.attname: getattr(row, f.attname) for f in tracked}) for row in self.rows]


@contextmanager
def written_at(instant: dt.datetime) -> Iterator[None]:
    """All that is written inside has this date in the history: tests cannot wait for days to pass."""
    marks = [Since(model) for model in RECORDED]
    yield
    for mark in marks:
        mark.history._base_manager.filter(history_id__gt=mark.last).update(history_date=instant)
