"""Running the statement of a page, once, whether or not something is hidden from readers.

The statement says itself whether anything is, so that what it tells and what it leaves out are of one moment. It is
first sent as it was right the last time; where that has changed, once more.
"""

from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from functools import partial
from typing import Any

from django.core.exceptions import EmptyResultSet

from sources.cursors import sent
from tracker.published.reading import Today, read_state, reading_today

from .page import Page


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
            yield from published(reader, partial(_fetched, page, size, looks=True, aside=reader.aside))
    except EmptyResultSet:
        return


def published(reader: Today, fetch: Callable[..., Generator[Any]]) -> Generator[Any]:
    """The rows that a statement has for readers, one at least, each of which tells first how the data stands.

    `fetch` gives them through the views of what is published (`is_published`), or past them.
    """
    is_published = _Last.is_hidden if reader.state is None else reader.state.is_hidden
    while True:
        rows = fetch(is_published=is_published)
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
        cursor = sent(page.keys.connection, size, sql, params)
    with cursor:
        if not size:
            yield from page.read_at_once(cursor.fetchall())
        else:
            parts = _ahead if page.keys.connection.vendor == "postgresql" else _in_turn
            with closing(parts(partial(cursor.fetchmany, size))) as found:
                for rows in found:
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
