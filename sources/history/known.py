"""The records as they were known at an instant, to everything that reads them.

    with as_known(instant):
        Lawsuit.objects.with_details().get(slug="santa-clara-v-trump")

Inside, each table is overlaid with a view of its own name on its history, so that querysets, filters, lists of
children and counts all see that instant without knowing of it. Nothing can be written there. On PostgreSQL the views
stand in a schema of their own, which the transaction searches first; on SQLite they are temporary and belong to the
connection. Tables without history refuse to be read, since they tell of today alone.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.apps import apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from .records import NOT_RECORDED, history_of, is_recorded
from .views import REFUSED, SCHEMA, at_an_instant


@contextmanager
def as_known(at: dt.datetime | None, using: str = "default") -> Iterator[None]:
    """Read the records as they were known at the instant; as they are now, where it is None."""
    if at is None:
        yield
        return
    connection = connections[using]
    overlaid = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}[connection.vendor]
    with overlaid(connection, at.astimezone(dt.UTC)):
        yield


def end_of(day: dt.date) -> dt.datetime:
    """The last instant of a day, UTC."""
    return dt.datetime.combine(day, dt.time.max, dt.UTC)


def begins(using: str = "default") -> dt.datetime | None:
    """When the first row of any history was written; None where there is none."""
    firsts = (history_of(model)._base_manager.using(using).order_by("history_id").first() for model in _models())
    return min((first.history_date for first in firsts if first is not None), default=None)  # type: ignore[attr-defined]


def _models() -> list[type[Model]]:
    return [model for model in apps.get_models() if is_recorded(model)]


@contextmanager
def _on_sqlite(connection: BaseDatabaseWrapper, at: dt.datetime) -> Iterator[None]:
    # Past Django, which would refuse to drop the views where a transaction has failed inside.
    connection.ensure_connection()
    run = connection.connection.execute
    if run("SELECT 1 FROM temp.sqlite_master WHERE type = 'view'").fetchone():
        raise RuntimeError("The past has no past of its own: as_known stands within as_known.")
    try:
        for table, query in _overlays():
            run(f"CREATE TEMP VIEW {table} AS {query.replace('AN_INSTANT', f'{at:%Y-%m-%d %H:%M:%S.%f}')}")
        run("PRAGMA query_only = ON")  # SQLite 3.40 passes over an INSERT into a view that is to return something
        yield
    finally:
        try:
            run("PRAGMA query_only = OFF")
            for table, _ in _overlays():
                run(f"DROP VIEW IF EXISTS temp.{table}")
        except Exception:
            connection.close()  # with the connection go its views: by no means may they outlive the question
            raise


@cache
def _overlays() -> tuple[tuple[str, str], ...]:
    past = ((model._meta.db_table, at_an_instant(model, "'AN_INSTANT'", "main.")) for model in _models())
    none = ((apps.get_model(label)._meta.db_table, f"SELECT * FROM main.{REFUSED}") for label in NOT_RECORDED)  # noqa: S608
    return (*past, *none)


@contextmanager
def _on_postgresql(connection: BaseDatabaseWrapper, at: dt.datetime) -> Iterator[None]:
    with transaction.atomic(using=connection.alias):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('enjoined.known_at', %s, true), set_config('transaction_read_only', 'on', true), "
                "set_config('search_path', %s || ', ' || current_setting('search_path'), true)",
                [at.isoformat(), SCHEMA],
            )
        try:
            yield
        finally:
            transaction.set_rollback(True, using=connection.alias)
