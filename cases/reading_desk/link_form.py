"""The small form that ties chosen words to a record: of which kind, which one, and what they do to it."""

from typing import Any

from django import forms
from django.contrib import admin

from sources.choices import Stance
from sources.desk.relations import Choice
from sources.duplicates.pointing import pointing_to
from sources.models import Record

from .kinds import names_of


class LinkForm(forms.Form):
    """Which record, found by typing (by its slug where there is no JavaScript), and which words."""

    slug = forms.CharField(required=False, max_length=200, label="Its slug")
    stance = forms.ChoiceField(choices=Stance, label="The words", initial=Stance.SUPPORTS)
    field = forms.ChoiceField(required=False, label="Bears on")
    start = forms.IntegerField(min_value=0, label="From character")
    end = forms.IntegerField(min_value=1, label="to")
    because = forms.CharField(required=False, max_length=500, label="Reason, where readers see the record already")
    because.widget.attrs["class"] = "vTextField"

    def __init__(self, kind: type[Record], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        widget = Choice(pointing_to(kind)[0], admin.site)
        records = kind._default_manager.all()
        self.fields["record"] = forms.ModelChoiceField(records, required=False, widget=widget, label="Record")
        self.fields["field"].choices = names_of(kind)  # type: ignore[attr-defined]
        for name in ("start", "end"):
            self.fields[name].widget.attrs["class"] = "vIntegerField"

    @property
    def kind_label(self) -> str:
        return self.kind._meta.label

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        slug = cleaned.get("slug")
        if not cleaned.get("record") and slug:
            cleaned["record"] = self.kind._default_manager.filter(slug=slug).first()
        if not cleaned.get("record") and "record" not in self.errors:
            self.add_error("record", f"There is no such {self.kind._meta.verbose_name}." if slug else "Say which one.")
        return cleaned
