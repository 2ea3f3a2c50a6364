"""Folders for files that wait, in a place that others may write to as well."""

import os
from pathlib import Path


class NotOursError(PermissionError):
    """The folder belongs to somebody else, or others may do there what they must not."""


def own_folder(path: Path, *, forbidden: int = 0o077) -> Path:
    """The folder, made where it is not there. Raises `NotOursError`; `forbidden` are the bits that others may not have.

    In the folder for temporary files anybody can have made one of that name before, or a link to elsewhere.
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = path.lstat()
    if path.is_symlink() or status.st_uid != os.geteuid() or status.st_mode & forbidden:
        raise NotOursError(f"{path} belongs to somebody else, or is open to others.")
    return path
