"""Why a record was changed: asked for on its screen, and kept in the history beside what changed."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from ..history.writing import needs_reason, writing

REASON = "change_reason"


class ReasonField(forms.CharField):
    """The reason of a change: no part of the record, so never a change of it."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


def with_reason(form: type[forms.ModelForm], *, required: bool) -> type[forms.ModelForm]:
    """The form with a box for the reason, which desk/change_form.html puts above the buttons."""
    field = ReasonField(
        label="Reason for this change",
        required=required,
        max_length=500,
        help_text="Kept in the history beside what changed." + (" The record is published." if required else ""),
        widget=forms.TextInput(attrs={"class": "vTextField wide"}),
    )
    return type(form.__name__, (form,), {REASON: field})


class ReasonMixin(admin.ModelAdmin):
    """A screen whose saves name their writer and reason.

    Stands inside of what catches refusals, so that the whole save is one transaction: one change in the history.
    """

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if self._asks_why(request, obj):
            kwargs["form"] = with_reason(self.form, required=needs_reason(obj))
        return super().get_form(request, obj, change, **kwargs)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        with writing(by=request.user, because=request.POST.get(REASON, "").strip()):
            return super().changeform_view(request, *args, **kwargs)

    def _asks_why(self, request: HttpRequest, record: Any) -> bool:
        return record is not None and self.has_change_permission(request, record)
