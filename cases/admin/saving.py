"""Saving what the effect rests on: the periods are computed anew in the same transaction, or only for a preview."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sources.desk.links import link
from sources.desk.saving import PREVIEW, PreviewedError, SavingMixin

from ..blocked.freshness import fresh
from ..blocked.periods import refresh
from ..models import Relief, StaleRelief
from .panels import preview_panel
from .periods import Marked, difference, lines_of


class EffectMixin(SavingMixin):
    """A screen on which the effect depends."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST":
            fresh()  # so that what follows tells this save from what others wrote
        return super().changeform_view(request, *args, **kwargs)

    def after_saving(self, request: HttpRequest, record: Any) -> None:
        super().after_saving(request, record)
        touched, found = computed_anew()
        if PREVIEW in request.POST:
            raise PreviewedError(preview_panel(found))
        tell_change(request, touched, found)

    def before_importing(self) -> None:
        super().before_importing()
        fresh()

    def after_importing(self, request: HttpRequest, *, stored: bool) -> SafeString | None:
        touched, found = computed_anew()
        if stored:
            tell_change(request, touched, found)
            return None
        return preview_panel(found) if found else None


def computed_anew() -> tuple[list[int], list[Marked]]:
    """Compute anew what was touched since the periods were last fresh: which reliefs, and what that changes."""
    touched = list(StaleRelief.objects.values_list("pk", flat=True))
    before = lines_of(touched)
    refresh()
    return touched, difference(before, lines_of(touched))


def tell_change(request: HttpRequest, touched: list[int], found: list[Marked]) -> None:
    """Say what a save did to the periods; nothing where it did nothing."""
    new, gone = (sum(line.mark == mark for line in found) for mark in ("new", "gone"))
    if new or gone:
        reliefs = Relief.objects.filter(pk__in=touched).select_related("ruling__court")[:10]
        text = format_html(
            "The effect changed: periods new: {}, gone: {}. Relief concerned: {}.",
            *(new, gone, format_html_join(", ", "{}", ((link(relief, relief.slug),) for relief in reliefs))),
        )
        messages.info(request, text)
