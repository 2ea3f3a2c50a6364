"""What documents support and records rest on, as the desk shows it: panels, and filters of lists."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ..choices import PassageState, Stance
from ..corpus.settling import still_cited
from ..coverage.of_document import coverage
from ..coverage.weights import ranked, weight
from ..coverage.whole import resting_on_one_news_text, supporting_nothing, supporting_something
from ..models import Document, Passage
from .links import listing

SHOWN = 50  # sentences, and sources


class SupportFilter(admin.SimpleListFilter):
    """Documents on which records rest, and those that support nothing yet."""

    title = "support"
    parameter_name = "supports"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("nothing", "Supports nothing"), ("something", "Supports a record")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        narrow = {"nothing": supporting_nothing, "something": supporting_something}.get(self.value() or "")
        return narrow(queryset) if narrow else queryset


class RestsOnFilter(admin.SimpleListFilter):
    """Records whose only source in support is one news text."""

    title = "what it rests on"
    parameter_name = "rests_on"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("one-news-text", "One news text alone")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "one-news-text":
            return queryset
        return queryset.filter(pk__in=resting_on_one_news_text(queryset.model._default_manager.all()).values("pk"))


def document_panel(document: Document) -> SafeString:
    """How many sentences support something, which support nothing, and whether the passages cited still hold."""
    found = coverage(document)
    text = Document.objects.values_list("text", flat=True).get(pk=document.pk)
    bare = [text[each.start : each.end] for each in found.sentences if not each.supports]
    passages = still_cited(Passage.objects.filter(document=document)).order_by()
    numbers = dict(passages.values_list("state").annotate(number=Count("pk")))
    states = [(state, numbers[state], _passages(document, state)) for state in PassageState if state in numbers]
    unchecked = len(found.passages) - sum(numbers.values())
    context = {
        "found": found,
        "counts": found.counts,
        "bare": bare[:SHOWN],
        "more": max(len(bare) - SHOWN, 0),
        "states": states,
        "unchecked": max(unchecked, 0),
    }
    return render_to_string("desk/coverage_panel.html", context)


def sources_panel(record: Any) -> SafeString | str:
    """The sources of a record, the weightiest first; nothing for one that names none."""
    if not hasattr(record, "citations"):
        return ""
    found = ranked(record.citations.select_related("document").defer("document__text"))
    if not found:
        return ""
    rows = [(weight(row.document.kind).label, row, Stance(row.stance).label.lower()) for row in found]
    one_news = resting_on_one_news_text(type(record)._default_manager.filter(pk=record.pk)).exists()
    context = {"rows": rows[:SHOWN], "more": max(len(rows) - SHOWN, 0), "one_news": one_news}
    return render_to_string("desk/sources_panel.html", context)


def _passages(document: Document, state: str) -> str:
    return listing(Passage, document__id__exact=document.pk, state__exact=state)
