"""What to offer somebody who wrote a word that is not known."""

import difflib
from collections.abc import Iterable

MOST_WORDS = 30


def near(word: str, known: Iterable[str], cutoff: float = 0.6) -> list[str]:
    """The known words nearest to it, at most three, the nearest first."""
    return difflib.get_close_matches(word, known, n=3, cutoff=cutoff)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that offers the nearest known words, with a space after it; empty where none is near."""
    found = near(word, known)
    return f"Did you mean {' or '.join(found)}? " if found else ""


def words(known: Iterable[str]) -> str:
    """The words of a vocabulary, or as many as one can read."""
    known = list(known)
    more = len(known) - MOST_WORDS
    return ", ".join(known[:MOST_WORDS]) + (f" and {more} more" if more > 0 else "")
