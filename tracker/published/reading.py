"""Reading what is published, today or as it was known at an instant.

    with as_published():
        Lawsuit.objects.with_details().get(slug="santa-clara-v-trump")

Inside, each table that can hold something hidden is read through a view that leaves it out, so that querysets, filters,
lists of children, counts and the effect computed from them know nothing of drafts. Nothing can be written there. While
everything is published, which costs one look at three small indexes at the first query, the tables are read themselves.

Of today the queries are sent to the views by name: the name of a table gives way to that of its view. Of the past each
table is overlaid with a view of its own name, as `sources.history.known` does it.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from sources.everything import is_everything
from sources.history.known import as_known
from sources.history.version import TABLE as VERSION
from sources.history.version import as_instant
from sources.models import Dossier

from .hidden import APPLICATIONS, hideable, views, with_past
from .on_sqlite import ON_SQLITE, have_views
from .views import SCHEMA, SCHEMA_OF_PAST

TABLE = re.compile(rf'"?\b((?:{"|".join(APPLICATIONS)})_\w+)\b"?')


@contextmanager
def as_published(at: dt.datetime | None = None, using: str = "default") -> Iterator[None]:
    """Read what is published; with `at`, what was known and published at that instant."""
    connection = connections[using]
    if at is None:
        with today(connection):
            yield
    elif connection.vendor == "sqlite":
        aside = frozenset(model._meta.db_table for model in with_past())
        with as_known(at, using, aside=aside), _overlaid_on_sqlite(connection):
            yield
    else:
        with as_known(at, using), _overlaid_on_postgresql(connection):
            yield


@dataclass(frozen=True)
class State:
    """The version of the data, when it was made, and whether any dossier is kept from readers."""

    version: int
    at: dt.datetime
    is_hidden: bool


class Today:
    """What readers may see of today. `state`: how the data stands; None until that is looked up."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.state: State | None = None
        self.is_aside = False

    def look(self) -> State:
        """How the data stands, or stood when it was first looked at here."""
        if self.state is None:
            with self.aside():
                self.state = state(self.connection)
        return self.state

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not self.is_aside and not is_everything() and self.look().is_hidden:
            sql = through_views(self.connection, sql)
        return execute(sql, params, many, context)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let queries through as they are: those of somebody who sees to it himself."""
        self.is_aside, before = True, self.is_aside
        try:
            yield
        finally:
            self.is_aside = before


_today: ContextVar[Today | None] = ContextVar("today", default=None)


def reading_today() -> Today | None:
    """What is read here of today; None where everything is read, or the past."""
    return _today.get()


@contextmanager
def today(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Read today's published records."""
    reader = Today(connection)
    token = _today.set(reader)
    try:
        with connection.execute_wrapper(reader):
            yield
    finally:
        _today.reset(token)


def state(connection: BaseDatabaseWrapper) -> State:
    """How the data stands: one query, for one row. Partial indexes hold what is hidden, and that alone."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {any_hidden()}, version, at FROM {VERSION}")  # noqa: S608 (our own)
        return read_state(cursor.fetchone())


def read_state(row: Sequence[Any]) -> State:
    """The same of the first columns of a row."""
    is_hidden, version, at, *_ = row
    return State(version, as_instant(at), bool(is_hidden))


@cache
def any_hidden() -> str:
    """The same as a condition, to be asked along with something else."""
    tables = [model._meta.db_table for model in apps.get_models() if issubclass(model, Dossier)]
    asked = (f"EXISTS (SELECT 1 FROM {table} WHERE NOT (publication = 'published'))" for table in tables)  # noqa: S608
    return f"({' OR '.join(asked)})"


def through_views(connection: BaseDatabaseWrapper, sql: str) -> str:
    """The query with the views of what is published in the place of the tables."""
    if connection.vendor == "sqlite":
        have_views(connection)
    names = _view_names(connection.vendor)
    return TABLE.sub(lambda found: names.get(found[1], found[0]), sql)


@cache
def _view_names(vendor: str) -> dict[str, str]:
    before = f'"{ON_SQLITE}' if vendor == "sqlite" else f'"{SCHEMA}"."'
    return {model._meta.db_table: f'{before}{model._meta.db_table}"' for model in hideable()}


@contextmanager
def _overlaid_on_sqlite(connection: BaseDatabaseWrapper) -> Iterator[None]:
    # Past Django, as in sources.history.known: the views go, or the connection does.
    run = connection.connection.execute
    overlays = tuple(views(with_past(), "temp.known_", "temp."))
    try:
        run("PRAGMA query_only = OFF")
        for name, query in overlays:
            run(f"CREATE TEMP VIEW {name} AS {query}")
        run("PRAGMA query_only = ON")
        yield
    finally:
        try:
            run("PRAGMA query_only = OFF")
            for name, _ in overlays:
                run(f"DROP VIEW IF EXISTS temp.{name}")
        except Exception:
            connection.close()
            raise


@contextmanager
def _overlaid_on_postgresql(connection: BaseDatabaseWrapper) -> Iterator[None]:
    with transaction.atomic(using=connection.alias):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('search_path', %s || ', ' || current_setting('search_path'), true)", [SCHEMA_OF_PAST]
            )
        try:
            yield
        finally:
            transaction.set_rollback(True, using=connection.alias)
