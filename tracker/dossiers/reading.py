"""From the bytes of a YAML file to plain lists, mappings and texts, strictly.

Every scalar is read as text: what it means is for the field to say. What YAML offers beyond that (anchors, tags,
several documents in a file) is refused, because a dossier has no use for it. Built on libyaml's events, which are as
fast as its trees, need no tree in memory, and cannot be blown up by aliases or nesting.
"""

from dataclasses import dataclass
from typing import Any

from yaml import events
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

Path = tuple[str | int, ...]
DEEPEST = 30
NOTHING = frozenset(("", "~", "null", "Null", "NULL"))

REMEDIES = {
    "mapping values are not allowed": "A text that contains a colon and a space stands in quotes.",
    "could not find expected ':'": "Write a key, a colon, a space and the value; indent the lines of a longer text.",
    "did not find expected key": "Indent the keys of one record alike; a text that begins with a quote ends with one.",
    "did not find expected ',' or '}'": "Close the brace, and put a text with commas or braces in quotes.",
    "did not find expected ',' or ']'": "Close the bracket, and put a text with commas or brackets in quotes.",
    "did not find expected '-' indicator": "Indent the items of one list alike.",
    "cannot start any token": "Indent with spaces, and put a text that begins with a sign in quotes.",
    "found a tab character": "Indent with spaces.",
    "while scanning a quoted scalar": "Close the quotation mark.",
}


@dataclass(frozen=True)
class Flaw:
    """Something wrong with the form of a file, on a line of it. Only one about a `key` leaves the rest readable."""

    line: int
    sentence: str
    key: str = ""


class _UnreadableError(Exception):
    """The file makes no sense beyond this flaw."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.flaw = Flaw(line, sentence)


def read(data: bytes) -> tuple[Any, list[Flaw]]:
    """What the file holds, and every flaw in its form. A value left empty is `None`."""
    builder = _Builder()
    flaws = builder.build(data)
    return builder.root, flaws


def lines(data: bytes) -> dict[Path, int]:
    """The line on which each value of a file begins, by its path. Only wanted when something is wrong."""
    builder = _LineBuilder()
    builder.build(data)
    return builder.found


class _Builder:
    """Puts the parser's events together."""

    def __init__(self) -> None:
        self.root: Any = None
        self.here: Any = None  # the list or mapping being filled
        self.key: str | None = None  # in a mapping: the key whose value comes next
        self.key_line = 0
        self.above: list[Any] = []
        self.flaws: list[Flaw] = []
        self.documents = 0

    def build(self, data: bytes) -> list[Flaw]:
        try:
            data.decode()
            self._run(data)
        except _UnreadableError as error:
            self.flaws.append(error.flaw)
        except UnicodeDecodeError as error:
            wrong = f"is not UTF-8 (byte {data[error.start]:#04x}). Save the file as UTF-8."
            self.flaws.append(Flaw(data.count(b"\n", 0, error.start) + 1, wrong))
        except MarkedYAMLError as error:
            self.flaws.append(Flaw(error.problem_mark.line + 1 if error.problem_mark else 1, _not_yaml(error)))
        except ReaderError as error:
            wrong = f"holds a control character ({error.character:#04x}). Remove it."
            self.flaws.append(Flaw(data.count(b"\n", 0, error.position) + 1, wrong))
        return self.flaws

    def _run(self, data: bytes) -> None:
        handlers = {
            events.ScalarEvent: self.scalar,
            events.MappingStartEvent: self.mapping,
            events.SequenceStartEvent: self.sequence,
            events.MappingEndEvent: self.close,
            events.SequenceEndEvent: self.close,
            events.AliasEvent: self.alias,
            events.DocumentStartEvent: self.document,
        }
        next_event = CParser(data).get_event
        while (event := next_event()) is not None:
            handler = handlers.get(type(event))
            if handler is not None:
                handler(event)

    def scalar(self, event: Any) -> None:
        value = event.value
        if event.anchor or event.tag:
            self.refuse(event)
        if self.key is None and type(self.here) is dict:
            self.key, self.key_line = value, event.start_mark.line + 1
            if value in self.here:
                self.flaws.append(Flaw(self.key_line, "is written twice in one mapping. Keep one.", value))
        else:
            self.put(None if value in NOTHING and not event.style else value, event)

    def mapping(self, event: Any) -> None:
        self.open({}, event)

    def sequence(self, event: Any) -> None:
        self.open([], event)

    def open(self, value: Any, event: Any) -> None:
        if event.anchor or event.tag:
            self.refuse(event)
        self.put(value, event)
        self.above.append(self.here)
        if len(self.above) > DEEPEST:
            raise _UnreadableError(event.start_mark.line + 1, f"nests more than {DEEPEST} lists and mappings.")
        self.here = value

    def close(self, event: Any) -> None:
        self.here = self.above.pop()

    def put(self, value: Any, event: Any) -> None:
        here = self.here
        if type(here) is list:
            here.append(value)
        elif here is None:
            self.root = value
        elif self.key is None:
            raise _UnreadableError(event.start_mark.line + 1, "has a key that is no text. Write plain words as keys.")
        else:
            here[self.key] = value
            self.key = None

    def alias(self, event: Any) -> None:
        self.refuse(event)
        if self.key is None and type(self.here) is dict:
            self.key = event.anchor
        else:
            self.put(None, event)

    def document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            line = event.start_mark.line + 1
            raise _UnreadableError(line, "begins a second document. Write one document in a file, without ---.")

    def refuse(self, event: Any) -> None:
        if getattr(event, "tag", None):
            wrong = f"has a YAML tag ({event.tag}). Remove it: each value is read as its field demands."
        else:
            sign = "an alias (*" if isinstance(event, events.AliasEvent) else "an anchor (&"
            wrong = f"has {sign}{event.anchor}). Write the value out: dossiers use no anchors and aliases."
        self.flaws.append(Flaw(event.start_mark.line + 1, wrong))


class _LineBuilder(_Builder):
    """Also notes where each value begins: a mapping's value at its key."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[Path, int] = {}
        self.path: Path = ()
        self.paths: list[Path] = []
        self.last: Path = ()

    def put(self, value: Any, event: Any) -> None:
        line = event.start_mark.line + 1
        if self.here is None:
            self.last = ()
        elif type(self.here) is list:
            self.last = (*self.path, len(self.here))
        elif self.key is not None:
            self.last, line = (*self.path, self.key), self.key_line
        self.found.setdefault(self.last, line)
        super().put(value, event)

    def open(self, value: Any, event: Any) -> None:
        super().open(value, event)
        self.paths.append(self.path)
        self.path = self.last

    def close(self, event: Any) -> None:
        super().close(event)
        self.path = self.paths.pop()


def _not_yaml(error: MarkedYAMLError) -> str:
    told = ", ".join(part for part in (error.context, error.problem) if part)
    remedy = next((remedy for sign, remedy in REMEDIES.items() if sign in told), "Check quotes, colons and indents.")
    return f"is no YAML: {told}. {remedy}"
