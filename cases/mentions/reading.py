"""A text as the matcher reads it, with the way back to the text as it stands.

`flat` has one kind of quote, of dash and of blank, and letters without accents; `keys` is the same in small letters,
with a blank for whatever is no letter or digit, so that a name is found with or without its hyphens and full stops.
Both begin and end with a blank, and a position means the same in both. What a reader does not see is left out of
them: soft hyphens, combining accents, marks of direction, hyphens at line ends, runs of blanks. `span` leads back to
the text.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

_ONE_KIND = (
    *(("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u2013", "-"), ("\u2014", "-")),
    *(("\u2011", "-"), ("\u2010", "-"), ("\u2212", "-"), ("\xa0", " "), ("\u202f", " "), ("\u2009", " ")),
    *(("\u2026", "."), ("\u2022", "*"), ("\xa7", "#"), ("\u02bc", "'")),
)
SECTION = "#"  # what `flat` has for the section sign

_BLANKS = re.compile(r"(?<=\n)[ \t]+|(?<=[a-z])[-\u2010][ \t]*\r?\n[ \t]*(?=[a-z])|\r(?=\n)|[ \t]+(?=[ \t\r\n])|\x00")
_UNSEEN = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_FEW = 40
_SIGNS_OF_BLANKS = ("  ", "\t", "\r", "\n ", " \n", "-\n", "\u2010\n", "\x00")


def _letter(code: int) -> str | None:
    """The plain letter beneath an accented one; None where there is none."""
    parts = unicodedata.normalize("NFKD", chr(code))
    return parts[0] if len(parts) > 1 and parts[0].isascii() and parts[0].isalpha() else None


_PLAIN = {code: letter for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if (letter := _letter(code))}
_PLAIN |= {ord("Ø"): "O", ord("ø"): "o", ord("Ł"): "L", ord("ł"): "l", ord("Đ"): "D", ord("đ"): "d", 0x131: "i"}
_NO_LETTERS: dict[int, str] = {code: " " for code in range(128) if not chr(code).isalnum()}
_TO_KEY = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))


def plain(text: str) -> str:
    """One kind of quote, dash and blank, and no accents; as many characters as before."""
    if text.isascii():
        return text
    for unusual, usual in _ONE_KIND:
        text = text.replace(unusual, usual)
    if text.isascii():
        return text
    letters = set(_NOT_ASCII.findall(text))
    if len(letters) > _FEW:
        return text.translate(_PLAIN)
    for letter in letters:  # as in most texts: some, and not every letter needs looking up
        text = text.replace(letter, _PLAIN.get(ord(letter), letter))
    return text


def keyed(flat: str) -> str:
    """Small letters and digits, and a blank for each other character; as many characters as before."""
    if flat.isascii():
        return flat.lower().encode().translate(_TO_KEY).decode()
    small = flat.lower()
    if len(small) != len(flat):  # the one capital that has two small letters: a dotted I
        small = "".join(c.lower() if len(c.lower()) == 1 else "i" for c in flat)
    return small.translate(_NO_LETTERS | {ord(c): " " for c in set(_NOT_ASCII.findall(small)) if not c.isalnum()})


def key_of(name: str) -> str:
    """A name as `keys` would hold it, without the blanks around it."""
    return keyed(plain(_UNSEEN.sub("", unicodedata.normalize("NFC", name)))).strip()


class Reading:
    """One text, read."""

    __slots__ = ("_at", "_left_out", "flat", "keys", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._at: list[int] = []
        self._left_out: list[int] = []
        seen = text
        if any(sign in text for sign in _SIGNS_OF_BLANKS) or (not text.isascii() and _UNSEEN.search(text)):
            seen = self._without_the_unseen()
        self.flat = f" {plain(seen)} "
        self.keys = keyed(self.flat)

    def _without_the_unseen(self) -> str:
        text, kept, after, gone = self.text, [], 0, 0
        cuts = sorted(match.span() for pattern in (_BLANKS, _UNSEEN) for match in pattern.finditer(text))
        for start, end in cuts:
            if start < after:
                continue
            kept.append(text[after:start])
            gone += end - start
            self._at.append(end - gone)
            self._left_out.append(gone)
            after = end
        kept.append(text[after:])
        return "".join(kept)

    def _original(self, position: int) -> int:
        index = bisect_right(self._at, position) - 1
        return position + self._left_out[index] if index >= 0 else position

    def place(self, mentions: Iterable[Any]) -> None:
        """Turn the positions of things that have a `start` and an `end` from those of `flat` into those of the text."""
        for each in mentions:
            if self._at:
                each.start, each.end = self.span(each.start, each.end)
            else:
                each.start -= 1
                each.end -= 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the text the characters `start` to `end` of `flat` stand, with the accents that belong to them."""
        if not self._at:
            return start - 1, end - 1
        first, last = self._original(start - 1), self._original(end - 2) + 1
        while last < len(self.text) and unicodedata.combining(self.text[last]):
            last += 1
        return first, last
