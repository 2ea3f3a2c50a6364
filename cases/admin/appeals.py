"""Appeals, petitions and applications."""

from django.contrib import admin

from sources.admin.base import CHECKED, RecordAdmin, RowInline, citations_inline, dated, links

from ..models import Appeal, AppealCitation, AppealedRuling, AppealJudge, AppealLawsuit, AppealNumber, AppealParty


class NumberInline(RowInline):
    """Its docket numbers."""

    model = AppealNumber
    verbose_name, verbose_name_plural = "docket number", "docket numbers"


class AppealLawsuitInline(RowInline):
    """In which lawsuits; the first tells it."""

    model = AppealLawsuit
    verbose_name, verbose_name_plural = "lawsuit", "lawsuits"


class AppealedRulingInline(RowInline):
    """What is appealed."""

    model = AppealedRuling
    verbose_name, verbose_name_plural = "ruling appealed", "rulings appealed"


class AppealPartyInline(RowInline):
    """Who appeals against whom."""

    model = AppealParty
    verbose_name, verbose_name_plural = "party", "parties"


class PanelInline(RowInline):
    """Who sat."""

    model = AppealJudge
    verbose_name, verbose_name_plural = "judge", "panel"


@admin.register(Appeal)
class AppealAdmin(RecordAdmin):
    """What went up, and how it came back."""

    list_display = ("slug", "court", "argued_on", "decided_on", "disposition", "verification")
    list_filter = ("disposition", "verification", "court__level", "court__circuit")
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

    @admin.display(description="Rulings in it")
    def its_rulings(self, appeal: Appeal) -> str:
        """The orders and opinions made in it."""
        return links(appeal.rulings.select_related("court"))

    @admin.display(description="Taken further")
    def above_it(self, appeal: Appeal) -> str:
        """Appeals and petitions from it."""
        return links(appeal.appeals_above.all())
