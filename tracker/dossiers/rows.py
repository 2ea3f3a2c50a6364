"""Rows to be, as a file tells them, before they have anything to do with the database."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .files import File
from .problems import Place, Problem
from .reading import Path

if TYPE_CHECKING:
    from .readers import Reader

NONE: frozenset[str] = frozenset()


class Row:
    """One row: its values by field, where it was written, which fields are unreadable and which it took over."""

    __slots__ = ("broken", "file", "inherited", "path", "pk", "values")

    def __init__(self, values: dict[str, Any], file: File, path: Path) -> None:
        self.values, self.file, self.path = values, file, path
        self.broken = NONE
        self.inherited: tuple[str, ...] = ()
        self.pk = 0

    @property
    def place(self) -> Place:
        return Place(self.file, self.path)

    def wrong(self, key: str, sentence: str) -> Problem:
        """A problem with this row."""
        return Problem(self.file, self.path, key, sentence)


@dataclass
class Told:
    """What one file tells: rows by reader, and what is wrong with them."""

    file: File
    rows: "dict[Reader, list[Row]]" = field(default_factory=lambda: defaultdict(list))
    problems: list[Problem] = field(default_factory=list)
    is_readable: bool = True

    def wrong(self, path: Path, key: str, sentence: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(self.file, path, key, sentence))
