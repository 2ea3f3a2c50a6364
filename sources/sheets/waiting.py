"""The file between preview and confirmation: in a folder that only this program reads, under a name nobody can guess.

The page of the preview carries a signed note: which file, whose, for which kind of record, and what the preview showed.
The file is found only by that note, and the note counts only for the person it was given to, so that nobody confirms
another's file or one that was not previewed. All processes of a server share the folder; where several machines serve,
ENJOINED_IMPORTS_DIR names one that they share.
"""

import hashlib
import os
import secrets
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.core import signing

from ..own_folder import NotOursError, own_folder
from .tables import SheetError

SALT = "sources.sheets.waiting"
SECONDS = 3600
AGAIN = "Choose the file again."


@dataclass(frozen=True)
class Note:
    """What is remembered of a file that waits. `digest`: of what the preview showed."""

    key: str
    sha256: str
    user: int
    kind: str
    name: str
    encoding: str
    digest: str


def keep(data: bytes, *, user: int, kind: str, name: str, encoding: str, digest: str) -> str:
    """Store a file; returns the note, signed."""
    sweep()
    key = secrets.token_hex(16)
    with open(os.open(_folder() / key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
    note = Note(key, hashlib.sha256(data).hexdigest(), user, kind, name, encoding, digest)
    return signing.dumps(asdict(note), salt=SALT)


def find(signed: str, *, user: int, kind: str) -> tuple[Note, bytes]:
    """The note and the file. Raises SheetError where the note is not this person's, is too old, or its file is gone."""
    try:
        note = Note(**signing.loads(signed, salt=SALT, max_age=SECONDS))
    except signing.SignatureExpired:
        raise SheetError(f"The preview is more than an hour old. {AGAIN}") from None
    except (signing.BadSignature, TypeError):
        raise SheetError(f"There is no such preview. {AGAIN}") from None
    if (note.user, note.kind) != (user, kind):
        raise SheetError(f"There is no such preview. {AGAIN}")
    try:
        data = (_folder() / note.key).read_bytes()
    except FileNotFoundError:
        raise SheetError(f"This preview was confirmed already, or is too old. {AGAIN}") from None
    if hashlib.sha256(data).hexdigest() != note.sha256:
        raise SheetError(f"The file is no longer what the preview showed. {AGAIN}")
    return note, data


def forget(note: Note) -> None:
    """Remove the file."""
    (_folder() / note.key).unlink(missing_ok=True)


def sweep() -> None:
    """Remove files that nobody confirmed in time."""
    for path in _folder().iterdir():
        try:
            if time.time() - path.stat().st_mtime > SECONDS:
                path.unlink()
        except FileNotFoundError:  # another process was faster
            continue


def _folder() -> Path:
    """The folder, made where it is not there. Raises SheetError where it belongs to somebody else."""
    folder = Path(settings.IMPORTS_DIR)
    try:
        return own_folder(folder)
    except NotOursError:
        raise SheetError(
            f"The folder for files to import, {folder}, is open to others. Whoever runs the server mends it."
        ) from None
