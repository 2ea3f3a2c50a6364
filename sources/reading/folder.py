"""The files of a folder that are documents, and those that cannot be."""

import os
import stat
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from .limits import FILE_BYTES, NAME_CHARACTERS
from .refusal import UnreadableError

KINDS = {".txt": "text", ".text": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf"}


@dataclass(frozen=True)
class File:
    """A file of the folder. `name`: its path within, by which documents are known; `kind`: text, html or pdf."""

    path: Path
    name: str
    kind: str
    size: int = 0


@dataclass
class Folder:
    """What a folder holds: documents, what cannot be read and why, and the number of other files, by their ending."""

    root: Path
    files: list[File] = field(default_factory=list)
    unreadable: list[tuple[str, UnreadableError]] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)


def look_through(root: Path) -> Folder:
    """Every file below a folder, by name. Links are not followed. Raises OSError where the folder cannot be listed."""
    found = Folder(root)
    os.listdir(root)  # a folder that is not there, or is none, is the caller's mistake
    for at, folders, names in os.walk(root, onerror=lambda error: _shut(root, error, found)):
        linked = [name for name in folders if os.path.islink(os.path.join(at, name))]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in linked)
        for name in sorted([*names, *linked]):
            if not name.startswith("."):
                _sort(root, Path(at, name), found)
    _tell_apart(found)
    return found


def _shut(root: Path, error: OSError, found: Folder) -> None:
    name = _shown(Path(error.filename).relative_to(root).as_posix())
    found.unreadable.append((name, UnreadableError("permission", f"the folder cannot be opened ({error.strerror}).")))


def _sort(root: Path, path: Path, found: Folder) -> None:
    name = unicodedata.normalize("NFC", path.relative_to(root).as_posix())
    kind = KINDS.get(PurePosixPath(name).suffix.lower())
    if kind is None and not path.is_symlink():
        found.others[_shown(PurePosixPath(name).suffix.lower()) or "no ending"] += 1
        return
    try:
        _check_name(name)
        size = _check_file(root, path)
    except UnreadableError as refusal:
        found.unreadable.append((_shown(name), refusal))
    else:
        found.files.append(File(path, name, kind or "", size))


def _check_name(name: str) -> None:
    if _shown(name) != name:
        raise UnreadableError("name", "its name holds bytes or signs that no text can show. Rename it.")
    if len(name) > NAME_CHARACTERS:
        raise UnreadableError("name", f"its name and folders have more than {NAME_CHARACTERS} characters. Shorten it.")


def _check_file(root: Path, path: Path) -> int:
    try:
        status = path.lstat()
    except OSError as error:
        raise UnreadableError("permission", f"it cannot be looked at ({error.strerror}).") from None
    if stat.S_ISLNK(status.st_mode):
        inside = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))
        where = "elsewhere in the folder" if inside else "out of the folder"
        raise UnreadableError("link", f"it is a link that leads {where}, and links are not followed. Put a copy there.")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("special", "it is a device, pipe or socket, and no file.")
    return status.st_size


def _tell_apart(found: Folder) -> None:
    """Two names that differ only in how accents are written would be one name on another machine."""
    seen: set[str] = set()
    for file in list(found.files):
        if file.name in seen:
            found.files.remove(file)
            why = "another file has the same name, its accents written otherwise. Rename one."
            found.unreadable.append((file.name, UnreadableError("name", why)))
        seen.add(file.name)


def content(file: File) -> bytes:
    """The bytes of a file. Raises UnreadableError, before it reads any, where they are too many or may not be read."""
    try:
        # Not through a link put there meanwhile, and without waiting for who writes to a pipe.
        opened = os.open(file.path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except PermissionError:
        raise UnreadableError("permission", "it may not be read by this account. Give it the right to.") from None
    except OSError as error:
        raise UnreadableError("gone", f"it cannot be opened ({error.strerror}).") from None
    with os.fdopen(opened, "rb") as stream:
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("special", "it is a device, pipe or socket, and no file.")
        if status.st_size > FILE_BYTES:
            size = f"{status.st_size / 1024**2:,.0f} MB, and the limit is {FILE_BYTES // 1024**2} MB. Split it."
            raise UnreadableError("too large", f"it has {size}")
        try:
            found = stream.read(FILE_BYTES + 1)
        except OSError as error:
            raise UnreadableError("gone", f"it cannot be read ({error.strerror}).") from None
    if len(found) > FILE_BYTES:
        raise UnreadableError("too large", "it grew while it was read.")
    if not found:
        raise UnreadableError("empty", "it holds nothing.")
    return found


def _shown(name: str) -> str:
    """A name with what cannot be shown replaced: bytes that are no text, control characters, changes of direction."""
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(sign) in ("Cc", "Cf") else sign for sign in name)
