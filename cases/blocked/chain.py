"""On whose authority: the rulings that bear on a provision, in order, each in a sentence with its sources."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from policies.models import ActionRelation, LocalPolicy, Provision
from sources.choices import Verification
from sources.models import Checked, Citation
from sources.together import Question, Read

from ..choices import ChangeKind, ReliefKind, RulingResult, TakesEffect
from ..effect.moments import FOREVER
from ..models import Relief, ReliefChange, Ruling
from .chain_rows import ChainParts
from .histories import moment_of
from .holds import IDS
from .lifetimes import beginning_of
from .words import CHANGED, GRANTED, NAMES, clause, day_in_words, on_day_in_words, whom

_CHAINS = Question(lambda together: ChainParts(together, IDS))


@dataclass(frozen=True)
class Link:
    """One link of the chain: what was done to the provision on a day, and the documents that say so.

    `on` is the day of the ruling; where it bites on another, the sentence says so. `relief` and `change` are slugs.
    `is_certain`: whether the record settles that the relief holds the provision.
    """

    on: dt.date | None
    precision: str
    kind: str
    text: str
    court: str = ""
    ruling: str = ""
    citation: str = ""
    docket_entry: str = ""
    relief: str = ""
    change: str = ""
    documents: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    is_certain: bool = True


def chain(provision: Provision, until: dt.date | None = None) -> list[Link]:
    """Every act of a court that bears on the provision, and its revocation, up to and with a day if one is given."""
    return chains([provision], until)[provision.pk]


def chains(provisions: Sequence[Provision], until: dt.date | None = None) -> dict[int, list[Link]]:
    """The same for several provisions, by id, in one statement."""
    read, parts = _CHAINS.ask(ids=[provision.pk for provision in provisions])
    return chains_read(read, parts, provisions, until)


def chains_read(
    read: Read, parts: ChainParts, provisions: Iterable[Provision], until: dt.date | None = None
) -> dict[int, list[Link]]:
    """The same, of what was read."""
    reliefs, denials = read[parts.reliefs], parts.denials.by_provision(read)
    found = {}
    for provision in provisions:
        links = [
            *_reliefs(provision, reliefs),
            *(_denied(ruling, provision) for ruling in denials.get(provision.pk, ())),
            *(_ended(relation) for relation in parts.endings_of(read, provision)),
            *(_repealed(policy) for policy in parts.policies_of(read, provision)),
        ]
        found[provision.pk] = in_order(link for link in links if _is_by(link, until))
    return found


def _is_by(link: Link, until: dt.date | None) -> bool:
    return until is None or link.on is None or link.on <= until


def in_order(links: Iterable[Link]) -> list[Link]:
    """By day; of one day, refusals first, then what is granted, what is changed, and what ends."""
    rank = {"lineage": 0, "denied": 1, "granted": 2, "declared": 2, "ended": 4}
    return sorted(
        links, key=lambda link: (link.on or dt.date.min, rank.get(link.kind, 3), link.ruling, link.relief, link.change)
    )


def _documents(record: object) -> tuple[str, ...]:
    citations: list[Citation] = record.citations.all()  # type: ignore[attr-defined]
    return tuple(dict.fromkeys(citation.document.slug for citation in citations))


def _reliefs(provision: Provision, reliefs: Sequence[Relief]) -> Iterator[Link]:
    for relief in reliefs:
        named = next((row for row in relief.provision_rows.all() if row.provision_id == provision.pk), None)
        if named is None:
            continue
        yield _granted(relief, provision, named.perhaps_because)
        for change in relief.changes.all():
            if not change.provisions.all() or provision in change.provisions.all():
                yield replace(_changed(change, relief), is_certain=not named.perhaps_because)


def _granted(relief: Relief, provision: Provision, perhaps_because: str) -> Link:
    ruling = relief.ruling
    reach = whom(relief.coverage.all(), universal=relief.is_universal)
    did = f"{'perhaps ' if perhaps_because else ''}{GRANTED[ReliefKind(relief.kind)]}"
    text = f"{ruling.court} {did} {provision} {reach} {_when(ruling)}{_printed(ruling)}"
    if relief.takes_effect == TakesEffect.ON_DATE:
        text += f", effective {on_day_in_words(relief.effective_on, relief.effective_on_precision)}"
    if relief.expires_on:
        text += f", expiring {on_day_in_words(relief.expires_on, relief.expires_on_precision)}"
    elif relief.kind == ReliefKind.TRO:
        text += ", lapsing after 14 days (Fed. R. Civ. P. 65(b)(2)) unless prolonged or replaced"
    if perhaps_because:
        text += f"; whether the order holds it is not settled: {clause(perhaps_because)}"
    declared = relief.kind in (ReliefKind.DECLARATORY_JUDGMENT, ReliefKind.MANDAMUS)
    link = _link(ruling, "declared" if declared else "granted", text, relief, relief=relief.slug)
    return replace(link, is_certain=not perhaps_because)


def _changed(change: ReliefChange, relief: Relief) -> Link:
    ruling, verb = change.ruling, ChangeKind(change.kind)
    granted = day_in_words(relief.ruling.decided_on, relief.ruling.decided_on_precision)
    name = f"the {NAMES[ReliefKind(relief.kind)]} of {granted}"
    reach = whom(change.coverage.all(), universal=change.is_universal)
    nobody = not change.is_universal and not change.coverage.all()
    how = {
        ChangeKind.STAYS: " in full" if nobody else "",
        ChangeKind.EXTENDS: f" {reach.replace('for ', 'to ', 1)}",
        ChangeKind.PROLONGS: f" until {day_in_words(change.expires_on, change.expires_on_precision)}",
        ChangeKind.SUPERSEDES: f" by the {NAMES[ReliefKind(change.superseded_by.kind)]}"
        if change.superseded_by
        else "",
    }.get(verb, "")
    leaves = verb is ChangeKind.NARROWS or (verb is ChangeKind.STAYS and not nobody)
    tail = f", leaving it in force {reach}" if leaves else ""
    text = f"{ruling.court} {CHANGED[verb]} {name}{how} {_when(ruling)}{_printed(ruling)}{tail}{_effective(change)}"
    return _link(ruling, verb.value, text, change, relief=relief.slug, change=change.slug)


def _effective(change: ReliefChange) -> str:
    if change.takes_effect == TakesEffect.ON_DATE:
        return f", effective {on_day_in_words(change.effective_on, change.effective_on_precision)}"
    if change.takes_effect != TakesEffect.ON_MANDATE:
        return ""
    moment = moment_of(change.ruling, change.takes_effect, change.effective_on, change.effective_on_precision)
    if moment.is_known:
        return f", effective with the mandate of {day_in_words(moment.latest)} (Fed. R. App. P. 41)"
    until = "" if moment.latest == FOREVER else f" (by {day_in_words(moment.latest)})"
    return f"; it bites on the mandate (Fed. R. App. P. 41): {moment.why_open}{until}"


def _denied(ruling: Ruling, provision: Provision) -> Link:
    """Relief asked for in a suit over this provision and refused: it blocks nothing, but belongs to the story."""
    what = ruling.get_kind_display().lower()
    said = (
        f"refused a {what} as to"
        if ruling.result == RulingResult.GRANTED_IN_PART
        else f"denied a {what} in a suit over"
    )
    return _link(ruling, "denied", f"{ruling.court} {said} {provision} {_when(ruling)}{_printed(ruling)}")


def _ended(relation: ActionRelation) -> Link:
    begins = beginning_of(relation.from_action)
    on, precision = relation.effective_on, relation.effective_on_precision
    if on is None and begins is not None:
        on = begins.earliest
        precision = relation.from_action.effective_on_precision or relation.from_action.signed_on_precision
    verb = {"revokes": "revoked", "supersedes": "superseded"}[relation.kind]
    text = f"{relation.from_action} {verb} it {on_day_in_words(on, precision)}."
    return Link(on, precision or "day", "ended", text, documents=_documents(relation.from_action))


def _repealed(policy: LocalPolicy) -> Link:
    text = f"{policy} ended {on_day_in_words(policy.ended_on, policy.ended_on_precision)}."
    return Link(policy.ended_on, policy.ended_on_precision, "ended", text, documents=_documents(policy))


def _link(
    ruling: Ruling, kind: str, text: str, *about: Relief | ReliefChange, relief: str = "", change: str = ""
) -> Link:
    documents = _documents(about[-1] if about else ruling)
    return Link(
        ruling.decided_on,
        ruling.decided_on_precision,
        kind,
        f"{text}.",
        ruling.court.slug,
        ruling.slug,
        ruling.reporter_citation,
        ruling.docket_entry,
        relief,
        change,
        documents,
        doubts_of(ruling, *about),
    )


def doubts_of(*records: Checked) -> tuple[str, ...]:
    """What the records behind a link leave unverified, a line each."""
    lines = []
    for record in records:
        what = record._meta.verbose_name
        if record.verification == Verification.UNVERIFIED:
            lines.append(f"The {what} as a whole is unverified.")
        lines += [
            f"{what}, {field}: {why}" for field, why in sorted(record.doubts.items())
        ]  # PostgreSQL keeps no order
    return tuple(lines)


def _when(ruling: Ruling) -> str:
    return on_day_in_words(ruling.decided_on, ruling.decided_on_precision)


def _printed(ruling: Ruling) -> str:
    return f" ({ruling.reporter_citation})" if ruling.reporter_citation else ""
