"""Questions answered from the stored periods."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q, QuerySet

from policies.models import ActionRelation, FederalAction, Jurisdiction, Provision
from sources.history.known import past

from ..choices import Grip
from ..effect.answer import Hold, Span, Status, between, on_day, stretch, timeline
from ..effect.moments import FOREVER
from ..models import EffectPeriod, StaleRelief
from .lifetimes import lifetime_of
from .periods import computed, refresh

_Period = tuple[int, str, dt.date, dt.date | None]  # provision, relief, from, to
_Grips = tuple[int | None, str, str]  # place, how far it is held itself, and its subdivisions


@dataclass(frozen=True)
class Covered:
    """Whom the reliefs in force on a day reach: everyone (but for exceptions), or the places and classes named."""

    is_universal: bool = False
    places: tuple[tuple[Jurisdiction, bool], ...] = ()  # with its subdivisions?
    exceptions: tuple[Jurisdiction, ...] = ()
    classes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """Whether a provision is blocked on a day, for a place or (where none is asked for) for anybody at all.

    `span` is the answer and the reliefs that give it; `since` and `until` bound the days of the same answer, whoever
    gives it, [since, until). `covered` is whom the reliefs in force that day reach for certain.
    """

    provision: Provision
    place: Jurisdiction | None
    on: dt.date
    span: Span
    since: dt.date
    until: dt.date
    covered: Covered = field(default_factory=Covered)

    @property
    def status(self) -> Status:
        """The answer in a word."""
        return self.span.status


def provisions() -> QuerySet[Provision]:
    """Provisions with what their lifetime rests on, in a handful of queries."""
    relations = ActionRelation.objects.select_related("from_action")
    actions = FederalAction.objects.prefetch_related(Prefetch("relations_to_it", relations))
    return Provision.objects.select_related("local_policy").prefetch_related(Prefetch("federal_action", actions))


def place_chain(place: Jurisdiction) -> list[int]:
    """The place and what it is a subdivision of, from the place up."""
    chain: list[int] = []
    current: Jurisdiction | None = place
    while current is not None and current.pk not in chain:
        chain.append(current.pk)
        current = current.parent
    return chain


def fresh() -> None:
    """Make sure that no period is read that something written since has overtaken.

    Where records are read as they were known at an instant, the periods are those that followed from them then.
    """
    if (then := past()) is not None:
        then.fill(EffectPeriod, computed)
    elif StaleRelief.objects.exists():
        refresh()


def holds_on(provision_ids: Iterable[int], place: Jurisdiction | None) -> dict[int, list[Hold]]:
    """By provision, the holds that bear on the place (or on anybody): one query over the stored periods."""
    fresh()
    rows = EffectPeriod.objects.filter(provision__in=provision_ids).order_by()
    chain: list[int] = []
    if place is not None:
        chain = place_chain(place)
        rows = rows.filter(Q(jurisdiction__in=chain) | Q(jurisdiction=None, class_name=""))
    groups: dict[_Period, list[_Grips]] = defaultdict(list)
    questions: dict[_Period, list[str]] = {}
    values = (
        "provision_id",
        "relief__slug",
        "starts_on",
        "ends_on",
        "jurisdiction_id",
        "own",
        "below",
        "open_questions",
    )
    for provision, relief, starts, ends, jurisdiction, own, below, asked in rows.values_list(*values):
        key = (provision, relief, starts, ends)
        groups[key].append((jurisdiction, own, below))
        questions[key] = asked
    found: dict[int, list[Hold]] = defaultdict(list)
    for (provision, relief, starts, ends), answers in groups.items():
        grip = _grip_at(chain, answers) if place is not None else _widest(answers)
        if grip != Grip.FREE:
            certain = grip == Grip.HELD
            asked = () if certain else tuple(questions[(provision, relief, starts, ends)])
            found[provision].append(Hold(relief, starts, ends or FOREVER, certain, asked))
    return found


def _grip_at(chain: Sequence[int], answers: Sequence[_Grips]) -> str:
    """The answer of the nearest row: the place's own, else what the nearest place above says of its subdivisions."""
    by_place = {jurisdiction: (own, below) for jurisdiction, own, below in answers}
    for step, pk in enumerate(chain):
        if pk in by_place:
            return by_place[pk][0 if step == 0 else 1]
    return by_place.get(None, (Grip.FREE, Grip.FREE))[0]


