"""Is a provision blocked for a place on a day: the answers, and the days on which they change.

A provision has a life of its own (it takes effect, it is revoked); the reliefs that name it each hold it for some
places from one day to another. Laid over one another they give a time line of answers without gaps.
"""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from .coverage import Path
from .moments import FOREVER, Moment
from .replay import Period

BEGINNING = dt.date.min


class Status(StrEnum):
    """What can be said of a provision on a day."""

    BLOCKED = "blocked"
    NOT_BLOCKED = "not_blocked"
    REVOKED = "revoked"
    NOT_YET_EFFECTIVE = "not_yet_effective"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Lifetime:
    """When a provision takes effect and when it ends otherwise than by a court; None where it does not."""

    begins: Moment | None = None
    ends: Moment | None = None


class Hold(NamedTuple):
    """A relief holds a provision from one day to another, [start, end): for certain, or perhaps."""

    relief: str
    start: dt.date
    end: dt.date
    is_certain: bool
    open_questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Span:
    """Days [start, end) with one answer: which reliefs hold the provision, which perhaps do, and what is open."""

    start: dt.date
    end: dt.date
    status: Status
    held_by: tuple[str, ...] = ()
    perhaps_by: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()


def holds(relief: str, periods: Iterable[Period], place: Path | None = None) -> list[Hold]:
    """The periods of a relief as they bear on one place, or on anybody at all."""
    found = []
    for period in periods:
        certain = period.certain.covers(place) if place is not None else bool(period.certain)
        possible = period.possible.covers(place) if place is not None else bool(period.possible)
        if possible:
            found.append(Hold(relief, period.start, period.end, certain, () if certain else period.open_questions))
    return found


def timeline(lifetime: Lifetime, held: Sequence[Hold]) -> tuple[Span, ...]:
    """The answers from the beginning of days to their end, each as long as nothing changes.

    Revocation ends the matter whatever the courts said; before a provision takes effect there is nothing to
    block; a day on which one of these is open, or on which only a relief that perhaps holds it stands, is
    unknown.
    """
    days = _cuts(lifetime, held)
    beginning, ending = defaultdict(list), defaultdict(list)
    for number, hold in enumerate(held):
        beginning[hold.start].append((number, hold))
        ending[hold.end].append(number)
    spans: list[Span] = []
    here: dict[int, Hold] = {}
    for start, end in pairwise(days):
        here.update(beginning[start])
        for number in ending[start]:
            del here[number]
        span = _answer(start, end, lifetime, list(here.values()))
        if spans and _same(spans[-1], span):
            spans[-1] = replace(spans[-1], end=end)
        else:
            spans.append(span)
    return tuple(spans)


def answer_on(lifetime: Lifetime, held: Sequence[Hold], day: dt.date) -> tuple[Span, dt.date, dt.date]:
    """The answer on one day as the time line has it, and the days around it, [since, until), of the same status.

    Who gives it is worked out for that day alone: the time line of a provision that thousands of reliefs hold is long.
    """
    days = _cuts(lifetime, held)
    here, end = min(bisect_right(days, day), len(days) - 1) - 1, len(days) - 1
    span, statuses = _told(days, here, lifetime, held), list(_statuses(days, lifetime, held))
    since, until = first, last = _around(here, 0, end, lambda n: statuses[n] is span.status)
    if span.held_by or span.perhaps_by or span.open_questions:
        first, last = _around(here, since, until, lambda n: _same(_told(days, n, lifetime, held), span))
    return replace(span, start=days[first], end=days[last]), days[since], days[until]


def turns(lifetime: Lifetime, held: Sequence[Hold]) -> list[tuple[dt.date, Status]]:
    """The days from which the status is another, each with it, from the beginning of days; whoever gives it."""
    days = _cuts(lifetime, held)
    found: list[tuple[dt.date, Status]] = []
    for day, status in zip(days, _statuses(days, lifetime, held), strict=False):  # the last day begins nothing
        if not found or found[-1][1] is not status:
            found.append((day, status))
    return found


def on_day(spans: Iterable[Span], day: dt.date) -> Span:
    """The answer on a day."""
    return next(span for span in spans if span.start <= day < span.end or (span.end == FOREVER and day >= span.start))


