"""Cursors for statements that are long, and sent often."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import ProgrammingError
from django.db.backends.base.base import BaseDatabaseWrapper

from .history.known import past

POOLED_OUTSIDE = "DISABLE_SERVER_SIDE_CURSORS"
MOST_KNOWN = 200  # statements: some megabytes


def sent(connection: Any, size: int, sql: str, params: Sequence[Any]) -> Any:
    """A cursor to which the statement was given."""
    if not size and _keeps(connection):
        cursor = _keeping(connection)
        try:
            cursor.execute(sql, params)
        except ProgrammingError:  # a parameter of which the statement alone does not say what type it is
            cursor.close()
            if connection.in_atomic_block:
                raise
        else:
            return cursor
    cursor = connection.chunked_cursor() if size else connection.cursor()
    try:
        cursor.execute(sql, params)
    except Exception:
        cursor.close()
        raise
    return cursor


def _keeps(connection: BaseDatabaseWrapper) -> bool:
    """Whether what was made of a statement once is kept.

    On PostgreSQL the past has the same names for other tables; a pooler changes connections.
    """
    return connection.vendor == "sqlite" or (past() is None and not connection.settings_dict.get(POOLED_OUTSIDE))


def _keeping(connection: Any) -> Any:
    connection.ensure_connection()
    made = connection.connection
    with connection.wrap_database_errors:
        cursor = made.cursor(factory=_reading_cursor()) if connection.vendor == "sqlite" else _preparing_cursor()(made)
    return connection.make_debug_cursor(cursor) if connection.queries_logged else connection.make_cursor(cursor)


@cache
def _preparing_cursor() -> Any:
    """Cursors whose statements PostgreSQL plans once: to plan one of these takes it as long as to run it."""
    from django.db.backends.postgresql import base

    binding: Any = base.ServerBindingCursor

    def execute(self: Any, query: Any, params: Any = None) -> Any:
        return binding.execute(self, query, params, prepare=True)

    return type("PreparingCursor", (binding,), {"execute": execute})


@cache
def _reading_cursor() -> Any:
    """Cursors that look once for the parameters of a statement, to write them as SQLite does: these are long."""
    from django.db.backends.sqlite3.base import SQLiteCursorWrapper

    known: dict[str, str] = {}

    class ReadingCursor(SQLiteCursorWrapper):
        def convert_query(self, query: str, *, param_names: Any = None) -> str:
            converted = known.get(query)
            if converted is None:
                if len(known) >= MOST_KNOWN:
                    known.clear()
                converted = known[query] = super().convert_query(query, param_names=param_names)
            return converted

    return ReadingCursor
