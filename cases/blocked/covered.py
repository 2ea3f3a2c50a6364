"""Whom reliefs in force reach, read from the stored periods."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db.models import Q

from policies.models import Jurisdiction
from sources.together import Question, Read, Together
from sources.together.expressions import Columns

from ..choices import Grip
from ..models import EffectPeriod
from .holds import DAY, IDS


@dataclass(frozen=True)
class Covered:
    """Whom the reliefs in force on a day reach: everyone (but for exceptions), or the places and classes named."""

    is_universal: bool = False
    places: tuple[tuple[Jurisdiction, bool], ...] = ()  # with its subdivisions?
    exceptions: tuple[Jurisdiction, ...] = ()
    classes: tuple[str, ...] = ()


class Reach:
    """Whom the reliefs in force on a day reach, for several provisions together: `read` when it is first asked."""

    def __init__(self, read: Callable[[], dict[int, Covered]]) -> None:
        self.read = read

    def of(self, provision: int) -> Covered:
        """As to one of them."""
        return self._found.get(provision, Covered())

    @cached_property
    def _found(self) -> dict[int, Covered]:
        return self.read()


def reach(provisions: Iterable[int], day: dt.date) -> Reach:
    """Whom the reliefs in force on the day reach, as to these provisions: one statement."""

    def found() -> dict[int, Covered]:
        read, parts = _REACH.ask(ids=[*provisions], day=day)
        return parts.covered(read)

    return Reach(found)


class ReachParts:
    """Whom the reliefs reach that are in force on the `day` given, as lists that are read in one statement."""

    def __init__(self, together: Together, provisions: Columns) -> None:
        in_force = EffectPeriod.objects.order_by().filter(
            Q(ends_on=None) | Q(ends_on__gt=DAY), provision__in=provisions, starts_on__lte=DAY
        )
        self.rows = together.add(in_force.values_list("provision", *_Row._fields))
        self.places = together.add(Jurisdiction.objects.filter(pk__in=self.rows.column("jurisdiction_id")))

    def covered(self, read: Read) -> dict[int, Covered]:
        """By provision, whom they reach for certain."""
        by_provision: dict[int, list[_Row]] = defaultdict(list)
        for provision, *row in read[self.rows]:
            by_provision[provision].append(_Row(*row))
        in_order = {place.pk: place for place in sorted(read[self.places], key=lambda place: (place.name, place.slug))}
        return {provision: _covered(rows, in_order) for provision, rows in by_provision.items()}


_REACH = Question(lambda together: ReachParts(together, IDS))


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
    everyone = {r.relief_id for r in rows if r.own == Grip.HELD and r.jurisdiction_id is None and not r.class_name}
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
