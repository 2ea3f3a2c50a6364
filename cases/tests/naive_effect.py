"""The rule of docs/effect.md said as plainly as can be: one place, one day, one reading of the record at a time.

The engine is held against this. It shares nothing with it but the values they are given.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import product

from cases.effect.coverage import Path
from cases.effect.history import ENDS, History, Verb
from cases.effect.moments import FOREVER, Moment


def readings(history: History) -> Iterator[Mapping[str, dt.date]]:
    """Every assignment of days the record allows, day by day; all of them where it contradicts itself."""
    moments: dict[str, Moment] = {"granted": history.granted}
    if history.expires:
        moments["expires"] = history.expires
    for change in history.changes:
        moments[change.name] = change.when
        if change.expires:
            moments[f"expires by {change.name}"] = change.expires
    spans = [
        [m.earliest + dt.timedelta(days=n) for n in range((m.latest - m.earliest).days + 1)] for m in moments.values()
    ]
    every = [dict(zip(moments, days, strict=True)) for days in product(*spans)]
    sensible = [
        days
        for days in every
        if all(days[c.name] >= days["granted"] for c in history.changes)
        and all(days[c.name] >= days[c.lifts] for c in history.changes if c.lifts)
    ]
    return iter(sensible or every)


def names(history: History, provision: str) -> tuple[bool, ...]:
    """Whether the order holds the provision, in each reading of what it says: one, where that is settled."""
    return (True, False) if provision in history.perhaps else (True,)


def in_force(history: History, provision: str, place: Path, day: dt.date, days: Mapping[str, dt.date]) -> bool:
    """Granted on or before the day, not yet ended, the place within the coverage and within what every stay leaves."""
    if not history.blocks or days["granted"] > day:
        return False
    covered, ended, expires = history.coverage.covers(place), False, days.get("expires", FOREVER)
    active: dict[str, bool] = {}
    touching = [c for c in history.changes if not c.provisions or provision in c.provisions]
    for change in sorted(touching, key=lambda c: (days[c.name], c.order, c.name)):
        if days[change.name] > day or expires <= days[change.name]:
            break
        if change.verb is Verb.STAYS:
            active[change.name] = change.coverage.covers(place)
        elif change.verb is Verb.LIFTS_STAY:
            active.pop(change.lifts, None)
        elif change.verb is Verb.NARROWS:
            covered = covered and change.coverage.covers(place)
        elif change.verb is Verb.EXTENDS:
            covered = covered or change.coverage.covers(place)
        elif change.verb is Verb.PROLONGS:
            expires = days.get(f"expires by {change.name}", FOREVER)
        elif change.verb in ENDS:
            ended = True
    return covered and not ended and expires > day and all(active.values())


def answer(history: History, provision: str, place: Path, day: dt.date) -> str:
    """blocked, not blocked, or unknown: whether every reading, none, or only some have it in force."""
    found = {
        named and in_force(history, provision, place, day, days)
        for named in names(history, provision)
        for days in readings(history)
    }
    return "unknown" if len(found) == 2 else "blocked" if found == {True} else "not blocked"
