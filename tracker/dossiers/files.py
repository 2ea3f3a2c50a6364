"""The fixture files: which there are, what kind of dossier each is, and their fingerprints."""

import hashlib
from collections.abc import Iterable
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path as FilePath

from django.conf import settings

from .definition import DOSSIERS
from .parts import Dossier
from .reading import Path, lines


class File:
    """One fixture file. `name` is its path below the fixtures folder, which is how people know it."""

    def __init__(self, at: FilePath, name: str, dossier: Dossier) -> None:
        self.at, self.name, self.dossier = at, name, dossier
        self.size = at.stat().st_size

    def read(self) -> bytes:
        return self.at.read_bytes()

    def sha256(self) -> str:
        with self.at.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @property
    def is_shipped(self) -> bool:
        """It stands in the project's own fixtures folder."""
        return FilePath(self.at) == FilePath(settings.FIXTURES_DIR, self.name).resolve()

    @cached_property
    def _lines(self) -> dict[Path, int]:
        return lines(self.read())

    def line(self, path: Path) -> int:
        """The line on which the value at this path begins, or the nearest value around it."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)


class NoFixture(ValueError):
    """A path that holds no fixtures; the message says what would."""


def find(paths: Iterable[str | FilePath]) -> list[File]:
    """The files among these files and folders, in the order in which they are best loaded.

    Raises `NoFixture` for a path that is not there and for a YAML file that is no dossier.
    """
    found: dict[FilePath, File] = {}
    for given in paths:
        at = FilePath(given).resolve()
        if not at.exists():
            raise NoFixture(f"There is no file or folder {given}.")
        for path in sorted(p for p in at.rglob("*") if p.suffix in (".yaml", ".yml")) if at.is_dir() else [at]:
            found.setdefault(path, _file(path, at if at.is_dir() else None))
    return sorted(found.values(), key=lambda file: (DOSSIERS.index(file.dossier), file.name))


def _file(at: FilePath, folder: FilePath | None) -> File:
    root = FilePath(settings.FIXTURES_DIR).resolve()
    names = [at.relative_to(base).as_posix() for base in (root, folder) if base and at.is_relative_to(base)]
    for name in [*names, "/".join(at.parts[-2:]), at.name]:
        for dossier in DOSSIERS:
            if name.count("/") == dossier.pattern.count("/") and fnmatch(name, dossier.pattern):
                return File(at, name, dossier)
    raise NoFixture(
        f"{names[0] if names else at} is no dossier. Known files: {', '.join(d.pattern for d in DOSSIERS)}."
    )
