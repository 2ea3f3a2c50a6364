"""What the labels of lawsuits rest on, for many lawsuits in one statement."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sources.together import Read

from ..choices import ChangeKind, Grip
from ..effect.answer import Lifetime
from ..effect.moments import Moment
from ..effect.replay import Period, periods
from ..models import Appeal, Holding, Lawsuit, Relief, Ruling
from .docket_parts import DocketParts
from .histories import history_of, partial, paths_of
from .lifetimes import lifetime_of
from .periods import grip

UNNAMED = 0


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


def docket_rows(read: Read, parts: DocketParts, day: dt.date) -> dict[int, DocketRows]:
    """The rows of the lawsuits that were read, by id; how far each relief holds is as of the day."""
    rulings = _grouped(read[parts.rulings_of])
    decided = {ruling.pk: ruling for ruling in read[parts.rulings]}
    reliefs, holdings = _reliefs(read, parts, day), _by(read[parts.holdings], "ruling_id")
    claimed, appeals = _grouped(read[parts.claimed]), _by(read[parts.appeals], "lawsuit_id")
    lifetimes = {p.pk: lifetime_of(p) for p in read[parts.provisions]}
    return {
        suit.pk: DocketRows(
            suit,
            frozenset(claimed[suit.pk]),
            tuple(decided[ruling] for ruling in rulings[suit.pk]),
            tuple(row for ruling in rulings[suit.pk] for row in reliefs[ruling]),
            tuple(holding for ruling in rulings[suit.pk] for holding in holdings[ruling]),
            tuple(row.appeal for row in appeals[suit.pk]),
            lifetimes,
        )
        for suit in read[parts.suits]
    }


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for lawsuit, other in pairs:
        found[lawsuit].append(other)
    return found


def _by(rows: Iterable[Any], name: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def _reliefs(read: Read, parts: DocketParts, day: dt.date) -> dict[int, list[ReliefRow]]:
    """By ruling, the relief it gives."""
    grips = _grips(read, parts, day)
    ended: dict[tuple[int, bool], list[Moment]] = defaultdict(list)
    for change in read[parts.ending]:
        key = (change.relief_id, change.kind == ChangeKind.SUPERSEDES)
        ended[key].append(moment(change.ruling, "decided_on") or Moment(dt.date.min, dt.date.max))
    found: dict[int, list[ReliefRow]] = defaultdict(list)
    for relief in read[parts.reliefs]:
        perhaps = frozenset(row.provision_id for row in relief.provision_rows.all() if row.perhaps_because)
        named = frozenset(row.provision_id for row in relief.provision_rows.all()) - perhaps
        undone, superseded = (tuple(ended[(relief.pk, how)]) for how in (False, True))
        found[relief.ruling_id].append(ReliefRow(relief, named, grips[relief.pk], perhaps, undone, superseded))
    return found


def _grips(read: Read, parts: DocketParts, day: dt.date) -> dict[int, dict[int, str]]:
    """By relief and provision, how far it holds on the day, for whoever is held most."""
    grips: dict[int, dict[int, str]] = defaultdict(dict)
    for relief, provision, own, below in read[parts.periods]:
        here = {own, below, grips[relief].get(provision, Grip.FREE)}
        grips[relief][provision] = _most(here)
    for relief, found in _as_if_named(read, parts, day):
        grips[relief].update(found)
    return grips


def _most(grips: Collection[str]) -> str:
    return next(each for each in (Grip.HELD, Grip.PERHAPS, Grip.FREE) if each in grips)


def _as_if_named(read: Read, parts: DocketParts, day: dt.date) -> Iterator[tuple[int, dict[int, str]]]:
    """The same, by relief, for what it may name; and for relief whose provisions nobody recorded."""
    paths = paths_of(read[parts.places])
    for relief in read[parts.unsettled]:
        rows = relief.provision_rows.all()
        asked = {row.provision.slug: row.provision_id for row in rows if row.perhaps_because} or {"": UNNAMED}
        history = replace(history_of(relief, paths), provisions=frozenset(asked), perhaps=frozenset())
        yield relief.pk, {pk: _grip_on(day, periods(history, name)) for name, pk in asked.items()}


def _grip_on(day: dt.date, found: Iterable[Period]) -> str:
    here = next((period for period in found if period.start <= day < period.end), None)
    return grip(bool(here.certain), bool(here.possible)) if here else Grip.FREE
