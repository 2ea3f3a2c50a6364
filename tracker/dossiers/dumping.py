"""Writing the database's records back as fixture files: the canonical form, byte for byte the same after a load.

Records are read and written a chunk at a time, so that memory holds a chunk and the list of what goes where.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from types import SimpleNamespace

from django.conf import settings
from django.db import reset_queries

from tracker.published.reading import as_published

from .database import all_rows, snapshot
from .definition import DOSSIERS
from .parts import Dossier
from .records import records
from .telling import PLACING, readers
from .writing import Record, document, listed

CHUNK = 500  # records of a dossier
BESIDE = ("schema/*.json", "README.md")  # what stands in a fixtures folder without being a dossier


class NotEmptyError(Exception):
    """The folder holds files a dump would not write, so it may be no fixtures folder at all."""


def dump(folder: Path, *, force: bool = False, done: Callable[[str], None] = lambda name: None) -> int:
    """Write every record into the folder, replacing each file whole; how many files there are. `done` hears of each.

    Raises `NotEmptyError` where the folder holds other files, unless `force`; those are left alone.
    """
    with snapshot(), as_published():
        plans = [(dossier, plan(dossier)) for dossier in DOSSIERS]
        names = {name for _, places in plans for name, _, _ in places}
        if not force and (strange := strangers(folder, names)):
            more = f" and {len(strange) - 5} more" if len(strange) > 5 else ""
            raise NotEmptyError(
                f"{folder} holds what a dump does not write: {', '.join(strange[:5])}{more}. Choose an empty folder, "
                "remove them, or add --force to leave them and write the rest."
            )
        for dossier, places in plans:
            for name, lines in files(dossier, places):
                _write(folder / name, lines)
                done(name)
    return len(names)


def plan(dossier: Dossier) -> list[tuple[str, str, int]]:
    """The file, the slug and the key of each record of a kind, in the order of writing."""
    told = [name for name in dossier.part.fields if name in PLACING]
    rows = dossier.part.model._base_manager.filter(**dossier.where)
    if dossier.unless:
        rows = rows.exclude(**dossier.unless)
    found = [SimpleNamespace(**row) for row in rows.order_by().values("pk", *told)]
    return sorted((dossier.place(row), row.slug, row.pk) for row in found)


def homeless() -> Iterator[str]:
    """A sentence for each record that no file tells, because the list that gives it its place is empty."""
    for reader in [inner for top in readers().values() for inner in top.everyone()]:
        if reader.child and reader.child.home:
            link = reader.children[reader.child.home]
            there = {key for (key,) in all_rows(link.model, (link.parent,))}
            slugs = [slug for key, slug in all_rows(reader.model, ("pk", "slug")) if key not in there]
            yield from (
                f"The {reader.name} {slug} has no {reader.child.home}, so it stands in no file."
                for slug in sorted(slugs)
            )


def strangers(folder: Path, names: Iterable[str]) -> list[str]:
    """The files of the folder that are neither in the names nor known to stand beside dossiers."""
    names = set(names)
    found = sorted(path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir())
    return [str(path) for path in found if path.as_posix() not in names and not any(map(path.match, BESIDE))]


def files(dossier: Dossier, places: list[tuple[str, str, int]]) -> Iterator[tuple[str, Iterator[str]]]:
    """Each file of a kind of dossier with its lines. The lines of one are to be used before the next is asked for."""
    told = _records(dossier, places)
    for name, some in groupby(told, key=lambda pair: pair[0]):
        schema = f"{'../' * name.count('/')}schema/{dossier.name}.json"
        those = (record for _, record in some)
        yield name, listed(schema, those) if dossier.listed else document(schema, next(those))


def _records(dossier: Dossier, places: list[tuple[str, str, int]]) -> Iterator[tuple[str, Record]]:
    reader = readers()[dossier.name]
    for start in range(0, len(places), CHUNK):
        chunk = places[start : start + CHUNK]
        found = records(reader, [key for _, _, key in chunk])
        yield from ((name, found[key]) for name, _, key in chunk)
        if settings.DEBUG:
            reset_queries()


def _write(path: Path, lines: Iterable[str]) -> None:
    """Write beside the file and put it in its place, so that nobody ever reads half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
        os.replace(beside, path)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()
