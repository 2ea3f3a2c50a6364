"""Relief, whom it covers, and what later orders did to it."""

from django.contrib import admin

from sources.admin.base import CHECKED, RecordAdmin, RecordInline, RowInline, citations_inline, dated

from ..models import (
    CoverageMember,
    Relief,
    ReliefChange,
    ReliefChangeCitation,
    ReliefChangeProvision,
    ReliefCitation,
    ReliefProvision,
)


class ReliefProvisionInline(RowInline):
    """The provisions it blocks."""

    model = ReliefProvision
    verbose_name, verbose_name_plural = "provision", "provisions it blocks"


class ReliefCoverageInline(RowInline):
    """Whom it covers, where it is not universal."""

    model = CoverageMember
    fk_name = "relief"
    fields = ("position", "party", "jurisdiction", "class_name", "with_subdivisions")
    verbose_name, verbose_name_plural = "member", "whom it covers (leave empty where it reaches everyone)"


class ChangeInline(RecordInline):
    """What later rulings did to it."""

    model = ReliefChange
    fk_name = "relief"
    fields = (
        ("kind", "ruling", "sequence"),
        ("takes_effect", "effective_on", "effective_on_precision"),
        ("is_universal", "lifts", "superseded_by"),
        ("expires_on", "expires_on_precision"),
        "terms",
        ("slug", "verification", "doubts"),
    )
    verbose_name, verbose_name_plural = "change", "what later rulings did to it"


@admin.register(Relief)
class ReliefAdmin(RecordAdmin):
    """What an order forbids, for whom."""

    list_display = ("slug", "kind", "ruling", "is_universal", "verification")
    list_filter = ("kind", "is_universal", "verification")
    list_select_related = ("ruling__court",)
    search_fields = ("slug", "terms", "ruling__slug")
    fieldsets = (
        (None, {"fields": ("ruling", "slug", "kind", "terms", "position")}),
        ("Whom it reaches", {"fields": ("is_universal",)}),
        ("From when, until when", {"fields": ("takes_effect", *dated("effective_on", "expires_on"))}),
        CHECKED,
    )
    inlines = (ReliefProvisionInline, ReliefCoverageInline, ChangeInline, citations_inline(ReliefCitation))


class ChangeProvisionInline(RowInline):
    """The provisions it touches, where not all."""

    model = ReliefChangeProvision
    verbose_name, verbose_name_plural = "provision", "provisions it touches (none listed: all of the relief's)"


class ChangeCoverageInline(RowInline):
    """What it leaves standing, leaves, or adds."""

    model = CoverageMember
    fk_name = "relief_change"
    fields = ("position", "party", "jurisdiction", "class_name", "with_subdivisions")
    verbose_name, verbose_name_plural = "member", "whom a stay spares, a narrowing leaves, an extension adds"


@admin.register(ReliefChange)
class ReliefChangeAdmin(RecordAdmin):
    """What a later ruling does to a relief."""

    list_display = ("slug", "kind", "relief", "ruling", "takes_effect", "verification")
    list_filter = ("kind", "takes_effect", "verification")
    list_select_related = ("relief__ruling__court", "ruling__court")
    search_fields = ("slug", "terms", "relief__slug")
    fieldsets = (
        (None, {"fields": ("relief", "ruling", "slug", "kind", "terms")}),
        ("When it bites", {"fields": ("takes_effect", *dated("effective_on"), "sequence")}),
        ("What it leaves", {"fields": ("is_universal", "lifts", "superseded_by", *dated("expires_on"))}),
        CHECKED,
    )
    inlines = (ChangeProvisionInline, ChangeCoverageInline, citations_inline(ReliefChangeCitation))
