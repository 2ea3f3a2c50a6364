"""Saving a screen: all of it or nothing, and where it cannot be saved, a sentence beside what was typed.

What the database refuses, and what only shows once everything is written, comes too late for a form to tell. The
transaction is then rolled back and the screen shown as it was sent, with the reason. A preview goes the same way: it
saves everything, looks at what came of it, and takes all of it back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import IntegrityError, models
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from ..corpus.settling import note
from .refusals import RefusedError, sentence

PREVIEW = "_preview"
# What else belongs to a new record, by packages above this one: it and its rows are written, and can still be refused.
WHEN_ADDED: list[Callable[[HttpRequest, Any], None]] = []


@dataclass
class PreviewedError(Exception):
    """Not a failure: what a save would do, carried out of the transaction that is taken back."""

    found: Any


@dataclass
class Reading:
    """What the second reading of a request has to show."""

    refusals: tuple[str, ...] = ()
    preview: Any = None


class SavingMixin(admin.ModelAdmin):
    """Tells refusals and previews. `can_preview`: whether the screen offers one."""

    can_preview = False

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        context = {**(extra_context or {}), "can_preview": self.can_preview}
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, context)
        try:
            return super().changeform_view(request, object_id, form_url, context)
        except RefusedError as refused:
            reading = Reading(refusals=tuple(refused.sentences))
        except IntegrityError as error:
            reading = Reading(refusals=(sentence(error),))
        except PreviewedError as previewed:
            reading = Reading(preview=previewed.found)
        request.reading = reading  # type: ignore[attr-defined]
        return super().changeform_view(request, object_id, form_url, {**context, "preview": reading.preview})

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        reading: Reading | None = getattr(request, "reading", None)
        return form if reading is None else _shown_again(form, reading)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if broken := self.broken_ties(form.instance):
            raise RefusedError(broken)
        if not change:
            for also in WHEN_ADDED:
                also(request, form.instance)
        note(form.instance)
        self.after_saving(request, form.instance)
        if PREVIEW not in request.POST:
            self._miss_sources(request, form.instance)

    def broken_ties(self, record: Any) -> list[str]:
        """Sentences about what the record, as it now stands with its rows, is at odds with."""
        return []

    def after_saving(self, request: HttpRequest, record: Any) -> None:
        """What else belongs to saving, in the same transaction."""

    def before_importing(self) -> None:
        """What is to be done before a spreadsheet is imported, in the same transaction."""

    def after_importing(self, request: HttpRequest, *, stored: bool) -> SafeString | None:
        """What else belongs to importing one. In a preview, where nothing is stored: what would come of it."""
        return None

    def _miss_sources(self, request: HttpRequest, record: models.Model) -> None:
        if hasattr(record, "citations") and not record.citations.exists():
            self.message_user(
                request, f"“{record}” names no source yet: add the document that bears it out.", messages.WARNING
            )


def _shown_again(form: type[forms.ModelForm], reading: Reading) -> type[forms.ModelForm]:
    """The form as it was sent, which says why it was not saved, and is not saved."""

    class ShownAgain(form):  # type: ignore[valid-type, misc]
        def clean(self) -> dict[str, Any]:
            cleaned: dict[str, Any] = super().clean()
            for refusal in reading.refusals:
                self.add_error(None, refusal)
            return cleaned

        def is_valid(self) -> bool:
            return super().is_valid() and reading.preview is None

    return ShownAgain
