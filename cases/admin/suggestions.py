"""What documents may say, as a list to look at: it is decided on where the document is read."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from sources.desk.screens import ComputedAdmin

from ..models import Suggestion


@admin.register(Suggestion)
class SuggestionAdmin(ComputedAdmin):
    """Suggestions, the open ones first to filter by."""

    list_display = ("document", "kind", "start", "end", "what", "likelihood", "state", "decided_by")
    list_filter = ("state", "kind", "likelihood")
    list_select_related = ("document", "decided_by")
    search_fields = ("document__slug", "record", "value")
    fieldsets = (
        ("Where", {"fields": ("document", "kind", ("start", "end"), "words_sha256", "context_sha256")}),
        ("What", {"fields": ("candidates", "value", "parts", "likelihood", "why")}),
        ("What became of it", {"fields": ("state", "record", "is_everywhere", "decided_by", "decided_at")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Suggestion]:
        """Without the texts of the documents."""
        return super().get_queryset(request).defer("document__text")

    @admin.display(description="What it may mean")
    def what(self, suggestion: Suggestion) -> str:
        """The slugs of the records, or the value."""
        slugs = (candidate.partition(":")[2] for candidate in suggestion.candidates[:3])
        return ", ".join(slugs) or suggestion.value or "something new"
