"""Local policies, and what happened."""

from django.contrib import admin

from sources.desk.citations import citations_inline
from sources.desk.dates import dated
from sources.desk.filters import checked, year
from sources.desk.links import day, links
from sources.desk.publishing import PublishingMixin
from sources.desk.screens import CHECKED, RecordAdmin, RowInline
from sources.sheets.screens import SheetsMixin

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
from .forms import TitleForm
from .sheets import LocalPolicySheet


class PolicyOfficialInline(RowInline):
    """Who issued, signed or sponsored it."""

    model = PolicyOfficial
    fk_name = "local_policy"
    verbose_name, verbose_name_plural = "official", "officials"


class PolicyStatuteInline(RowInline):
    """The statutes that contain it."""

    model = PolicyStatute
    fk_name = "local_policy"
    verbose_name, verbose_name_plural = "statute", "statutes"


@admin.register(LocalPolicy)
class LocalPolicyAdmin(PublishingMixin, SheetsMixin, RecordAdmin):
    """Ordinances, statutes, orders and directives."""

    form = TitleForm
    sheet = LocalPolicySheet
    lists = ("provisions",)
    list_display = ("title", "jurisdiction", "kind", day("adopted_on"), "checked")
    list_filter = ("kind", year("adopted_on"), "jurisdiction__state", *checked(LocalPolicy))
    list_select_related = ("jurisdiction",)
    search_fields = ("slug", "title", "citation", "jurisdiction__name")
    readonly_fields = ("its_developments", "it_replaced")
    fieldsets = (
        (None, {"fields": ("title", "slug", "other_names", "kind", "jurisdiction", "citation", "summary")}),
        ("When", {"fields": (*dated("adopted_on", "effective_on", "ended_on"), "replaced_by", "amendments")}),
        CHECKED,
        ("Related records", {"fields": ("its_developments", "it_replaced")}),
    )
    inlines = (ProvisionInline, PolicyOfficialInline, PolicyStatuteInline, citations_inline(LocalPolicyCitation))

    @admin.display(description="Developments")
    def its_developments(self, policy: LocalPolicy) -> str:
        """What happened under it."""
        return links(policy.developments.all())

    @admin.display(description="What it replaced")
    def it_replaced(self, policy: LocalPolicy) -> str:
        """The policies before it."""
        return links(policy.replaces.all())


class DevelopmentActionInline(RowInline):
    """Under which federal actions."""

    model = DevelopmentAction
    fk_name = "development"
    verbose_name, verbose_name_plural = "federal action", "federal actions"


class DevelopmentPolicyInline(RowInline):
    """Under which local policies."""

    model = DevelopmentPolicy
    fk_name = "development"
    verbose_name, verbose_name_plural = "local policy", "local policies"


class DevelopmentOfficialInline(RowInline):
    """Who took part."""

    model = DevelopmentOfficial
    fk_name = "development"
    verbose_name, verbose_name_plural = "official", "officials"


@admin.register(Development)
class DevelopmentAdmin(RecordAdmin):
    """Dated happenings no court decided."""

    form = TitleForm
    list_display = ("title", day("occurred_on"), "checked")
    list_filter = (year("occurred_on"), *checked(Development))
    search_fields = ("slug", "title", "summary")
    fieldsets = ((None, {"fields": ("title", "slug", *dated("occurred_on"), "summary")}), CHECKED)
    inlines = (
        DevelopmentActionInline,
        DevelopmentPolicyInline,
        DevelopmentOfficialInline,
        citations_inline(DevelopmentCitation),
    )
