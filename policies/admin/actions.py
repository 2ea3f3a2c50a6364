"""Federal actions and the provisions courts block."""

from django.contrib import admin

from sources.admin.base import CHECKED, RecordAdmin, RecordInline, RowInline, citations_inline, dated, link, links

from ..models import (
    ActionAgency,
    ActionGrantProgram,
    ActionOfficial,
    ActionRelation,
    ActionStatute,
    Designation,
    FederalAction,
    FederalActionCitation,
    Figure,
    Provision,
    ProvisionCitation,
)


class ProvisionInline(RecordInline):
    """The provisions of an instrument, edited with it."""

    model = Provision
    fields = (("label", "slug"), ("is_whole", "position"), "gist", ("verification", "doubts"))


class AgencyInline(RowInline):
    """Which agencies acted."""

    model = ActionAgency
    verbose_name, verbose_name_plural = "agency", "agencies"


class OfficialInline(RowInline):
    """Who issued, signed or received it."""

    model = ActionOfficial
    verbose_name, verbose_name_plural = "official", "officials"


class GrantProgramInline(RowInline):
    """Whose money it touches."""

    model = ActionGrantProgram
    verbose_name, verbose_name_plural = "grant program", "grant programs"


class StatuteInline(RowInline):
    """The statutes it is about."""

    model = ActionStatute
    verbose_name, verbose_name_plural = "statute", "statutes"


class RelationInline(RowInline):
    """What it does to earlier actions."""

    model = ActionRelation
    fk_name = "from_action"
    verbose_name, verbose_name_plural = "relation", "what it does to other actions"


class DesignationInline(RowInline):
    """The jurisdictions it names."""

    model = Designation
    verbose_name_plural = "jurisdictions it names"


class FigureInline(RowInline):
    """Numbers other than money."""

    model = Figure


@admin.register(FederalAction)
class FederalActionAdmin(RecordAdmin):
    """Orders, memos, conditions, letters, statutes."""

    list_display = ("title", "number", "kind", "signed_on", "verification")
    list_filter = ("kind", "verification", "agencies")
    search_fields = ("slug", "title", "number", "fr_citation", "federal_register_number")
    readonly_fields = ("done_to_it", "its_developments", "its_funds")
    fieldsets = (
        (None, {"fields": ("title", "slug", "kind", "number", "summary")}),
        ("When", {"fields": dated("signed_on", "published_on", "effective_on", "ended_on")}),
        ("Where it is printed", {"fields": (("fr_citation", "federal_register_number"), "url")}),
        CHECKED,
        ("Related records", {"fields": ("done_to_it", "its_developments", "its_funds")}),
    )
    inlines = (
        ProvisionInline,
        AgencyInline,
        OfficialInline,
        GrantProgramInline,
        StatuteInline,
        RelationInline,
        DesignationInline,
        FigureInline,
        citations_inline(FederalActionCitation),
    )

    @admin.display(description="What later actions did to it")
    def done_to_it(self, action: FederalAction) -> str:
        """The actions that implement, revoke or reissue it."""
        return links(row.from_action for row in action.relations_to_it.select_related("from_action"))

    @admin.display(description="Developments")
    def its_developments(self, action: FederalAction) -> str:
        """What happened under it."""
        return links(action.developments.all())

    @admin.display(description="Funds at stake")
    def its_funds(self, action: FederalAction) -> str:
        """The money it puts at stake."""
        return links(action.funds_at_stake.all())


@admin.register(Provision)
class ProvisionAdmin(RecordAdmin):
    """The smallest thing a court can block."""

    list_display = ("slug", "label", "part_of", "is_whole", "verification")
    list_filter = ("is_whole", "verification", "federal_action__kind")
    list_select_related = ("federal_action", "local_policy")
    search_fields = ("slug", "label", "federal_action__title", "federal_action__number", "local_policy__title")
    fieldsets = (
        ("Part of", {"fields": ("federal_action", "local_policy"), "description": "Exactly one of the two."}),
        (None, {"fields": ("label", "slug", "is_whole", "gist", "position")}),
        CHECKED,
    )
    inlines = (citations_inline(ProvisionCitation),)

    @admin.display(description="Part of")
    def part_of(self, provision: Provision) -> str:
        """The instrument it stands in."""
        return link(provision.owner)
