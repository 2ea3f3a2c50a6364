"""What every screen of the curation desk shares."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..choices import Precision
from ..models import Citation

CHECKED = ("How it was checked", {"fields": ("verification", "doubts", "note")})
COUNT_AT_MOST = 10_000


class CappedPaginator(Paginator):
    """Counts no further than it must, so that a list of a million rows opens as fast as one of a hundred."""

    @cached_property
    def count(self) -> int:
        rows = self.object_list
        if not isinstance(rows, models.QuerySet):
            return super().count
        return rows.order_by().values("pk")[:COUNT_AT_MOST].count()


class DatedForm(forms.ModelForm):
    """A date given without its precision is known to the day; a precision without a date means nothing."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in [n for n in self.fields if f"{n}_precision" in self.fields]:
            if cleaned.get(name) and not cleaned.get(f"{name}_precision"):
                cleaned[f"{name}_precision"] = Precision.DAY
            elif cleaned.get(name) is None and name not in self.errors:
                cleaned[f"{name}_precision"] = ""
        return cleaned


def dated(*names: str) -> tuple[tuple[str, str], ...]:
    """Partial dates for a fieldset: each with its precision beside it."""
    return tuple((name, f"{name}_precision") for name in names)


def link(record: models.Model | None) -> SafeString | str:
    """A record as a link to its own screen; a dash where there is none."""
    if record is None:
        return "-"
    address = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
    return format_html('<a href="{}">{}</a>', address, record)


def links(records: Iterable[models.Model], most: int = 50) -> SafeString | str:
    """Records as links, a line each; says how many more there are."""
    shown = list(records)[: most + 1]
    if not shown:
        return "None recorded."
    lines = format_html_join("", "<li>{}</li>", ((link(record),) for record in shown[:most]))
    more = format_html("<li>and more</li>") if len(shown) > most else ""
    return format_html('<ul class="related-records">{}{}</ul>', lines, more)


def _foreign_keys(model: type[models.Model]) -> list[str]:
    return [f.name for f in model._meta.get_fields() if isinstance(f, models.ForeignKey) and f.editable]


class RowInline(admin.TabularInline):
    """Rows that belong to a record, edited with it; every relation is found by typing."""

    form = DatedForm
    extra = 0

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        return [name for name in _foreign_keys(self.model) if name != self.fk_name]


class RecordInline(admin.StackedInline):
    """Whole records that belong to a record: shown folded with a link to their own screen."""

    form = DatedForm
    extra = 0
    show_change_link = True

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        return [name for name in _foreign_keys(self.model) if name != self.fk_name]


def citations_inline(model: type[Citation]) -> type[admin.StackedInline]:
    """The sources of a record, edited on its screen."""

    class CitationInline(RecordInline):
        verbose_name = "source"
        verbose_name_plural = "sources"
        fk_name = "record"
        show_change_link = False
        fieldsets = (
            (None, {"fields": ("document", ("stance", "field", "position"), ("locator", "reading"))}),
            ("Passage", {"classes": ("collapse",), "fields": (("start", "end"), "words_sha256")}),
            ("Why it stands here", {"classes": ("collapse",), "fields": (("statement", "discrepancy"),)}),
        )

    CitationInline.model = model
    return CitationInline


class RecordAdmin(admin.ModelAdmin):
    """A record with a slug: found by typing, never deleted, its slug fixed once saved."""

    form = DatedForm
    paginator = CappedPaginator
    show_full_result_count = False
    list_per_page = 50
    save_on_top = True
    search_fields: ClassVar[tuple[str, ...]] = ("slug",)
    list_filter: Any = ("verification",)

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        return _foreign_keys(self.model)

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        fixed = tuple(super().get_readonly_fields(request, obj))
        return (*fixed, "slug") if obj is not None else fixed

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False
