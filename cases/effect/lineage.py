"""Whether an order against an earlier action reaches the later one that takes it up: open until a court says.

An injunction binds those it names and those who act with them as to what it forbids in terms (Fed. R. Civ. P.
65(d)); another instrument that carries the same command is not named in it. Whether it is within the order is for a
court to say, and until one does a reader is warned, not told.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from .answer import Hold


class Standing(StrEnum):
    """Where the question stands on a day."""

    OPEN = "open"
    SETTLED = "settled"
    ENDED = "ended"  # the earlier order ended before any court said


@dataclass(frozen=True)
class Word:
    """What a court said of one provision of the later action: it gave relief against it, or refused to.

    `is_certain`: whether the record settles that this provision was meant.
    """

    on: dt.date
    ruling: str
    provision: str
    is_given: bool
    is_certain: bool = True


@dataclass(frozen=True)
class Descent:
    """A later action and the earlier one that it takes up.

    `provisions`: the later action's. `held`: the holds on what it takes up of the earlier one. `words`: what courts
    said in the suits in which these were ordered.
    """

    begins: dt.date
    provisions: tuple[str, ...]
    held: tuple[Hold, ...]
    words: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What carried over from the earlier action to the later one as of a day, what did not, and what is open.

    `perhaps_said_by`: rulings that perhaps speak of a provision of the later one, and of none for certain.
    """

    standing: Standing
    since: dt.date
    held_by: tuple[str, ...]
    perhaps_said_by: tuple[str, ...] = ()
    settled_by: str = ""
    settled_on: dt.date | None = None
    carried_over: tuple[str, ...] = ()
    not_carried_over: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


def finding(descent: Descent, day: dt.date) -> Finding | None:
    """How it stands on the day; None where no order on the earlier action was in force since the later one began.

    The first ruling on relief against any provision of the later action settles it: what a court has blocked by the
    day carried over, what it has perhaps blocked is open, the rest did not. A ruling that perhaps speaks of the later
    action settles nothing.
    """
    resting = [h for h in descent.held if h.end > descent.begins and h.start <= day]
    if day < descent.begins or not resting:
        return None
    since = max(descent.begins, min(hold.start for hold in resting))
    held_by = tuple(dict.fromkeys(hold.relief for hold in sorted(resting, key=lambda h: (h.start, h.relief))))
    words = sorted((word for word in descent.words if since <= word.on <= day), key=lambda word: (word.on, word.ruling))
    said = [word for word in words if word.is_certain]
    perhaps = [word for word in words if not word.is_certain]
    sure = {word.ruling for word in said}
    found = Finding(
        Standing.OPEN if any(hold.end > day for hold in resting) else Standing.ENDED,
        since,
        held_by,
        tuple(dict.fromkeys(word.ruling for word in perhaps if word.ruling not in sure)),
    )
    if said:
        given = {word.provision for word in said if word.is_given}
        unsettled = {word.provision for word in perhaps} - given
        return replace(
            found,
            standing=Standing.SETTLED,
            settled_by=said[0].ruling,
            settled_on=said[0].on,
            carried_over=_among(descent.provisions, given),
            not_carried_over=_among(descent.provisions, set(descent.provisions) - given - unsettled),
            open=_among(descent.provisions, unsettled),
        )
    return replace(found, open=descent.provisions) if found.standing is Standing.OPEN else found


def _among(provisions: Sequence[str], some: set[str]) -> tuple[str, ...]:
    return tuple(provision for provision in provisions if provision in some)
