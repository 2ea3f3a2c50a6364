"""What is known of a passage: where its words stood, their hash, and the words where a reader has them."""

import hashlib
from dataclasses import dataclass

AROUND = 32  # characters kept before and after a passage, to tell it from others of the same words


@dataclass(frozen=True)
class Anchor:
    """A passage of one text. `exact`, `prefix`, `suffix`: the words and what stands around them; empty if not known."""

    start: int
    end: int
    words_sha256: str
    exact: str = ""
    prefix: str = ""
    suffix: str = ""

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def quote(self) -> str:
        """The words, where those kept are the ones that were hashed."""
        return self.exact if self.exact and digest(self.exact) == self.words_sha256 else ""


def digest(words: str) -> str:
    """The SHA-256 of words, in UTF-8."""
    return hashlib.sha256(words.encode()).hexdigest()


def anchored(text: str, start: int, end: int) -> Anchor:
    """The passage [start, end) of a text, with its words and what stands around them. Raises ValueError for none."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start} to {end} is no passage of a text of {len(text)} characters.")
    exact = text[start:end]
    return Anchor(start, end, digest(exact), exact, text[max(start - AROUND, 0) : start], text[end : end + AROUND])
