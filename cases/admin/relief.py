"""Relief, whom it covers, and what later orders did to it."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString

from sources.desk.citations import citations_inline
from sources.desk.dates import dated
from sources.desk.filters import checked
from sources.desk.links import links
from sources.desk.screens import CHECKED, CHECKED_ROW, RecordAdmin, RecordInline, RowInline

from ..models import (
    CoverageMember,
    Relief,
    ReliefChange,
    ReliefChangeCitation,
    ReliefChangeProvision,
    ReliefCitation,
    ReliefProvision,
)
from .forms import ReliefChangeForm, ReliefForm
from .panels import periods_panel
from .saving import EffectMixin


class ReliefProvisionInline(RowInline):
    """The provisions it blocks, or perhaps blocks."""

    model = ReliefProvision
    fk_name = "relief"
    verbose_name = "provision"
    verbose_name_plural = "provisions it blocks, or perhaps blocks (of those, say why it is open)"


class CoverageInline(RowInline):
    """Members of a coverage."""

    model = CoverageMember
    fields = ("party", "jurisdiction", "class_name", "with_subdivisions")


class ReliefCoverageInline(CoverageInline):
    """Whom it covers, where it is not universal."""

    fk_name = "relief"
    verbose_name = "member"
    verbose_name_plural = "whom it covers: one party, place or class a row (none where it reaches everyone)"


class ChangeInline(RecordInline):
    """What later rulings did to it; whom a change touches is on the change's own screen."""

    model = ReliefChange
    fk_name = "relief"
    form = ReliefChangeForm
    verbose_name, verbose_name_plural = "change", "what later rulings did to it"
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("kind", "ruling"),
                    ("takes_effect", *sum(dated("effective_on"), ()), "sequence"),
                    ("is_universal", *sum(dated("expires_on"), ())),
                    ("lifts", "superseded_by"),
                    "terms",
                    "slug",
                )
            },
        ),
        CHECKED_ROW,
    )

    def narrowed(self, name: str, request: HttpRequest) -> dict[str, Any]:
        """Only a stay of this relief can be lifted."""
        relief = request.resolver_match.kwargs.get("object_id") if request.resolver_match else None
        return {"relief": relief} if name == "lifts" and relief else {}

    def title_of(self, row: ReliefChange) -> str:  # type: ignore[override]
        """Stays: 9th Cir., 2018-08-01, decision of an appeal."""
        return f"{row.get_kind_display()}: {row.ruling}"


@admin.register(Relief)
class ReliefAdmin(EffectMixin, RecordAdmin):
    """What an order forbids, for whom."""

    form = ReliefForm
    part_of = ("ruling",)
    can_preview = True
    list_display = ("slug", "kind", "ruling", "is_universal", "checked")
    list_filter = ("kind", "is_universal", "takes_effect", *checked(Relief))
    list_select_related = ("ruling__court",)
    search_fields = ("slug", "terms", "ruling__lawsuits__short_name")
    fieldsets = (
        (None, {"fields": ("ruling", "slug", "kind", "terms")}),
        ("Whom it reaches", {"fields": ("is_universal",)}),
        ("From when, until when", {"fields": ("takes_effect", *dated("effective_on", "expires_on"))}),
        CHECKED,
    )
    inlines = (ReliefProvisionInline, ReliefCoverageInline, ChangeInline, citations_inline(ReliefCitation))

    def label(self, record: Relief) -> str:
        """With the slug: one ruling may give two of a kind."""
        return f"{record} [{record.slug}]"

    def panels(self, request: HttpRequest, record: Any) -> list[SafeString]:
        """The periods in which it blocks."""
        return [periods_panel(record)]


class ChangeProvisionInline(RowInline):
    """The provisions it touches, where not all."""

    model = ReliefChangeProvision
    fk_name = "relief_change"
    verbose_name, verbose_name_plural = "provision", "provisions it touches (none listed: all of the relief's)"


class ChangeCoverageInline(CoverageInline):
    """What it leaves standing, leaves, or adds."""

    fk_name = "relief_change"
    verbose_name = "member"
    verbose_name_plural = "for whom a stay leaves it standing, a narrowing leaves it, an extension adds it"


@admin.register(ReliefChange)
class ReliefChangeAdmin(EffectMixin, RecordAdmin):
    """What a later ruling does to a relief."""

    form = ReliefChangeForm
    part_of = ("relief",)
    can_preview = True
    narrowings = {"relief": "relief"}
    list_display = ("slug", "kind", "relief", "ruling", "takes_effect", "checked")
    list_filter = ("kind", "takes_effect", *checked(ReliefChange))
    list_select_related = ("relief__ruling__court", "ruling__court")
    search_fields = ("slug", "terms", "relief__slug")
    readonly_fields = ("its_siblings",)
    fieldsets = (
        (None, {"fields": ("relief", "ruling", "slug", "kind", "terms")}),
        ("When it bites", {"fields": ("takes_effect", *dated("effective_on"), "sequence")}),
        (
            "What it leaves",
            {
                "fields": ("is_universal", "lifts", "superseded_by", *dated("expires_on")),
                "description": "Whom a stay, a narrowing or an extension leaves or adds is listed further down.",
            },
        ),
        CHECKED,
        ("Related records", {"fields": ("its_siblings",)}),
    )
    inlines = (ChangeProvisionInline, ChangeCoverageInline, citations_inline(ReliefChangeCitation))

    def label(self, record: ReliefChange) -> str:
        """With its own slug: a court may stay a relief twice."""
        return f"{record} [{record.slug}]"

    def narrowed(self, name: str, request: HttpRequest) -> dict[str, Any]:
        """Only a stay of the same relief can be lifted."""
        change = request.resolver_match.kwargs.get("object_id") if request.resolver_match else None
        if name != "lifts" or not change or not str(change).isdecimal():
            return {}
        relief = ReliefChange.objects.filter(pk=change).values_list("relief_id", flat=True).first()
        return {"relief": relief} if relief else {}

    def panels(self, request: HttpRequest, record: Any) -> list[SafeString]:
        """The periods in which the relief blocks, with this change and the others."""
        return [periods_panel(record.relief)]

    @admin.display(description="Other changes of the same relief")
    def its_siblings(self, change: ReliefChange) -> str:
        """What else was done to it."""
        return links(change.relief.changes.exclude(pk=change.pk).select_related("ruling__court", "relief"))
