"""A file read: plain text here, pages and PDFs in a process of their own."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from . import text_stated
from .charset import decoded
from .document import Read
from .folder import File
from .limits import PROCESSOR_SECONDS, SECONDS
from .refusal import UnreadableError

ROOT = Path(__file__).resolve().parent.parent.parent
TOO_SLOW = UnreadableError("too costly", f"reading it takes more than {PROCESSOR_SECONDS} seconds.")


def read(file: File, content: bytes, charset: str = "") -> Read:
    """The text of a file, and what it says of itself. `charset`: the one its reader names.

    Raises UnreadableError, with a word that says why.
    """
    if file.kind != "text" or content.startswith(b"%PDF-"):
        return _apart("pdf" if content.startswith(b"%PDF-") else file.kind, content, charset)
    text, how = decoded(content, charset)
    return Read(text, how, text_stated.stated(text))


def _apart(kind: str, content: bytes, charset: str) -> Read:
    """Read by another process, which knows nothing of this one and may come to grief."""
    command = [sys.executable, "-P", "-m", "sources.reading.worker", kind, charset]
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ.get("PATH", ""), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(  # noqa: S603 (our own)
            command, input=content, capture_output=True, timeout=SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise TOO_SLOW from None
    if -done.returncode in (signal.SIGXCPU, signal.SIGKILL):
        raise TOO_SLOW
    try:
        told = json.loads(done.stdout)
    except ValueError:
        raise UnreadableError("broken", "the program that reads such files came to grief over it.") from None
    if "refused" in told:
        raise UnreadableError(*told["refused"])
    return Read.heard(told["read"])
