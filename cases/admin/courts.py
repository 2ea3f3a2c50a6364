"""Courts, judges, parties and grounds."""

from django.contrib import admin

from sources.admin.base import CHECKED, RecordAdmin, RowInline, citations_inline, links

from ..models import (
    Court,
    CourtAlias,
    CourtCitation,
    Judge,
    JudgeCitation,
    LegalGround,
    LegalGroundCitation,
    Party,
    PartyCitation,
    PartyMember,
)


class AliasInline(RowInline):
    """The names people write."""

    model = CourtAlias


@admin.register(Court)
class CourtAdmin(RecordAdmin):
    """All federal courts."""

    list_display = ("short_name", "name", "level", "circuit", "appeals_to", "verification")
    list_filter = ("level", "circuit", "verification")
    list_select_related = ("appeals_to",)
    search_fields = ("slug", "name", "short_name", "aliases__name")
    fieldsets = (
        (None, {"fields": ("name", "slug", "short_name", "courtlistener_id")}),
        ("Where it stands", {"fields": ("level", "circuit", "appeals_to", "state")}),
        CHECKED,
    )
    inlines = (AliasInline, citations_inline(CourtCitation))


@admin.register(Judge)
class JudgeAdmin(RecordAdmin):
    """Those who decide."""

    list_display = ("name", "court", "title", "appointed_by", "verification")
    list_filter = ("verification", "court__level", "court__circuit")
    list_select_related = ("court",)
    search_fields = ("name", "slug", "court__short_name")
    readonly_fields = ("their_rulings",)
    fieldsets = (
        (None, {"fields": ("name", "slug", "court", "title", "appointed_by", "fjc_id")}),
        CHECKED,
        ("Related records", {"fields": ("their_rulings",)}),
    )
    inlines = (citations_inline(JudgeCitation),)

    @admin.display(description="Rulings")
    def their_rulings(self, judge: Judge) -> str:
        """What the judge decided or took part in."""
        return links(judge.rulings.select_related("court"))


class MemberInline(RowInline):
    """Those whom relief to the party also reaches."""

    model = PartyMember
    fk_name = "party"
    verbose_name, verbose_name_plural = "member", "members whom relief to it reaches"


@admin.register(Party)
class PartyAdmin(RecordAdmin):
    """Who sues and is sued."""

    list_display = ("name", "kind", "jurisdiction", "verification")
    list_filter = ("kind", "verification")
    list_select_related = ("jurisdiction",)
    search_fields = ("name", "slug")
    readonly_fields = ("their_lawsuits",)
    fieldsets = (
        (None, {"fields": ("name", "slug", "kind")}),
        (
            "What it is in the world",
            {
                "fields": ("jurisdiction", "agency", "official", "organization", "person"),
                "description": "At most one. It says for which place relief to the party works.",
            },
        ),
        CHECKED,
        ("Related records", {"fields": ("their_lawsuits",)}),
    )
    inlines = (MemberInline, citations_inline(PartyCitation))

    @admin.display(description="Lawsuits")
    def their_lawsuits(self, party: Party) -> str:
        """The lawsuits it stands in."""
        return links(party.lawsuits.distinct())


@admin.register(LegalGround)
class LegalGroundAdmin(RecordAdmin):
    """The tree of grounds."""

    list_display = ("name", "kind", "parent", "citation", "verification")
    list_filter = ("kind", "verification")
    list_select_related = ("parent",)
    search_fields = ("name", "slug", "citation")
    fieldsets = ((None, {"fields": ("name", "slug", "kind", "parent", "position", "citation", "summary")}), CHECKED)
    inlines = (citations_inline(LegalGroundCitation),)
