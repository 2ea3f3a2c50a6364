"""Reading what is published, today or as it was known at an instant.

    with as_published():
        Lawsuit.objects.with_details().get(slug="santa-clara-v-trump")

Inside, each table that can hold something hidden is overlaid with a view of its own name that leaves it out, so that
querysets, filters, lists of children, counts and the effect computed from them know nothing of drafts. Nothing can be
written there. While everything is published, which costs one look at three small indexes, nothing is overlaid.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.apps import apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from sources.history.known import as_known
from sources.models import Dossier

from .hidden import hideable, views, with_past
from .views import SCHEMA, SCHEMA_OF_PAST


@contextmanager
def as_published(
    at: dt.datetime | None = None, using: str = "default", *, is_anything_hidden: bool | None = None
) -> Iterator[None]:
    """Read what is published; with `at`, what was known and published at that instant.

    Who has looked already tells whether anything is hidden.
    """
    connection = connections[using]
    if at is None and not (anything_hidden(connection) if is_anything_hidden is None else is_anything_hidden):
        yield
    elif connection.vendor == "sqlite":
        aside = frozenset(model._meta.db_table for model in with_past())
        with as_known(at, using, aside=aside), _on_sqlite(connection, _views(is_past=at is not None)):
            yield
    else:
        with as_known(at, using), _on_postgresql(connection, SCHEMA if at is None else SCHEMA_OF_PAST):
            yield


def anything_hidden(connection: BaseDatabaseWrapper) -> bool:
    """Whether any dossier is not published. Partial indexes hold those alone."""
    with connection.cursor() as cursor:
        cursor.execute(any_hidden())
        (found,) = cursor.fetchone()
    return bool(found)


@cache
def any_hidden() -> str:
    """The query for whether any dossier is not published."""
    tables = [model._meta.db_table for model in apps.get_models() if issubclass(model, Dossier)]
    asked = (f"EXISTS (SELECT 1 FROM {table} WHERE NOT (publication = 'published'))" for table in tables)  # noqa: S608
    return f"SELECT {' OR '.join(asked)}"


@contextmanager
def _on_sqlite(connection: BaseDatabaseWrapper, overlays: tuple[tuple[str, str], ...]) -> Iterator[None]:
    # Past Django, as in sources.history.known: the views go, or the connection does.
    connection.ensure_connection()
    run = connection.connection.execute
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


@cache
def _views(*, is_past: bool) -> tuple[tuple[str, str], ...]:
    return tuple(views(with_past(), "temp.known_", "temp.") if is_past else views(hideable(), "main.", "temp."))


@contextmanager
def _on_postgresql(connection: BaseDatabaseWrapper, schema: str) -> Iterator[None]:
    with transaction.atomic(using=connection.alias):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('search_path', %s || ', ' || current_setting('search_path'), true)", [schema]
            )
        try:
            yield
        finally:
            transaction.set_rollback(True, using=connection.alias)
