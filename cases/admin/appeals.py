"""Appeals, petitions and applications."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from sources.desk.citations import citations_inline
from sources.desk.dates import dated
from sources.desk.filters import checked, year
from sources.desk.links import day, links
from sources.desk.screens import CHECKED, RecordAdmin, RowInline

from ..models import Appeal, AppealCitation, AppealedRuling, AppealJudge, AppealLawsuit, AppealNumber, AppealParty
from ..workbench.view import address_for, may_use
from .filters import NewsFilter
from .forms import AppealForm
from .saving import EffectMixin


class NumberInline(RowInline):
    """Its docket numbers."""

    model = AppealNumber
    fk_name = "appeal"
    verbose_name, verbose_name_plural = "docket number", "docket numbers"


class AppealLawsuitInline(RowInline):
    """In which lawsuits; the first tells it."""

    model = AppealLawsuit
    fk_name = "appeal"
    verbose_name, verbose_name_plural = "lawsuit", "lawsuits (the first one's dossier tells it)"


class AppealedRulingInline(RowInline):
    """What is appealed."""

    model = AppealedRuling
    fk_name = "appeal"
    verbose_name, verbose_name_plural = "ruling appealed", "rulings appealed"


class AppealPartyInline(RowInline):
    """Who appeals against whom."""

    model = AppealParty
    fk_name = "appeal"
    verbose_name, verbose_name_plural = "party", "parties"


class PanelInline(RowInline):
    """Who sat."""

    model = AppealJudge
    fk_name = "appeal"
    verbose_name, verbose_name_plural = "judge", "panel"


@admin.register(Appeal)
class AppealAdmin(EffectMixin, RecordAdmin):
    """What went up, and how it came back."""

    form = AppealForm
    can_preview = True
    list_display = ("slug", "court", day("argued_on"), day("decided_on"), "disposition", "checked")
    list_filter = ("disposition", NewsFilter, year("decided_on"), "court__level", "court__circuit", *checked(Appeal))
    list_select_related = ("court",)
    search_fields = ("slug", "caption", "numbers__docket_number", "lawsuits__short_name")
    readonly_fields = ("its_rulings", "above_it")
    fieldsets = (
        (None, {"fields": ("court", "slug", "caption", "appeal_from")}),
        ("When", {"fields": (*dated("noticed_on", "argued_on", "decided_on", "mandate_on"), "is_mandate_withheld")}),
        ("How it ended", {"fields": ("disposition", "outcome", "deciding_ruling")}),
        CHECKED,
        ("Related records", {"fields": ("its_rulings", "above_it")}),
    )
    inlines = (
        NumberInline,
        AppealLawsuitInline,
        AppealedRulingInline,
        AppealPartyInline,
        PanelInline,
        citations_inline(AppealCitation),
    )

    def tools(self, request: HttpRequest, record: Any) -> list[tuple[str, str]]:
        """The workbench, for a ruling in it."""
        return [("Enter a ruling", address_for(appeal=record))] if may_use(request.user) else []

    def label(self, record: Appeal) -> str:
        """With the slug: captions repeat."""
        return f"{record.caption} [{record.slug}]" if record.caption else record.slug

    @admin.display(description="Rulings in it")
    def its_rulings(self, appeal: Appeal) -> str:
        """The orders and opinions made in it."""
        return links(appeal.rulings.select_related("court"))

    @admin.display(description="Taken further")
    def above_it(self, appeal: Appeal) -> str:
        """Appeals and petitions from it."""
        return links(appeal.appeals_above.all())
