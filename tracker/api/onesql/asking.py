"""Lists that are read together, as readers get them: in one statement, which says itself whether anything is hidden."""

from collections.abc import Generator
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections

from sources.cursors import sent
from sources.history.version import TABLE as VERSION
from sources.together import Beside, Question, Read
from tracker.published.on_sqlite import have_views
from tracker.published.reading import State, any_hidden, read_state, reading_today, through_views

from .running import published

Parts = TypeVar("Parts")
STATE = 3  # the columns that tell how the data stands


class ReadToday(Read):
    """What readers get of today, and how the data stood when it was read."""

    stood: State


def asked(question: Question[Parts], **given: Any) -> tuple[Read, Parts]:
    """What the question finds with these values, today or in the past that is read."""
    reader = reading_today()
    if reader is None:
        return question.ask(**given)
    connection: Any = connections[DEFAULT_DB_ALIAS]

    def fetch(*, is_published: bool) -> Generator[Any]:
        sql, params = question.statement(connection, _beside(is_published=is_published))
        if is_published and connection.vendor == "sqlite":
            have_views(connection)  # the connection may be another than that for which it was made
        with reader.aside():
            cursor = sent(connection, 0, sql, [make(given) for make in params])
        with cursor:
            yield cursor.fetchone()

    (row,) = published(reader, fetch)
    together, parts = question.on(connection)
    read = ReadToday(together, row[STATE:])
    read.stood = read_state(row)
    return read, parts


@cache
def _beside(*, is_published: bool) -> Beside:
    """How the data stands; and the views of what is published, where something is not."""
    state, source = (any_hidden(), "version", "at"), f" FROM {VERSION}"
    return Beside(state, source, _through) if is_published else Beside(state, source)


def _through(sql: str) -> str:
    return through_views(connections[DEFAULT_DB_ALIAS], sql)
