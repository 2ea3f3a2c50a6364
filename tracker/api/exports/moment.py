"""Several queries that tell of one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

# Each row is written for itself, in many small look-ups. PostgreSQL, which reckons with all at once, would compile the
# statement, and hash small tables anew for every row: it took four times as long (10,000 lawsuits, PostgreSQL 15).
ROW_BY_ROW = ("jit", "enable_hashjoin", "enable_mergejoin")


@contextmanager
def one_moment(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """All that is read here is of the moment of the first query; nothing is written. Within a transaction, of that.

    On PostgreSQL a cursor of the server lives in a transaction: outside of one, all its rows would first be put aside.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(using=connection.alias):
            try:
                # Past Django, where something might be asked before it.
                connection.connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                for setting in ROW_BY_ROW:
                    connection.connection.execute(f"SET LOCAL {setting} = off")
                yield
            finally:
                transaction.set_rollback(True, using=connection.alias)
    else:
        # Past Django, whose transactions on SQLite are a writer's: they would wait for others and have others wait.
        connection.ensure_connection()
        run = connection.connection.execute
        run("BEGIN DEFERRED")
        try:
            yield
        finally:
            try:
                run("ROLLBACK")
            except Exception:
                connection.close()
                raise
