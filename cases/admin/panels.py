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

from ..blocked.chain import chain
from ..blocked.labels import action_label, label_of
from ..blocked.lookup import Covered, answer, answers, fresh, provisions, spans_of
from ..blocked.questions import BadQuestionError, find_place
from ..blocked.told import sentence
from ..blocked.words import listed
from ..effect.answer import BEGINNING, Span, Status
from ..effect.moments import FOREVER
from ..models import Lawsuit, Relief, ReliefChange, Ruling
from .periods import NAMED, Marked, lines_of, sentences_of

WORDS = {
    Status.BLOCKED: "blocked",
    Status.NOT_BLOCKED: "not blocked",
    Status.REVOKED: "no longer in effect",
    Status.NOT_YET_EFFECTIVE: "not yet in effect",
    Status.UNKNOWN: "unknown",
}


def today() -> dt.date:
    """The day for which screens answer."""
    return dt.datetime.now(tz=dt.UTC).date()


def provision_panel(record: Provision, request: HttpRequest) -> SafeString:
    """The time line of answers, at large and for a place asked for, and the rulings behind it."""
    provision, now = provisions().get(pk=record.pk), today()
    asked = request.GET.get("place", "").strip()
    place, problem = _place(asked)
    tables = [("For anybody", sentence(answer(provision, None, now)), spans_of(provision))]
    if place is not None:
        tables.append((f"For {place}", sentence(answer(provision, place, now)), spans_of(provision, place)))
    addresses = _Addresses(Relief, {name for _, _, spans in tables for s in spans for name in _givers(s)})
    asks = sentences_of(name for _, _, spans in tables for span in spans for name in span.open_questions)
    shown = [(title, told, [_row(span, addresses, asks, now) for span in spans]) for title, told, spans in tables]
    found = {
        "tables": shown,
        "asked": asked,
        "problem": problem,
        "places": Jurisdiction.objects.filter(effect_periods__provision=provision).distinct()[:200],
        "chain": _chain(chain(provision)),
    }
    return _panel("provision", found)


def instrument_panel(record: FederalAction | LocalPolicy) -> SafeString:
    """The provisions of an action or a policy with their answers today; for an action also its label."""
    now = today()
    own = list(provisions().filter(pk__in=record.provisions.values("pk")).order_by("position", "slug"))
    found = answers(own, None, now) if own else []
    rows = [
        {
            "provision": each.provision,
            "address": address(each.provision),
            "status": WORDS[each.status],
            "whom": _covered(each.covered) if each.status is Status.BLOCKED else "",
            "since": None if each.since == BEGINNING else each.since,
            "until": None if each.until == FOREVER else each.until,
        }
        for each in found
    ]
    label = action_label(record, now).value if isinstance(record, FederalAction) and own else ""
    return _panel("instrument", {"rows": rows, "label": label, "today": now})


def lawsuit_panel(lawsuit: Lawsuit) -> SafeString:
    """Its label today, and each of its reliefs with what it holds today."""
    now = today()
    label = label_of(lawsuit, now).value
    reliefs = list(Relief.objects.filter(ruling__lawsuits=lawsuit).with_name().order_by("ruling__decided_on", "pk"))
    held: dict[int, list[Any]] = {relief.pk: [] for relief in reliefs}
    for line in lines_of(held):
        if line.holds_on(now):
            held[line.relief.pk].append((line, address(line.provision)))
    rows = [(relief, address(relief), held[relief.pk]) for relief in reliefs]
    return _panel("lawsuit", {"rows": rows, "label": label, "today": now})


def periods_panel(relief: Relief) -> SafeString:
    """The periods in which a relief blocks, provision by provision, as stored."""
    fresh()
    return _panel("periods", {"rows": [Marked(line, "kept") for line in lines_of([relief.pk])]})


def preview_panel(found: Sequence[Marked]) -> SafeString:
    """What a save would change."""
    changed = any(each.mark != "kept" for each in found)
    return _panel("preview", {"rows": found, "changed": changed, "many": True})


def _panel(name: str, context: dict[str, Any]) -> SafeString:
    return render_to_string(f"desk/{name}_panel.html", context)


def _place(asked: str) -> tuple[Jurisdiction | None, str]:
    if not asked:
        return None, ""
    try:
        return find_place(asked), ""
    except BadQuestionError as bad:
        return None, str(bad)


def _givers(span: Span) -> tuple[str, ...]:
    return (*span.held_by, *span.perhaps_by)


def _row(span: Span, addresses: "_Addresses", asks: dict[str, str], now: dt.date) -> dict[str, Any]:
    return {
        "since": None if span.start == BEGINNING else span.start,
        "until": None if span.end == FOREVER else span.end,
        "status": WORDS[span.status],
        "held_by": [(name, addresses[name]) for name in span.held_by],
        "perhaps_by": [(name, addresses[name]) for name in span.perhaps_by],
        "questions": [asks[name] for name in span.open_questions],
        "is_now": span.start <= now < span.end,
    }


def _covered(covered: Covered) -> str:
    if covered.is_universal:
        spared = listed([str(place) for place in covered.exceptions], NAMED)
        return f"everyone but {spared}" if spared else "everyone"
    places = [f"{place}{', with its subdivisions' if below else ''}" for place, below in covered.places]
    return listed([*places, *covered.classes], NAMED)


def _chain(links: Sequence[Any]) -> list[dict[str, Any]]:
    """The links of a chain with the screens of what they name."""
    rulings = _Addresses(Ruling, {link.ruling for link in links})
    reliefs = _Addresses(Relief, {link.relief for link in links})
    changes = _Addresses(ReliefChange, {link.change for link in links})
    documents = _Addresses(Document, {name for link in links for name in link.documents})
    return [
        {
            "link": link,
            "ruling": rulings[link.ruling],
            "relief": reliefs[link.relief],
            "change": changes[link.change],
            "documents": [(name, documents[name]) for name in link.documents],
        }
        for link in links
    ]


class _Addresses:
    """The screens of records known by slug: one query for all."""

    def __init__(self, model: type[Any], slugs: Iterable[str]) -> None:
        rows = model.objects.filter(slug__in=set(slugs)).only("pk", "slug").order_by()
        self.found = {row.slug: address(row) for row in rows}

    def __getitem__(self, slug: str) -> str:
        return self.found.get(slug, "")
