"""Rulings, with their holdings and relief."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import path

from sources.desk.citations import citations_inline
from sources.desk.dates import dated
from sources.desk.filters import checked, year
from sources.desk.links import day, links
from sources.desk.screens import CHECKED, CHECKED_ROW, RecordAdmin, RecordInline, RowInline
from sources.sheets.screens import SheetsMixin

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
from ..workbench.view import address_for, may_use, workbench
from .forms import HoldingForm, ReliefForm, RulingForm
from .saving import EffectMixin
from .sheets import RulingSheet


class RulingLawsuitInline(RowInline):
    """In which lawsuits; the first tells it."""

    model = RulingLawsuit
    fk_name = "ruling"
    verbose_name, verbose_name_plural = "lawsuit", "lawsuits (the first one's dossier tells it)"


class RulingJudgeInline(RowInline):
    """Who decided, and how."""

    model = RulingJudge
    fk_name = "ruling"
    verbose_name, verbose_name_plural = "judge", "judges"


class HoldingInline(RecordInline):
    """Its answers, ground by ground."""

    model = Holding
    fk_name = "ruling"
    form = HoldingForm
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("ground", "provision"),
                    ("level", "result"),
                    ("claim", "not_pleaded_because"),
                    "gist",
                    "slug",
                )
            },
        ),
        CHECKED_ROW,
    )

    def narrowed(self, name: str, request: HttpRequest) -> dict[str, Any]:
        """It answers a claim of one of the ruling's lawsuits."""
        ruling = request.resolver_match.kwargs.get("object_id") if request.resolver_match else None
        return {"ruling": ruling} if name == "claim" and ruling else {}

    def title_of(self, row: Holding) -> str:  # type: ignore[override]
        """With the provision, where the ruling distinguishes them."""
        return f"{row} - {row.provision}" if row.provision else str(row)


class ReliefInline(RecordInline):
    """What it gives; provisions, coverage and later changes are on the relief's own screen."""

    model = Relief
    fk_name = "ruling"
    form = ReliefForm
    verbose_name, verbose_name_plural = "relief", "relief (what it blocks and for whom: on its own screen)"
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("kind", "is_universal"),
                    ("takes_effect", *sum(dated("effective_on", "expires_on"), ())),
                    "terms",
                    "slug",
                )
            },
        ),
        CHECKED_ROW,
    )

    def title_of(self, row: Relief) -> str:  # type: ignore[override]
        """The kind: the day and the court are the screen's."""
        return f"{row.get_kind_display()}{', reaches everyone' if row.is_universal else ''}"


@admin.register(Ruling)
class RulingAdmin(SheetsMixin, EffectMixin, RecordAdmin):
    """What a court did on a day."""

    form = RulingForm
    sheet = RulingSheet
    can_preview = True
    list_display = ("slug", "court", day("decided_on"), "kind", "result", "reporter_citation", "checked")
    list_filter = ("kind", "result", year("decided_on"), "court__level", "court__circuit", *checked(Ruling))
    list_select_related = ("court",)
    search_fields = ("slug", "reporter_citation", "docket_entry", "lawsuits__short_name", "court__short_name")
    readonly_fields = ("changes_made", "appeals_from_it", "reviews_made")
    fieldsets = (
        (None, {"fields": ("court", "slug", ("kind", "result"), "outcome", "scope")}),
        (
            "When and where printed",
            {"fields": ((*sum(dated("decided_on"), ()), "sequence"), ("docket_entry", "reporter_citation"))},
        ),
        ("On appeal", {"fields": ("appeal",), "description": "Only for a ruling made in an appeal or petition."}),
        CHECKED,
        ("Related records", {"fields": ("changes_made", "appeals_from_it", "reviews_made")}),
    )
    inlines = (RulingLawsuitInline, RulingJudgeInline, HoldingInline, ReliefInline, citations_inline(RulingCitation))

    def get_urls(self) -> list[Any]:
        screen = self.admin_site.admin_view(workbench)
        return [path("workbench/", screen, name="cases_ruling_workbench"), *super().get_urls()]

    def tools(self, request: HttpRequest, record: Any) -> list[tuple[str, str]]:
        """The workbench, for the next ruling in the same place."""
        if not may_use(request.user):
            return []
        suits = [] if record.appeal else record.lawsuits.order_by("ruling_rows__position")
        return [("Enter another ruling", address_for(*suits, appeal=record.appeal))]

    def label(self, record: Ruling) -> str:
        """With the slug: a court may rule twice a day."""
        return f"{record} [{record.slug}]"

    def broken_ties(self, record: Ruling) -> list[str]:
        """Holdings that answer a claim of a lawsuit that the ruling is not, or no longer, made in."""
        lawsuits = record.lawsuit_rows.values("lawsuit")
        loose = record.holdings.exclude(claim=None).exclude(claim__lawsuit__in=lawsuits)
        return [
            f"Lawsuits: the holding {holding.slug} answers the claim {holding.claim} of {holding.claim.lawsuit}, "  # type: ignore[union-attr]
            "so the ruling must be made in that lawsuit. Give the holding another claim first. Nothing was saved."
            for holding in loose.select_related("claim__lawsuit")
        ]

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
        holdings = Holding.objects.filter(reviews__ruling=ruling).select_related("ground")
        return links(holdings, name=lambda holding: f"{holding} [{holding.slug}]")


class ReviewInline(RowInline):
    """What became of it above."""

    model = HoldingReview
    fk_name = "holding"
    verbose_name, verbose_name_plural = "review", "what became of it above"


@admin.register(Holding)
class HoldingAdmin(RecordAdmin):
    """A ruling's answer on one ground."""

    form = HoldingForm
    part_of = ("ruling",)
    list_display = ("slug", "ground", "provision", "level", "result", "checked")
    list_filter = ("level", "result", "reviews__fate", "ground__kind", *checked(Holding))
    list_select_related = ("ground", "provision__federal_action", "provision__local_policy")
    search_fields = ("slug", "ground__name", "gist")
    fieldsets = (
        (None, {"fields": ("ruling", "slug", ("ground", "provision"), ("level", "result"), "gist")}),
        (
            "Which claim it answers",
            {"fields": ("claim", "not_pleaded_because"), "description": "Exactly one of the two."},
        ),
        CHECKED,
    )
    inlines = (ReviewInline, citations_inline(HoldingCitation))

    def narrowed(self, name: str, request: HttpRequest) -> dict[str, Any]:
        """It answers a claim of one of the ruling's lawsuits."""
        holding = request.resolver_match.kwargs.get("object_id") if request.resolver_match else None
        if name != "claim" or not holding or not str(holding).isdecimal():
            return {}
        ruling = Holding.objects.filter(pk=holding).values_list("ruling_id", flat=True).first()
        return {"ruling": ruling} if ruling else {}
