"""Questions answered from the stored periods."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from policies.models import Jurisdiction, Provision

from ..effect.answer import Hold, Span, Status, answer_on, between, timeline
from .covered import Covered, Reach, reach
from .freshness import fresh
from .holds import holds_on, place_chain
from .lifetimes import lifetime_of, provisions
from .standing import Days, blocked_rows


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
    reach: Reach

    @property
    def status(self) -> Status:
        """The answer in a word."""
        return self.span.status

    @property
    def covered(self) -> Covered:
        """Whom the reliefs in force that day reach for certain."""
        return self.reach.of(self.provision.pk)


def spans_of(provision: Provision, place: Jurisdiction | None = None) -> tuple[Span, ...]:
    """The whole time line of one provision."""
    return timeline(lifetime_of(provision), holds_on([provision.pk], place).get(provision.pk, []))


def answer(provision: Provision, place: Jurisdiction | None, day: dt.date) -> Answer:
    """Is this provision blocked, for this place (or anybody), on this day?"""
    return answers([provision], place, day)[0]


def answers(found: Sequence[Provision], place: Jurisdiction | None, day: dt.date) -> list[Answer]:
    """The same for several provisions, in the same few queries."""
    ids = [provision.pk for provision in found]
    return answers_of(found, holds_on(ids, place), reach(ids, day), place, day)


def answers_of(
    found: Iterable[Provision], held: dict[int, list[Hold]], covered: Reach, place: Jurisdiction | None, day: dt.date
) -> list[Answer]:
    """The same, from what holds each of them for the place."""
    told = []
    for provision in found:
        span, since, until = answer_on(lifetime_of(provision), held.get(provision.pk, []), day)
        told.append(Answer(provision, place, day, span, since, until, covered))
    return told


def changes(provision: Provision, place: Jurisdiction | None, first: dt.date, last: dt.date) -> tuple[Span, ...]:
    """Every answer between two days, both included, each with its full extent."""
    return between(spans_of(provision, place), first, last + dt.timedelta(days=1))


def blocked_on(place: Jurisdiction | None, day: dt.date) -> QuerySet[Provision]:
    """Every provision that is blocked that day for the place (or for anybody), or perhaps is, in the order of slugs.

    What is not in effect, or no more, is not among them. A fixed number of queries.
    """
    fresh()
    return provisions(blocked_rows(Days.of(day), place_chain(place) if place is not None else []))
