"""Federal actions and the provisions courts block."""

from django.contrib import admin

from sources.desk.citations import citations_inline
from sources.desk.dates import dated
from sources.desk.filters import checked, year
from sources.desk.links import day, link, links
from sources.desk.publishing import PublishingMixin
from sources.desk.screens import CHECKED, CHECKED_ROW, FoldedInline, RecordAdmin, RecordInline, RowInline

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
from .forms import FederalActionForm, ProvisionForm, ProvisionFormSet


class ProvisionInline(RecordInline):
    """The provisions of an instrument, edited with it; their sources are on their own screens."""

    model = Provision
    form = ProvisionForm
    formset = ProvisionFormSet
    part_of = ("federal_action", "local_policy")
    fieldsets = ((None, {"fields": (("label", "is_whole"), "slug", "gist")}), CHECKED_ROW)

    def title_of(self, row: Provision) -> str:  # type: ignore[override]
        """The label alone: what it is part of is the screen."""
        return f"{row.label} (the whole)" if row.is_whole and row.label != "the whole" else row.label


class AgencyInline(RowInline):
    """Which agencies acted."""

    model = ActionAgency
    fk_name = "federal_action"
    verbose_name, verbose_name_plural = "agency", "agencies"


class OfficialInline(RowInline):
    """Who issued, signed or received it."""

    model = ActionOfficial
    fk_name = "federal_action"
    verbose_name, verbose_name_plural = "official", "officials"


class GrantProgramInline(RowInline):
    """Whose money it touches."""

    model = ActionGrantProgram
    fk_name = "federal_action"
    verbose_name, verbose_name_plural = "grant program", "grant programs"


class StatuteInline(RowInline):
    """The statutes it is about."""

    model = ActionStatute
    fk_name = "federal_action"
    verbose_name, verbose_name_plural = "statute", "statutes"


class RelationInline(FoldedInline):
    """What it does to earlier actions."""

    model = ActionRelation
    fk_name = "from_action"
    verbose_name, verbose_name_plural = "relation", "what it does to other actions"
    fields = (("kind", "to_action"), "provision", *dated("effective_on"), "note")

    def title_of(self, row: ActionRelation) -> str:  # type: ignore[override]
        """revokes EO 13768, ..."""
        return f"{row.get_kind_display()} {row.provision or row.to_action}"


class DesignationInline(FoldedInline):
    """The jurisdictions it names."""

    model = Designation
    fk_name = "federal_action"
    verbose_name, verbose_name_plural = "jurisdiction", "jurisdictions it names"
    fields = (("jurisdiction", "kind"), (*sum(dated("from_on", "until_on"), ()), "printed_as"), "note")


class FigureInline(RowInline):
    """Numbers other than money."""

    model = Figure
    fk_name = "federal_action"


@admin.register(FederalAction)
class FederalActionAdmin(PublishingMixin, RecordAdmin):
    """Orders, memos, conditions, letters, statutes."""

    form = FederalActionForm
    lists = ("provisions",)
    list_display = ("title", "number", "kind", day("signed_on"), "checked")
    list_filter = ("kind", year("signed_on"), "agencies", *checked(FederalAction))
    search_fields = ("slug", "title", "number", "fr_citation", "federal_register_number")
    readonly_fields = ("done_to_it", "its_developments", "its_funds")
    fieldsets = (
        (None, {"fields": ("title", "slug", "kind", "number", "other_names", "summary")}),
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

    form = ProvisionForm
    part_of = ("federal_action", "local_policy")
    list_display = ("slug", "label", "instrument", "is_whole", "checked")
    list_filter = ("is_whole", "federal_action__kind", "local_policy__kind", *checked(Provision))
    list_select_related = ("federal_action", "local_policy")
    search_fields = (
        *("slug", "label", "federal_action__title", "federal_action__number", "local_policy__title"),
        "local_policy__jurisdiction__name",
    )
    fieldsets = (
        ("Part of", {"fields": ("federal_action", "local_policy"), "description": "Exactly one of the two."}),
        ("What it is", {"fields": (("label", "is_whole"), "slug", "gist")}),
        CHECKED,
    )
    inlines = (citations_inline(ProvisionCitation),)

    @admin.display(description="Part of")
    def instrument(self, provision: Provision) -> str:
        """The instrument it stands in."""
        return link(provision.owner)
