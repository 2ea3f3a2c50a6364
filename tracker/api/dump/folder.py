"""The folder in which archives of one database are kept, and who may write there."""

import fcntl
import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.db import connection
from rest_framework.exceptions import APIException

from sources.own_folder import NotOursError, own_folder

WAIT = 10  # seconds for which others wait while one makes an archive
COME_AGAIN = 30


class BeingMadeError(APIException):
    """Another process is making the archive: 503, and when to come again."""

    status_code, wait = HTTPStatus.SERVICE_UNAVAILABLE, COME_AGAIN
    default_detail = "The archive of this version of the data is being made."


def folder() -> Path:
    """Where archives of this database are: nobody else reads or writes there. Raises `PermissionError`."""
    asked = connection.settings_dict
    database = repr([connection.vendor, asked.get("HOST"), asked.get("PORT"), str(asked["NAME"])])
    try:
        dumps = own_folder(Path(settings.DUMPS_DIR), forbidden=0o022)
    except NotOursError as error:
        raise PermissionError(f"{error} Name another folder in ENJOINED_DUMPS_DIR.") from None
    within = dumps / hashlib.sha256(database.encode()).hexdigest()[:16]
    within.mkdir(mode=0o700, exist_ok=True)
    return within


@contextmanager
def alone(within: Path) -> Iterator[None]:
    """Be the only one who writes in the folder. Raises `BeingMadeError` where another does for long."""
    with open(within / "lock", "w") as lock:
        until = time.monotonic() + WAIT
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    raise BeingMadeError from None
                time.sleep(0.1)
            else:
                break
        yield  # the lock goes with the file, whatever becomes of the process
