"""The rows of a record: edited with it, in an order that nobody has to number."""

from typing import Any

from django import forms
from django.db import models
from django.db.models import F
from django.forms.formsets import ORDERING_FIELD_NAME
from django.forms.models import BaseInlineFormSet

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

    def _construct_form(self, i: int, **kwargs: Any) -> DeskForm:
        form: DeskForm = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        form.taken_slugs = self.taken_slugs
        setattr(form.instance, self.fk.name, self.instance)
        if i < self.initial_form_count():
            form.empty_permitted, form.use_required_attribute = True, False
        return form

    def save(self, commit: bool = True) -> list[models.Model]:
        moved = self._give_positions() if self.can_order and commit else []
        saved = super().save(commit)
        for row in moved:
            type(row)._default_manager.filter(pk=row.pk).update(position=row.position)
        return saved

    def kept(self) -> list[Any]:
        """The forms of the rows there will be, in the order of the screen."""
        gone = self.deleted_forms if self.can_delete else []
        rows = [form for form in self.initial_forms if form not in gone]
        return rows + [form for form in self.extra_forms if form.has_changed() and form not in gone]

    def _give_positions(self) -> list[Any]:
        """Number the rows; returns those whose form may not be saved but whose position changes.

        Positions are unique, also for a moment: whatever will move or go steps aside first.
        """
        stored = {form.instance.pk: form.instance.position for form in self.initial_forms}
        for position, form in enumerate(in_order(self.kept())):
            form.instance.position = position
        gone = self.deleted_forms if self.can_delete else []
        moving = [form.instance for form in self.initial_forms if form.instance.position != stored[form.instance.pk]]
        aside = [row.pk for row in moving] + [form.instance.pk for form in gone if form.instance.pk]
        model: Any = self.model
        model._default_manager.filter(pk__in=aside).update(position=F("position") + ASIDE)
        return [row for row in moving if row.pk not in {form.instance.pk for form in gone}]


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
