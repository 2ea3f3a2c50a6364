"""The curation desk for documents, what they say, and who wrote them."""

from django.contrib import admin

from ..models import (
    Discrepancy,
    DiscrepancyCitation,
    Document,
    DocumentAuthor,
    DocumentCitation,
    Organization,
    OrganizationCitation,
    Person,
    PersonCitation,
    Statement,
    StatementCitation,
)
from .base import CHECKED, RecordAdmin, RowInline, citations_inline, dated, links


@admin.register(Organization)
class OrganizationAdmin(RecordAdmin):
    """Publishers, advocates, firms and other bodies."""

    list_display = ("name", "kind", "parent", "verification")
    list_filter = ("kind", "verification")
    list_select_related = ("parent",)
    search_fields = ("name", "slug")
    fieldsets = ((None, {"fields": ("name", "slug", "kind", "parent", "homepage")}), CHECKED)
    inlines = (citations_inline(OrganizationCitation),)


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    """Reporters, scholars and private persons."""

    list_display = ("name", "role", "organization", "verification")
    list_select_related = ("organization",)
    search_fields = ("name", "slug", "role")
    fieldsets = ((None, {"fields": ("name", "slug", "role", "organization")}), CHECKED)
    inlines = (citations_inline(PersonCitation),)


class AuthorInline(RowInline):
    """The byline."""

    model = DocumentAuthor
    verbose_name = "author"


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    """What was read."""

    list_display = ("__str__", "kind", "publisher", "published_on", "verification")
    list_filter = ("kind", "is_address_incomplete", "verification")
    list_select_related = ("publisher",)
    search_fields = ("slug", "title", "url", "corpus_file")
    readonly_fields = ("statements_made",)
    fieldsets = (
        (None, {"fields": ("title", "slug", "kind", "publisher", *dated("published_on"))}),
        ("Where it is", {"fields": ("url", "is_address_incomplete", "locator")}),
        ("Copy in the corpus", {"fields": ("corpus_file", "sha256")}),
        CHECKED,
        ("Related records", {"fields": ("statements_made",)}),
    )
    inlines = (AuthorInline, citations_inline(DocumentCitation))

    @admin.display(description="Statements")
    def statements_made(self, document: Document) -> str:
        """What the document says, as recorded."""
        return links(document.statements.all())


@admin.register(Statement)
class StatementAdmin(RecordAdmin):
    """What a document says, in our words."""

    list_display = ("slug", "gist", "document", "verification")
    list_select_related = ("document",)
    list_filter = ("verification", "document__kind")
    search_fields = ("slug", "gist")
    fieldsets = ((None, {"fields": ("document", "slug", "gist", "said_by", *dated("concerns_on"))}), CHECKED)
    inlines = (citations_inline(StatementCitation),)


@admin.register(Discrepancy)
class DiscrepancyAdmin(RecordAdmin):
    """Readings that do not agree."""

    list_display = ("topic", "defect", "is_settled", "in_use", "verification")
    list_filter = ("is_settled", "defect", "verification")
    search_fields = ("slug", "topic", "in_use")
    fieldsets = (
        (None, {"fields": ("topic", "slug", "defect", "field")}),
        ("Which reading stands", {"fields": ("is_settled", "in_use", "reason")}),
        CHECKED,
    )
    inlines = (citations_inline(DiscrepancyCitation),)
