"""What was read, what it says, and where it departs from the record."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from ..desk.citations import citations_inline, resting_on
from ..desk.coverage import SupportFilter, document_panel
from ..desk.dates import dated
from ..desk.disagreements import SettlingMixin
from ..desk.filters import checked, year
from ..desk.forms import DeskForm, owner_slug
from ..desk.links import day, links
from ..desk.screens import CHECKED, ComputedAdmin, RecordAdmin, RowInline
from ..desk.slugs import part
from ..models import (
    Discrepancy,
    DiscrepancyCitation,
    Document,
    DocumentAuthor,
    DocumentCitation,
    FixtureFile,
    MergedRecord,
    Statement,
    StatementCitation,
)


class DocumentForm(DeskForm):
    """The slug: the title, else the address."""

    slug_from = "the title, or else the address"

    def suggested_slugs(self) -> list[str]:
        names = (self.cleaned_data.get(name) or "" for name in ("title", "url", "locator"))
        first = next((name for name in names if name), "")
        return [part(first.removeprefix("https://").removeprefix("http://").removeprefix("www.").replace("/", "-"))]


class StatementForm(DeskForm):
    """The slug: the document's, and the first words of what it says."""

    slug_from = "the document and the gist"

    def suggested_slugs(self) -> list[str]:
        owner = owner_slug(self, "document")
        words = part(" ".join((self.cleaned_data.get("gist") or "").split()[:6]))
        return [f"{owner}/{words}" if owner and words else ""]


class DiscrepancyForm(DeskForm):
    """The slug: the defect, and the topic."""

    slug_from = "the defect and the topic"

    def suggested_slugs(self) -> list[str]:
        defect, topic = (part(self.cleaned_data.get(name) or "") for name in ("defect", "topic"))
        return [f"{defect}/{topic}" if defect and topic else ""]


class AuthorInline(RowInline):
    """The byline."""

    model = DocumentAuthor
    fk_name = "document"
    verbose_name, verbose_name_plural = "author", "authors"


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    """What was read."""

    form = DocumentForm
    lists = ("statements",)
    list_display = ("__str__", "kind", "publisher", day("published_on"), "checked")
    list_filter = ("kind", SupportFilter, year("published_on"), "is_address_incomplete", *checked(Document))
    list_select_related = ("publisher",)
    search_fields = ("slug", "title", "url", "locator", "corpus_file")
    readonly_fields = ("statements_made", "cited_by")
    fieldsets = (
        (None, {"fields": ("title", "slug", "kind", ("publisher", "imprint"), "byline", *dated("published_on"))}),
        ("Where it is", {"fields": ("url", "is_address_incomplete", "locator")}),
        ("Copy in the corpus", {"fields": ("corpus_file", "sha256")}),
        CHECKED,
        ("Related records", {"fields": ("statements_made", "cited_by")}),
    )
    inlines = (AuthorInline, citations_inline(DocumentCitation))

    def tools(self, request: HttpRequest, record: Any) -> list[tuple[str, str]]:
        """The reading desk."""
        return [("Read", reverse("admin:sources_document_read", args=[record.pk]))]

    def panels(self, request: HttpRequest, record: Any) -> list[SafeString]:
        """How much of it supports something."""
        return [document_panel(record)]

    @admin.display(description="Statements")
    def statements_made(self, document: Document) -> str:
        """What the document says, as recorded."""
        return links(document.statements.all())

    @admin.display(description="Cited by")
    def cited_by(self, document: Document) -> str:
        """The records that rest on it."""
        return resting_on(document)


@admin.register(Statement)
class StatementAdmin(RecordAdmin):
    """What a document says, in our words."""

    form = StatementForm
    part_of = ("document",)
    list_display = ("slug", "gist", "document", "checked")
    list_select_related = ("document",)
    list_filter = ("document__kind", *checked(Statement))
    search_fields = ("slug", "gist", "document__title")
    readonly_fields = ("cited_by",)
    fieldsets = (
        (None, {"fields": ("document", "slug", "gist", "said_by", *dated("concerns_on"))}),
        CHECKED,
        ("Related records", {"fields": ("cited_by",)}),
    )
    inlines = (citations_inline(StatementCitation),)

    @admin.display(description="Cited for")
    def cited_by(self, statement: Statement) -> str:
        """The records that rest on it."""
        return resting_on(statement)


@admin.register(Discrepancy)
class DiscrepancyAdmin(SettlingMixin, RecordAdmin):
    """Readings that do not agree."""

    form = DiscrepancyForm
    list_display = ("topic", "defect", "is_settled", "in_use", "checked")
    list_filter = ("is_settled", "defect", *checked(Discrepancy))
    search_fields = ("slug", "topic", "in_use", "reason")
    readonly_fields = ("cited_by",)
    fieldsets = (
        (None, {"fields": ("topic", "slug", "defect", "field")}),
        (
            "Which reading stands",
            {
                "fields": ("is_settled", "in_use", "reason"),
                "description": "The readings themselves are the sources below, each with the value its document gives.",
            },
        ),
        CHECKED,
        ("Related records", {"fields": ("cited_by",)}),
    )
    inlines = (citations_inline(DiscrepancyCitation),)

    def panels(self, request: HttpRequest, record: Any) -> list[SafeString]:
        """The readings, side by side."""
        return [self.readings_panel(record)]

    @admin.display(description="Records it bears on")
    def cited_by(self, discrepancy: Discrepancy) -> str:
        """The records whose sources name it."""
        return resting_on(discrepancy)


@admin.register(FixtureFile)
class FixtureFileAdmin(ComputedAdmin):
    """Which fixture files the database already holds."""

    list_display = ("path", "loaded_at")
    search_fields = ("path",)
    fieldsets = (("Fixture file, as last loaded", {"fields": ("path", "sha256", "loaded_at")}),)


@admin.register(MergedRecord)
class MergedRecordAdmin(ComputedAdmin):
    """Slugs that lead to another record since theirs was merged into it."""

    list_display = ("old_slug", "kind", "into_slug", "merged_at", "note")
    list_filter = ("kind",)
    search_fields = ("old_slug", "into_slug")
    fieldsets = (("Its slug leads on", {"fields": ("old_slug", "kind", "number", "into_slug", "note", "merged_at")}),)
