"""Disagreements on the desk: the readings side by side, on a record's screen and on a screen that settles them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from ..disagreements.of_record import Disagreement, disagreements, values
from ..disagreements.readings import Reading, readings
from ..disagreements.settling import citing, put_in_question, settle
from ..models import Citation, Discrepancy, Document
from .links import address, link

ANOTHER = "another"  # no document's reading: the one typed in
LONGEST = 700  # characters of a passage that are shown


@dataclass(frozen=True)
class Source:
    """A document that gives a reading, and the words in which it does, where its text is at hand."""

    citation: Citation
    words: str


@dataclass(frozen=True)
class Column:
    """One reading beside the others."""

    reading: Reading
    sources: list[Source]


class SettlingForm(forms.Form):
    """Which reading holds, how the records put it, and why."""

    reading = forms.ChoiceField(widget=forms.RadioSelect, label="The reading that holds")
    in_use = forms.CharField(
        required=False,
        label="As the records put it",
        widget=forms.TextInput(attrs={"class": "vTextField wide"}),
        help_text="Left empty, it is the reading as its documents give it.",
    )
    reason = forms.CharField(
        label="Why", widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}), help_text="Readers see it."
    )

    def __init__(self, *args: Any, found: list[Reading], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = [(reading.value, reading.value) for reading in found if reading.value]
        self.fields["reading"].choices = [*given, (ANOTHER, "Another, as written below")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("reading") == ANOTHER and not cleaned.get("in_use"):
            self.add_error("in_use", "Write the reading that holds.")
        return cleaned


class DisagreementsMixin(admin.ModelAdmin):
    """A record's screen shows what its sources say otherwise, and leads to settling it."""

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_question"
        view = self.admin_site.admin_view(self.question_view)
        return [path("<path:object_id>/question/", view, name=name), *super().get_urls()]

    def question_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Put a field on which sources differ in question, and go on to settle it."""
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_change_permission(request, record) or not request.user.has_perm("sources.add_discrepancy"):
            raise PermissionDenied
        if request.method == "POST":
            try:
                found = put_in_question(record, request.POST.get("field", ""), by=request.user)
            except ValueError as error:
                self.message_user(request, str(error), "error")
                return HttpResponseRedirect(address(record))
            return HttpResponseRedirect(settle_address(found))
        asked = request.GET.get("field", "")
        open_ones = [each for each in disagreements(record) if each.discrepancy is None and each.field == asked]
        if not open_ones:
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            "title": "Put in question",
            "subtitle": str(record),
            "opts": self.opts,
            "kinds": capfirst(self.opts.verbose_name_plural),
            "record": record,
            "original": record,
            "field": asked,
            "label": self._label(asked),
            "now": open_ones[0].now,
            "columns": columns(open_ones[0].readings),
        }
        return TemplateResponse(request, "desk/question.html", context)

    def _label(self, name: str) -> str:
        names: dict[str, str] = self.names()  # type: ignore[attr-defined]
        return names.get(name, capfirst(name.replace("_", " ")))

    def disagreements_panel(self, request: HttpRequest, record: Any) -> SafeString | str:
        """The fields on which a source departs from the record; nothing where none does."""
        found = disagreements(record)
        if not found:
            return ""
        may_ask = self.has_change_permission(request, record) and request.user.has_perm("sources.add_discrepancy")
        question = f"admin:{self.opts.app_label}_{self.opts.model_name}_question"
        context = {
            "rows": [(self._label(each.field), each, _link(each)) for each in found],
            "question": reverse(question, args=[record.pk]) if may_ask else "",
        }
        return render_to_string("desk/disagreements_panel.html", context, request)


class SettlingMixin(admin.ModelAdmin):
    """The screen of a discrepancy, with its readings side by side, and the screen that settles it."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.settle_view)
        return [path("<path:object_id>/settle/", view, name="sources_discrepancy_settle"), *super().get_urls()]

    def settle_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Choose the reading that holds, and say why."""
        discrepancy = self.get_object(request, unquote(object_id))
        if discrepancy is None:
            raise Http404
        if not self.has_change_permission(request, discrepancy):
            raise PermissionDenied
        found = side_by_side(discrepancy)
        chosen = next((each.value for each in found if each.holds), "")
        begun = {"in_use": discrepancy.in_use, "reason": discrepancy.reason, "reading": chosen}
        form = SettlingForm(request.POST or None, initial=begun, found=found)
        if request.method == "POST" and form.is_valid():
            asked = form.cleaned_data
            in_use = asked["in_use"] or asked["reading"]
            settle(discrepancy, reading=asked["reading"], in_use=in_use, reason=asked["reason"], by=request.user)
            self.message_user(
                request, f"“{discrepancy}” is settled. Have its records follow the reading, if they do not."
            )
            return HttpResponseRedirect(address(discrepancy))
        context = {
            **self.admin_site.each_context(request),
            "title": "Which reading holds?",
            "subtitle": str(discrepancy),
            "opts": self.opts,
            "kinds": capfirst(self.opts.verbose_name_plural),
            "record": discrepancy,
            "original": discrepancy,
            "form": form,
            "columns": columns(found),
            "followers": followers(discrepancy),
        }
        return TemplateResponse(request, "desk/settle.html", context)

    def readings_panel(self, discrepancy: Discrepancy) -> SafeString:
        """The readings side by side, what the records say, and the way to settle it."""
        context = {
            "discrepancy": discrepancy,
            "columns": columns(side_by_side(discrepancy)),
            "followers": followers(discrepancy),
            "settle": settle_address(discrepancy),
        }
        return render_to_string("desk/readings_panel.html", context)


def side_by_side(discrepancy: Discrepancy) -> list[Reading]:
    """The readings that its own sources and those of its records give; each document once for a reading."""
    seen, citations = set(), []
    for rows in citing(discrepancy):
        for row in rows.select_related("document").defer("document__text"):
            key = (row.document_id, row.reading, row.start, row.end)
            if key not in seen:
                seen.add(key)
                citations.append(row)
    return readings(discrepancy, citations)


def columns(found: Iterable[Reading]) -> list[Column]:
    """The readings with the words of their documents."""
    found = list(found)
    keys = {row.document_id for reading in found for row in reading.sources if row.start is not None}
    texts = dict(Document.objects.filter(pk__in=keys).values_list("pk", "text"))
    return [Column(each, [Source(row, _words(texts, row)) for row in each.sources]) for each in found]


def followers(discrepancy: Discrepancy) -> list[tuple[SafeString | str, str]]:
    """The records that it bears on, as links, each with what it says in the field in question."""
    told: dict[Any, str] = {}
    for rows in citing(discrepancy)[1:]:
        named = dict(rows.order_by("-position").values_list("record", "field"))
        kind: Any = rows.model._meta.get_field("record").related_model
        found = kind._default_manager.with_name().in_bulk(named) if named else {}
        told |= {found[key]: name or discrepancy.field for key, name in named.items()}
    return [(link(record), now) for record, now in values(told)]


def settle_address(discrepancy: Discrepancy) -> str:
    """The screen that settles it."""
    return reverse("admin:sources_discrepancy_settle", args=[discrepancy.pk])


def _words(texts: dict[int, str], citation: Citation) -> str:
    if citation.start is None:
        return ""
    words = texts.get(citation.document_id, "")[citation.start : citation.end]
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def _link(each: Disagreement) -> str:
    return address(each.discrepancy) if each.discrepancy is not None else ""
