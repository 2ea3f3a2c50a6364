"""Where in a text the words looked for stand: a few words around them, with marks."""

from html import escape
from itertools import pairwise

from .query import Part, Query
from .words import Word, words_at

BEFORE, LONGEST = 8, 30  # words
MARK, END = "<mark>", "</mark>"


def snippet(text: str, query: Query) -> str:
    """The words around the first that was looked for; empty where none stands there.

    It is HTML: what was looked for is marked, and everything else is escaped.
    """
    words = [*words_at(text)]
    marked = [span for part in query.wanted for span in _spans(words, part)]
    if not marked:
        return ""
    start = max(0, min(first for first, _ in marked) - BEFORE)
    end = min(len(words), start + LONGEST)
    start = max(0, min(start, end - LONGEST))
    told = "" if start == 0 else "… "
    at = 0 if start == 0 else words[start].start
    for first, last in _joined([span for span in marked if start <= span[0] and span[1] < end]):
        told += escape(text[at : words[first].start], quote=False)
        told += f"{MARK}{escape(text[words[first].start : words[last].end], quote=False)}{END}"
        at = words[last].end
    stop = len(text) if end == len(words) else words[end - 1].end
    return told + escape(text[at:stop], quote=False) + ("" if end == len(words) else " …")


def _spans(words: list[Word], part: Part) -> list[tuple[int, int]]:
    """Where the words of a part stand one after the other: the numbers of the first and the last."""
    length = len(part.words)
    return [(at, at + length - 1) for at in range(len(words) - length + 1) if _stands(words[at : at + length], part)]


def _stands(words: list[Word], part: Part) -> bool:
    *whole, last = zip((word.folded for word in words), part.words, strict=True)
    is_last = last[0].startswith(last[1]) if part.is_beginning else last[0] == last[1]
    return is_last and all(stands == wanted for stands, wanted in whole)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap made one."""
    spans = sorted(spans)
    found = spans[:1]
    for _, (first, last) in pairwise(spans):
        if first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found
