"""Questions answered from the stored periods."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Prefetch, Q, QuerySet

from policies.models import ActionRelation, Jurisdiction, Provision

from ..choices import Grip
from ..effect.answer import Hold, Span, Status, answer_on, between, timeline
from ..effect.moments import FOREVER
from ..models import EffectPeriod, StaleRelief
from .lifetimes import lifetime_of
from .periods import refresh

_Period = tuple[int, str, dt.date, dt.date | None]  # provision, relief, from, to


@dataclass(frozen=True)
class Covered:
    """Whom the reliefs in force on a day reach: everyone (but for exceptions), or the places and classes named."""

    is_universal: bool = False
    places: tuple[tuple[Jurisdiction, bool], ...] = ()  # with its subdivisions?
    exceptions: tuple[Jurisdiction, ...] = ()
    classes: tuple[str, ...] = ()


class _Reach:
    """Whom the reliefs in force on a day reach, for several provisions together."""

    def __init__(self, provisions: Iterable[int], day: dt.date) -> None:
        self.provisions, self.day = provisions, day

    def of(self, provision: Provision) -> Covered:
        """For one of them."""
        return self._found.get(provision.pk, Covered())

    @cached_property
    def _found(self) -> dict[int, Covered]:
        return covered_on(self.provisions, self.day)


@dataclass(frozen=True)
class Answer:
    """Whether a provision is blocked on a day, for a place or (where none is asked for) for anybody at all.

    `span` is the answer and the reliefs that give it; `since` and `until` bound the days of the same answer, whoever
    gives it, [since, until).
    """

    provision: Provision
    place: Jurisdiction | None
    on: dt.date
    span: Span
    since: dt.date
    until: dt.date
    reach: "_Reach"

    @property
    def covered(self) -> Covered:
        """Whom the reliefs in force that day reach for certain: read when somebody asks."""
        return self.reach.of(self.provision)

    @property
    def status(self) -> Status:
        """The answer in a word."""
        return self.span.status


def provisions() -> QuerySet[Provision]:
    """Provisions with what their lifetime rests on, in two queries."""
    relations = ActionRelation.objects.select_related("from_action")
    # Actions are joined, because a prefetch of more than a thousand is refused by SQLite.
    return Provision.objects.select_related("local_policy", "federal_action").prefetch_related(
        Prefetch("federal_action__relations_to_it", relations)
    )


def place_chain(place: Jurisdiction) -> list[int]:
    """The place and what it is a subdivision of, from the place up."""
    chain, current = [], place
    while current is not None and current.pk not in chain:
        chain.append(current.pk)
        current = current.parent
    return chain


def fresh() -> None:
    """Make sure that no period is read that something written since has overtaken."""
    if StaleRelief.objects.exists():
        refresh()


def holds_on(provision_ids: Iterable[int], place: Jurisdiction | None) -> dict[int, list[Hold]]:
    """By provision, the holds that bear on the place (or on anybody): one query over the stored periods."""
    ids, chain = list(provision_ids), place_chain(place) if place is not None else []
    rows = _period_rows(ids, chain)
    if any(provision is None for provision, *_ in rows):
        refresh()
        rows = _period_rows(ids, chain)
    groups: dict[_Period, list[tuple[int | None, str, str]]] = defaultdict(list)
    questions: dict[_Period, str] = {}
    for provision, relief, starts, ends, jurisdiction, own, below, asked in rows:
        key = (provision, relief, starts, ends)
        groups[key].append((jurisdiction, own, below))
        questions[key] = asked
    found: dict[int, list[Hold]] = defaultdict(list)
    for (provision, relief, starts, ends), answers in groups.items():
        grip = _grip_at(chain, answers) if place is not None else _widest(answers)
        if grip != Grip.FREE:
            certain = grip == Grip.HELD
            asked = () if certain else tuple(json.loads(questions[(provision, relief, starts, ends)]))
            found[provision].append(Hold(relief, starts, ends or FOREVER, certain, asked))
    return found


# By hand, and in one statement, because this is what every answer waits for. Each of its parts is one look-up in the
# index of provision and place, however many reliefs hold the provision for other places.
_PERIODS = """
    SELECT period.provision_id, relief.slug, period.starts_on, period.ends_on, period.jurisdiction_id, period.own,
        period.below, period.open_questions
    FROM cases_effectperiod AS period JOIN cases_relief AS relief ON relief.id = period.relief_id
    WHERE period.provision_id IN ({provisions})
