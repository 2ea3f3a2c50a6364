"""Titles, names and addresses as a document gives them, cleaned of what belongs to neither."""

import re
import unicodedata
from urllib.parse import urlsplit

TITLE, ADDRESS = 300, 500  # characters that the database keeps
MADE_BY_PROGRAMS = re.compile(
    r"^(microsoft word|untitled|document\d*$|slide 1)|\.(docx?|pdf|indd|wpd|rtf|txt|qxd)$", re.IGNORECASE
)
NO_NAME = re.compile(
    r"[\d@:/\\<>{}|_#]|\b(staff|admin|editors?|newsroom|reporter|correspondent|desk|team|webmaster)\b", re.IGNORECASE
)
PARTED = re.compile(r"\s*(?:;|,? and | & )\s*")


def line(text: str) -> str:
    """A text as one line, its accents composed, without what cannot be seen."""
    shown = "".join(sign for sign in text if unicodedata.category(sign) not in ("Cc", "Cf", "Cs") or sign.isspace())
    return unicodedata.normalize("NFC", " ".join(shown.split()))


def title(text: str) -> str:
    """A title; empty for what a program put there, and for what is too long to be one."""
    found = line(text)
    return "" if MADE_BY_PROGRAMS.search(found) or len(found) > TITLE else found


def publisher(text: str) -> str:
    """The name of a body; empty for an address."""
    found = line(text)
    return "" if "://" in found or len(found) > 200 else found


def authors(texts: list[str]) -> tuple[str, ...]:
    """The names of people, each once, in their order; not an account, an address, or a desk of a newspaper."""
    names = [name for text in texts for name in PARTED.split(re.sub(r"(?i)^by:? ", "", line(text)))]
    return tuple(dict.fromkeys(name for name in names if is_name(name)))


def is_name(text: str) -> bool:
    """Whether this can be somebody's name: two to five words, the first and the last of which begin with capitals."""
    words = text.split()
    capital = bool(words) and all(word[0].isalpha() and not word[0].islower() for word in (words[0], words[-1]))
    return 2 <= len(words) <= 5 and capital and len(text) <= 80 and "," not in text and not NO_NAME.search(text)


def address(text: str) -> str:
    """An address of a page on the web, without its fragment; empty for anything else."""
    try:
        parts = urlsplit(text.strip())
        host = parts.hostname or ""
    except ValueError:
        return ""
    found = parts._replace(fragment="").geturl()
    usable = parts.scheme in ("http", "https") and "." in host and not re.search(r"\s", found)
    return found if usable and len(found) <= ADDRESS else ""
