"""The words of a text that are most like words it no longer has."""

import re

from rapidfuzz import fuzz

ALIKE = 60  # of 100: what is less alike is another passage
REACH = 20  # characters within which the end of a sentence or a line is taken for the end of the passage
BREAK = re.compile(r"[.!?]['\"\u201d)]*\s+|\n+")
AFTER = re.compile(r"[.!?]['\"\u201d)]*(?=\s|\Z)|(?=\n)")
LONGEST = 3_000  # characters compared: with more, looking takes seconds and finds the same place


def nearest(text: str, words: str) -> tuple[int, int, int] | None:
    """Where the words most like these stand, and how alike they are (of 100); None where none are."""
    sought = words[:LONGEST]
    if not sought.strip() or not text.strip():
        return None
    if len(text) <= len(sought):
        likeness = round(fuzz.ratio(sought, text))
        return (0, len(text), likeness) if likeness >= ALIKE else None
    found = fuzz.partial_ratio_alignment(sought, text, score_cutoff=ALIKE)
    if found is None or found.dest_end <= found.dest_start:
        return None
    start, end = _whole_words(text, found.dest_start, found.dest_end)
    return start, end, min(round(found.score), 99)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch from and to the ends of sentences where those are near, else of words; no space at its ends."""
    before = [match.end() for match in BREAK.finditer(text, max(start - REACH, 0), start)]
    after = AFTER.search(text, max(end - 1, 0), min(end + REACH, len(text)))
    start = before[-1] if before else 0 if start <= REACH else start
    end = after.end() if after else len(text) if len(text) - end <= REACH else end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return start, end
