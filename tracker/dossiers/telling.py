"""What one fixture file tells: its rows, and everything wrong with it that the file alone can show."""

from functools import cache
from types import SimpleNamespace
from typing import Any

from .definition import DOSSIERS
from .files import File
from .problems import Problem
from .readers import Reader
from .reading import Path, read
from .rows import Told

PLACING = frozenset({"slug", "kind"})  # what a dossier's `place` may look at


@cache
def readers() -> dict[str, Reader]:
    """The reader of each kind of dossier, by name."""
    return {dossier.name: Reader(dossier.part) for dossier in DOSSIERS}


def tell(file: File) -> Told:
    """Read a file."""
    told = Told(file)
    root, flaws = read(file.read())
    told.problems += [Problem(file, (), flaw.key, flaw.sentence, flaw.line) for flaw in flaws]
    if any(not flaw.key for flaw in flaws):
        told.is_readable = False
        return told
    reader = readers()[file.dossier.name]
    if not file.dossier.listed:
        _read_whole(reader, root, (), told)
    elif type(root) is list:
        for index, item in enumerate(root):
            _read_whole(reader, item, (index,), told)
    else:
        told.wrong((), "", "expects a list of records: begin each record with a hyphen and a space.")
    return told


def _read_whole(reader: Reader, data: Any, path: Path, told: Told) -> None:
    row = reader.read(data, path, told)
    if row is None or not row.broken.isdisjoint(PLACING):
        return
    dossier = told.file.dossier
    for name, unwanted in dossier.unless.items():
        if row.values[name] == unwanted:
            told.wrong(path, name, f"is missing, and every record in {dossier.pattern} needs it. Add it.")
    place = dossier.place(SimpleNamespace(**row.values))
    if place != told.file.name:
        told.wrong(path, "slug", f"{row.values['slug']!r} belongs in {place}. Move it there, or correct it.")
