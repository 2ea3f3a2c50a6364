"""Is a provision blocked for a place on a day: the answers, and the days on which they change.

A provision has a life of its own (it takes effect, it is revoked); the reliefs that name it each hold it for some
places from one day to another. Laid over one another they give a time line of answers without gaps.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

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


@dataclass(frozen=True)
class Hold:
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
    moments = [m for m in (lifetime.begins, lifetime.ends) if m is not None]
    cuts = {BEGINNING, FOREVER, *(day for m in moments for day in (m.earliest, m.latest))}
    cuts |= {day for hold in held for day in (hold.start, hold.end)}
    spans: list[Span] = []
    for start, end in pairwise(sorted(cuts)):
        here = [hold for hold in held if hold.start <= start < hold.end]
        span = _answer(start, end, lifetime, here)
        last = spans[-1] if spans else None
        if last and _same(last, span):
            spans[-1] = Span(last.start, end, last.status, last.held_by, last.perhaps_by, last.open_questions)
        else:
            spans.append(span)
    return tuple(spans)


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


def _answer(start: dt.date, end: dt.date, lifetime: Lifetime, here: Sequence[Hold]) -> Span:
    certain = tuple(sorted({hold.relief for hold in here if hold.is_certain}))
    perhaps = tuple(sorted({hold.relief for hold in here if not hold.is_certain} - set(certain)))
    questions = tuple(sorted({q for hold in here if hold.relief in perhaps for q in hold.open_questions}))
    ended, begun = _has_come(lifetime.ends, start), _has_come(lifetime.begins, start)
    if lifetime.ends is not None and ended:
        return Span(start, end, Status.REVOKED)
    if lifetime.begins is not None and begun is False:
        return Span(start, end, Status.NOT_YET_EFFECTIVE)
    own = tuple(
        name
        for name, come, moment in (("begins", begun, lifetime.begins), ("ends", ended, lifetime.ends))
        if moment is not None and come is None
    )
    if own:
        return Span(start, end, Status.UNKNOWN, certain, perhaps, own + questions)
    if certain:
        return Span(start, end, Status.BLOCKED, certain)
    if perhaps:
        return Span(start, end, Status.UNKNOWN, (), perhaps, questions)
    return Span(start, end, Status.NOT_BLOCKED)


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
