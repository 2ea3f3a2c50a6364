"""Whether an error means that the database is away, and not that a query of ours is wrong."""

import contextlib

from django.db import DatabaseError, InterfaceError, OperationalError, connection

RETRY_AFTER = 5  # seconds: a server that is restarted is back by then, as a rule
# SQLite calls a mistake in SQL operational too. These are of the file or the disk (https://www.sqlite.org/rescode.html).
AWAY_ON_SQLITE = {
    *("SQLITE_BUSY", "SQLITE_CANTOPEN", "SQLITE_CORRUPT", "SQLITE_FULL", "SQLITE_INTERRUPT", "SQLITE_IOERR"),
    *("SQLITE_LOCKED", "SQLITE_NOTADB", "SQLITE_PERM", "SQLITE_PROTOCOL", "SQLITE_READONLY"),
}


def is_outage(error: BaseException | None) -> bool:
    """Whether the database could not be reached, went away meanwhile, or has no room for the question."""
    if not isinstance(error, DatabaseError | InterfaceError):
        return False
    cause = error.__cause__
    if name := getattr(cause, "sqlite_errorname", None):
        return "_".join(name.split("_")[:2]) in AWAY_ON_SQLITE
    return isinstance(error, OperationalError | InterfaceError)


def recover() -> None:
    """Have no connection of before the outage asked again: those that are dead are closed, and new ones made."""
    connection.close_if_unusable_or_obsolete()
    pool = getattr(connection, "pool", None)  # PostgreSQL's
    if pool:
        with contextlib.suppress(Exception):  # it is only looked at; whoever asks next is told how it stands
            pool.check()
