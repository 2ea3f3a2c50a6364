"""What a plain text says of itself: lines at its top that name what they give, and a byline.

The first line may be a title, a date may be the day it was printed: neither says so, and neither is taken.
"""

import re
import unicodedata

from . import names
from .dates import MONTHS, WRITTEN, read_date
from .document import Stated

TOP = 12  # lines in which such lines stand
LONGEST = 400  # characters of such a line
LABELS = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "published by", "publication"),
    "author": ("author", "authors", "byline", "by"),
    "date": ("date", "published", "published on", "publication date", "date published"),
    "address": ("url", "address", "link"),
}
LABEL_OF = {word: name for name, words in LABELS.items() for word in words}
LABELED = re.compile(r"(?P<label>[A-Za-z ]{2,20}): +(?P<value>\S.*)")
JOINT = ".'\N{RIGHT SINGLE QUOTATION MARK}-"
WORD = rf"(?!{MONTHS}(?:\W|$))[^\W\d_]+(?:[{JOINT}][^\W\d_]*)*"
BYLINE = re.compile(rf"By (?P<names>{WORD}(?:(?: and| &|,? and)? {WORD})+)(?P<rest>.*)")


def stated(text: str) -> Stated:
    """What the top of a text says, each thing only where it is said once."""
    said: dict[str, set[str]] = {name: set() for name in LABELS}
    for each in text.lstrip().split("\n", TOP)[:TOP]:
        for name, value in _of_line(unicodedata.normalize("NFC", each.strip())) if len(each) < LONGEST else ():
            said[name].add(value)
    once = {name: next(iter(values)) for name, values in said.items() if len(values) == 1}
    notes = tuple(f"it gives {len(values)} {name}s" for name, values in said.items() if len(values) > 1)
    return Stated(
        title=names.title(once.get("title", "")),
        publisher=names.publisher(once.get("publisher", "")),
        authors=names.authors([once["author"]]) if "author" in once else (),
        published_on=read_date(once.get("date", "")),
        address=names.address(once.get("address", "")),
        notes=notes,
    )


def _of_line(line: str) -> list[tuple[str, str]]:
    if match := LABELED.fullmatch(line):
        name = LABEL_OF.get(match["label"].lower())
        return [(name, match["value"].strip("\"'"))] if name else []
    if match := BYLINE.fullmatch(line):
        found = [("author", match["names"])]
        if date := re.search(WRITTEN, match["rest"]):
            found.append(("date", date[0]))
        return found
    return []
