"""The workbench as a screen of the desk."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html

from sources.dates import parse_partial_date
from sources.desk.links import link
from sources.desk.refusals import RefusedError, sentence
from sources.desk.saving import PREVIEW, PreviewedError
from sources.history.writing import writing

from ..admin.panels import preview_panel
from ..admin.saving import computed_anew, tell_change
from ..blocked.freshness import fresh
from ..models import Appeal, Lawsuit, Ruling
from .bench import REASON, Workbench
from .controls import Sent
from .docket import Docket
from .rows import MORE

TAKE = "_take"
WRITES = (
    *("ruling", "rulinglawsuit", "rulingjudge", "rulingcitation", "holding", "holdingreview", "holdingcitation"),
    *("relief", "reliefprovision", "reliefcitation", "reliefchange", "reliefchangeprovision", "reliefchangecitation"),
    "coveragemember",
)


def may_use(person: Any) -> bool:
    """Whether a person may add all that the workbench adds."""
    return bool(person.has_perms([f"cases.add_{model}" for model in WRITES]))


def address_for(*lawsuits: Lawsuit, appeal: Appeal | None = None) -> str:
    """The workbench, opened for lawsuits or for an appeal."""
    asked = [("lawsuit", lawsuit.pk) for lawsuit in lawsuits] + ([("appeal", appeal.pk)] if appeal else [])
    start = reverse("admin:cases_ruling_workbench")
    return f"{start}?{urlencode(asked)}" if asked else start


def workbench(request: HttpRequest) -> HttpResponse:
    """Show it, take what was picked, preview, or save."""
    if not may_use(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return _shown(request, _opened(request))
    if MORE in request.POST or TAKE in request.POST:
        return _shown(request, _taken(request.POST) if TAKE in request.POST else request.POST)
    bench = Workbench(request, request.POST)
    if not bench.is_right():
        return _page(request, bench)
    try:
        with writing(by=request.user, because=request.POST.get(REASON, "").strip()):
            return _saved(request, bench)
    except PreviewedError as previewed:
        again = Workbench(request, request.POST)  # the first has given its records numbers that they do not have
        again.leave_unjudged()
        return _page(request, again, preview=previewed.found)
    except RefusedError as refused:
        return _page(request, bench, refusals=refused.sentences)
    except IntegrityError as error:
        return _page(request, bench, refusals=[sentence(error)])


def _saved(request: HttpRequest, bench: Workbench) -> HttpResponse:
    fresh()
    ruling = bench.save()
    desk: Any = admin.site.get_model_admin(Ruling)
    if broken := desk.broken_ties(ruling):
        raise RefusedError(broken)
    touched, found = computed_anew()
    if PREVIEW in request.POST:
        raise PreviewedError(preview_panel(found))
    desk.log_addition(request, ruling, [{"added": {}}])
    messages.success(request, format_html("{} was entered, with all that belongs to it.", link(ruling)))
    if not ruling.citations.exists():
        messages.warning(request, f"“{ruling}” names no source yet: add the document that bears it out.")
    tell_change(request, touched, found)
    return HttpResponseRedirect(reverse("admin:cases_ruling_change", args=[ruling.pk]))


def _opened(request: HttpRequest) -> Sent:
    docket = Docket(request.GET.getlist("lawsuit"), request.GET.get("appeal"))
    return MultiValueDict({name: [value] for name, value in docket.suggested().items()})


def _taken(sent: Any) -> Sent:
    """What was sent, with what follows from the lawsuits and the appeal wherever nothing was typed yet."""
    rows = [value for name, value in sent.items() if name.startswith("lawsuit_rows-") and name.endswith("-lawsuit")]
    suggested = Docket(rows, sent.get("appeal")).suggested()
    filled = sent.copy()
    for group in ("lawsuit_rows", "judge_rows"):
        if any(value for name, value in sent.items() if name in _choices_of(sent, group)):
            suggested = {name: value for name, value in suggested.items() if not name.startswith(group)}
    for name, value in suggested.items():
        if name.endswith(("-rows", "-role")) or not filled.get(name):
            filled[name] = value
    return filled


def _choices_of(sent: Any, group: str) -> list[str]:
    return [name for name in sent if name.startswith(f"{group}-") and name.rpartition("-")[2] in ("lawsuit", "judge")]


def _shown(request: HttpRequest, sent: Any) -> HttpResponse:
    bench = Workbench(request, sent)
    bench.leave_unjudged()
    return _page(request, bench)


def _page(request: HttpRequest, bench: Workbench, preview: Any = None, refusals: Any = ()) -> HttpResponse:
    desk: Any = admin.site.get_model_admin(Ruling)
    day = bench.where.ruling["decided_on"].value()
    in_force = bench.docket.in_force(_day(day))
    context = {
        **admin.site.each_context(request),
        "title": "Enter a ruling",
        "opts": desk.opts,
        "bench": bench,
        "in_force": [form for form in bench.changes.forms if form.relief.pk in in_force],
        "not_in_force": [form for form in bench.changes.forms if form.relief.pk not in in_force],
        "errors": bench.errors,
        "refusals": refusals,
        "preview": preview,
        "media": desk.media + bench.where.ruling.media + forms.Media(js=["admin/js/admin/RelatedObjectLookups.js"]),
    }
    return TemplateResponse(request, "desk/workbench.html", context)


def _day(text: Any) -> Any:
    try:
        return parse_partial_date(str(text or "").strip())[0]
    except ValueError:
        return None
