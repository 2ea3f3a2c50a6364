"""Questions answered from the stored periods."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from policies.models import ActionRelation, Jurisdiction, Provision

from ..effect.answer import Span, Status, answer_on, between, timeline
from .covered import Covered, Reach
from .holds import fresh, holds_on, place_chain
from .lifetimes import lifetime_of
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


def provisions(among: QuerySet[Provision] | None = None) -> QuerySet[Provision]:
    """Provisions, all or those among some, with what their lifetime rests on, in two queries."""
    rows = Provision.objects.all() if among is None else among
    relations = ActionRelation.objects.select_related("from_action")
    # Actions are joined, because SQLite refuses Django's prefetch of more than a thousand.
    return rows.select_related("local_policy", "federal_action").prefetch_related(
        Prefetch("federal_action__relations_to_it", relations)
    )


def spans_of(provision: Provision, place: Jurisdiction | None = None) -> tuple[Span, ...]:
    """The whole time line of one provision."""
    return timeline(lifetime_of(provision), holds_on([provision.pk], place).get(provision.pk, []))


def answer(provision: Provision, place: Jurisdiction | None, day: dt.date) -> Answer:
    """Is this provision blocked, for this place (or anybody), on this day?"""
    return answers([provision], place, day)[0]


def answers(found: Sequence[Provision], place: Jurisdiction | None, day: dt.date) -> list[Answer]:
    """The same for several provisions, in the same few queries."""
    ids = [provision.pk for provision in found]
    held, reach = holds_on(ids, place), Reach(ids, day)
    told = []
    for provision in found:
        span, since, until = answer_on(lifetime_of(provision), held.get(provision.pk, []), day)
        told.append(Answer(provision, place, day, span, since, until, reach))
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
