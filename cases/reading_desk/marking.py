"""The text of a page as pieces, each with the marks that lie on it: marks may overlap. Plain Python."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sources.coverage.sentences import Span


@dataclass(frozen=True)
class Mark:
    """A stretch of the text that something is said of. `name`: of its card; `look`: how it is shown."""

    start: int
    end: int
    name: str
    look: str


@dataclass(frozen=True)
class Piece:
    """Words with the same marks on all of them. `begin`: the marks that begin here, on this page."""

    start: int
    words: str
    marks: tuple[Mark, ...] = ()
    begin: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """A sentence in pieces, or what stands between two (`number` is None)."""

    number: int | None
    pieces: tuple[Piece, ...]


def marked(text: str, page: Span, sentences: Sequence[tuple[int, Span]], marks: Sequence[Mark]) -> list[Sentence]:
    """The page, sentence by sentence: together exactly its characters. `sentences`: those on it, with their numbers."""
    first, last = page
    events: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.start < last and mark.end > first:
            events[max(mark.start, first)].append(mark)
            events[min(mark.end, last)].append(mark)
    cuts = iter([*sorted(events), last])
    cut, found = next(cuts), []
    on: dict[str, Mark] = {}
    for number, start, end in _whole(page, sentences):
        pieces, at = [], start
        while at < end:
            begin: tuple[Mark, ...] = ()
            while cut <= at and cut < last:
                begin += _passed(events[cut], on)
                cut = next(cuts)
            until = min(end, cut if cut > at else end)
            pieces.append(Piece(at, text[at:until], tuple(on.values()), begin))
            at = until
        found.append(Sentence(number, tuple(pieces)))
    return found


def _passed(met: list[Mark], on: dict[str, Mark]) -> tuple[Mark, ...]:
    """End what ends, begin what begins; tell what began."""
    begun = []
    for mark in met:
        if on.pop(mark.name, None) is None:
            on[mark.name] = mark
            begun.append(mark)
    return tuple(begun)


def _whole(page: Span, sentences: Sequence[tuple[int, Span]]) -> Iterator[tuple[int | None, int, int]]:
    at, last = page
    for number, (start, end) in sentences:
        start, end = max(start, at), min(end, last)
        if start > at:
            yield None, at, start
        if end > start:
            yield number, start, end
        at = max(at, end)
    if at < last:
        yield None, at, last
