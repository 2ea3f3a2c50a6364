"""The one way in which a dossier is written as YAML: the canonical form.

Block style, two spaces deeper at each level; a list of short values, or a mapping of short values that is no record of
its own, stands on one line where it fits; a text that does not fit is folded between words. A text is quoted only where
YAML, of version 1.1 or 1.2, would otherwise read something else. `reading.read` reads back what is written here.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

WIDTH = 110
INDENT = 2


class Plain(str):
    """A number, a date or a truth value, written out: never quoted."""

    __slots__ = ()


class Record(dict[str, Any]):
    """A mapping that is a record of its own: never on one line."""


# What another reader of YAML might take for something other than text (YAML 1.1's types and the core schema of 1.2).
_NO_TEXT = re.compile(
    r"""(?: ~ | null | true | false | yes | no | on | off | y | n | = | <<
          | [-+]? 0b [01_]+ | [-+]? 0x [0-9a-f_]+ | [-+]? 0o? [0-7_]+
          | [-+]? [0-9] [0-9_]* (?: : [0-5]? [0-9] )* (?: \. [0-9_]* )? (?: e [-+]? [0-9]+ )?
          | [-+]? \. [0-9_]+ (?: e [-+]? [0-9]+ )?
          | [-+]? \.inf | \.nan
          | [0-9]{4} - [0-9]{1,2} - [0-9]{1,2} (?: [Tt\s] .* )? )""",
    re.IGNORECASE | re.VERBOSE,
)
_NEEDS_QUOTES = re.compile(r"""^[-?:,\[\]{}#&*!|>'"%@`\s]|: |:$| #|\s$|^$""")
_NEEDS_QUOTES_IN_FLOW = re.compile(r"[,\[\]{}?]|:$")
_NEEDS_ESCAPES = re.compile("[^ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_CANNOT_FOLD = re.compile("[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|\n | \n")


def document(schema: str, record: Record) -> Iterator[str]:
    """The lines, without line ends, of a file that holds one record. The first tells editors the file's JSON Schema."""
    yield f"# yaml-language-server: $schema={schema}"
    yield from _mapping(record, 0)


def listed(schema: str, records: Iterable[Record]) -> Iterator[str]:
    """The lines of a file that holds a list of records, with an empty line between two."""
    yield f"# yaml-language-server: $schema={schema}"
    for index, record in enumerate(records):
        if index:
            yield ""
        yield from _item(record, 0)


def scalar(text: str, *, in_flow: bool = False) -> str:
    """A text on one line, in quotes only where it needs them."""
    if isinstance(text, Plain):
        return str(text)
    if _NEEDS_ESCAPES.search(text):
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{_NEEDS_ESCAPES.sub(_escape, escaped)}"'
    if _NEEDS_QUOTES.search(text) or _NO_TEXT.fullmatch(text) or (in_flow and _NEEDS_QUOTES_IN_FLOW.search(text)):
        if "'" in text and '"' not in text and "\\" not in text:
            return f'"{text}"'
        return "'" + text.replace("'", "''") + "'"
    return text


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return "\\n" if character == "\n" else f"\\u{ord(character):04x}"


def _mapping(data: dict[str, Any], depth: int) -> Iterator[str]:
    for key, value in data.items():
        yield from _value(f"{' ' * depth}{key}:", value, depth)


def _value(start: str, value: Any, depth: int) -> Iterator[str]:
    """What stands after a key or a hyphen."""
    if isinstance(value, str):
        yield from _text(start, value, depth)
    elif isinstance(value, list) and (line := _flow(value)) and len(start) + 1 + len(line) <= WIDTH:
        yield f"{start} {line}"
    elif isinstance(value, list):
        yield start
        for item in value:
            yield from _item(item, depth + INDENT)
    else:
        yield start
        yield from _mapping(value, depth + INDENT)


def _item(item: Any, depth: int) -> Iterator[str]:
    hyphen = f"{' ' * depth}-"
    if isinstance(item, str):
        yield from _text(hyphen, item, depth)
        return
    line = "" if isinstance(item, Record) else _flow(item)
    if line and len(hyphen) + 1 + len(line) <= WIDTH:
        yield f"{hyphen} {line}"
        return
    lines = _mapping(item, depth + INDENT)
    yield f"{hyphen} {next(lines)[depth + INDENT :]}"
    yield from lines


def _flow(value: Any) -> str:
    """The value on one line; empty if it has lists or mappings inside."""
    if isinstance(value, list):
        if all(isinstance(item, str) for item in value):
            return f"[{', '.join(scalar(item, in_flow=True) for item in value)}]"
    elif all(isinstance(inner, str) for inner in value.values()):
        return f"{{{', '.join(f'{key}: {scalar(inner, in_flow=True)}' for key, inner in value.items())}}}"
    return ""


def _text(start: str, text: str, depth: int) -> Iterator[str]:
    line = f"{start} {scalar(text)}"
    if (len(line) <= WIDTH and "\n" not in text) or not _can_fold(text):
        yield line
        return
    yield f"{start} >-"
    margin = " " * (depth + INDENT)
    for index, paragraph in enumerate(text.split("\n")):
        if index and paragraph:
            yield ""
        yield from (f"{margin}{line}" if line else "" for line in _fold(paragraph, WIDTH - len(margin)))


def _can_fold(text: str) -> bool:
    return not isinstance(text, Plain) and not _CANNOT_FOLD.search(text) and text == text.strip() and " " in text


def _fold(paragraph: str, width: int) -> Iterator[str]:
    """Lines within the width where words allow it, broken at single spaces only: that is what folding undoes."""
    line = ""
    for word in re.split(r"(?<! ) (?! )", paragraph):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
