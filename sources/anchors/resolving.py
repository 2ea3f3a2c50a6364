"""Where a passage stands in a text: at its place, elsewhere, at one of several places, or nowhere."""

from dataclasses import dataclass
from enum import StrEnum

from .anchor import Anchor, digest
from .nearest import nearest
from .windows import places

TELLING = 6  # characters around the words that must agree before they decide between places


class Outcome(StrEnum):
    """What became of a passage."""

    INTACT = "intact"  # the words stand where they stood
    MOVED = "moved"  # they stand at one other place
    AMBIGUOUS = "ambiguous"  # they stand at several, and nothing tells which
    LOST = "lost"  # they stand nowhere


@dataclass(frozen=True)
class Resolved:
    """What became of a passage: where it is now, or where the words most like it are, if any.

    `likeness`: of 100. `places`: where the same words begin, if at several places.
    """

    outcome: Outcome
    start: int | None = None
    end: int | None = None
    likeness: int = 0
    places: tuple[int, ...] = ()


def resolve(text: str, anchor: Anchor) -> Resolved:
    """Find a passage in a text, first where it stood, then by its words, then by their hash alone."""
    if anchor.end <= len(text) and digest(text[anchor.start : anchor.end]) == anchor.words_sha256:
        return Resolved(Outcome.INTACT, anchor.start, anchor.end, 100)
    quote = anchor.quote
    found = _occurrences(text, quote) if quote else places(text, anchor.length, anchor.words_sha256)
    if not found:
        return _lost(text, quote)
    chosen = found[0] if len(found) == 1 else _told_apart(text, anchor, found)
    if chosen is None:
        return Resolved(Outcome.AMBIGUOUS, likeness=100, places=tuple(found))
    return Resolved(Outcome.MOVED, chosen, chosen + anchor.length, 100)


def _lost(text: str, quote: str) -> Resolved:
    near = nearest(text, quote) if quote else None
    return Resolved(Outcome.LOST, *near) if near else Resolved(Outcome.LOST)


def _occurrences(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _told_apart(text: str, anchor: Anchor, found: list[int]) -> int | None:
    """The one place around which the text reads as it did; None where there are several such, or none."""
    agreeing = {at: _agreement(text, anchor, at) for at in found}
    best = max(agreeing.values())
    leaders = [at for at, number in agreeing.items() if number == best]
    return leaders[0] if len(leaders) == 1 and best >= TELLING else None


def _agreement(text: str, anchor: Anchor, at: int) -> int:
    """How many characters before and after the words are as they were."""
    end = at + anchor.length
    before = text[max(at - len(anchor.prefix), 0) : at]
    after = text[end : end + len(anchor.suffix)]
    return _common(before[::-1], anchor.prefix[::-1]) + _common(after, anchor.suffix)


def _common(one: str, other: str) -> int:
    for n, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return n
    return min(len(one), len(other))
