"""The addresses of the project, and below stock/ the admin that Django makes when told only what to show.

Columns, filters, search fields and inlines are those of the desk; everything else is what `ModelAdmin` does by itself.
"""

from typing import Any

from django.contrib import admin
from django.urls import path

from cases.admin.lawsuits import LawsuitAdmin
from cases.models import Claim, Lawsuit
from tracker import urls


def _inline(desk: Any) -> type[admin.TabularInline]:
    """The rows of one table, all fields of each."""
    told = {"model": desk.model, "fk_name": desk.fk_name, "extra": 0}
    return type(f"Stock{desk.__name__}", (admin.TabularInline,), told)


class StockLawsuitAdmin(admin.ModelAdmin):
    """Every control, count and query as it comes."""

    list_display = ("short_name", "court", "docket_number", "filed_on", "terminated_on", "posture", "verification")
    list_filter = ("posture", "filed_on", "case_type", "court__circuit", "verification")
    list_per_page = LawsuitAdmin.list_per_page
    search_fields = LawsuitAdmin.search_fields
    inlines = tuple(map(_inline, LawsuitAdmin.inlines))


class StockClaimAdmin(admin.ModelAdmin):
    """Asks for lawsuits by typing."""

    autocomplete_fields = ("lawsuit",)


site = admin.AdminSite("stock")
site.register(Lawsuit, StockLawsuitAdmin)
site.register(Claim, StockClaimAdmin)
urlpatterns = [*urls.urlpatterns, path("stock/", site.urls)]