"""
_AT_PLACES = "AND period.jurisdiction_id IN ({places})"
_ELSEWHERE = "AND period.jurisdiction_id IS NULL AND period.class_name = ''"
_STALE = """
    SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM (SELECT id FROM cases_stalerelief LIMIT 1) AS stale
"""


def _period_rows(provisions: Sequence[int], places: Sequence[int]) -> list[tuple[Any, ...]]:
    """The stored periods of these provisions that bear on the places (on anybody, where there are none).

    A row of NULLs among them says that something written since has overtaken some period.
    """
    if not provisions:
        return []
    periods = _PERIODS.format(provisions=", ".join(["%s"] * len(provisions)))
    at_places = periods + _AT_PLACES.format(places=", ".join(["%s"] * len(places)))
    parts = [at_places, periods + _ELSEWHERE, _STALE] if places else [periods, _STALE]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [*provisions, *places, *(provisions if places else ())])
        return cursor.fetchall()


def _grip_at(chain: Sequence[int], answers: Sequence[tuple[int | None, str, str]]) -> str:
    """The answer of the nearest row: the place's own, else what the nearest place above says of its subdivisions."""
    by_place = {jurisdiction: (own, below) for jurisdiction, own, below in answers}
    for step, pk in enumerate(chain):
        if pk in by_place:
            return by_place[pk][0 if step == 0 else 1]
    return by_place.get(None, (Grip.FREE, Grip.FREE))[0]


def _widest(answers: Sequence[tuple[int | None, str, str]]) -> str:
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
    held, reach = holds_on(ids, place), _Reach(ids, day)
    told = []
    for provision in found:
        span, since, until = answer_on(lifetime_of(provision), held.get(provision.pk, []), day)
        told.append(Answer(provision, place, day, span, since, until, reach))
    return told


def changes(provision: Provision, place: Jurisdiction | None, first: dt.date, last: dt.date) -> tuple[Span, ...]:
    """Every answer between two days, both included, each with its full extent."""
    return between(spans_of(provision, place), first, last + dt.timedelta(days=1))


def covered_on(provision_ids: Iterable[int], day: dt.date) -> dict[int, Covered]:
    """By provision, whom the reliefs in force on the day reach for certain."""
    in_force = EffectPeriod.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=day), provision__in=provision_ids, starts_on__lte=day
    ).order_by()
    by_provision: dict[int, list[_Row]] = defaultdict(list)
    for provision, *row in in_force.values_list("provision_id", *_Row._fields):
        by_provision[provision].append(_Row(*row))
    places = Jurisdiction.objects.in_bulk(
        {row.jurisdiction_id for rows in by_provision.values() for row in rows} - {None}
    )
    in_order = {place.pk: place for place in sorted(places.values(), key=lambda place: (place.name, place.slug))}
    return {provision: _covered(rows, in_order) for provision, rows in by_provision.items()}


class _Row(NamedTuple):
    """What a stored period says of one place, one class or everyone else."""

    relief_id: int
    jurisdiction_id: int | None
    class_name: str
    own: str
    below: str


def _covered(rows: Sequence[_Row], places: dict[int, Jurisdiction]) -> Covered:
    """`places` is in the order of telling."""
    held = {row.jurisdiction_id: False for row in rows if row.own == Grip.HELD and row.jurisdiction_id}
    everyone = [r.relief_id for r in rows if r.own == Grip.HELD and r.jurisdiction_id is None and not r.class_name]
    if everyone:
        spared = {r.jurisdiction_id for r in rows if r.relief_id in everyone and r.own != Grip.HELD} - held.keys()
        exceptions = tuple(place for pk, place in places.items() if pk in spared)
        return Covered(is_universal=True, exceptions=exceptions if len(everyone) == 1 else ())
    for row in rows:
        if row.own == Grip.HELD == row.below and row.jurisdiction_id:
            held[row.jurisdiction_id] = True
    return Covered(
        places=tuple((place, held[pk]) for pk, place in places.items() if pk in held),
        classes=tuple(sorted({row.class_name for row in rows if row.class_name and row.own == Grip.HELD})),
    )
