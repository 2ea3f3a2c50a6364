"""What holds provisions for a place, read from the stored periods."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from policies.models import Jurisdiction
from sources.history.known import past

from ..choices import Grip
from ..effect.answer import Hold
from ..effect.moments import FOREVER
from ..models import EffectPeriod, StaleRelief
from .periods import computed, refresh

_Period = tuple[int, str, dt.date, dt.date | None, str]  # provision, relief, from, to, what is open as JSON
_Grips = tuple[int | None, str, str]  # place, how far it is held itself, and its subdivisions
FREE, PERHAPS, HELD = Grip.FREE.value, Grip.PERHAPS.value, Grip.HELD.value  # as rows have them


def fresh() -> None:
    """Make sure that no period is read that something written since has overtaken."""
    if not of_the_past() and StaleRelief.objects.exists():
        refresh()


def of_the_past() -> bool:
    """Whether records are read as they were known at an instant; the periods are then those that followed from them."""
    then = past()
    if then is not None:
        then.fill(EffectPeriod, computed)
        then.fill(StaleRelief, list)
    return then is not None


def place_chain(place: Jurisdiction) -> list[int]:
    """The place and what it is a subdivision of, from the place up."""
    chain: list[int] = []
    current: Jurisdiction | None = place
    while current is not None and current.pk not in chain:
        chain.append(current.pk)
        current = current.parent
    return chain


def holds_on(provision_ids: Iterable[int], place: Jurisdiction | None) -> dict[int, list[Hold]]:
    """By provision, the holds that bear on the place (or on anybody): one query over the stored periods."""
    ids, chain = list(provision_ids), place_chain(place) if place is not None else []
    of_the_past()
    rows = _period_rows(ids, chain)
    if any(provision is None for provision, *_ in rows):
        refresh()
        rows = _period_rows(ids, chain)
    groups: dict[_Period, list[_Grips]] = defaultdict(list)
    for provision, relief, starts, ends, jurisdiction, own, below, asked in rows:
        groups[provision, relief, starts, ends, asked].append((jurisdiction, own, below))
    found: dict[int, list[Hold]] = defaultdict(list)
    for (provision, relief, starts, ends, asked), answers in groups.items():
        grip = _grip_at(chain, answers) if place is not None else _widest(answers)
        if grip == HELD:
            found[provision].append(Hold(relief, starts, ends or FOREVER, is_certain=True))
        elif grip == PERHAPS:
            found[provision].append(Hold(relief, starts, ends or FOREVER, False, tuple(json.loads(asked))))
    return found


# By hand, and in one statement, because every answer waits for it. Its first two parts are each one look-up in the
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
