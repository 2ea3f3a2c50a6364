"""Which passages lie on which sentences. Plain Python."""

from bisect import bisect_left
from collections.abc import Sequence

from .sentences import Span


def covered(sentences: Sequence[Span], passages: Sequence[Span]) -> list[list[int]]:
    """For each sentence the passages on it, by their place in the list.

    A passage is on a sentence if half of the shorter of the two is common to both: a clause within a sentence is, and
    the last word of the sentence before, caught by a careless hand, is not.
    """
    found: list[list[int]] = [[] for _ in sentences]
    ends = [end for _, end in sentences]
    for number, (start, end) in enumerate(passages):
        for n in range(bisect_left(ends, start), len(sentences)):
            first, last = sentences[n]
            if first >= end:
                break
            if 2 * (min(last, end) - max(first, start)) >= min(last - first, end - start):
                found[n].append(number)
    return found
