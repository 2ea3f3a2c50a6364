"""What stands in a cell, made harmless on the way out and read back on the way in.

A spreadsheet program takes a cell that begins with =, +, - or @ for a formula, and runs it. On the way out such a cell
gets an apostrophe before it; on the way in that apostrophe is taken off. A text that has apostrophes of its own before
such a sign gets one more, so that every text comes back as it was.
"""

import re
import unicodedata

# Tab, return and line feed are skipped over by programs that then find the sign; the wide forms are folded by some.
_SIGN = r"[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]"
_WOULD_RUN = re.compile(rf"'*{_SIGN}")
_MADE_HARMLESS = re.compile(rf"'+{_SIGN}")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # no XML holds them
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def defused(text: str) -> str:
    """The text as a cell that no program takes for a formula."""
    return f"'{text}" if _WOULD_RUN.match(text) else text


def restored(cell: str) -> str:
    """The text that a cell was made from."""
    return cell[1:] if _MADE_HARMLESS.match(cell) else cell


def printable(text: str) -> str:
    """The text without characters that no spreadsheet can hold."""
    return _UNPRINTABLE.sub(REPLACEMENT, text)


def alike(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but what a spreadsheet changes by itself: ends of lines, blanks around."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return printable(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def checked(text: str) -> str:
    """A text to store: trimmed, its lines ended as Unix does. Raises ValueError where it holds what nobody can read."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    for character in text:
        if unicodedata.category(character) == "Cc" and character not in "\n\t":
            raise ValueError(f"holds an unprintable character (U+{ord(character):04X}). Write the cell anew.")
        if character == REPLACEMENT:
            raise ValueError("holds “\N{REPLACEMENT CHARACTER}”, where a character was lost on the way. Write it anew.")
    return text
