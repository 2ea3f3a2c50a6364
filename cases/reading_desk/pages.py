"""A long text in pages, each a few screens long. Plain Python."""

from bisect import bisect_right
from collections.abc import Sequence

from sources.coverage.sentences import Span

PAGE = 6_000  # characters, to the end of the sentence before
LONGEST = 4 * PAGE  # what nobody has put a full stop to is cut there


def pages(length: int, sentences: Sequence[Span]) -> list[Span]:
    """The pages of a text: together all of it, cut where a sentence begins."""
    starts, begun = [0], 0
    for start, end in sentences:
        if end - begun > PAGE and start > begun:
            starts.append(start)
            begun = start
        while end - begun > LONGEST:
            begun += LONGEST
            starts.append(begun)
    return list(zip(starts, [*starts[1:], length], strict=True))


def page_of(found: Sequence[Span], place: int) -> int:
    """Which page a character stands on, counted from 0."""
    return max(bisect_right([start for start, _ in found], place) - 1, 0)
