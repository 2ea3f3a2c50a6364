"""What the labels of lawsuits rest on, loaded for many lawsuits in a fixed number of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from django.db.models import Prefetch, Q

from policies.models import Provision

from ..choices import ChangeKind, Grip, HoldingLevel
from ..effect.answer import Lifetime
from ..effect.moments import Moment
from ..effect.replay import Period, periods
from ..models import (
    Appeal,
    AppealLawsuit,
    Claim,
    EffectPeriod,
    Holding,
    HoldingReview,
    Lawsuit,
    Relief,
    ReliefChange,
    Ruling,
    RulingLawsuit,
)
from .histories import history_of, partial, place_paths, relief_rows
from .holds import fresh
from .lifetimes import lifetime_of
from .lookup import provisions
from .periods import grip

UNNAMED = 0
OVER = (ChangeKind.VACATES, ChangeKind.REVERSES, ChangeKind.SUPERSEDES)


@dataclass(frozen=True)
class ReliefRow:
    """A relief as a label sees it: what it names, and how far it held each provision on the day (for anybody).

    `perhaps`: what it may name beside that, with the grips as if it did. A relief of which the record names no
    provision holds `UNNAMED`. `undone`, `superseded`: when it was vacated or reversed, or merged into later relief, as
    a whole. `is_sure`: whether it certainly names something of what the rows are about.
    """

    relief: Relief
    provisions: frozenset[int]
    grips: dict[int, str]
    perhaps: frozenset[int] = frozenset()
    undone: tuple[Moment, ...] = ()
    superseded: tuple[Moment, ...] = ()
    is_sure: bool = True

    def about(self, some: Collection[int]) -> "ReliefRow":
        """The same, so far as it is about these provisions.

        An order holds something: where all that it may name is among them, so is what it names.
        """
        named, perhaps = self.provisions & frozenset(some), self.perhaps & frozenset(some)
        is_sure = bool(named) or (not self.provisions and perhaps == self.perhaps)
        return replace(self, provisions=named, perhaps=perhaps, is_sure=is_sure)


@dataclass(frozen=True)
class DocketRows:
    """One lawsuit's rows."""

    lawsuit: Lawsuit
    claimed: frozenset[int] = frozenset()
    rulings: tuple[Ruling, ...] = ()
    reliefs: tuple[ReliefRow, ...] = ()
    holdings: tuple[Holding, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    lifetimes: dict[int, Lifetime] = field(default_factory=dict)

    def about(self, some: Collection[int]) -> "DocketRows":
        """The same, so far as it is about these provisions."""
        return replace(
            self,
            claimed=self.claimed & frozenset(some),
            reliefs=tuple(row for each in self.reliefs if (row := each.about(some)).provisions or row.perhaps),
            holdings=tuple(h for h in self.holdings if h.provision_id is None or h.provision_id in some),
        )


def moment(row: object, name: str) -> Moment | None:
    """When it was, from a date of the row and its precision."""
    return partial(getattr(row, name), getattr(row, f"{name}_precision"), "")


def docket_rows(lawsuits: Iterable[Lawsuit], day: dt.date) -> dict[int, DocketRows]:
    """The rows of these lawsuits, by id; how far each relief holds is as of the day."""
    fresh()
    suits = {lawsuit.pk: lawsuit for lawsuit in lawsuits}
    rulings = _by_lawsuit(RulingLawsuit.objects.filter(lawsuit__in=suits).values_list("lawsuit", "ruling"))
    ids = {ruling for some in rulings.values() for ruling in some}
    decided = Ruling.objects.in_bulk(ids)
    reliefs, holdings = _reliefs(ids, day), _holdings(ids)
    claimed = _by_lawsuit(
        Claim.objects.filter(lawsuit__in=suits, provision__isnull=False).values_list("lawsuit", "provision")
    )
    appeals = _appeals(suits)
    named = {pk for some in claimed.values() for pk in some}
    named |= {pk for rows in reliefs.values() for row in rows for pk in row.provisions | row.perhaps}
    lifetimes = {p.pk: lifetime_of(p) for p in _provisions(named)}
    return {
        pk: DocketRows(
            suit,
            frozenset(claimed[pk]),
            tuple(decided[ruling] for ruling in rulings[pk]),
            tuple(row for ruling in rulings[pk] for row in reliefs[ruling]),
            tuple(holding for ruling in rulings[pk] for holding in holdings[ruling]),
            tuple(appeals[pk]),
            lifetimes,
        )
        for pk, suit in suits.items()
    }


def _by_lawsuit(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for lawsuit, other in pairs:
        found[lawsuit].append(other)
    return found


def _provisions(ids: Collection[int]) -> Iterable[Provision]:
    return provisions().filter(pk__in=ids) if ids else ()


def _reliefs(rulings: Collection[int], day: dt.date) -> dict[int, list[ReliefRow]]:
    """By ruling, the relief it gives."""
    reliefs = list(Relief.objects.filter(ruling__in=rulings).prefetch_related("provision_rows").order_by("pk"))
    grips = _grips(reliefs, day)
    ended: dict[tuple[int, bool], list[Moment]] = defaultdict(list)
    ending = ReliefChange.objects.filter(relief__in=reliefs, provisions=None, kind__in=OVER)
    for change in ending.select_related("ruling"):
        key = (change.relief_id, change.kind == ChangeKind.SUPERSEDES)
        ended[key].append(moment(change.ruling, "decided_on") or Moment(dt.date.min, dt.date.max))
    found: dict[int, list[ReliefRow]] = defaultdict(list)
    for relief in reliefs:
        perhaps = frozenset(row.provision_id for row in relief.provision_rows.all() if row.perhaps_because)
        named = frozenset(row.provision_id for row in relief.provision_rows.all()) - perhaps
        undone, superseded = (tuple(ended[(relief.pk, how)]) for how in (False, True))
        found[relief.ruling_id].append(ReliefRow(relief, named, grips[relief.pk], perhaps, undone, superseded))
    return found


def _grips(reliefs: Collection[Relief], day: dt.date) -> dict[int, dict[int, str]]:
    """By relief and provision, how far it holds on the day, for whoever is held most."""
    grips: dict[int, dict[int, str]] = defaultdict(dict)
    rows = EffectPeriod.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=day), relief__in=reliefs, starts_on__lte=day
    ).values_list("relief", "provision", "own", "below")
    for relief, provision, own, below in rows:
        here = {own, below, grips[relief].get(provision, Grip.FREE)}
        grips[relief][provision] = _most(here)
    unsettled = [
        relief.pk
        for relief in reliefs
        if not relief.provision_rows.all() or any(row.perhaps_because for row in relief.provision_rows.all())
    ]
    for relief, found in _as_if_named(unsettled, day) if unsettled else ():
        grips[relief].update(found)
    return grips


