"""What is wrong with the fixtures, each as one line that names file, line, field and remedy."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from .files import File
from .reading import Path


class Place(NamedTuple):  # which is made faster than a frozen dataclass, and there is one for every row
    """Where in the fixtures a record stands. Its line is worked out when somebody asks."""

    file: File
    path: Path

    def __str__(self) -> str:
        return f"{self.file.name}:{self.file.line(self.path)}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence for whoever wrote the file. `field` is the key it is about, or empty for the whole record."""

    file: File
    path: Path
    field: str
    sentence: str
    line: int = 0

    @property
    def where(self) -> tuple[str, int]:
        """File and line; a missing key stands where its record begins."""
        return self.file.name, self.line or self.file.line((*self.path, *([self.field] if self.field else [])))

    def __str__(self) -> str:
        name, line = self.where
        return f"{name}:{line}: {self.field}: {self.sentence}" if self.field else f"{name}:{line}: {self.sentence}"


class FixtureError(Exception):
    """The fixtures cannot be loaded, for these reasons; nothing was."""

    def __init__(self, reasons: Iterable[Problem | str]) -> None:
        reasons = list(reasons)
        problems = [reason for reason in reasons if isinstance(reason, Problem)]
        lines = [str(problem) for problem in sorted(problems, key=lambda problem: problem.where)]
        lines += [reason for reason in reasons if isinstance(reason, str)]
        self.lines = list(dict.fromkeys(lines))
        super().__init__("\n".join(self.lines))
