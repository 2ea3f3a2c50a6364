"""Lawsuits, with their parties and claims."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sources.desk.citations import citations_inline
from sources.desk.dates import dated
from sources.desk.duplicates import NearMatchMixin
from sources.desk.filters import checked, year
from sources.desk.links import day, links
from sources.desk.publishing import PublishingMixin
from sources.desk.screens import CHECKED, CHECKED_ROW, FoldedInline, RecordAdmin, RecordInline, RowInline
from sources.sheets.screens import SheetsMixin

from ..models import (
    Claim,
    EarlierDocketNumber,
    Lawsuit,
    LawsuitCitation,
    LawsuitDevelopment,
    LawsuitJudge,
    LawsuitParty,
    LawsuitRelation,
)
from ..workbench.view import address_for, may_use
from .forms import ClaimForm, LawsuitForm
from .panels import lawsuit_panel
from .sheets import LawsuitSheet


class PartyInline(FoldedInline):
    """Who stands in it, in which role, from when."""

    model = LawsuitParty
    fk_name = "lawsuit"
    verbose_name, verbose_name_plural = "party", "parties"
    fields = (
        ("party", "role", "role_raw"),
        (*sum(dated("from_on", "until_on"), ()), "substituted_for"),
        "note",
    )


class ClaimInline(RecordInline):
    """Which provision fails, on which ground."""

    model = Claim
    fk_name = "lawsuit"
    form = ClaimForm
    fieldsets = ((None, {"fields": (("provision", "ground"), ("count", "slug"))}), CHECKED_ROW)

    def title_of(self, row: Claim) -> str:  # type: ignore[override]
        """With the number the complaint gives it."""
        return f"{row.count}: {row}" if row.count else str(row)


class JudgeInline(RowInline):
    """Who has the case."""

    model = LawsuitJudge
    fk_name = "lawsuit"
    verbose_name, verbose_name_plural = "judge", "judges"


class EarlierNumberInline(FoldedInline):
    """Numbers it had before."""

    model = EarlierDocketNumber
    fk_name = "lawsuit"
    fields = (("court", "docket_number", "docket_initials"), ("kind", *sum(dated("until_on"), ())), "note")


class RelationInline(RowInline):
    """Related and consolidated dockets."""

    model = LawsuitRelation
    fk_name = "from_lawsuit"
    verbose_name, verbose_name_plural = "relation", "relations to other lawsuits"


class DevelopmentInline(RowInline):
    """Happenings that belong to its story."""

    model = LawsuitDevelopment
    fk_name = "lawsuit"
    verbose_name, verbose_name_plural = "development", "developments"


@admin.register(Lawsuit)
class LawsuitAdmin(NearMatchMixin, PublishingMixin, SheetsMixin, RecordAdmin):
    """One docket, edited as one."""

    form = LawsuitForm
    sheet = LawsuitSheet
    label_reads = ("court",)
    list_display = (
        *("short_name", "docket_of", day("filed_on"), day("terminated_on"), "united_states"),
        "checked",
    )
    list_filter = ("posture", year("filed_on"), "case_type", "court__circuit", *checked(Lawsuit))
    list_select_related = ("court",)
    search_fields = ("short_name", "caption", "docket_number", "slug", "earlier_numbers__docket_number")
    readonly_fields = ("its_rulings", "its_appeals", "others_relate")
    fieldsets = (
        (None, {"fields": ("short_name", "slug", "caption", "other_names", "summary")}),
        ("Docket", {"fields": ("court", ("docket_number", "docket_initials"), "courtlistener_id")}),
        ("Where it stands", {"fields": ("case_type", "posture", *dated("filed_on", "terminated_on"))}),
        CHECKED,
        ("Related records", {"fields": ("its_rulings", "its_appeals", "others_relate")}),
    )
    inlines = (
        PartyInline,
        ClaimInline,
        JudgeInline,
        EarlierNumberInline,
        RelationInline,
        DevelopmentInline,
        citations_inline(LawsuitCitation),
    )

    def tools(self, request: HttpRequest, record: Any) -> list[tuple[str, str]]:
        """The workbench, for a ruling in it."""
        return [("Enter a ruling", address_for(record))] if may_use(request.user) else []

    def label(self, record: Lawsuit) -> str:
        """With court and number: short names repeat."""
        return f"{record.short_name} ({record.court} {record.docket_number})"

    @admin.display(description="Docket", ordering="docket_number")
    def docket_of(self, lawsuit: Lawsuit) -> SafeString:
        """Court and number, one above the other."""
        return format_html("{}<br>{}", lawsuit.court, lawsuit.docket_number)

    @admin.display(description="United States", ordering="posture")
    def united_states(self, lawsuit: Lawsuit) -> str:
        """On which side it stands, in a word."""
        return {"defendant": "defends", "plaintiff": "sues", "none": "no party"}.get(lawsuit.posture, "-")

    def panels(self, request: HttpRequest, record: Any) -> list[SafeString]:
        """Its label today, and what its reliefs hold."""
        return [lawsuit_panel(record)]

    @admin.display(description="Rulings")
    def its_rulings(self, lawsuit: Lawsuit) -> str:
        """What was decided in it, newest first."""
        return links(lawsuit.rulings.select_related("court"))

    @admin.display(description="Appeals")
    def its_appeals(self, lawsuit: Lawsuit) -> str:
        """What went up."""
        return links(lawsuit.appeals.all())

    @admin.display(description="Lawsuits that refer to it")
    def others_relate(self, lawsuit: Lawsuit) -> str:
        """Relations recorded on the other side."""
        return links(Lawsuit.objects.filter(relations__to_lawsuit=lawsuit).distinct())


@admin.register(Claim)
class ClaimAdmin(RecordAdmin):
    """Claims, so that a holding can be tied to the one it answers."""

    form = ClaimForm
    part_of = ("lawsuit",)
    label_reads = ("lawsuit",)
    narrowings = {"ruling": "lawsuit__ruling_rows__ruling"}
    list_display = ("slug", "lawsuit", "provision", "ground", "checked")
    list_filter = ("ground__kind", *checked(Claim))
    list_select_related = ("lawsuit", "provision__federal_action", "provision__local_policy", "ground")
    search_fields = ("slug", "lawsuit__short_name", "ground__name", "provision__slug")
    readonly_fields = ("its_answers",)
    fieldsets = (
        ("Who claims", {"fields": ("lawsuit", "slug", "count")}),
        ("What fails, and why", {"fields": ("provision", "ground"), "description": "At least one of the two."}),
        CHECKED,
        ("Related records", {"fields": ("its_answers",)}),
    )

    def label(self, record: Claim) -> str:
        """With the lawsuit, whose claim it is."""
        return f"{record.lawsuit}: {record}"

    @admin.display(description="Holdings that answer it")
    def its_answers(self, claim: Claim) -> str:
        """What courts said."""
        return links(claim.holdings.select_related("ground"), name=lambda holding: f"{holding} [{holding.slug}]")
