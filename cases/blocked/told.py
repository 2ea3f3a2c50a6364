"""An answer told in full: a sentence, the days it holds, whom it covers, and the chain behind it."""

import datetime as dt
from typing import Any

from ..effect.answer import BEGINNING, Span, Status
from ..effect.moments import FOREVER
from ..models import ReliefChange
from .chain import Link, chain
from .lookup import Answer, Covered
from .words import day_in_words, listed

SAYS = {
    Status.BLOCKED: "is blocked",
    Status.NOT_BLOCKED: "is not blocked",
    Status.REVOKED: "is no longer in effect",
    Status.NOT_YET_EFFECTIVE: "is not yet in effect",
    Status.UNKNOWN: "may or may not be blocked: the record does not settle the day",
}


def told(answer: Answer, *, with_chain: bool = True) -> dict[str, Any]:
    """The answer as plain values, ready for a reader, a program or a page.

    `since` and `until` bound the days of one and the same answer, [since, until); null where nothing bounds them.
    """
    links = chain(answer.provision, answer.on) if with_chain else []
    return {
        "provision": answer.provision.slug,
        "jurisdiction": answer.place.slug if answer.place else None,
        "on": answer.on.isoformat(),
        "status": answer.status.value,
        "sentence": sentence(answer),
        "since": None if answer.since == BEGINNING else answer.since.isoformat(),
        "until": None if answer.until == FOREVER else answer.until.isoformat(),
        **held_told(answer.span),
        "coverage": coverage_told(answer.covered) if answer.status is Status.BLOCKED else None,
        "because": [link_told(link) for link in links],
    }


def span_told(span: Span) -> dict[str, Any]:
    """One stretch of a time line: its days, [since, until), its answer and what gives it."""
    return {
        "since": None if span.start == BEGINNING else span.start.isoformat(),
        "until": None if span.end == FOREVER else span.end.isoformat(),
        "status": span.status.value,
        **held_told(span),
    }


def held_told(span: Span) -> dict[str, Any]:
    """The reliefs that give the answer, for certain or perhaps, and what is open."""
    return {
        "held_by": list(span.held_by),
        "perhaps_by": list(span.perhaps_by),
        "open_questions": open_questions(span),
    }


def open_questions(span: Span) -> list[dict[str, str]]:
    """What leaves the answer open: the change whose day is not known, or the provision's own beginning or end."""
    own = {
        "begins": "The day it took effect is known only in part.",
        "ends": "The day it ended is known only in part.",
        "": "The day the relief was granted is known only in part.",
        "!expiry": "The day the relief expires is known only in part.",
    }
    changes = {
        c.slug: c for c in ReliefChange.objects.filter(slug__in=span.open_questions).select_related("ruling__court")
    }
    return [
        {"change": name if name in changes else "", "sentence": own.get(name) or _open(name, changes.get(name))}
        for name in span.open_questions
    ]


def _open(name: str, change: ReliefChange | None) -> str:
    if change is None:
        return "The day an order expires is known only in part."
    court, kind = change.ruling.court, change.get_kind_display().lower()
    return f"On which day the order of {court} that {kind} it took effect is not recorded."


def coverage_told(covered: Covered) -> dict[str, Any]:
    """Whom the reliefs in force reach."""
    return {
        "universal": covered.is_universal,
        "places": [
            {"slug": place.slug, "name": place.name, "with_subdivisions": below} for place, below in covered.places
        ],
        "except": [{"slug": place.slug, "name": place.name} for place in covered.exceptions],
        "classes": list(covered.classes),
    }


def link_told(link: Link) -> dict[str, Any]:
    """One link of the chain."""
    return {
        "on": link.on.isoformat() if link.on else None,
        "precision": link.precision or None,
        "kind": link.kind,
        "court": link.court,
        "ruling": link.ruling,
        "relief": link.relief,
        "change": link.change,
        "citation": link.citation,
        "docket_entry": link.docket_entry,
        "text": link.text,
        "documents": list(link.documents),
        "doubts": list(link.doubts),
    }


def sentence(answer: Answer) -> str:
    """The answer in one sentence or two."""
    where = f" for {answer.place}" if answer.place else ""
    text = f"On {day_in_words(answer.on)}, {answer.provision} {SAYS[answer.status]}{where}"
    if answer.status is Status.BLOCKED and answer.place is None:
        text += ", universally" if answer.covered.is_universal else f", as to {_as_to(answer.covered)}"
    text += _until(answer)
    if answer.status is Status.NOT_BLOCKED and answer.place and answer.covered.places:
        text += f" {answer.place} is not among those still covered ({_as_to(answer.covered)})."
    return text


def _as_to(covered: Covered) -> str:
    names = [f"{place}{', with its subdivisions' if below else ''}" for place, below in covered.places]
    return listed([*names, *covered.classes]) or "nobody named in the record"


def _until(answer: Answer) -> str:
    since = "" if answer.since == BEGINNING else f" (since {day_in_words(answer.since)}"
    end = "" if answer.until == FOREVER else f"to {day_in_words(answer.until - dt.timedelta(days=1))}"
    if since and end:
        return f"{since}, {end})."
    return f"{since})." if since else f" ({end})." if end else "."
