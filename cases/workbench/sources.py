"""The documents that bear out what is entered: one for all of it, or for a part."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest

from sources.desk.forms import DeskForm

from ..models import RulingCitation
from .controls import Sent, form_for, keep
from .rows import Rows

ALL, RULING, HOLDINGS, RELIEF = "all", "ruling", "holdings", "relief"


class SourceForm(DeskForm):
    """A document, where in it to look, and what it bears out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bears_out"] = forms.ChoiceField(
            label="Bears out",
            initial=ALL,
            choices=[
                (ALL, "All that is entered here"),
                (RULING, "The ruling"),
                (HOLDINGS, "Its holdings"),
                (RELIEF, "Its relief and what it does to earlier relief"),
            ],
        )


class Sources:
    """The sources of a ruling and of its parts."""

    def __init__(self, request: HttpRequest, sent: Sent) -> None:
        self.rows = Rows(sent, "source", form_for(request, RulingCitation, ("document", "locator"), SourceForm))

    def save(self, parts: dict[str, Iterable[Any]]) -> None:
        """A citation of each document by each record that it bears out."""
        for form in self.rows.filled:
            wanted = form.cleaned_data["bears_out"]
            for record in (each for name, records in parts.items() for each in records if wanted in (ALL, name)):
                cited = record.citations.model(record=record, position=record.citations.count())
                cited.document, cited.locator = form.instance.document, form.instance.locator
                keep(form, cited)
