"""The rows of a record: edited with it, in an order that nobody has to number."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.forms.models import BaseInlineFormSet

from .collisions import OPENED, OpenedField, writer_of
from .forms import DeskForm

ASIDE = 10_000  # where positions wait while others are given out; a small integer ends at 32,767


class RowFormSet(BaseInlineFormSet):
    """Rows in the order of their positions, 0, 1, 2 ...; a new row goes last unless a place is typed for it.

    A row that nobody touched is not asked again whether it is right.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken_slugs: set[str] = set()

    @classmethod
    def get_ordering_widget(cls) -> Any:
        attrs = {"min": 1, "class": "order", "aria-label": "Order", "title": "Type 1 to put it first."}
        return forms.NumberInput(attrs)

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if DELETION_FIELD_NAME in form.fields:
            form.fields[DELETION_FIELD_NAME].widget.attrs["aria-label"] = "Remove"

    def _existing_object(self, pk: Any) -> models.Model:
        """The row; one that was never saved in the place of a row that is gone, so that nothing is saved for it."""
        found: models.Model | None = super()._existing_object(pk)  # type: ignore[misc]
        return self.model() if found is None else found  # type: ignore[misc]

    def _construct_form(self, i: int, **kwargs: Any) -> DeskForm:
        form: DeskForm = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        if i < self.initial_form_count() and form.instance._state.adding and form.is_bound:
            form.is_gone = True
            form.fields |= {OPENED: OpenedField(), "id": OpenedField()}
        form.taken_slugs = self.taken_slugs
        setattr(form.instance, self.fk.name, self.instance)
        if i < self.initial_form_count():
            form.empty_permitted, form.use_required_attribute = True, False
        return form

    def clean(self) -> None:
        """No row is removed that somebody changed meanwhile, unless by one who has seen it."""
        super().clean()
        removed: list[Any] = self.deleted_forms if self.can_delete else []
        for form in removed:
            if form.changed_by_others:
                form.see_what_is_there()
                told = f"{writer_of(form.instance)} changed “{form.instance}” while you had it open."
                raise ValidationError(f"{told} Save again to remove it all the same.")

    def save(self, commit: bool = True) -> list[models.Model]:
        moved = self._give_positions() if self.can_order and commit else []
        saved = super().save(commit)
        for row in moved:
            type(row)._default_manager.filter(pk=row.pk).update(position=row.position)
        return saved

    def kept(self) -> list[Any]:
        """The forms of the rows there will be, in the order of the screen."""
        gone = self.deleted_forms if self.can_delete else []
        initial: list[Any] = self.initial_forms
        rows = [form for form in initial if form not in gone and not form.is_gone]
        return rows + [form for form in self.extra_forms if form.has_changed() and form not in gone]

    def _give_positions(self) -> list[Any]:
        """Number the rows; returns those whose form may not be saved but whose position changes.

        What somebody else added meanwhile goes last. Positions are unique, also for a moment: whatever will move or go
        steps aside first.
        """
        model: Any = self.model
        initial: list[Any] = self.initial_forms
        rows: list[Any] = [form.instance for form in initial if not form.is_gone]
        siblings = model._default_manager.filter(**{self.fk.name: self.instance})
        rows += siblings.exclude(pk__in=[row.pk for row in rows]).order_by("position")
        stored = {row.pk: row.position for row in rows}
        gone = {form.instance.pk for form in self.deleted_forms} if self.can_delete else set()
        ours = [form.instance for form in in_order(self.kept())]
        for position, row in enumerate([*ours, *(row for row in rows if row not in ours and row.pk not in gone)]):
            row.position = position
        moving = [row for row in rows if row.position != stored[row.pk] and row.pk not in gone]
        aside = [row.pk for row in moving] + [pk for pk in gone if pk]
        model._default_manager.filter(pk__in=aside).update(position=F("position") + ASIDE)
        return moving


def in_order(forms_: list[Any]) -> list[Any]:
    """The rows as the curator numbered them: who typed 1 comes first, whatever stood there moves on."""
    typed = {form: form.cleaned_data.get(ORDERING_FIELD_NAME) for form in forms_ if _is_placed(form)}
    line = [form for form in forms_ if form not in typed]
    for form, place in sorted(typed.items(), key=lambda pair: pair[1] or len(forms_)):
        line.insert((place or len(forms_)) - 1, form)
    return line


def _is_placed(form: DeskForm) -> bool:
    if ORDERING_FIELD_NAME not in form.changed_data:
        return False
    return form.cleaned_data.get(ORDERING_FIELD_NAME) is not None or not form.instance._state.adding
