"""Lawsuits, with their parties and claims."""

from django.contrib import admin

from sources.admin.base import CHECKED, RecordAdmin, RecordInline, RowInline, citations_inline, dated, links

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


class PartyInline(RowInline):
    """Who stands in it, in which role, from when."""

    model = LawsuitParty
    fk_name = "lawsuit"
    verbose_name, verbose_name_plural = "party", "parties"


class ClaimInline(RecordInline):
    """Which provision fails, on which ground."""

    model = Claim
    fields = (("provision", "ground"), ("slug", "count", "position"), ("verification", "doubts"))


class JudgeInline(RowInline):
    """Who has the case."""

    model = LawsuitJudge
    verbose_name, verbose_name_plural = "judge", "judges"


class EarlierNumberInline(RowInline):
    """Numbers it had before."""

    model = EarlierDocketNumber


class RelationInline(RowInline):
    """Related and consolidated dockets."""

    model = LawsuitRelation
    fk_name = "from_lawsuit"
    verbose_name, verbose_name_plural = "relation", "relations to other lawsuits"


class DevelopmentInline(RowInline):
    """Happenings that belong to its story."""

    model = LawsuitDevelopment
    verbose_name, verbose_name_plural = "development", "developments"


@admin.register(Lawsuit)
class LawsuitAdmin(RecordAdmin):
    """One docket, edited as one."""

    list_display = ("short_name", "court", "docket", "filed_on", "terminated_on", "posture", "verification")
    list_filter = ("posture", "case_type", "verification", "court__circuit")
    list_select_related = ("court",)
    search_fields = ("short_name", "caption", "docket_number", "slug", "earlier_numbers__docket_number")
    readonly_fields = ("its_rulings", "its_appeals", "others_relate")
    fieldsets = (
        (None, {"fields": ("short_name", "slug", "caption", "summary")}),
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
        return links(row.from_lawsuit for row in lawsuit.relations_to_it.select_related("from_lawsuit"))


@admin.register(Claim)
class ClaimAdmin(RecordAdmin):
    """Claims, so that a holding can be tied to the one it answers."""

    list_display = ("slug", "lawsuit", "provision", "ground", "verification")
    list_select_related = ("lawsuit", "provision__federal_action", "provision__local_policy", "ground")
    search_fields = ("slug", "lawsuit__short_name", "ground__name", "provision__slug")
    fieldsets = ((None, {"fields": ("lawsuit", "slug", "provision", "ground", "count", "position")}), CHECKED)
