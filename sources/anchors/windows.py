"""Words found again by nothing but their number and their hash.

Every stretch of that length is hashed. Where a text is long, only those that begin and end between words, as nearly all
passages do, and with no space at either end: about one in ten.
"""

from collections.abc import Iterator

from .anchor import digest

EVERY = 200_000  # characters up to which each stretch is looked at, should none between words fit


def places(text: str, length: int, words_sha256: str) -> list[int]:
    """Where words of this length and hash begin."""
    if found := [n for n in _between_words(text, length) if digest(text[n : n + length]) == words_sha256]:
        return found
    if len(text) > EVERY:
        return []
    return [n for n in range(len(text) - length + 1) if digest(text[n : n + length]) == words_sha256]


def _between_words(text: str, length: int) -> Iterator[int]:
    for start in range(len(text) - length + 1):
        end = start + length
        if text[start].isspace() or text[end - 1].isspace():
            continue
        if _is_seam(text, start) and _is_seam(text, end):
            yield start


def _is_seam(text: str, place: int) -> bool:
    inside = 0 < place < len(text)
    return not (inside and text[place - 1].isalnum() and text[place].isalnum())
