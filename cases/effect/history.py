"""One relief and what later rulings did to it, as values."""

from dataclasses import dataclass
from enum import StrEnum

from .coverage import NOBODY, Coverage
from .moments import Moment


class Verb(StrEnum):
    """What a change does; the words are those of cases.choices.ChangeKind.

    Where the power comes from: to stay, Fed. R. Civ. P. 62, Fed. R. App. P. 8 and Sup. Ct. R. 23; to narrow, extend or
    dissolve, Fed. R. Civ. P. 54(b), 60(b) and, for a restraining order, 65(b)(4); to extend to a class, 23(b)(2); to
    prolong a restraining order, 65(b)(2); to affirm, vacate or reverse, 28 U.S.C. 2106, also where the case is moot
    (United States v. Munsingwear, 340 U.S. 36 (1950)). A preliminary injunction merges into the permanent one that
    supersedes it (Grupo Mexicano v. Alliance Bond Fund, 527 U.S. 308, 314 (1999)).
    """

    STAYS = "stays"
    LIFTS_STAY = "lifts_stay"
    NARROWS = "narrows"
    EXTENDS = "extends"
    PROLONGS = "prolongs"
    VACATES = "vacates"
    REVERSES = "reverses"
    DISSOLVES = "dissolves"
    SUPERSEDES = "supersedes"
    LAPSES = "lapses"
    AFFIRMS = "affirms"


ENDS = frozenset({Verb.VACATES, Verb.REVERSES, Verb.DISSOLVES, Verb.SUPERSEDES, Verb.LAPSES})


@dataclass(frozen=True)
class Change:
    """A later ruling's act on the relief.

    `coverage`: what a stay leaves standing, what a narrowing leaves, what an extension adds.
    `provisions`: those it touches; empty for all of the relief's.
    `order`: breaks ties between changes of one day (the rulings' sequence, then the changes').
    """

    name: str
    verb: Verb
    when: Moment
    order: tuple[int, ...] = ()
    coverage: Coverage = NOBODY
    provisions: frozenset[str] = frozenset()
    lifts: str = ""
    expires: Moment | None = None


@dataclass(frozen=True)
class History:
    """A relief from its grant on: which provisions, whom, from when, until when, and all that was done to it.

    `perhaps`: those of its provisions of which the record does not settle whether the order holds them. A declaratory
    judgment `blocks` nothing: it is shown in a chain and never counted (28 U.S.C. 2201; Steffel v. Thompson, 415 U.S.
    452, 471 (1974)).
    """

    name: str
    provisions: frozenset[str]
    coverage: Coverage
    granted: Moment
    expires: Moment | None = None
    changes: tuple[Change, ...] = ()
    blocks: bool = True
    perhaps: frozenset[str] = frozenset()
