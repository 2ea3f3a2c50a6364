"""Governments, their parts and officers, and the money."""

from django.contrib import admin

from sources.admin.base import CHECKED, RecordAdmin, RowInline, citations_inline, dated, links

from ..models import (
    Agency,
    AgencyCitation,
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


@admin.register(Jurisdiction)
class JurisdictionAdmin(RecordAdmin):
    """States, counties, cities and the rest."""

    list_display = ("name", "kind", "state", "geoid", "parent", "verification")
    list_filter = ("kind", "verification", "state")
    list_select_related = ("parent",)
    search_fields = ("name", "slug", "geoid", "county_geoid")
    readonly_fields = ("its_policies", "its_designations", "its_subdivisions")
    fieldsets = (
        (None, {"fields": ("name", "slug", "kind", "state", "parent")}),
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
        return links(row.federal_action for row in jurisdiction.designations.select_related("federal_action"))

    @admin.display(description="Subdivisions")
    def its_subdivisions(self, jurisdiction: Jurisdiction) -> str:
        """The governments within it."""
        return links(jurisdiction.subdivisions.all())


@admin.register(Agency)
class AgencyAdmin(RecordAdmin):
    """Departments and their parts."""

    list_display = ("name", "abbreviation", "kind", "parent", "verification")
    list_filter = ("kind", "verification")
    list_select_related = ("parent",)
    search_fields = ("name", "slug", "abbreviation")
    fieldsets = ((None, {"fields": ("name", "slug", "abbreviation", "kind", "parent")}), CHECKED)
    inlines = (citations_inline(AgencyCitation),)


class OfficeInline(RowInline):
    """The offices a person held."""

    model = Office
    fields = ("position", "title", "agency", "jurisdiction", *sum(dated("from_on", "until_on"), ()))


@admin.register(Official)
class OfficialAdmin(RecordAdmin):
    """Persons in public office."""

    list_display = ("name", "first_office", "verification")
    search_fields = ("name", "slug", "offices__title")
    fieldsets = ((None, {"fields": ("name", "slug")}), CHECKED)
    inlines = (OfficeInline, citations_inline(OfficialCitation))

    def get_queryset(self, request):  # type: ignore[no-untyped-def]
        """With the offices, for the list."""
        return super().get_queryset(request).prefetch_related("offices")

    @admin.display(description="Office")
    def first_office(self, official: Official) -> str:
        """The first office recorded."""
        return next((office.title for office in official.offices.all()), "-")


@admin.register(Statute)
class StatuteAdmin(RecordAdmin):
    """Laws by their citation."""

    list_display = ("citation", "title", "verification")
    search_fields = ("citation", "slug", "title")
    fieldsets = ((None, {"fields": ("citation", "slug", "title", "summary")}), CHECKED)
    inlines = (citations_inline(StatuteCitation),)


class AdministeringAgencyInline(RowInline):
    """Who gives the money."""

    model = GrantProgramAgency
    verbose_name, verbose_name_plural = "agency", "administered by"


@admin.register(GrantProgram)
class GrantProgramAdmin(RecordAdmin):
    """Programs of federal money."""

    list_display = ("name", "assistance_listing", "grant_type", "verification")
    list_filter = ("grant_type", "verification")
    search_fields = ("name", "slug", "assistance_listing")
    fieldsets = (
        (None, {"fields": ("name", "slug", "assistance_listing", "grant_type", "authority", "summary")}),
        CHECKED,
    )
    inlines = (AdministeringAgencyInline, citations_inline(GrantProgramCitation))


@admin.register(FundsAtStake)
class FundsAtStakeAdmin(RecordAdmin):
    """Amounts, as somebody stated them."""

    list_display = ("what", "as_stated", "fiscal_year", "grant_program", "jurisdiction", "verification")
    list_filter = ("unit", "verification", "fiscal_year")
    list_select_related = ("grant_program", "jurisdiction")
    search_fields = ("what", "slug", "as_stated")
    fieldsets = (
        (None, {"fields": ("what", "slug", ("as_stated", "amount", "unit"), "fiscal_year", "stated_by")}),
        ("Of what, for whom", {"fields": ("grant_program", "federal_action", "jurisdiction")}),
        CHECKED,
    )
    inlines = (citations_inline(FundsAtStakeCitation),)
