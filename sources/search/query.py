"""What somebody looks for, and how each database is asked for it.

Words are looked for together, in any order. "Several in quotes", and what a sign within joins (3:17-cv-00485, 9(a)),
follow each other. A star ends the beginning of a word (sanctuar*), and a minus before it leaves records out.
"""

import re
from dataclasses import dataclass

from .words import words

PARTS = re.compile(r'(-?)(?:"([^"]*)"?(\*?)|(\S+))')
MOST_PARTS, LONGEST, SHORTEST_BEGINNING = 20, 100, 2


@dataclass(frozen=True)
class Part:
    """Words that follow each other; the last may be the beginning of one. `is_wanted` or to be left out."""

    words: tuple[str, ...]
    is_beginning: bool = False
    is_wanted: bool = True

    def for_sqlite(self) -> str:
        return f'"{" ".join(self.words)}"{" *" if self.is_beginning else ""}'

    def for_postgresql(self, weight: str = "") -> str:
        marks = [weight] * len(self.words)
        if self.is_beginning:
            marks[-1] += "*"
        asked = (f"'{word}'{':' if mark else ''}{mark}" for word, mark in zip(self.words, marks, strict=True))
        return f"({' <-> '.join(asked)})"


@dataclass(frozen=True)
class Query:
    """What is looked for: parts that are wanted, all of them, and parts that are to be left out."""

    parts: tuple[Part, ...]

    @property
    def wanted(self) -> list[Part]:
        return [part for part in self.parts if part.is_wanted]

    @property
    def left_out(self) -> list[Part]:
        return [part for part in self.parts if not part.is_wanted]

    def as_one_phrase(self) -> "Query | None":
        """All wanted words following each other; none, where they do already."""
        if len(self.wanted) < 2 or any(part.is_beginning for part in self.wanted[:-1]):
            return None
        together = tuple(word for part in self.wanted for word in part.words)
        return Query((Part(together, self.wanted[-1].is_beginning),))

    def for_sqlite(self, *, in_names: bool = False) -> str:
        """The question to FTS5 (https://www.sqlite.org/fts5.html, section 3)."""
        asked = " AND ".join(part.for_sqlite() for part in self.wanted)
        if in_names:
            return f"names : ({asked})"
        without = " OR ".join(part.for_sqlite() for part in self.left_out)
        return f"({asked}) NOT ({without})" if without else asked

    def for_postgresql(self, *, in_names: bool = False) -> str:
        """The same as a tsquery."""
        asked = [part.for_postgresql("A" if in_names else "") for part in self.wanted]
        if not in_names:
            asked += [f"!{part.for_postgresql()}" for part in self.left_out]
        return " & ".join(asked)


def read(text: str) -> Query:
    """What somebody looks for. Raises `ValueError`, with the remedy, for what has no word, or too many."""
    parts = []
    for minus, quoted, quoted_star, plain in PARTS.findall(text):
        found = tuple(words(quoted or plain))
        is_beginning = bool(quoted_star or plain.endswith("*"))
        if not found:
            continue
        if is_beginning and len(found[-1]) < SHORTEST_BEGINNING:
            raise ValueError(f"Write at least {SHORTEST_BEGINNING} letters before a star.")
        parts.append(Part(found, is_beginning, is_wanted=not minus))
    if not any(part.is_wanted for part in parts):
        raise ValueError("There is no word to look for: write letters or digits, and not only words to be left out.")
    if len(parts) > MOST_PARTS or any(len(word) > LONGEST for part in parts for word in part.words):
        raise ValueError(f"Look for no more than {MOST_PARTS} words at once, none of more than {LONGEST} letters.")
    return Query(tuple(dict.fromkeys(parts)))
