"""The form of a record or a row: partial dates, a slug made from the name, and errors beside what they are about."""

import re
from collections.abc import Collection
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.forms.models import InlineForeignKeyField
from django.utils.text import capfirst

from ..constraints import rules_of
from ..models import Record
from .collisions import CollisionForm
from .dates import PRECISION, texts_of
from .relations import Choice
from .slugs import part, unused

SLUG_HELP = (
    "The public name of the record, in addresses and fixtures. It never changes. Left empty, it is made from %s."
)


LONGEST = 150  # leaves room for a number behind it


class DeskForm(CollisionForm):
    """What the forms of all records and rows share.

    `slug_from` says in words what an empty slug is made from; `suggested_slugs` makes it.
    """

    slug_from: ClassVar[str] = "the name"
    taken_slugs: set[str]  # by the rows above this one

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken_slugs = set()
        if not self.instance._state.adding:
            dates = [name for name in self.fields if name in {f.name for f in self.instance._meta.fields}]
            self.initial.update(texts_of(self.instance, dates))
        if "slug" in self.fields:
            slug = self.fields["slug"]
            slug.required = False
            slug.disabled = not self.instance._state.adding
            slug.help_text = "" if slug.disabled else SLUG_HELP % self.slug_from
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, Choice):
                widget.remember(self.instance._state.fields_cache.get(name))
        self.carry_what_is_shown()

    def suggested_slugs(self) -> list[str]:
        """Slugs made from what was filled in, the best first; none where that does not suffice."""
        return [part(str(self.cleaned_data.get("name") or ""))]

    def made_slug(self, taken: Collection[str]) -> str:
        """The best slug that is free; empty where nothing suffices to make one."""
        made = [slug[:LONGEST].rstrip("-/") for slug in self.suggested_slugs() if slug]
        return unused(self._meta.model, made, taken) if made else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.settle()
        wants_slug = "slug" in self.fields and not cleaned.get("slug") and "slug" not in self.errors
        if wants_slug and (made := self.made_slug(self.taken_slugs)):
            cleaned["slug"] = made
        elif wants_slug and not self.errors:
            self.add_error("slug", f"Write one: there is nothing yet that it could be made from ({self.slug_from}).")
        self.taken_slugs.add(cleaned.get("slug", ""))
        for name in self.errors:
            cleaned.pop(f"{name}{PRECISION}", None)  # a date that cannot be read leaves date and precision as they were
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        owners = [f.parent_instance for f in self.fields.values() if isinstance(f, InlineForeignKeyField)]
        if owners:
            self._check_rules()
        self._put_errors_in_place()
        if any(not getattr(owner, "slug", "") for owner in owners):
            self.errors.pop("slug", None)  # it cannot be right before the slug it begins with is

    def _check_rules(self) -> None:
        """Ask the rules that Django leaves out in a row because they mention the record that the row belongs to."""
        unknown = {f.name for f in self.instance._meta.fields if f.name not in self.fields or f.name in self.errors}
        said = {str(message) for messages in self.errors.values() for message in messages}
        for rule in rules_of(self.instance):
            try:
                rule.validate(type(self.instance), self.instance, exclude=unknown)
            except ValidationError as error:
                if not said.intersection(error.messages):
                    self.add_error(None, error)

    def _put_errors_in_place(self) -> None:
        """A broken rule is told at the field it is about, with the labels that the screen shows."""
        about = {str(rule.violation_error_message): rule.about for rule in rules_of(self.instance)}
        left = []
        for error in self.errors.get(NON_FIELD_ERRORS, forms.utils.ErrorList()).as_data():
            sentence = " ".join(error.messages)
            field = about.get(sentence, "")
            if field in self.fields:
                self.add_error(field, in_labels(self.instance, sentence))
            else:
                left.append(in_labels(self.instance, sentence))
        self.errors.pop(NON_FIELD_ERRORS, None)
        for sentence in left:
            self.add_error(None, sentence)


def in_labels(record: models.Model | type[models.Model], sentence: str) -> str:
    """A sentence that names fields and values as the code does, in the words of the screen.

    `Give effective_on exactly when takes_effect is on_date` is told as: Give “Effective on” exactly when “Takes effect”
    is “On the day given”.
    """
    labels: dict[str, str] = {}
    for field in record._meta.fields:
        labels |= {str(value): str(label) for value, label in field.flatchoices}
    labels |= {field.name: capfirst(str(field.verbose_name)) for field in record._meta.fields}
    return re.sub(r"\b[a-z]+(?:_[a-z]+)+\b", lambda m: f"“{labels[m[0]]}”" if m[0] in labels else m[0], sentence)


def owner_slug(form: DeskForm, *names: str) -> str:
    """The slug of the record that this one is part of; empty while it has none."""
    owners = [form.cleaned_data.get(name) or getattr(form.instance, name, None) for name in names]
    return next((owner.slug for owner in owners if isinstance(owner, Record) and owner.slug), "")
