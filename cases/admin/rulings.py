"""Rulings, with their holdings and relief."""

from django.contrib import admin

from sources.admin.base import CHECKED, RecordAdmin, RecordInline, RowInline, citations_inline, dated, links

from ..models import (
    Holding,
    HoldingCitation,
    HoldingReview,
    Relief,
    Ruling,
    RulingCitation,
    RulingJudge,
    RulingLawsuit,
)


class RulingLawsuitInline(RowInline):
    """In which lawsuits; the first tells it."""

    model = RulingLawsuit
    verbose_name, verbose_name_plural = "lawsuit", "lawsuits"


class RulingJudgeInline(RowInline):
    """Who decided, and how."""

    model = RulingJudge
    verbose_name, verbose_name_plural = "judge", "judges"


class HoldingInline(RecordInline):
    """Its answers, ground by ground."""

    model = Holding
    fields = (
        ("ground", "provision"),
        ("level", "result"),
        ("claim", "not_pleaded_because"),
        "gist",
        ("slug", "position"),
        ("verification", "doubts"),
    )


class ReliefInline(RecordInline):
    """What it gives; provisions, coverage and later changes are on the relief's own screen."""

    model = Relief
    fields = (
        ("kind", "is_universal"),
        ("takes_effect", "effective_on", "effective_on_precision"),
        ("expires_on", "expires_on_precision"),
        "terms",
        ("slug", "position"),
        ("verification", "doubts"),
    )


@admin.register(Ruling)
class RulingAdmin(RecordAdmin):
    """What a court did on a day."""

    list_display = ("slug", "court", "decided_on", "kind", "result", "reporter_citation", "verification")
    list_filter = ("kind", "result", "verification", "court__level", "court__circuit")
    list_select_related = ("court",)
    search_fields = ("slug", "reporter_citation", "docket_entry", "lawsuits__short_name", "court__short_name")
    readonly_fields = ("changes_made", "appeals_from_it", "reviews_made")
    fieldsets = (
        (None, {"fields": ("court", "slug", ("kind", "result"), "outcome", "scope")}),
        (
            "When and where printed",
            {"fields": (*dated("decided_on"), "sequence", ("docket_entry", "reporter_citation"))},
        ),
        ("On appeal", {"fields": ("appeal",), "description": "Only for a ruling made in an appeal or petition."}),
        CHECKED,
        ("Related records", {"fields": ("changes_made", "appeals_from_it", "reviews_made")}),
    )
    inlines = (RulingLawsuitInline, RulingJudgeInline, HoldingInline, ReliefInline, citations_inline(RulingCitation))

    @admin.display(description="What it did to earlier relief")
    def changes_made(self, ruling: Ruling) -> str:
        """The changes of relief it makes."""
        return links(ruling.relief_changes.select_related("relief", "ruling__court"))

    @admin.display(description="Appeals from it")
    def appeals_from_it(self, ruling: Ruling) -> str:
        """Where it was taken."""
        return links(ruling.appeals_of_it.all())

    @admin.display(description="Holdings it reviewed")
    def reviews_made(self, ruling: Ruling) -> str:
        """The holdings below that it affirmed, reversed or left open."""
        return links(row.holding for row in ruling.reviewed_holdings.select_related("holding__ground"))


class ReviewInline(RowInline):
    """What became of it above."""

    model = HoldingReview
    verbose_name, verbose_name_plural = "review", "what became of it above"


@admin.register(Holding)
class HoldingAdmin(RecordAdmin):
    """A ruling's answer on one ground."""

    list_display = ("slug", "ground", "provision", "level", "result", "verification")
    list_filter = ("level", "result", "reviews__fate", "verification")
    list_select_related = ("ground", "provision__federal_action", "provision__local_policy")
    search_fields = ("slug", "ground__name", "gist")
    fieldsets = (
        (None, {"fields": ("ruling", "slug", ("ground", "provision"), ("level", "result"), "gist", "position")}),
        (
            "Which claim it answers",
            {"fields": ("claim", "not_pleaded_because"), "description": "Exactly one of the two."},
        ),
        CHECKED,
    )
    inlines = (ReviewInline, citations_inline(HoldingCitation))
