"""A SQLite file that was moved away or put in another's place under a running server is noticed at the next request.

A connection that is kept open goes on reading the file that it opened, wherever that is now. So each notes which file
that was, and is closed where the name has come to mean another one, or none.
"""

import os
from typing import Any

from django.core.signals import request_started
from django.db import connections
from django.db.backends.signals import connection_created

NOTE = "enjoined_opened"


def stand_by() -> None:
    """Look at the start of every request."""
    connection_created.connect(_note, dispatch_uid="note the file opened")
    request_started.connect(_look, dispatch_uid="look for replaced files")


def _note(connection: Any, **kwargs: Any) -> None:
    if connection.vendor == "sqlite":
        setattr(connection, NOTE, _file(connection))


def _look(**kwargs: Any) -> None:
    for connection in connections.all(initialized_only=True):
        opened = (
            None if connection.connection is None or connection.in_atomic_block else getattr(connection, NOTE, None)
        )
        if opened and _file(connection) != opened:
            connection.close()


def _file(connection: Any) -> tuple[int, int] | None:
    try:
        found = os.stat(connection.settings_dict["NAME"])
    except OSError:  # none, or a database in memory
        return None
    return found.st_dev, found.st_ino
