"""Running the statement of a page, once, whether or not something is hidden from readers.

The statement says itself whether anything is, so that what it tells and what it leaves out are of one moment. It is
first sent as it was right the last time; where that has changed, once more.
"""

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from functools import cache, partial
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import ProgrammingError
from django.db.backends.base.base import BaseDatabaseWrapper

from sources.history.known import past
from tracker.published.reading import Today, read_state, reading_today

from .statement import Page

POOLED_OUTSIDE = "DISABLE_SERVER_SIDE_CURSORS"
MOST_KNOWN = 200  # statements: some megabytes


class _Last:
    """What was found the last time, by whichever thread: it decides what is tried first, never what is told."""

    is_hidden = False


def run(page: Page, size: int = 0) -> Generator[Any]:
    """The rows; with `size`, that many at a time."""
    reader = reading_today()
    try:
        if reader is None:
            yield from _fetched(page, size, is_published=False, looks=False)
        else:
            yield from _published(page, size, reader)
    except EmptyResultSet:
        return


def _published(page: Page, size: int, reader: Today) -> Generator[Any]:
    is_published = _Last.is_hidden if reader.state is None else reader.state.is_hidden
    while True:
        rows = _fetched(page, size, is_published=is_published, looks=True, aside=reader.aside)
        first = next(rows)  # there is always one
        state = read_state(first)
        _Last.is_hidden = state.is_hidden
        if is_published or not state.is_hidden:
            break
        is_published = True
        rows.close()
    reader.state = reader.state or state  # the older, where it was looked at before: a copy is told by that
    yield first
    yield from rows


def _fetched(page: Page, size: int, *, aside: Any = nullcontext, **how: bool) -> Generator[Any]:
    sql, params = page.sql(one_by_one=bool(size), **how)
    with aside():
        cursor = _sent(page.keys.connection, size, sql, params)
    with cursor:
        if not size:
            yield from page.read_at_once(cursor.fetchall())
        else:
            parts = _ahead if page.keys.connection.vendor == "postgresql" else _in_turn
            for rows in parts(partial(cursor.fetchmany, size)):
                yield from rows


def _in_turn(fetch: Callable[[], list[Any]]) -> Generator[list[Any]]:
    while rows := fetch():
        yield rows


def _ahead(fetch: Callable[[], list[Any]]) -> Generator[list[Any]]:
    """The server writes the rows that come next while those at hand are made something of.

    SQLite works within this process, and would have to wait its turn for every row.
    """
    with ThreadPoolExecutor(1, "rows-ahead") as reader:
        coming = reader.submit(fetch)
        while rows := coming.result():
            coming = reader.submit(fetch)
            yield rows


def _sent(connection: Any, size: int, sql: str, params: Sequence[Any]) -> Any:
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
            if query not in known:
                if len(known) >= MOST_KNOWN:
                    known.clear()
                known[query] = super().convert_query(query, param_names=param_names)
            return known[query]

    return ReadingCursor
