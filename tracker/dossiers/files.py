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

ENDINGS = (".yaml", ".yml")


class File:
    """One fixture file. `name` is its path below the fixtures folder, which is how people know it."""

    def __init__(self, at: FilePath, name: str, dossier: Dossier, *, is_shipped: bool) -> None:
        self.at, self.name, self.dossier = at, name, dossier
        self.is_shipped = is_shipped  # it stands in the project's own fixtures folder
        self.size = at.stat().st_size

    def read(self) -> bytes:
        """The bytes of the file, of which the fingerprint is kept."""
        data = self.at.read_bytes()
        self.sha256 = hashlib.sha256(data).hexdigest()
        return data

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of the file as it was read, or as it is."""
        with self.at.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @cached_property
    def _lines(self) -> dict[Path, int]:
        return lines(self.read())

    def line(self, path: Path) -> int:
        """The line on which the value at this path begins, or the nearest value around it."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)


def find(paths: Iterable[str | FilePath]) -> tuple[list[File], list[str]]:
    """The dossiers among these files and folders, in the order in which they are best loaded, and what is amiss.

    A YAML file that is no dossier is amiss, because somebody meant it to be loaded; other files are not looked at.
    """
    found: dict[FilePath, File] = {}
    amiss: list[str] = []
    root = FilePath(settings.FIXTURES_DIR).resolve()
    for given in paths:
        at = FilePath(given).resolve()
        for path in _inside(at) if at.is_dir() else [at]:
            name, dossier = _what(path, (root, at))
            if not path.is_file():
                amiss.append(f"{given}: there is no such file or folder.")
            elif dossier is None:
                amiss.append(f"{name}: is no dossier. Known files: {', '.join(d.pattern for d in DOSSIERS)}.")
            else:
                found.setdefault(path, File(path, name, dossier, is_shipped=path == root / name))
    return sorted(found.values(), key=lambda file: (DOSSIERS.index(file.dossier), file.name)), amiss


def _inside(folder: FilePath) -> list[FilePath]:
    """The YAML files of a folder; those that begin with a dot are what editors and dumps leave behind."""
    return sorted(path for path in folder.rglob("*") if path.suffix in ENDINGS and not path.name.startswith("."))


def _what(at: FilePath, folders: Iterable[FilePath]) -> tuple[str, Dossier | None]:
    """The file's name below its fixtures folder, wherever that is, and the kind of dossier it is."""
    names = [at.relative_to(base).as_posix() for base in folders if base != at and at.is_relative_to(base)]
    for name in [*names, "/".join(at.parts[-2:]), at.name]:
        for dossier in DOSSIERS:
            if name.count("/") == dossier.pattern.count("/") and fnmatch(name, dossier.pattern):
                return name, dossier
    return (names or [at.name])[0], None
