"""The key an installation signs its sessions with, kept in a file of its own and never in the repository."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def kept_key(path: Path) -> str:
    """Return the key kept at `path`, first making one where there is none.

    Every process of an installation must sign with the same key, and it must outlive them, or a restart ends every
    session. Raises ImproperlyConfigured where the file can be neither read nor made, or holds nothing.
    """
    try:
        if not path.exists():
            _make(path)
        key = path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The secret key cannot be kept in {path}: {error.strerror}. Set ENJOINED_SECRET_KEY_FILE to a file in a "
            "folder that can be written, or ENJOINED_SECRET_KEY to a long random string."
        ) from error
    if not key:
        raise ImproperlyConfigured(f"The secret key file {path} is empty. Delete it, and a new key is made.")
    return key


def _make(path: Path) -> None:
    """Write a fresh key to `path`, readable by its owner only, unless another process is quicker."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(name, path)  # all or nothing: no process ever reads half a key, and the first one wins
    finally:
        os.unlink(name)
