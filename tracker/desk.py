"""The curation desk as one site: its name, and the records in the order in which a curator meets them."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path, reverse_lazy

from sources.desk.relations import Answers

ORDER = (
    *("Lawsuit", "Ruling", "Relief", "ReliefChange", "Holding", "Claim", "Appeal"),
    *("Party", "Court", "Judge", "LegalGround", "EffectPeriod", "StaleRelief"),
    *("FederalAction", "Provision", "LocalPolicy", "Development", "Jurisdiction", "Agency", "Official"),
    *("Statute", "GrantProgram", "FundsAtStake"),
    *("Document", "Passage", "Suggestion", "Statement", "Discrepancy", "Organization", "Person", "FixtureFile"),
    "MergedRecord",
)
APPS = ("cases", "policies", "sources")


class Desk(AdminSite):
    """The admin site of Enjoined."""

    site_header = site_title = "Enjoined"
    index_title = "Desk"
    site_url = reverse_lazy("api:root")  # type: ignore[assignment]  # a promise of a string will do

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Litigation first, then what it is about, then where the facts came from; accounts last."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: _place(ORDER, model["object_name"]))
        return sorted(apps, key=lambda app: _place(APPS, app["app_label"]))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        """What waits, what is wrong and what is about to change, beside the list of all records."""
        from .front.page import front_page

        return super().index(request, {**(extra_context or {}), "front": front_page(request.user)})

    def get_urls(self) -> list[Any]:
        read = path("sources/document/<int:pk>/read/", self.admin_view(self.read_view), name="sources_document_read")
        return [path("coverage/", self.admin_view(self.coverage_view), name="coverage"), read, *super().get_urls()]

    def coverage_view(self, request: HttpRequest) -> HttpResponse:
        """What rests on what, over all records."""
        from .front.coverage import coverage_page

        return coverage_page(request, self)

    def read_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A document beside the records that it supports."""
        from cases.reading_desk.view import read

        return read(request, pk)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponseBase:  # type: ignore[override]
        """What is typed into a relation is answered with labels that tell records apart."""
        return Answers.as_view(admin_site=self)(request)


def _place(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)
