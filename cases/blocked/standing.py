"""What is blocked on a day, or perhaps is, as one query: of many provisions the database then cuts a page."""

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, QuerySet

from policies.models import ActionRelation, Provision
from sources.choices import Precision

from ..choices import Grip
from ..models import EffectPeriod
from .lifetimes import ENDING


@dataclass(frozen=True)
class Days:
    """A day that is asked of, and the days by which a month or a year is told to be over then, or yet to come.

    `open_month` and `open_year` are the first days of the month and of the year that are not over with the day;
    `month_end` and `year_end` the last days of those it lies in. Each is a day, or an expression that is given one.
    """

    day: Any
    open_month: Any
    open_year: Any
    month_end: Any
    year_end: Any

    @classmethod
    def of(cls, day: dt.date) -> Self:
        """These days of a day that is known."""
        following = day if day == dt.date.max else day + dt.timedelta(days=1)
        last = calendar.monthrange(day.year, day.month)[1]
        firsts = following.replace(day=1), following.replace(month=1, day=1)
        return cls(day, *firsts, day.replace(day=last), day.replace(month=12, day=31))


def blocked_rows(days: Days, chain: Sequence[Any]) -> QuerySet[Provision]:
    """The provisions that are blocked that day for a place, or perhaps are, in the order of their slugs.

    `chain` is the place and what it is a subdivision of, from the place up, by id; where it is empty, it is asked for
    anybody. What is not yet in effect that day, or no more, is not among them; what perhaps is in effect is.
    """
    held = _held_at(days, chain) if chain else _held(days)
    over = _is_out(days, "local_policy", "adopted_on") | _is_out(days, "federal_action", "signed_on")
    return Provision.objects.filter(held, ~over, ~Exists(_endings(days))).order_by("slug")


def _in_force(days: Days, **where: Any) -> QuerySet[EffectPeriod]:
    """The periods that have the day."""
    rows = EffectPeriod.objects.order_by().filter(**where)
    return rows.filter(Q(ends_on=None) | Q(ends_on__gt=days.day), starts_on__lte=days.day)


def _held(days: Days) -> Q:
    """Some relief reaches somebody."""
    return Q(Exists(_in_force(days, provision=OuterRef("pk")).exclude(own=Grip.FREE, below=Grip.FREE)))


def _held_at(days: Days, chain: Sequence[Any]) -> Q:
    """Some relief reaches the place: of each its nearest row answers, each way an index look-up of its own."""
    found = Q()
    for step, place in enumerate(chain):
        says = {"own" if step == 0 else "below": Grip.FREE}
        rows = _in_force(days, provision=OuterRef("pk"), jurisdiction=place).exclude(**says)
        found |= Q(Exists(_without(rows, days, chain[:step])))
    others = _in_force(days, provision=OuterRef("pk"), jurisdiction=None, class_name="").exclude(own=Grip.FREE)
    return found | Q(Exists(_without(others, days, chain)))


def _without(rows: QuerySet[EffectPeriod], days: Days, nearer: Sequence[Any]) -> QuerySet[EffectPeriod]:
    """Those of a relief that says nothing of these places."""
    if not nearer:
        return rows
    there = reduce(or_, (Q(jurisdiction=place) for place in nearer))
    same = _in_force(days, provision=OuterRef("provision"), relief=OuterRef("relief"))
    return rows.filter(~Exists(same.filter(there)))


def _is_out(days: Days, owner: str, made_on: str) -> Q:
    """What the provision is part of has ended by itself by the day, or has not begun."""
    ahead = _either(_is_ahead, f"{owner}__effective_on", f"{owner}__{made_on}", days)
    return _is_over(f"{owner}__ended_on", days) | ahead


def _endings(days: Days) -> QuerySet[ActionRelation]:
    """What has ended the action of a provision by the day, or that provision alone: on its own day, or its action's."""
    begins = _either(_is_over, "from_action__effective_on", "from_action__signed_on", days)
    return ActionRelation.objects.order_by().filter(
        Q(provision=None) | Q(provision=OuterRef("pk")),
        _is_over("effective_on", days) | Q(effective_on=None) & begins,
        to_action=OuterRef("federal_action"),
        kind__in=ENDING,
    )


def _either(told: Any, first: str, second: str, days: Days) -> Q:
    """It is true of the first date, or of the second where the first is not recorded."""
    found: Q = told(first, days) | Q(**{first: None}) & told(second, days)
    return found


def _is_over(date: str, days: Days) -> Q:
    """Whichever of its days a partial date is, it has come by the day."""
    return _by_precision(date, ("lte", days.day), ("lt", days.open_month), ("lt", days.open_year))


def _is_ahead(date: str, days: Days) -> Q:
    """Whichever of its days a partial date is, it comes after the day."""
    return _by_precision(date, ("gt", days.day), ("gt", days.month_end), ("gt", days.year_end))


def _by_precision(date: str, *sides: tuple[str, Any]) -> Q:
    """On which side of which day it lies: where the day of it is known, its month, its year."""
    known = zip((Precision.DAY, Precision.MONTH, Precision.YEAR), sides, strict=True)
    return reduce(
        or_, (Q(**{f"{date}_precision": precision, f"{date}__{way}": day}) for precision, (way, day) in known)
    )
