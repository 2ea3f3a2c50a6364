"""Two people who have the same record open: what either changed is kept, and where both changed the same, one is asked.

Each form carries what it showed when it was opened. What differs from that is one's own change; what the database holds
otherwise than that, somebody else has saved meanwhile. A field that only they changed stays theirs, one that only
oneself changed becomes one's own. Where both did, nothing is saved: the screen shows both, and who wrote the other and
when. Saving again then keeps what stands in the box, and a tick takes theirs.
"""

import json
from functools import cached_property
from typing import Any

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.forms.models import InlineForeignKeyField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..history.records import history_of
from ..history.words import Words
from ..models import Record
from .dates import PRECISION

OPENED = "opened"
LOOKED_AT = 50  # writes of a record among which the one that matters is looked for


class OpenedField(forms.CharField):
    """What the form showed when it was opened: never a change."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, strip=False, **kwargs)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class CollisionForm(forms.ModelForm):
    """A form that knows what it showed when it was opened."""

    is_gone = False  # a row that was removed while it was open

    def carry_what_is_shown(self) -> None:
        """Call it once the initial values stand."""
        if not self.instance._state.adding:
            self.fields[OPENED] = OpenedField(initial=self._as_text())

    @cached_property
    def as_opened(self) -> dict[str, Any]:
        """What was shown, by field; as it is now, where the form does not say."""
        try:
            return dict(json.loads(self.data.get(self.add_prefix(OPENED), "")))
        except (ValueError, TypeError):
            return dict(json.loads(self._as_text()))

    @cached_property
    def changed_data(self) -> list[str]:
        """The fields that differ from what was shown."""
        found = []
        for name, field in self.fields.items():
            bound = self[name]
            shown = self.as_opened.get(name, bound.initial) if OPENED in self.fields else bound.initial
            if not field.disabled and field.has_changed(shown, bound.data):
                found.append(name)
        return found

    @property
    def changed_by_others(self) -> list[str]:
        """The fields that are no longer as they were shown."""
        now = json.loads(self._as_text())
        return [name for name in now if name in self.as_opened and self.as_opened[name] != now[name]]

    def settle(self) -> None:
        """Leave to others what only they changed, and tell what both did."""
        if OPENED not in self.fields:
            return
        if self.is_gone:
            self.add_error(None, "Somebody removed this row while you had it open. Tick “Remove”, or add it anew.")
            return
        asked = []
        for name in json.loads(self._as_text()):
            date = name.removesuffix(PRECISION)
            takes_theirs = f"{self.add_prefix(date)}-theirs" in self.data
            if not takes_theirs and name not in self.changed_by_others:
                continue
            mine = date in self.changed_data and self.fields[date].has_changed(self.initial.get(date), self[date].data)
            if mine and not takes_theirs:
                asked += [name] if name == date else []
                continue
            self.cleaned_data[name] = getattr(self.instance, name)
            self.changed_data[:] = [each for each in self.changed_data if each != name]
        for name in asked:
            self.add_error(name, self._both(name))
        if asked:
            self.see_what_is_there()

    def see_what_is_there(self) -> None:
        """From here on the form has shown what the database holds now: saving it again is a decision."""
        data: Any = self.data
        data = data.copy()
        data[self.add_prefix(OPENED)] = self._as_text()
        self.data = data

    def _both(self, name: str) -> SafeString:
        field = self.instance._meta.get_field(name)
        return format_html(
            "{} wrote “{}” here while you had it open. Save again to keep what stands in the box, or "
            '<label class="take-theirs"><input type="checkbox" name="{}-theirs"> take theirs</label>.',
            writer_of(self.instance, field.attname),
            Words().value(field, self.instance) or "nothing",
            self.add_prefix(name),
        )

    def _as_text(self) -> str:
        own = {field.name for field in self.instance._meta.fields}
        names = [name for name, field in self.fields.items() if name in own and not _is_fixed(field)]
        return json.dumps({name: self.initial.get(name) for name in names}, cls=DjangoJSONEncoder)


def _is_fixed(field: forms.Field) -> bool:
    return field.disabled or (
        isinstance(field, InlineForeignKeyField | forms.ModelChoiceField) and field.widget.is_hidden
    )


def writer_of(record: models.Model, column: str = "") -> str:
    """Who wrote the record last, or what stands in one column of it, and when.

    Ada Lovelace, at 14:03 on 22 November 2026 (UTC),
    """
    written = history_of(type(record))._base_manager.filter(id=record.pk).order_by("-history_id")
    rows: list[Any] = list(written[:LOOKED_AT])
    told = next((row for row, old in zip(rows, [*rows[1:], None], strict=True) if _changed(row, old, column)), None)
    if told is None:
        return "Somebody"
    account = told.history_user
    name = (account and account.get_full_name()) or account or "Somebody"
    return f"{name}, at {told.history_date:%H:%M on %-d %B %Y} (UTC),"


def _changed(row: Any, old: Any, column: str) -> bool:
    return old is None or not column or getattr(row, column) != getattr(old, column)


def lock(record: models.Model) -> None:
    """Have whoever saves the same dossier or record wait for this transaction. On SQLite everybody does anyhow."""
    above = sorted(record.dossiers() if isinstance(record, Record) else (), key=lambda row: (row._meta.label, row.pk))
    for each in (*above, record):
        list(type(each)._base_manager.select_for_update().filter(pk=each.pk).order_by().values_list("pk"))
