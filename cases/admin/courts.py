"""Courts, judges, parties and grounds."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from sources.admin.organizations import NameForm
from sources.desk.citations import citations_inline
from sources.desk.duplicates import NearMatchMixin
from sources.desk.filters import checked
from sources.desk.links import links, listing
from sources.desk.screens import CHECKED, RecordAdmin, RowInline

from ..models import (
    Court,
    CourtAlias,
    CourtCitation,
    Judge,
    JudgeCitation,
    Lawsuit,
    LegalGround,
    LegalGroundCitation,
    Party,
    PartyCitation,
    PartyMember,
)
from .forms import CourtForm, PartyForm
from .saving import EffectMixin


class AliasInline(RowInline):
    """The names people write."""

    model = CourtAlias
    fk_name = "court"
    verbose_name, verbose_name_plural = "name", "other names that people write"


@admin.register(Court)
class CourtAdmin(RecordAdmin):
    """All federal courts."""

    form = CourtForm
    list_display = ("short_name", "name", "level", "circuit", "appeals_to", "checked")
    list_filter = ("level", "circuit", *checked(Court))
    list_select_related = ("appeals_to",)
    search_fields = ("slug", "name", "short_name", "aliases__name")
    readonly_fields = ("its_judges", "its_lawsuits", "courts_beneath")
    fieldsets = (
        (None, {"fields": ("name", "slug", "short_name", "courtlistener_id")}),
        ("Where it stands", {"fields": ("level", "circuit", "appeals_to", "state")}),
        CHECKED,
        ("Related records", {"fields": ("its_judges", "its_lawsuits", "courts_beneath")}),
    )
    inlines = (AliasInline, citations_inline(CourtCitation))

    @admin.display(description="Judges")
    def its_judges(self, court: Court) -> str:
        """Who sits on it."""
        return links(court.judges.all())

    @admin.display(description="Lawsuits")
    def its_lawsuits(self, court: Court) -> str:
        """The newest dockets in it."""
        return links(court.lawsuits.all(), listing(Lawsuit, court__id__exact=court.pk), most=20)

    @admin.display(description="Courts beneath it")
    def courts_beneath(self, court: Court) -> str:
        """Whose appeals it hears."""
        return links(court.courts_below.all())


@admin.register(Judge)
class JudgeAdmin(RecordAdmin):
    """Those who decide."""

    form = NameForm
    label_reads = ("court",)
    list_display = ("name", "court", "title", "appointed_by", "checked")
    list_filter = ("court__level", "court__circuit", *checked(Judge))
    list_select_related = ("court",)
    search_fields = ("name", "slug", "court__short_name")
    readonly_fields = ("their_lawsuits", "their_rulings", "their_appeals")
    fieldsets = (
        (None, {"fields": ("name", "slug", "other_names", "court", "title", "appointed_by", "fjc_id")}),
        CHECKED,
        ("Related records", {"fields": ("their_lawsuits", "their_rulings", "their_appeals")}),
    )
    inlines = (citations_inline(JudgeCitation),)

    def label(self, record: Judge) -> str:
        """With the court: names are no keys."""
        return f"{record.name} ({record.court})" if record.court else record.name

    @admin.display(description="Lawsuits")
    def their_lawsuits(self, judge: Judge) -> str:
        """The dockets the judge has or had."""
        return links(judge.lawsuits.all(), listing(Lawsuit, judges__id__exact=judge.pk), most=20)

    @admin.display(description="Rulings")
    def their_rulings(self, judge: Judge) -> str:
        """What the judge decided or took part in."""
        return links(judge.rulings.select_related("court"))

    @admin.display(description="Appeals")
    def their_appeals(self, judge: Judge) -> str:
        """The panels the judge sat on."""
        return links(judge.appeals.all())


class MemberInline(RowInline):
    """Those whom relief to the party also reaches."""

    model = PartyMember
    fk_name = "party"
    verbose_name, verbose_name_plural = "member", "members whom relief to it reaches"


@admin.register(Party)
class PartyAdmin(NearMatchMixin, EffectMixin, RecordAdmin):
    """Who sues and is sued."""

    form = PartyForm
    lists = ("members",)
    list_display = ("name", "kind", "jurisdiction", "checked")
    list_filter = ("kind", *checked(Party))
    list_select_related = ("jurisdiction",)
    search_fields = ("name", "slug")
    readonly_fields = ("their_lawsuits", "their_appeals")
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
        ("Related records", {"fields": ("their_lawsuits", "their_appeals")}),
    )
    inlines = (MemberInline, citations_inline(PartyCitation))

    @admin.display(description="Lawsuits")
    def their_lawsuits(self, party: Party) -> str:
        """The newest lawsuits it stands in."""
        return links(party.lawsuits.distinct(), listing(Lawsuit, parties__id__exact=party.pk), most=20)

    @admin.display(description="Appeals")
    def their_appeals(self, party: Party) -> str:
        """The appeals it stands in."""
        return links(party.appeals.distinct(), most=20)


@admin.register(LegalGround)
class LegalGroundAdmin(RecordAdmin):
    """The tree of grounds."""

    within = ("parent",)
    list_display = ("name", "kind", "parent", "citation", "checked")
    list_filter = ("kind", *checked(LegalGround))
    list_select_related = ("parent",)
    search_fields = ("name", "slug", "citation")
    readonly_fields = ("grounds_beneath",)
    fieldsets = (
        (None, {"fields": ("name", "slug", "other_names", "kind", "parent", "citation", "summary")}),
        CHECKED,
        ("Related records", {"fields": ("grounds_beneath",)}),
    )
    inlines = (citations_inline(LegalGroundCitation),)

    def get_fieldsets(self, request: HttpRequest, obj: LegalGround | None = None) -> Any:
        """A new ground goes last among its siblings; later it can be moved."""
        first, *others = super().get_fieldsets(request, obj)
        fields = first[1]["fields"]
        return [(None, {"fields": (*fields, "position") if obj is not None else fields}), *others]

    @admin.display(description="Grounds beneath it")
    def grounds_beneath(self, ground: LegalGround) -> str:
        """What it also stands for."""
        return links(ground.children.all())