def _most(grips: Collection[str]) -> str:
    return next(each for each in (Grip.HELD, Grip.PERHAPS, Grip.FREE) if each in grips)


def _as_if_named(ids: Collection[int], day: dt.date) -> Iterator[tuple[int, dict[int, str]]]:
    """The same, by relief, for what it may name; and for relief whose provisions nobody recorded."""
    paths = place_paths()
    for relief in relief_rows(ids):
        rows = relief.provision_rows.all()
        asked = {row.provision.slug: row.provision_id for row in rows if row.perhaps_because} or {"": UNNAMED}
        history = replace(history_of(relief, paths), provisions=frozenset(asked), perhaps=frozenset())
        yield relief.pk, {pk: _grip_on(day, periods(history, name)) for name, pk in asked.items()}


def _grip_on(day: dt.date, found: Iterable[Period]) -> str:
    here = next((period for period in found if period.start <= day < period.end), None)
    return grip(bool(here.certain), bool(here.possible)) if here else Grip.FREE


def _holdings(rulings: Collection[int]) -> dict[int, list[Holding]]:
    """By ruling, what it held on the merits of a claim, with the reviews of it."""
    reviews = Prefetch("reviews", HoldingReview.objects.select_related("ruling"))
    rows = Holding.objects.filter(ruling__in=rulings, level=HoldingLevel.MERITS, claim__isnull=False)
    rows = rows.prefetch_related(reviews)
    found: dict[int, list[Holding]] = defaultdict(list)
    for holding in rows.order_by("position", "pk"):
        found[holding.ruling_id].append(holding)
    return found


def _appeals(lawsuits: Collection[int]) -> dict[int, list[Appeal]]:
    """By lawsuit, its appeals with the rulings appealed."""
    rows = AppealLawsuit.objects.filter(lawsuit__in=lawsuits).select_related("appeal")
    found: dict[int, list[Appeal]] = defaultdict(list)
    for row in rows.prefetch_related("appeal__rulings_appealed").order_by("appeal__pk"):
        found[row.lawsuit_id].append(row.appeal)
    return found
