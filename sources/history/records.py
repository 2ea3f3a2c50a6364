"""Which models have a history, and the table it is kept in.

Every keyed model has one (`sources.models.Keyed`); whatever has none is named here, with the reason. The tables are
django-simple-history's: the columns of the model, and `history_id`, `history_date`, `history_type`, `history_user_id`,
`history_change_reason`. The rows are written by the database (`triggers`) and never by Django's signals, which bulk
writes, `update()` and raw SQL pass by.
"""

import inspect
from importlib import import_module
from typing import Any, Self

from django.apps import AppConfig, apps
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Exists, OuterRef
from simple_history.manager import HistoricalQuerySet, HistoryDescriptor
from simple_history.models import HistoricalRecords

NOT_RECORDED = {
    "sources.FixtureFile": "the loader's own note of what it has loaded",
    "sources.Passage": "other people's words, and what comparing them with a text found; made anew by verify_citations",
    "cases.EffectPeriod": "computed from recorded models, and rebuildable at any time",
    "cases.StaleRelief": "the engine's own note of what it has to compute anew",
}
FIELDS_NOT_RECORDED = {
    "sources.Document": {"text": "other people's words, read from a file whose SHA-256 is recorded"},
}


class HistoryRow(models.Model):
    """One write of one row: what the row was after it (for a deletion, before it).

    Rows written in one transaction have the same date. What came first is told by `history_id` alone.
    """

    id: Any
    history_id: Any
    history_date: Any
    history_type: str
    history_user_id: Any
    instance_type: Any

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.history_type}{self.instance_type._meta.label} {self.id} ({self.history_date:%Y-%m-%d %H:%M:%S})"

    @property
    def history_user(self) -> Any:
        """Who wrote it; nobody, where raw SQL did, a command, or an account that is gone."""
        return get_user_model()._base_manager.filter(pk=self.history_user_id).first()

    @property
    def prev_record(self) -> Self | None:
        """The row as it was before."""
        earlier = type(self)._base_manager.filter(id=self.id, history_id__lt=self.history_id)
        return earlier.order_by("-history_id").first()

    @property
    def next_record(self) -> Self | None:
        """The row as it was after the next write."""
        later = type(self)._base_manager.filter(id=self.id, history_id__gt=self.history_id)
        return later.order_by("history_id").first()


class HistoryQuerySet(HistoricalQuerySet):
    """History rows; `as_of` counts by `history_id`, since rows of one transaction have the same date."""

    def latest_of_each(self) -> Self:
        return self.filter(~Exists(self.filter(id=OuterRef("id"), history_id__gt=OuterRef("history_id"))))


class Histories(HistoricalRecords):
    """Gives every model beneath an abstract one its history table, and leaves the writing to the database."""

    def __init__(self) -> None:
        super().__init__(
            inherit=True,
            bases=(HistoryRow,),
            history_id_field=models.BigAutoField(),
            history_user_id_field=models.BigIntegerField(null=True),
            history_change_reason_field=models.TextField(null=True),
            historical_queryset=HistoryQuerySet,
        )

    def add_extra_methods(self, cls: type[models.Model]) -> None:
        """None: nothing can be saved without history."""

    def finalize(self, sender: type[models.Model], **kwargs: Any) -> None:
        """As in the parent class, without its signal handlers and its tables for many-to-many fields."""
        is_ours = sender is not self.cls and issubclass(sender, self.cls)
        if not is_ours or sender._meta.apps is not apps:  # SQLite alters a table by way of a copy of its model
            return
        history = self.create_history_model(sender, inherited=True)
        setattr(import_module(sender.__module__), history.__name__, history)
        setattr(sender, self.manager_name, HistoryDescriptor(history, self.history_manager, self.historical_queryset))
        sender._meta.simple_history_manager_attribute = self.manager_name  # type: ignore[attr-defined]

    def fields_included(self, model: type[models.Model]) -> list[Any]:
        left_out = FIELDS_NOT_RECORDED.get(model._meta.label, {})
        return [field for field in model._meta.fields if field.name not in left_out]

    def copy_fields(self, model: type[models.Model]) -> dict[str, Any]:
        """The columns alone: what they may hold is the model's to say.

        Links are kept as numbers, since what they led to may be gone. Indexes are few, since every write pays for each.
        """
        return {field.attname: _column(field) for field in self.fields_included(model)}

    def get_extra_fields(self, model: type[models.Model], fields: dict[str, Any]) -> dict[str, Any]:
        extra = super().get_extra_fields(model, fields)
        ours = ("__str__", "history_user", "prev_record", "next_record", "revert_url", "get_default_history_user")
        extra = {name: value for name, value in extra.items() if name not in ours}
        return {**extra, "history_date": models.DateTimeField()}

    def get_meta_options(self, model: type[models.Model]) -> dict[str, Any]:
        return {
            "ordering": ("-history_id",),
            "get_latest_by": "history_id",
            "indexes": (models.Index(fields=("id", "history_date")),),
            "default_permissions": (),
        }


def _column(field: Any) -> Any:
    if isinstance(field, models.ForeignKey):
        return models.BigIntegerField(null=True, db_index=owns(field))
    if field.primary_key:
        return models.BigIntegerField()
    column = field.clone()
    column.db_index = column._unique = column.auto_now = column.auto_now_add = False
    column.choices, column.verbose_name, column._verbose_name, column.help_text = None, None, None, ""
    column._validators = []
    return column


def owns(field: Any) -> bool:
    """Whether this is the link from a row to the record that it belongs to, and goes with."""
    return isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE


def is_recorded(model: type[models.Model]) -> bool:
    """Whether the model has a history."""
    return hasattr(model._meta, "simple_history_manager_attribute")


def is_history(model: type[models.Model]) -> bool:
    """Whether the model is the history of another."""
    return issubclass(model, HistoryRow)


def recorded(app_config: AppConfig) -> list[type[models.Model]]:
    """The models of an application that have a history."""
    return [model for model in app_config.get_models() if is_recorded(model)]


def history_of(model: type[models.Model]) -> Any:
    """The history table of a model."""
    return inspect.getattr_static(model, "history").model  # past the descriptor, which makes a manager each time


def columns(model: type[models.Model]) -> list[str]:
    """The columns of the model that its history keeps."""
    return [field.column for field in history_of(model).tracked_fields]
