"""Governments, their parts and officers, and the money."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from sources.admin.organizations import NameForm
from sources.desk.citations import citations_inline
from sources.desk.dates import dated
from sources.desk.filters import checked
from sources.desk.links import links
from sources.desk.screens import CHECKED, FoldedInline, RecordAdmin, RowInline
from sources.sheets.screens import SheetsMixin

from ..models import (
    Agency,
    AgencyCitation,
    FederalAction,
    FundsAtStake,
    FundsAtStakeCitation,
    GrantProgram,
    GrantProgramAgency,
    GrantProgramCitation,
    Jurisdiction,
    JurisdictionCitation,
    Office,
    Official,
    OfficialCitation,
    Statute,
    StatuteCitation,
)
from .forms import AgencyForm, FundsForm, JurisdictionForm, StatuteForm
from .sheets import JurisdictionSheet


@admin.register(Jurisdiction)
class JurisdictionAdmin(SheetsMixin, RecordAdmin):
    """States, counties, cities and the rest."""

    form = JurisdictionForm
    sheet = JurisdictionSheet
    list_display = ("name", "kind", "state", "geoid", "parent", "checked")
    list_filter = ("kind", "state", *checked(Jurisdiction))
    list_select_related = ("parent",)
    search_fields = ("name", "slug", "geoid", "county_geoid")
    readonly_fields = ("its_policies", "its_designations", "its_subdivisions")
    fieldsets = (
        (None, {"fields": ("name", "slug", "other_names", "kind", "state", "parent")}),
        ("Census codes", {"fields": (("geoid", "county_geoid"),)}),
        CHECKED,
        ("Related records", {"fields": ("its_policies", "its_designations", "its_subdivisions")}),
    )
    inlines = (citations_inline(JurisdictionCitation),)

    @admin.display(description="Local policies")
    def its_policies(self, jurisdiction: Jurisdiction) -> str:
        """What it enacted."""
        return links(jurisdiction.local_policies.all())

    @admin.display(description="Named by")
    def its_designations(self, jurisdiction: Jurisdiction) -> str:
        """The federal actions that name it."""
        return links(FederalAction.objects.filter(designations__jurisdiction=jurisdiction).distinct())

    @admin.display(description="Subdivisions")
    def its_subdivisions(self, jurisdiction: Jurisdiction) -> str:
        """The governments within it."""
        return links(jurisdiction.subdivisions.all())


@admin.register(Agency)
class AgencyAdmin(RecordAdmin):
    """Departments and their parts."""

    form = AgencyForm
    list_display = ("name", "abbreviation", "kind", "parent", "checked")
    list_filter = ("kind", *checked(Agency))
    list_select_related = ("parent",)
    search_fields = ("name", "slug", "abbreviation")
    readonly_fields = ("its_actions", "its_programs", "its_components")
    fieldsets = (
        (None, {"fields": ("name", "slug", "abbreviation", "other_names", "kind", "parent")}),
        CHECKED,
        ("Related records", {"fields": ("its_actions", "its_programs", "its_components")}),
    )
    inlines = (citations_inline(AgencyCitation),)

    @admin.display(description="Federal actions")
    def its_actions(self, agency: Agency) -> str:
        """What it did."""
        return links(agency.federal_actions.all())

    @admin.display(description="Grant programs")
    def its_programs(self, agency: Agency) -> str:
        """Whose money it gives."""
        return links(agency.grant_programs.all())

    @admin.display(description="Components")
    def its_components(self, agency: Agency) -> str:
        """The agencies within it."""
        return links(agency.components.all())


class OfficeInline(FoldedInline):
    """The offices a person held."""

    model = Office
    fk_name = "official"
    fields = ("title", ("agency", "jurisdiction"), sum(dated("from_on", "until_on"), ()))

    def title_of(self, row: Office) -> str:  # type: ignore[override]
        """The office alone: the person is the screen."""
        return row.title


@admin.register(Official)
class OfficialAdmin(RecordAdmin):
    """Persons in public office."""

    form = NameForm
    list_display = ("name", "first_office", "checked")
    list_filter = checked(Official)
    search_fields = ("name", "slug", "offices__title")
    readonly_fields = ("their_actions", "their_policies", "their_developments")
    fieldsets = (
        (None, {"fields": ("name", "slug", "other_names")}),
        CHECKED,
        ("Related records", {"fields": ("their_actions", "their_policies", "their_developments")}),
    )
    inlines = (OfficeInline, citations_inline(OfficialCitation))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Official]:
        """With the offices, for the list."""
        return super().get_queryset(request).prefetch_related("offices")

    @admin.display(description="Office")
    def first_office(self, official: Official) -> str:
        """The first office recorded."""
        return next((office.title for office in official.offices.all()), "-")

    @admin.display(description="Federal actions")
    def their_actions(self, official: Official) -> str:
        """What they issued, signed or received."""
        return links(official.federal_actions.distinct())

    @admin.display(description="Local policies")
    def their_policies(self, official: Official) -> str:
        """What they issued, signed or sponsored."""
        return links(official.local_policies.distinct())

    @admin.display(description="Developments")
    def their_developments(self, official: Official) -> str:
        """In what they took part."""
        return links(official.developments.all())


@admin.register(Statute)
class StatuteAdmin(RecordAdmin):
    """Laws by their citation."""

    form = StatuteForm
    list_display = ("citation", "title", "checked")
    list_filter = checked(Statute)
    search_fields = ("citation", "slug", "title")
    readonly_fields = ("its_actions", "its_policies")
    fieldsets = (
        (None, {"fields": ("citation", "slug", "title", "summary")}),
        CHECKED,
        ("Related records", {"fields": ("its_actions", "its_policies")}),
    )
    inlines = (citations_inline(StatuteCitation),)

    @admin.display(description="Federal actions about it")
    def its_actions(self, statute: Statute) -> str:
        """What invokes or enforces it."""
        return links(statute.federal_actions.all())

    @admin.display(description="Local policies in it")
    def its_policies(self, statute: Statute) -> str:
        """What it contains or governs."""
        return links(statute.local_policies.all())


class AdministeringAgencyInline(RowInline):
    """Who gives the money."""

    model = GrantProgramAgency
    fk_name = "grant_program"
    verbose_name, verbose_name_plural = "agency", "administered by"


@admin.register(GrantProgram)
class GrantProgramAdmin(RecordAdmin):
    """Programs of federal money."""

    list_display = ("name", "assistance_listing", "grant_type", "checked")
    list_filter = ("grant_type", "agencies", *checked(GrantProgram))
    search_fields = ("name", "slug", "assistance_listing")
    readonly_fields = ("its_actions", "its_funds")
    fieldsets = (
        (None, {"fields": ("name", "slug", "other_names", "assistance_listing", "grant_type", "authority", "summary")}),
        CHECKED,
        ("Related records", {"fields": ("its_actions", "its_funds")}),
    )
    inlines = (AdministeringAgencyInline, citations_inline(GrantProgramCitation))

    @admin.display(description="Federal actions that touch it")
    def its_actions(self, program: GrantProgram) -> str:
        """What was done with its money."""
        return links(program.federal_actions.all())

    @admin.display(description="Funds at stake")
    def its_funds(self, program: GrantProgram) -> str:
        """Amounts stated."""
        return links(program.funds_at_stake.all())


@admin.register(FundsAtStake)
class FundsAtStakeAdmin(RecordAdmin):
    """Amounts, as somebody stated them."""

    form = FundsForm
    list_display = ("what", "as_stated", "fiscal_year", "grant_program", "jurisdiction", "checked")
    list_filter = ("unit", "fiscal_year", *checked(FundsAtStake))
    list_select_related = ("grant_program", "jurisdiction")
    search_fields = ("what", "slug", "as_stated")
    fieldsets = (
        (None, {"fields": ("what", "slug", ("as_stated", "amount", "unit"), "fiscal_year", "stated_by")}),
        ("Of what, for whom", {"fields": ("grant_program", "federal_action", "jurisdiction")}),
        CHECKED,
    )
    inlines = (citations_inline(FundsAtStakeCitation),)
