"""What holds provisions for a place, read from the stored periods."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial

from django.db.models import TextField
from django.db.models.functions import Cast

from policies.models import Jurisdiction
from sources.together import Given, Read, Together, any_of
from sources.together.expressions import Columns

from ..choices import Grip
from ..effect.answer import Hold
from ..effect.moments import FOREVER
from ..models import EffectPeriod, Relief
from .freshness import ask, of_periods

_Period = tuple[int, str, dt.date, dt.date | None, str]  # provision, relief, from, to, what is open as JSON
_Grips = tuple[int | None, str, str]  # place, how far it is held itself, and its subdivisions
FREE, PERHAPS, HELD = Grip.FREE.value, Grip.PERHAPS.value, Grip.HELD.value  # as rows have them
PLACES = Given("places", Given.NUMBERS)
IDS, DAY = Given("ids", Given.NUMBERS), Given("day", Given.DAY)
VALUES = ("provision", "relief", "starts_on", "ends_on", "jurisdiction", "own", "below", "asked")


def place_chain(place: Jurisdiction) -> list[int]:
    """The place and what it is a subdivision of, from the place up."""
    chain: list[int] = []
    current: Jurisdiction | None = place
    while current is not None and current.pk not in chain:
        chain.append(current.pk)
        current = current.parent
    return chain


class HoldParts:
    """The stored periods of these provisions, as lists that are read in one statement.

    At a place, those that bear on one of the `places` given: each list is one look-up in the index of provision and
    place, however many reliefs hold the provision for other places.
    """

    def __init__(self, together: Together, provisions: Columns, *, at_a_place: bool) -> None:
        asked = Cast("open_questions", TextField())
        rows = EffectPeriod.objects.order_by().filter(provision__in=provisions).annotate(asked=asked)
        everyone_else = rows.filter(jurisdiction=None, class_name="")
        lists = [rows.filter(jurisdiction__in=PLACES), everyone_else] if at_a_place else [rows]
        self.at_a_place = at_a_place
        self.lists = [together.add(each.values_list(*VALUES)) for each in lists]
        self.slugs = together.add(Relief.objects.order_by().filter(pk__in=self.reliefs()).values_list("id", "slug"))

    def reliefs(self) -> Columns:
        """The reliefs of the periods."""
        return any_of(*(each.column("relief") for each in self.lists))

    def perhaps(self) -> Columns:
        """Those of which it is open whether they hold, of themselves or of subdivisions."""
        grips = ({"own": PERHAPS}, {"below": PERHAPS})
        return any_of(*(each.column("relief", **grip) for each in self.lists for grip in grips))

    def questions(self) -> Columns:
        """What is open of them."""
        return any_of(*(each.each("asked") for each in self.lists))

    def holds(self, read: Read, chain: Sequence[int]) -> dict[int, list[Hold]]:
        """By provision, the holds that bear on the place (or on anybody). `chain` is the place's."""
        groups: dict[_Period, list[_Grips]] = defaultdict(list)
        slugs = dict(read[self.slugs])
        for provision, relief, starts, ends, jurisdiction, own, below, asked in self._rows(read):
            groups[provision, slugs[relief], starts, ends, asked].append((jurisdiction, own, below))
        found: dict[int, list[Hold]] = defaultdict(list)
        for (provision, slug, starts, ends, asked), answers in groups.items():
            grip = _grip_at(chain, answers) if self.at_a_place else _widest(answers)
            if grip == HELD:
                found[provision].append(Hold(slug, starts, ends or FOREVER, is_certain=True))
            elif grip == PERHAPS:
                found[provision].append(Hold(slug, starts, ends or FOREVER, False, tuple(json.loads(asked))))
        return found

    def _rows(self, read: Read) -> list[tuple[int, int, dt.date, dt.date | None, int | None, str, str, str]]:
        return [row for each in self.lists for row in read[each]]


_HOLDS = {
    at_a_place: of_periods(partial(HoldParts, provisions=IDS, at_a_place=at_a_place)) for at_a_place in (False, True)
}


def holds_on(provision_ids: Iterable[int], place: Jurisdiction | None) -> dict[int, list[Hold]]:
    """By provision, the holds that bear on the place (or on anybody): one statement over the stored periods."""
    ids, chain = list(provision_ids), place_chain(place) if place is not None else []
    if not ids:
        return {}
    read, parts = ask(_HOLDS[place is not None], ids=ids, places=chain)
    return parts.holds(read, chain)


def _grip_at(chain: Sequence[int], answers: Sequence[_Grips]) -> str:
    """The answer of the nearest row: the place's own, else what the nearest place above says of its subdivisions."""
    by_place = {jurisdiction: (own, below) for jurisdiction, own, below in answers}
    for step, pk in enumerate(chain):
        if pk in by_place:
            return by_place[pk][0 if step == 0 else 1]
    return by_place.get(None, (FREE, FREE))[0]


def _widest(answers: Sequence[_Grips]) -> str:
    """Whether it reaches anybody at all."""
    grips = {grip for _, own, below in answers for grip in (own, below)}
    return HELD if HELD in grips else PERHAPS if PERHAPS in grips else FREE
