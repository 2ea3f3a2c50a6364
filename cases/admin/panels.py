"""What the effect engine says, as tables on the screens of the records it is about."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from policies.models import FederalAction, Jurisdiction, LocalPolicy, Provision
from sources.desk.links import address
from sources.models import Document

from ..blocked.freshness import fresh
from ..blocked.labels import action_label, label_of
from ..blocked.lookup import Covered, answer, answers, provisions, spans_of
from ..blocked.questions import BadQuestionError, find_place, today
from ..blocked.told import spans_told, told
from ..blocked.words import listed
from ..effect.answer import BEGINNING, Span, Status
from ..effect.moments import FOREVER
from ..models import Lawsuit, Relief, ReliefChange, Ruling
from .periods import NAMED, Line, Marked, lines_of

WORDS = {
    Status.BLOCKED: "blocked",
    Status.NOT_BLOCKED: "not blocked",
    Status.REVOKED: "no longer in effect",
    Status.NOT_YET_EFFECTIVE: "not yet in effect",
    Status.UNKNOWN: "unknown",
}


def provision_panel(record: Provision, request: HttpRequest) -> SafeString:
    """The time line of answers, at large and for a place asked for, and the rulings behind it."""
    provision, now = provisions().get(pk=record.pk), today()
    asked = request.GET.get("place", "").strip()
    place, problem = _place(asked)
    at_large = told(answer(provision, None, now), with_chain=place is None)  # one chain is shown, of what was asked
    tables = [("For anybody", at_large, spans_of(provision))]
    if place is not None:
        tables.append((f"For {place}", told(answer(provision, place, now)), spans_of(provision, place)))
    found = {
        "tables": [(title, full, _rows(spans, now)) for title, full, spans in tables],
        "asked": asked,
        "problem": problem,
        "places": Jurisdiction.objects.filter(effect_periods__provision=provision).distinct()[:200],
        "chain": _chain(tables[-1][1]["because"]),
    }
    return _panel("provision", found)


def instrument_panel(record: FederalAction | LocalPolicy) -> SafeString:
    """The provisions of an action or a policy with their answers today; for an action also its label."""
    now = today()
    own = list(provisions().filter(pk__in=record.provisions.values("pk")).order_by("position", "slug"))
    rows = [
        {
            "provision": each.provision,
            "address": address(each.provision),
            "status": WORDS[each.status],
            "whom": _covered(each.covered) if each.status is Status.BLOCKED else "",
            "since": None if each.since == BEGINNING else each.since,
            "until": None if each.until == FOREVER else each.until,
        }
        for each in answers(own, None, now)
    ]
    label = action_label(record, now) if isinstance(record, FederalAction) else None
    return _panel("instrument", {"rows": rows, "label": label.value if label else "", "today": now})


def lawsuit_panel(lawsuit: Lawsuit) -> SafeString:
    """Its label today, and each of its reliefs with what it holds today."""
    now = today()
    label = label_of(lawsuit, now)
    reliefs = list(Relief.objects.filter(ruling__lawsuits=lawsuit).with_name().order_by("ruling__decided_on", "pk"))
    held = [line for line in lines_of(relief.pk for relief in reliefs) if line.holds_on(now)]
    over = _over({line.provision.pk for line in held}, now)
    rows = [
        (relief, address(relief), [_held(line, over) for line in held if line.relief.pk == relief.pk])
        for relief in reliefs
    ]
    return _panel("lawsuit", {"rows": rows, "label": label.value if label else "", "today": now})


def periods_panel(relief: Relief) -> SafeString:
    """The periods in which a relief blocks, provision by provision, as stored."""
    fresh()
    return _panel("periods", {"rows": [Marked(line, "kept") for line in lines_of([relief.pk])]})


def preview_panel(found: Sequence[Marked]) -> SafeString:
    """What a save would change."""
    return _panel("preview", {"rows": found, "changed": any(each.mark != "kept" for each in found), "many": True})


def _panel(name: str, context: dict[str, Any]) -> SafeString:
    return render_to_string(f"desk/{name}_panel.html", context)


def _place(asked: str) -> tuple[Jurisdiction | None, str]:
    if not asked:
        return None, ""
    try:
        return find_place(asked), ""
    except BadQuestionError as bad:
        return None, str(bad)


def _rows(spans: Sequence[Span], now: dt.date) -> list[dict[str, Any]]:
    """A time line with the screens of the reliefs that give the answers."""
    screens = _Screens(Relief, (name for span in spans for name in (*span.held_by, *span.perhaps_by)))
    return [
        {
            "since": None if span.start == BEGINNING else span.start,
            "until": None if span.end == FOREVER else span.end,
            "status": WORDS[span.status],
            "held_by": [(name, screens[name]) for name in span.held_by],
            "perhaps_by": [(name, screens[name]) for name in span.perhaps_by],
            "questions": [question["sentence"] for question in full["open_questions"]],
            "is_now": span.start <= now < span.end,
        }
        for span, full in zip(spans, spans_told(spans), strict=True)
    ]


def _held(line: Line, over: set[int]) -> dict[str, Any]:
    return {
        "provision": line.provision,
        "address": address(line.provision),
        "whom": line.whom,
        "questions": line.questions,
        "since": line.since,
        "until": line.until,
        "is_over": line.provision.pk in over,
    }


def _over(ids: set[int], now: dt.date) -> set[int]:
    """Those of the provisions that are no longer in effect, whatever the orders say."""
    found = answers(list(provisions().filter(pk__in=ids)), None, now)
    return {each.provision.pk for each in found if each.status is Status.REVOKED}


def _covered(covered: Covered) -> str:
    if covered.is_universal:
        spared = listed([str(place) for place in covered.exceptions], NAMED)
        return f"everyone but {spared}" if spared else "everyone"
    places = [f"{place}{', with its subdivisions' if below else ''}" for place, below in covered.places]
    return listed([*places, *covered.classes], NAMED)


def _chain(links: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The links of a chain with the screens of what they name."""
    kinds = {"ruling": Ruling, "relief": Relief, "change": ReliefChange}
    screens = {kind: _Screens(model, (link[kind] for link in links)) for kind, model in kinds.items()}
    documents = _Screens(Document, (name for link in links for name in link["documents"]))
    return [
        {
            **link,
            **{f"{kind}_address": found[link[kind]] for kind, found in screens.items()},
            "sources": [(name, documents[name]) for name in link["documents"]],
        }
        for link in links
    ]


class _Screens:
    """The screens of records known by slug: one query for all."""

    def __init__(self, model: type[Any], slugs: Iterable[str]) -> None:
        rows = model.objects.filter(slug__in=set(slugs)).only("pk", "slug").order_by()
        self.found = {row.slug: address(row) for row in rows}

    def __getitem__(self, slug: str) -> str:
        return self.found.get(slug, "")
