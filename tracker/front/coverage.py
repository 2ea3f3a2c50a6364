"""What rests on what, over all records: documents that support nothing, published facts that rest on one news text."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst

from sources.corpus.settling import still_cited
from sources.coverage.whole import citing, facts, resting_on_one_news_text, supporting_nothing
from sources.desk.links import address, listing
from sources.models import Document, Passage
from tracker.published.reading import as_published

from .entries import Entry

NAMED = 20  # records of a kind


@dataclass(frozen=True)
class Kind:
    """One kind of record: how many published ones rest on one news text, of how many, and the first of them."""

    name: str
    number: int
    of: int
    entries: list[Entry]
    all_of_them: str

    @property
    def more(self) -> int:
        return self.number - len(self.entries)


def coverage_page(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The page, for whoever may read documents."""
    if not request.user.has_perm("sources.view_document"):
        raise PermissionDenied
    states = dict(still_cited(Passage.objects.order_by()).values_list("state").annotate(number=Count("pk")))
    nothing = supporting_nothing(Document.objects.with_name())
    context = {
        **site.each_context(request),
        "title": "Coverage",
        "documents": Document.objects.count(),
        "nothing": nothing.count(),
        "unsupporting": [Entry(str(each), address(each)) for each in nothing[:NAMED]],
        "all_unsupporting": listing(Document, supports="nothing"),
        "texts": Document.objects.exclude(text="").count(),
        "states": [(state, number, listing(Passage, state__exact=state)) for state, number in sorted(states.items())],
        "kinds": _kinds(),
    }
    return TemplateResponse(request, "front/coverage.html", context)


def _kinds() -> list[Kind]:
    """Those kinds of record of which some published one rests on one news text, most such ones first."""
    with as_published():
        found = [_kind(kind) for kind in facts()]
    return sorted((kind for kind in found if kind.number), key=lambda kind: -kind.number)


def _kind(model: Any) -> Kind:
    rows = resting_on_one_news_text(model._default_manager.with_name())
    return Kind(
        capfirst(str(model._meta.verbose_name_plural)),
        rows.count(),
        citing()[model]._default_manager.values("record").distinct().count(),
        [Entry(str(row), address(row)) for row in rows.order_by("slug")[:NAMED]],
        listing(model, rests_on="one-news-text"),
    )
