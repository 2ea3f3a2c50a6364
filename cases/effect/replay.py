"""From a relief's history to the periods in which it blocks.

Days are half-open: a relief that begins on the 25th is in force on the 25th; one vacated on the 1st is not in force
on the 1st. Where a day is not fully known, every assignment of days that the record allows is replayed: what all of
them block is blocked for certain, what none of them blocks is not, and the rest is unknown. Where it is not settled
whether the relief holds the provision at all, one reading more is that it does not, and nothing is certain.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise, product
from math import prod

from .coverage import NOBODY, Coverage
from .history import ENDS, Change, History, Verb
from .moments import FOREVER, Moment

MOST_SCENARIOS = 50_000
GRANT, EXPIRY, NAMED = "", "!expiry", "!named"  # beside the names of the changes


@dataclass(frozen=True)
class Period:
    """A half-open span of days [start, end) in which one answer holds; `end` is FOREVER where nothing ends it.

    `certain` is whom the relief reaches under every reading of the record, `possible` whom under at least one.
    Who is in the second and not in the first is unknown, and `open_questions` says why: it names the changes whose day
    is not known, and the provision (`naming`) where it is not settled that the relief holds it.
    """

    start: dt.date
    end: dt.date
    certain: Coverage
    possible: Coverage
    open_questions: tuple[str, ...] = ()


def periods(history: History, provision: str) -> tuple[Period, ...]:
    """The periods in which the relief may block this provision, in order, without gaps between equal ones.

    Nothing comes before the first, and a relief that blocks nothing has none. Raises `ValueError` for a provision the
    relief does not name.
    """
    if provision not in history.provisions:
        raise ValueError(f"{history.name} does not name {provision}.")
    if not history.blocks:
        return ()
    touching = tuple(c for c in history.changes if not c.provisions or provision in c.provisions)
    found = _read(history, touching)
    if provision in history.perhaps:
        found = [_unsettled(period, naming(history.name, provision)) for period in found]
    return _merged(found)


def naming(relief: str, provision: str) -> str:
    """The open question whether this relief holds this provision."""
    return f"{NAMED} {relief} {provision}"


def _unsettled(period: Period, question: str) -> Period:
    """The same, with one reading more: that the relief does not hold the provision."""
    if not period.possible:
        return period
    return replace(period, certain=NOBODY, open_questions=tuple(sorted((*period.open_questions, question))))


def _read(history: History, touching: tuple[Change, ...]) -> list[Period]:
    """What all readings of the days come to together, from each day on which any of them changes."""
    moments = _moments(history)
    days = _representative_days(moments)
    if prod(len(choice) for choice in days.values()) > MOST_SCENARIOS:
        return _all_open(history, touching, moments)
    replays = [_replay(history, touching, scenario) for scenario in _scenarios(history.changes, days)]
    cuts = sorted({day for replay in replays for day, _ in replay if day < FOREVER})
    found = []
    for start, end in pairwise([*cuts, FOREVER]):
        here = [_at(replay, start) for replay in replays]
        certain, possible = here[0], here[0]
        for coverage in here[1:]:
            certain, possible = certain & coverage, possible | coverage
        questions = tuple(sorted(_open_on(start, moments))) if certain != possible else ()
        found.append(Period(start, end, certain, possible, questions))
    return found


def _moments(history: History) -> dict[str, Moment]:
    moments = {GRANT: history.granted, **{change.name: change.when for change in history.changes}}
    if history.expires is not None:
        moments[EXPIRY] = history.expires
    for change in history.changes:
        if change.expires is not None:
            moments[f"{EXPIRY} {change.name}"] = change.expires
    return moments


def _representative_days(moments: Mapping[str, Moment]) -> dict[str, tuple[dt.date, ...]]:
    """For each moment, days that stand for all it could be: only their order, and ties, make a difference.

    Around every day at which anything may begin there is room for as many open moments as there are to fall before,
    between and after one another.
    """
    slack = sum(not moment.is_known for moment in moments.values())
    edges = {day for moment in moments.values() for day in (moment.earliest, moment.latest)}
    steps = range(-slack, slack + 1)
    marks = {edge + dt.timedelta(days=step) for edge in edges - {FOREVER} for step in steps} | {FOREVER}
    return {
        name: (moment.earliest,)
        if moment.is_known
        else tuple(sorted(day for day in marks if moment.earliest <= day <= moment.latest))
        for name, moment in moments.items()
    }


def _scenarios(changes: tuple[Change, ...], days: Mapping[str, tuple[dt.date, ...]]) -> Iterator[Mapping[str, dt.date]]:
    """Every assignment of days that makes sense: nothing is done to a relief before it is granted, and no stay is
    lifted before it is ordered. Where the record allows none (it contradicts itself), all of them.
    """
    names = list(days)
    every = [dict(zip(names, choice, strict=True)) for choice in product(*days.values())]

    def sensible(scenario: Mapping[str, dt.date]) -> bool:
        return all(
            scenario[c.name] >= scenario[GRANT]
            and (not c.lifts or scenario[c.name] >= scenario.get(c.lifts, scenario[GRANT]))
            for c in changes
        )

    yield from [scenario for scenario in every if sensible(scenario)] or every


@dataclass
class _State:
    """What a relief stands at in the course of one reading."""

    coverage: Coverage
    expires: dt.date
    stays: dict[str, Coverage] = field(default_factory=dict)
    ended: bool = False

    def apply(self, change: Change, day: dt.date, expires: dt.date) -> None:
        match change.verb:
            case Verb.STAYS:
                self.stays[change.name] = change.coverage
            case Verb.LIFTS_STAY:
                self.stays.pop(change.lifts, None)
            case Verb.NARROWS:
                self.coverage &= change.coverage
            case Verb.EXTENDS:
                self.coverage |= change.coverage
            case Verb.PROLONGS:
                self.expires = max(day, expires)
            case verb:
                self.ended = self.ended or verb in ENDS

    def standing(self) -> Coverage:
        left = NOBODY if self.ended else self.coverage
        for stay in self.stays.values():
            left &= stay
        return left


def _replay(
    history: History, changes: tuple[Change, ...], scenario: Mapping[str, dt.date]
) -> list[tuple[dt.date, Coverage]]:
    """One reading of the record: the coverage from each day on which it changes, until the next."""
    granted = scenario[GRANT]
    state = _State(history.coverage, scenario.get(EXPIRY, FOREVER))
    steps = {granted: state.standing()}
    for change in sorted(changes, key=lambda c: (scenario[c.name], c.order, c.name)):
        day = scenario[change.name]
        if state.expires <= day:
            break
        state.apply(change, day, scenario.get(f"{EXPIRY} {change.name}", FOREVER))
        steps[max(day, granted)] = state.standing()
    if state.expires < FOREVER:
        steps[max(state.expires, granted)] = NOBODY
    return sorted(steps.items(), key=lambda step: step[0])


def _at(replay: list[tuple[dt.date, Coverage]], day: dt.date) -> Coverage:
    current = NOBODY
    for start, coverage in replay:
        if start > day:
            break
        current = coverage
    return current


def _open_on(day: dt.date, moments: Mapping[str, Moment]) -> list[str]:
    """The moments that leave this day open: those that may or may not have come, or, where all have, those whose order
    among the others nobody knows."""
    begun = {name: moment for name, moment in moments.items() if not moment.is_known and moment.earliest <= day}
    return [name for name, moment in begun.items() if day < moment.latest] or list(begun)


def _all_open(history: History, changes: tuple[Change, ...], moments: Mapping[str, Moment]) -> list[Period]:
    """Where too many days are open to try all: unknown from the first day that is open.

    Before it nothing has happened of which the day is not known, so every reading of the record is the same.
    """
    opens = min(moment.earliest for moment in moments.values() if not moment.is_known)
    reading = _replay(history, changes, {name: moment.latest for name, moment in moments.items()})
    known = [(day, coverage) for day, coverage in reading if day < opens]
    ends = [*(day for day, _ in known[1:]), opens]
    settled = [Period(day, end, coverage, coverage) for (day, coverage), end in zip(known, ends, strict=False)]
    widest = history.coverage
    for change in changes:
        if change.verb is Verb.EXTENDS:
            widest |= change.coverage
    questions = tuple(sorted(name for name, moment in moments.items() if not moment.is_known))
    begins = max(opens, history.granted.earliest)
    return [*settled, Period(begins, FOREVER, NOBODY, widest, questions)]


def _merged(found: list[Period]) -> tuple[Period, ...]:
    merged: list[Period] = []
    for period in found:
        last = merged[-1] if merged else None
        if last and (last.certain, last.possible, last.open_questions) == (
            period.certain,
            period.possible,
            period.open_questions,
        ):
            merged[-1] = Period(last.start, period.end, last.certain, last.possible, last.open_questions)
        elif merged or period.possible:
            merged.append(period)
    while merged and not merged[-1].possible:
        merged.pop()
    return tuple(merged)
