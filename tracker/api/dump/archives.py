"""Archives: made once, whole or not at all, and the last few kept."""

import hashlib
import json
from base64 import b64encode
from collections import Counter
from dataclasses import asdict, dataclass
from gzip import GzipFile
from pathlib import Path
from typing import Any

from django.db import connection

from tracker.published.reading import State, reading_today, state

from ..exports.moment import one_moment
from ..freshness import program
from .folder import alone, folder
from .lines import lines

KEPT = 2  # versions: who began with one can still come back for it
PART = 1_000_000  # bytes read at once


@dataclass(frozen=True)
class Archive:
    """An archive: of which version of the data, as it was when, made by which program; and the file."""

    version: int
    as_of: str
    program: str
    file: str
    size: int
    sha256: str
    records: dict[str, int]

    @property
    def name(self) -> str:
        """What it is called by who asks for it."""
        return name_of(self.version)

    @property
    def path(self) -> Path:
        return folder() / self.file

    @property
    def digest(self) -> str:
        """As RFC 9530 writes it."""
        return f"sha-256=:{b64encode(bytes.fromhex(self.sha256)).decode()}:"


def name_of(version: int) -> str:
    """What an archive is called."""
    return f"enjoined-{version}.ndjson.gz"


def version_now() -> int:
    """The version of the data as it is."""
    return _state().version


def of(version: int) -> Archive | None:
    """The archive of a version: made, where that is the data as it is; None where it is past and not kept."""
    return present() if version == version_now() else kept(version)


def kept(version: int) -> Archive | None:
    """The archive of a version that is at hand."""
    note = folder() / f"{version}.json"
    try:
        found = Archive(**json.loads(note.read_text()))
    except FileNotFoundError:
        return None
    return found if found.path.exists() else None


def present() -> Archive:
    """The archive of the data as it is; made where it is not at hand. Raises `BeingMadeError`.

    Wants to be asked where what is published is read.
    """
    found = _of(_state())
    if found is None:
        with alone(folder()), one_moment(connection):
            now = _state()
            found = _of(now) or _make(now)
    return found


def _state() -> State:
    reader: Any = reading_today()
    with reader.aside():
        return state(connection)


def _of(now: State) -> Archive | None:
    found = kept(now.version)
    return found if found and (found.as_of, found.program) == (now.at.isoformat(), program()) else None


def _make(now: State) -> Archive:
    within, counts = folder(), Counter[str]()
    part = within / "part"
    with open(part, "wb") as file, GzipFile("", "wb", 6, file, int(now.at.timestamp())) as packed:
        for line in lines(now, counts):
            packed.write(line)
    sha256 = _sha256(part)
    name, size = f"{now.version}-{sha256[:16]}.ndjson.gz", part.stat().st_size
    made = Archive(now.version, now.at.isoformat(), program(), name, size, sha256, dict(counts))
    part.replace(within / name)
    note = within / "note"
    note.write_text(json.dumps(asdict(made)))
    note.replace(within / f"{now.version}.json")
    _prune(within)
    return made


def _sha256(path: Path) -> str:
    found = hashlib.sha256()
    with open(path, "rb") as file:
        while read := file.read(PART):
            found.update(read)
    return found.hexdigest()


def _prune(within: Path) -> None:
    """Take away all but the archives made last. Who is being sent one reads on."""
    notes = sorted(within.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    wanted = {json.loads(note.read_text())["file"] for note in notes[:KEPT]}
    for note in notes[KEPT:]:
        note.unlink()
    for file in within.glob("*.ndjson.gz"):
        if file.name not in wanted:
            file.unlink()
