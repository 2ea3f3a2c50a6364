"""The screens of actions, policies, provisions and places, completed with what the courts' orders do to them.

Policies know nothing of cases, so it is done here.
"""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString

from policies.admin.actions import FederalActionAdmin, ProvisionAdmin
from policies.admin.government import JurisdictionAdmin
from policies.admin.local import LocalPolicyAdmin
from policies.models import FederalAction, Jurisdiction, LocalPolicy, Provision
from sources.desk.links import links
from sources.desk.screens import ComputedAdmin

from ..models import EffectPeriod, Lawsuit, Party, StaleRelief
from .panels import instrument_panel, provision_panel
from .saving import EffectMixin

admin.site.unregister([FederalAction, Jurisdiction, LocalPolicy, Provision])


def with_related(fieldsets: Any, *names: str) -> tuple[Any, ...]:
    """A screen's fieldsets with more links under its related records."""
    *others, (title, options) = fieldsets
    if title != "Related records":
        return (*fieldsets, ("Related records", {"fields": names}))
    return (*others, (title, {**options, "fields": (*options["fields"], *names)}))


class InstrumentMixin(admin.ModelAdmin):
    """An action or a policy: where its provisions stand, and who sues over it."""

    def panels(self, request: HttpRequest, record: Any) -> list[SafeString]:
        """Its provisions with today's answers."""
        return [instrument_panel(record)]

    @admin.display(description="Lawsuits over it")
    def its_lawsuits(self, record: Any) -> str:
        """The lawsuits with a claim against a provision of it."""
        return links(Lawsuit.objects.filter(claims__provision__in=record.provisions.all()).distinct())


@admin.register(FederalAction)
class FederalActionWithEffectAdmin(InstrumentMixin, FederalActionAdmin):
    """Federal actions, with their label and today's answers."""

    readonly_fields = (*FederalActionAdmin.readonly_fields, "its_lawsuits")
    fieldsets = with_related(FederalActionAdmin.fieldsets, "its_lawsuits")


@admin.register(LocalPolicy)
class LocalPolicyWithEffectAdmin(InstrumentMixin, LocalPolicyAdmin):
    """Local policies, with today's answers."""

    readonly_fields = (*LocalPolicyAdmin.readonly_fields, "its_lawsuits")
    fieldsets = with_related(LocalPolicyAdmin.fieldsets, "its_lawsuits")


@admin.register(Provision)
class ProvisionWithEffectAdmin(ProvisionAdmin):
    """Provisions, with the time line of answers and the rulings behind it."""

    readonly_fields = ("its_lawsuits",)
    fieldsets = with_related(ProvisionAdmin.fieldsets, "its_lawsuits")

    def panels(self, request: HttpRequest, record: Any) -> list[SafeString]:
        """Is it blocked: for anybody, and for a place asked for."""
        return [provision_panel(record, request)]

    @admin.display(description="Lawsuits over it")
    def its_lawsuits(self, provision: Provision) -> str:
        """The lawsuits with a claim against it."""
        return links(Lawsuit.objects.filter(claims__provision=provision).distinct())


@admin.register(Jurisdiction)
class JurisdictionWithEffectAdmin(EffectMixin, JurisdictionAdmin):
    """Places: where one lies decides which orders reach it."""

    readonly_fields = (*JurisdictionAdmin.readonly_fields, "its_parties", "its_lawsuits")
    fieldsets = with_related(JurisdictionAdmin.fieldsets, "its_parties", "its_lawsuits")

    @admin.display(description="Parties that are this government")
    def its_parties(self, jurisdiction: Jurisdiction) -> str:
        """As what it sues and is sued."""
        return links(Party.objects.filter(jurisdiction=jurisdiction))

    @admin.display(description="Lawsuits it stands in")
    def its_lawsuits(self, jurisdiction: Jurisdiction) -> str:
        """The newest of them."""
        return links(Lawsuit.objects.filter(party_rows__party__jurisdiction=jurisdiction).distinct(), most=20)


@admin.register(EffectPeriod)
class EffectPeriodAdmin(ComputedAdmin):
    """What the engine found, relief by relief."""

    list_display = ("relief", "provision", "starts_on", "ends_on", "jurisdiction", "class_name", "own", "below")
    list_filter = ("own", "below")
    list_select_related = (
        *("relief__ruling__court", "jurisdiction"),
        *("provision__federal_action", "provision__local_policy"),
    )
    search_fields = ("relief__slug", "provision__slug", "jurisdiction__name", "class_name")
    fieldsets = (
        ("What holds what", {"fields": ("relief", "provision", "starts_on", "ends_on")}),
        ("For whom", {"fields": ("jurisdiction", "class_name", "own", "below", "open_questions")}),
    )


@admin.register(StaleRelief)
class StaleReliefAdmin(ComputedAdmin):
    """Reliefs whose periods are computed anew when next somebody asks."""

    list_display = ("__str__",)
    search_fields = ("=id",)
    fieldsets = (("To be computed anew", {"fields": ("id",)}),)
