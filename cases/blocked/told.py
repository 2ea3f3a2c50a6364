"""An answer told in full: a sentence, the days it holds, whom it covers, and the chain behind it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from policies.models import Jurisdiction
from sources.choices import Precision

from ..effect.answer import BEGINNING, Span, Status
from ..effect.moments import FOREVER
from .chain import Link, chains, in_order
from .covered import Covered
from .lineage import Lineage, is_caution, lineages_of
from .lineage import sentence as lineage_sentence
from .lookup import Answer
from .reasons import Reasons, reasons_for
from .words import day_in_words, listed

SAYS = {
    Status.BLOCKED: "is blocked",
    Status.NOT_BLOCKED: "is not blocked",
    Status.REVOKED: "is no longer in effect",
    Status.NOT_YET_EFFECTIVE: "is not yet in effect",
    Status.UNKNOWN: "is blocked",
}


def told(answer: Answer, *, with_chain: bool = True) -> dict[str, Any]:
    """The answer as plain values, ready for a reader, a program or a page.

    `since` and `until` bound the days of one and the same answer, [since, until); null where nothing bounds them.
    """
    return told_all([answer], with_chain=with_chain)[0]


@dataclass(frozen=True)
class Behind:
    """What stands behind several answers: by provision the links of the chain (of none where it is not told) and what
    the provision takes up of earlier ones; and what leaves them open."""

    links: dict[int, list[Link]]
    standing: dict[int, list[Lineage]]
    reasons: Reasons


def told_all(answers: Sequence[Answer], *, with_chain: bool = True) -> list[dict[str, Any]]:
    """Several answers to one question (one place, one day), in as many queries as one."""
    if not answers:
        return []
    links = chains([answer.provision for answer in answers], answers[0].on) if with_chain else {}
    return told_with(answers, Behind(links, lineages_of(answers), reasons_for([answer.span for answer in answers])))


def told_with(answers: Iterable[Answer], behind: Behind) -> list[dict[str, Any]]:
    """The same, where what stands behind them is known."""
    return [_told(answer, behind) for answer in answers]


def _told(answer: Answer, behind: Behind) -> dict[str, Any]:
    links, standing = behind.links.get(answer.provision.pk), behind.standing.get(answer.provision.pk, [])
    descent = [_descent(lineage, answer.place) for lineage in standing] if links is not None else []
    return {
        "provision": answer.provision.slug,
        "jurisdiction": answer.place.slug if answer.place else None,
        "on": answer.on.isoformat(),
        "status": answer.status.value,
        "sentence": sentence(answer),
        "since": None if answer.since == BEGINNING else answer.since.isoformat(),
        "until": None if answer.until == FOREVER else answer.until.isoformat(),
        **held_told(answer.span, behind.reasons),
        "coverage": coverage_told(answer.covered) if answer.status is Status.BLOCKED else None,
        "cautions": [
            *(lineage_sentence(each, answer.place) for each in standing if is_caution(each, answer)),
            *_classes(answer),
        ],
        "because": [link_told(link) for link in in_order([*(links or ()), *descent])],
    }


def _classes(answer: Answer) -> list[str]:
    """A place can be in a class (the members of an association) without the record saying so."""
    classes = answer.covered.classes if answer.place and answer.status is Status.NOT_BLOCKED else ()
    told_of = f"An order in force that day also covers {listed(classes)}; whether that takes in"
    return [f"{told_of} {answer.place} is not recorded."] if classes else []


def _descent(lineage: Lineage, place: Jurisdiction | None) -> Link:
    return Link(lineage.finding.since, Precision.DAY, "lineage", lineage_sentence(lineage, place))


def spans_told(spans: Sequence[Span], reasons: Reasons | None = None) -> list[dict[str, Any]]:
    """A time line: of each stretch its days, [since, until), its answer and what gives it.

    `reasons`: what leaves them open, where it is known.
    """
    reasons = reasons_for(spans) if reasons is None else reasons
    return [
        {
            "since": None if span.start == BEGINNING else span.start.isoformat(),
            "until": None if span.end == FOREVER else span.end.isoformat(),
            "status": span.status.value,
            **held_told(span, reasons),
        }
        for span in spans
    ]


def held_told(span: Span, reasons: Reasons) -> dict[str, Any]:
    """The reliefs that give the answer, for certain or perhaps, and what is open."""
    return {
        "held_by": list(span.held_by),
        "perhaps_by": list(span.perhaps_by),
        "open_questions": reasons.of(span),
    }


def open_questions(span: Span) -> list[dict[str, str]]:
    """What leaves one stretch open, in the order of its questions."""
    return reasons_for([span]).of(span)


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
        "is_certain": link.is_certain,
    }


def sentence(answer: Answer) -> str:
    """The answer in one sentence or two."""
    where = f" for {answer.place}" if answer.place else ""
    unsure = "the record does not settle whether " if answer.status is Status.UNKNOWN else ""
    text = f"On {day_in_words(answer.on)}, {unsure}{answer.provision} {SAYS[answer.status]}{where}"
    if answer.status is Status.BLOCKED and answer.place is None:
        text += ", universally" if answer.covered.is_universal else f", as to {_as_to(answer.covered)}"
    text += _until(answer)
    if answer.status is Status.NOT_BLOCKED and answer.place and answer.covered.places:
        text += f" {answer.place} is not among the places still covered ({listed(_places(answer.covered))})."
    return text


def _as_to(covered: Covered) -> str:
    return listed([*_places(covered), *covered.classes]) or "nobody named in the record"


def _places(covered: Covered) -> list[str]:
    return [f"{place}{', with its subdivisions' if below else ''}" for place, below in covered.places]


def _until(answer: Answer) -> str:
    since = "" if answer.since == BEGINNING else f" (since {day_in_words(answer.since)}"
    end = "" if answer.until == FOREVER else f"to {day_in_words(answer.until - dt.timedelta(days=1))}"
    if since and end:
        return f"{since}, {end})."
    return f"{since})." if since else f" ({end})." if end else "."
