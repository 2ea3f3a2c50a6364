"""Whom an order reaches: an algebra of places, classes and everyone.

A coverage answers yes or no for every place there is and every class somebody named. Places form trees (a city beneath
its state), and a member may be meant alone or with all its subdivisions, so a coverage keeps, for each place it
mentions, one answer for the place itself and one for what lies beneath it; whatever it does not mention takes the
answer of the nearest place above that it does, and at last the answer for everyone. Kept so, union, intersection and
difference are exact, whatever they are applied to.

A place is its path from the top: ("united-states", "illinois", "chicago-il").
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Path = tuple[str, ...]


class Reach(NamedTuple):
    """The answers at one place: for the place itself, and for its subdivisions."""

    own: bool
    below: bool


@dataclass(frozen=True)
class Coverage:
    """A set of places and classes, or everything but such a set.

    `everyone` is the answer for whatever is not mentioned: true for universal relief. `places` and `classes` hold only
    what departs from it, so that two coverages that answer alike are equal.
    """

    everyone: bool = False
    places: Mapping[Path, Reach] = field(default_factory=dict)
    classes: Mapping[str, bool] = field(default_factory=dict)

    def covers(self, place: Path) -> bool:
        """Whether the place is reached."""
        reach = self.places.get(place)
        return reach.own if reach is not None else self._from_above(place)

    def covers_below(self, place: Path) -> bool:
        """Whether the place's subdivisions are reached, where nothing else is said of them."""
        reach = self.places.get(place)
        return reach.below if reach is not None else self._from_above(place)

    def covers_class(self, name: str) -> bool:
        """Whether the class of this name is reached."""
        return self.classes.get(name, self.everyone)

    def _from_above(self, place: Path) -> bool:
        for length in range(len(place) - 1, 0, -1):
            reach = self.places.get(place[:length])
            if reach is not None:
                return reach.below
        return self.everyone

    def __or__(self, other: "Coverage") -> "Coverage":
        return _combine(self, other, lambda mine, theirs: mine or theirs)

    def __and__(self, other: "Coverage") -> "Coverage":
        return _combine(self, other, lambda mine, theirs: mine and theirs)

    def __sub__(self, other: "Coverage") -> "Coverage":
        return _combine(self, other, lambda mine, theirs: mine and not theirs)

    def __le__(self, other: "Coverage") -> bool:
        return not self - other

    def __bool__(self) -> bool:
        return self != NOBODY

    def __hash__(self) -> int:
        return hash((self.everyone, frozenset(self.places.items()), frozenset(self.classes.items())))


def _combine(one: Coverage, other: Coverage, decide: Callable[[bool, bool], bool]) -> Coverage:
    everyone = decide(one.everyone, other.everyone)
    places: dict[Path, Reach] = {}
    plain = Coverage(everyone, places)
    for place in sorted({*one.places, *other.places}, key=len):  # from the top, so that what is inherited is known
        own = decide(one.covers(place), other.covers(place))
        below = decide(one.covers_below(place), other.covers_below(place))
        inherited = plain._from_above(place)
        if (own, below) != (inherited, inherited):
            places[place] = Reach(own, below)
    names = {*one.classes, *other.classes}
    classes = {name: decide(one.covers_class(name), other.covers_class(name)) for name in names}
    return Coverage(everyone, places, {name: covered for name, covered in classes.items() if covered != everyone})


NOBODY = Coverage()
EVERYONE = Coverage(everyone=True)


def place(path: Path, *, with_subdivisions: bool = False) -> Coverage:
    """One place, alone or with all its subdivisions."""
    return Coverage(places={path: Reach(own=True, below=with_subdivisions)})


def named_class(name: str) -> Coverage:
    """One class, as its order describes it (Fed. R. Civ. P. 23(c)(3)(A), for classes under 23(b)(2))."""
    return Coverage(classes={name: True})


def union(coverages: Iterable[Coverage]) -> Coverage:
    """All of them together; nobody where there is none."""
    whole = NOBODY
    for coverage in coverages:
        whole |= coverage
    return whole
