"""What a word is: as SQLite's tokenizer `unicode61 remove_diacritics 2` has it, for PostgreSQL and for Python too.

A word is a run of letters and digits, in small letters and without diacritics; whatever else there is separates words.
The table beside this module was read off that tokenizer, sign by sign (`unicode61.json`, Unicode 6.1).
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

TOKENIZER = "unicode61 remove_diacritics 2"


class Word(NamedTuple):
    """A word of a text as it is looked for, and where it stands: [start, end)."""

    folded: str
    start: int
    end: int


class Table(NamedTuple):
    """Signs that separate words and that are passed over within one, as ranges; letters, and what they count as."""

    separators: list[tuple[int, int]]
    dropped: list[tuple[int, int]]
    folded: dict[str, str]


@cache
def table() -> Table:
    """The table, as it is kept."""
    told = json.loads(Path(__file__).with_name("unicode61.json").read_text(encoding="utf-8"))
    separators, dropped = ([(first, last) for first, last in told[name]] for name in ("separators", "dropped"))
    return Table(separators, dropped, dict(zip(told["from"], told["to"], strict=True)))


@cache
def _signs() -> dict[int, str | None]:
    """Every sign that does not count as itself: None where it is passed over, a space where it separates."""
    found: dict[int, str | None] = {ord(letter): counts_as for letter, counts_as in table().folded.items()}
    for first, last in table().separators:
        found |= dict.fromkeys(range(first, last + 1), " ")
    for first, last in table().dropped:
        found |= dict.fromkeys(range(first, last + 1))
    return found


def words(text: str) -> list[str]:
    """The words of a text in their order."""
    return [word for word in text.translate(_signs()).split(" ") if word]


def words_at(text: str) -> Iterator[Word]:
    """The same, and where each stands."""
    signs = _signs()
    start, folded = 0, ""
    for position, sign in enumerate(f"{text} "):
        counts_as = signs.get(ord(sign), sign)
        if counts_as == " ":
            if folded:
                yield Word(folded, start, position)
            folded = ""
        elif counts_as:
            start, folded = (start if folded else position), folded + counts_as


def for_postgresql() -> tuple[str, str, str, str]:
    """The table as PostgreSQL takes it: letters, what each counts as, signs passed over, and those that separate."""
    letters, counts_as = "".join(table().folded), "".join(table().folded.values())
    dropped = "".join(chr(sign) for first, last in table().dropped for sign in range(first, last + 1))
    separators = "".join(f"\\U{first:08X}-\\U{last:08X}" for first, last in table().separators)
    return letters, counts_as, dropped, f"[{separators}]"
