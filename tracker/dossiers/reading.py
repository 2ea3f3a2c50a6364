"""From the bytes of a YAML file to plain lists, mappings and texts, strictly.

Every scalar is read as text: what it means is for the field to say. What YAML offers beyond that (anchors, tags, several
documents in a file) is refused, because a dossier has no use for it. Built on libyaml's events, which is as fast as its
trees, needs no tree in memory, and cannot be blown up by nesting.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from yaml.cyaml import CParser
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.reader import ReaderError

Path = tuple[str | int, ...]
DEEPEST = 30
NOTHING = frozenset(("", "~", "null", "Null", "NULL"))

REMEDIES = {
    "mapping values are not allowed": "A text that contains a colon and a space stands in quotes.",
    "could not find expected ':'": "Each line is a key, a colon, a space and a value; longer text is indented below it.",
    "did not find expected key": "Indent the keys of one record alike; a text that begins with a quote ends with one.",
    "did not find expected ',' or '}'": "Close the brace, and put a text with commas or braces in quotes.",
    "did not find expected ',' or ']'": "Close the bracket, and put a text with commas or brackets in quotes.",
    "did not find expected '-' indicator": "Indent the items of one list alike.",
    "found character that cannot start any token": "Indent with spaces, and put a text that begins with a sign in quotes.",
    "while scanning a quoted scalar": "Close the quotation mark.",
}


@dataclass(frozen=True)
class Flaw:
    """Something that keeps a file from being read, on a line of it."""

    line: int
    sentence: str
    key: str = ""


def read(data: bytes) -> tuple[Any, list[Flaw]]:
    """What the file holds, and every flaw found in its form. An empty plain value is `None`."""
    flaws: list[Flaw] = []
    root: Any = None
    for _, line, kind, value in _walk(data, flaws):
        if kind == "flaw":
            flaws.append(Flaw(line, value))
        elif kind == "root":
            root = value
    return root, flaws


def lines(data: bytes) -> dict[Path, int]:
    """The line on which each value of the file begins, by its path. Only wanted when something is wrong."""
    found: dict[Path, int] = {}
    for path, line, kind, _ in _walk(data, [], follow=True):
        if kind == "value":
            found.setdefault(path, line)
    return found


def _walk(data: bytes, flaws: list[Flaw], *, follow: bool = False) -> Iterator[tuple[Path, int, str, Any]]:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        yield (), line, "flaw", f"is not UTF-8 (byte {data[error.start]:#04x}). Save the file as UTF-8."
        return
    try:
        yield from _build(CParser(data).get_event, flaws, follow)
    except MarkedYAMLError as error:
        yield (), error.problem_mark.line + 1 if error.problem_mark else 1, "flaw", _not_yaml(error)
    except ReaderError as error:
        line = data.count(b"\n", 0, error.position) + 1
        yield (), line, "flaw", f"holds a control character ({error.character:#04x}). Remove it."


def _not_yaml(error: MarkedYAMLError) -> str:
    told = ", ".join(part for part in (error.context, error.problem) if part)
    remedy = next((remedy for sign, remedy in REMEDIES.items() if sign in told), "Check quotes, colons and indents.")
    return f"is no YAML: {told}. {remedy}"


def _build(next_event: Any, flaws: list[Flaw], follow: bool) -> Iterator[tuple[Path, int, str, Any]]:
    """Put the events together. With `follow`, also tell the path and line of each value."""
    above: list[tuple[Any, Any]] = []
    here: Any = None  # the list or mapping being filled
    key: Any = None  # in a mapping: the key whose value comes next
    documents = 0
    while (event := next_event()) is not None:
        kind = type(event)
        if kind is ScalarEvent:
            value = event.value
            if event.anchor or event.tag:
                yield (), event.start_mark.line + 1, "flaw", _beyond(event)
            if type(here) is dict and key is None:
                key = value
                if key in here:
                    flaws.append(Flaw(event.start_mark.line + 1, "is written twice in one mapping. Keep one.", key))
                continue
            if value in NOTHING and not event.style:
                value = None
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor or event.tag:
                yield (), event.start_mark.line + 1, "flaw", _beyond(event)
            value = {} if kind is MappingStartEvent else []
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            here, key = above.pop()
            if type(here) is dict:
                key = None
            continue
        elif kind is AliasEvent:
            yield (), event.start_mark.line + 1, "flaw", _beyond(event)
            value = None
        else:
            documents += kind is DocumentStartEvent
            if documents > 1:
                yield (), event.start_mark.line + 1, "flaw", "begins a second document. Write one document in a file."
                return
            continue

        if type(here) is dict and key is None:
            yield (), event.start_mark.line + 1, "flaw", "has a key that is no text. Write plain words as keys."
            return
        if follow:
            inner = key if type(here) is dict else len(here) if here is not None else None
            path = (*(_step(*pair) for pair in above[1:]), inner) if here is not None else ()
            yield path, event.start_mark.line + 1, "value", None
        if here is None:
            yield (), 1, "root", value
        elif type(here) is dict:
            here[key] = value
        else:
            here.append(value)
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            above.append((here, key))
            if len(above) > DEEPEST:
                yield (), event.start_mark.line + 1, "flaw", f"nests more than {DEEPEST} lists and mappings."
                return
            here, key = value, None
        elif type(here) is dict:
            key = None


def _step(here: Any, key: Any) -> Any:
    return key if type(here) is dict else len(here) - 1


def _beyond(event: Any) -> str:
    if getattr(event, "tag", None):
        return f"has a YAML tag ({event.tag}). Remove it: every value is read as its field demands."
    sign = "an alias (*" if isinstance(event, AliasEvent) else "an anchor (&"
    return f"has {sign}{event.anchor}). Write the value out: a dossier uses no anchors and aliases."