def _widest(answers: Sequence[_Grips]) -> str:
    """Whether it reaches anybody at all."""
    grips = {grip for _, own, below in answers for grip in (own, below)}
    return Grip.HELD if Grip.HELD in grips else Grip.PERHAPS if Grip.PERHAPS in grips else Grip.FREE


def spans_of(provision: Provision, place: Jurisdiction | None = None) -> tuple[Span, ...]:
    """The whole time line of one provision."""
    return timeline(lifetime_of(provision), holds_on([provision.pk], place).get(provision.pk, []))


def answer(provision: Provision, place: Jurisdiction | None, day: dt.date) -> Answer:
    """Is this provision blocked, for this place (or anybody), on this day?"""
    return answers([provision], place, day)[0]


def answers(found: Sequence[Provision], place: Jurisdiction | None, day: dt.date) -> list[Answer]:
    """The same for several provisions, in the same few queries."""
    ids = [provision.pk for provision in found]
    held, covered = holds_on(ids, place), covered_on(ids, day)
    told = []
    for provision in found:
        spans = timeline(lifetime_of(provision), held.get(provision.pk, []))
        span, (since, until) = on_day(spans, day), stretch(spans, day)
        told.append(Answer(provision, place, day, span, since, until, covered.get(provision.pk, Covered())))
    return told


def changes(provision: Provision, place: Jurisdiction | None, first: dt.date, last: dt.date) -> tuple[Span, ...]:
    """Every answer between two days, both included, each with its full extent."""
    return between(spans_of(provision, place), first, last + dt.timedelta(days=1))


def blocked_on(place: Jurisdiction | None, day: dt.date) -> list[Provision]:
    """Every provision that is blocked that day for the place (or for anybody), or perhaps is, in the order of slugs.

    What is not in effect, or no more, is not among them. A fixed number of queries.
    """
    fresh()
    rows = EffectPeriod.objects.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day).order_by()
    chain = place_chain(place) if place is not None else []
    if place is not None:
        rows = rows.filter(Q(jurisdiction__in=chain) | Q(jurisdiction=None, class_name=""))
    groups: dict[tuple[int, int], list[_Grips]] = defaultdict(list)
    values = ("provision_id", "relief_id", "jurisdiction_id", "own", "below")
    for provision, relief, jurisdiction, own, below in rows.values_list(*values):
        groups[(provision, relief)].append((jurisdiction, own, below))
    held = {
        provision
        for (provision, _), answers in groups.items()
        if (_grip_at(chain, answers) if place is not None else _widest(answers)) != Grip.FREE
    }
    over = (Status.REVOKED, Status.NOT_YET_EFFECTIVE)
    found = provisions().filter(pk__in=held).order_by("slug")
    return [p for p in found if on_day(timeline(lifetime_of(p), ()), day).status not in over]


def covered_on(provision_ids: Iterable[int], day: dt.date) -> dict[int, Covered]:
    """By provision, whom the reliefs in force on the day reach for certain."""
    rows = (
        EffectPeriod.objects.filter(
            Q(ends_on=None) | Q(ends_on__gt=day), provision__in=provision_ids, starts_on__lte=day
        )
        .select_related("jurisdiction")
        .order_by("jurisdiction__name", "class_name")
    )
    by_provision: dict[int, list[EffectPeriod]] = defaultdict(list)
    for row in rows:
        by_provision[row.provision_id].append(row)
    return {provision: _covered(found) for provision, found in by_provision.items()}


def _covered(rows: Sequence[EffectPeriod]) -> Covered:
    everyone = [r.relief_id for r in rows if r.jurisdiction is None and not r.class_name and r.own == Grip.HELD]
    if everyone:
        spared = {r.jurisdiction for r in rows if r.jurisdiction and r.relief_id in everyone and r.own != Grip.HELD}
        spared -= {r.jurisdiction for r in rows if r.jurisdiction and r.own == Grip.HELD}
        return Covered(is_universal=True, exceptions=tuple(spared) if len(everyone) == 1 else ())
    held: dict[Jurisdiction, bool] = {}
    for row in rows:
        if row.jurisdiction and row.own == Grip.HELD:
            held[row.jurisdiction] = held.get(row.jurisdiction, False) or row.below == Grip.HELD
    return Covered(
        places=tuple(held.items()),
        classes=tuple(sorted({r.class_name for r in rows if r.class_name and r.own == Grip.HELD})),
    )
