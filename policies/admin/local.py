"""Local policies, and what happened."""

from django.contrib import admin

from sources.admin.base import CHECKED, RecordAdmin, RowInline, citations_inline, dated, links

from ..models import (
    Development,
    DevelopmentAction,
    DevelopmentCitation,
    DevelopmentOfficial,
    DevelopmentPolicy,
    LocalPolicy,
    LocalPolicyCitation,
    PolicyOfficial,
    PolicyStatute,
)
from .actions import ProvisionInline


class PolicyOfficialInline(RowInline):
    """Who issued, signed or sponsored it."""

    model = PolicyOfficial
    verbose_name, verbose_name_plural = "official", "officials"


class PolicyStatuteInline(RowInline):
    """The statutes that contain it."""

    model = PolicyStatute
    verbose_name, verbose_name_plural = "statute", "statutes"


@admin.register(LocalPolicy)
class LocalPolicyAdmin(RecordAdmin):
    """Ordinances, statutes, orders and directives."""

    list_display = ("title", "jurisdiction", "kind", "adopted_on", "verification")
    list_filter = ("kind", "verification", "jurisdiction__state")
    list_select_related = ("jurisdiction",)
    search_fields = ("slug", "title", "citation", "jurisdiction__name")
    readonly_fields = ("its_developments",)
    fieldsets = (
        (None, {"fields": ("title", "slug", "kind", "jurisdiction", "citation", "summary")}),
        ("When", {"fields": (*dated("adopted_on", "effective_on", "ended_on"), "replaced_by", "amendments")}),
        CHECKED,
        ("Related records", {"fields": ("its_developments",)}),
    )
    inlines = (ProvisionInline, PolicyOfficialInline, PolicyStatuteInline, citations_inline(LocalPolicyCitation))

    @admin.display(description="Developments")
    def its_developments(self, policy: LocalPolicy) -> str:
        """What happened under it."""
        return links(policy.developments.all())


class DevelopmentActionInline(RowInline):
    """Under which federal actions."""

    model = DevelopmentAction
    verbose_name, verbose_name_plural = "federal action", "federal actions"


class DevelopmentPolicyInline(RowInline):
    """Under which local policies."""

    model = DevelopmentPolicy
    verbose_name, verbose_name_plural = "local policy", "local policies"


class DevelopmentOfficialInline(RowInline):
    """Who took part."""

    model = DevelopmentOfficial
    verbose_name, verbose_name_plural = "official", "officials"


@admin.register(Development)
class DevelopmentAdmin(RecordAdmin):
    """Dated happenings no court decided."""

    list_display = ("title", "occurred_on", "verification")
    search_fields = ("slug", "title", "summary")
    fieldsets = ((None, {"fields": ("title", "slug", *dated("occurred_on"), "summary")}), CHECKED)
    inlines = (
        DevelopmentActionInline,
        DevelopmentPolicyInline,
        DevelopmentOfficialInline,
        citations_inline(DevelopmentCitation),
    )