def stretch(spans: Sequence[Span], day: dt.date) -> tuple[dt.date, dt.date]:
    """The days around this one, [start, end), on which the answer is the same, whoever gives it."""
    here = next(n for n, span in enumerate(spans) if span is on_day(spans, day))
    first = last = here
    while first > 0 and spans[first - 1].status is spans[here].status:
        first -= 1
    while last + 1 < len(spans) and spans[last + 1].status is spans[here].status:
        last += 1
    return spans[first].start, spans[last].end


def between(spans: Iterable[Span], first: dt.date, after_last: dt.date) -> tuple[Span, ...]:
    """The answers of the half-open range of days [first, after_last), each with its full extent."""
    return tuple(span for span in spans if span.start < after_last and span.end > first)


def _cuts(lifetime: Lifetime, held: Iterable[Hold]) -> list[dt.date]:
    """The days on which anything may change, from the beginning of days to their end."""
    moments = [m for m in (lifetime.begins, lifetime.ends) if m is not None]
    cuts = {BEGINNING, FOREVER, *(day for m in moments for day in (m.earliest, m.latest))}
    return sorted(cuts.union(*((hold.start, hold.end) for hold in held)))


def _around(here: int, first: int, end: int, is_same: Callable[[int], bool]) -> tuple[int, int]:
    """The numbers around this one, [since, until) and within [first, end), for which it is the same."""
    since, until = here, here + 1
    while since > first and is_same(since - 1):
        since -= 1
    while until < end and is_same(until):
        until += 1
    return since, until


def _told(days: Sequence[dt.date], index: int, lifetime: Lifetime, held: Sequence[Hold]) -> Span:
    start = days[index]
    return _answer(start, days[index + 1], lifetime, [hold for hold in held if hold.start <= start < hold.end])


def _statuses(days: Sequence[dt.date], lifetime: Lifetime, held: Iterable[Hold]) -> Iterator[Status]:
    """The status from each of the days to the next."""
    begun: dict[bool, dict[dt.date, int]] = {True: defaultdict(int), False: defaultdict(int)}
    for hold in held:
        changes = begun[hold.is_certain]
        changes[hold.start] += 1
        changes[hold.end] -= 1
    certain = perhaps = 0
    for day in days[:-1]:
        certain, perhaps = certain + begun[True].get(day, 0), perhaps + begun[False].get(day, 0)
        yield _status(day, lifetime, is_held=certain > 0, is_perhaps=perhaps > 0)[0]


def _status(day: dt.date, lifetime: Lifetime, *, is_held: bool, is_perhaps: bool) -> tuple[Status, tuple[str, ...]]:
    """What can be said of the day, and which of the provision's own beginning and end leave it open."""
    ended, begun = _has_come(lifetime.ends, day), _has_come(lifetime.begins, day)
    if ended:
        return Status.REVOKED, ()
    if lifetime.begins is not None and begun is False:
        return Status.NOT_YET_EFFECTIVE, ()
    if begun is None or ended is None:
        return Status.UNKNOWN, tuple(name for name, come in (("begins", begun), ("ends", ended)) if come is None)
    return (Status.BLOCKED if is_held else Status.UNKNOWN if is_perhaps else Status.NOT_BLOCKED), ()


def _answer(start: dt.date, end: dt.date, lifetime: Lifetime, here: Sequence[Hold]) -> Span:
    certain = {hold.relief for hold in here if hold.is_certain}
    perhaps = {hold.relief for hold in here if not hold.is_certain} - certain
    status, own = _status(start, lifetime, is_held=bool(certain), is_perhaps=bool(perhaps))
    if status is Status.BLOCKED:
        return Span(start, end, status, tuple(sorted(certain)))
    if status is not Status.UNKNOWN:
        return Span(start, end, status)
    questions = tuple(sorted({question for hold in here if hold.relief in perhaps for question in hold.open_questions}))
    return Span(start, end, status, tuple(sorted(certain)), tuple(sorted(perhaps)), own + questions)


def _has_come(moment: Moment | None, day: dt.date) -> bool | None:
    """Whether it has come by this day; None where nobody knows. What has no moment never comes."""
    if moment is None or day < moment.earliest:
        return False
    return True if day >= moment.latest else None


def _same(one: Span, other: Span) -> bool:
    return (one.status, one.held_by, one.perhaps_by, one.open_questions) == (
        other.status,
        other.held_by,
        other.perhaps_by,
        other.open_questions,
    )
