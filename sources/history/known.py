"""The records as they were known at an instant, to everything that reads them.

    with as_known(instant):
        Lawsuit.objects.with_details().get(slug="santa-clara-v-trump")

Inside, each table is overlaid with a view of its own name on its history, so that querysets, filters, lists of
children and counts all see that instant without knowing of it. Nothing can be written there. On PostgreSQL the views
stand in a schema of their own, which the transaction searches first; on SQLite they are temporary and belong to the
connection, and no transaction can begin inside. Tables without history refuse to be read, since they tell of today
alone, until somebody computes what they would have held: `Past.fill`.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache

from django.apps import apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from .records import NOT_RECORDED, history_of, is_recorded
from .views import REFUSED, SCHEMA, at_an_instant

NONE: frozenset[str] = frozenset()


@dataclass
class Past:
    """An instant, while the records are read as they were known then."""

    at: dt.datetime
    connection: BaseDatabaseWrapper
    filled: set[type[Model]] = field(default_factory=set)

    def fill(self, model: type[Model], compute: Callable[[], Iterable[Model]]) -> None:
        """Have a table without history hold what is computed from the records of this instant; once is enough."""
        if model in self.filled:
            return
        fields = model._meta.concrete_fields
        rows = [
            [number if each.primary_key else each.get_db_prep_save(each.pre_save(row, add=True), self.connection)
             for each in fields]
            for number, row in enumerate(compute(), 1)
        ]  # fmt: skip
        columns = ", ".join(f'"{each.column}" {each.db_type(self.connection)}' for each in fields)
        marks = ", ".join(["%s"] * len(fields))
        table = model._meta.db_table
        with self.connection.cursor() as cursor:
            if self.connection.vendor == "sqlite":
                cursor.execute("PRAGMA query_only = OFF")
                cursor.execute(f"DROP VIEW temp.{table}")
            cursor.execute(f"CREATE TEMP TABLE {table} ({columns})")
            cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 (our own names)
            if self.connection.vendor == "sqlite":
                cursor.execute("PRAGMA query_only = ON")
        self.filled.add(model)


_past: ContextVar[Past | None] = ContextVar("past", default=None)


def past() -> Past | None:
    """The instant at which the records are read here; None where they are read as they are."""
    return _past.get()


@contextmanager
def as_known(at: dt.datetime | None, using: str = "default", *, aside: frozenset[str] = NONE) -> Iterator[None]:
    """Read the records as they were known at the instant; as they are now, where it is None.

    `aside`: tables whose past, on SQLite, stands under known_... for others to overlay.
    """
    if at is None:
        yield
        return
    if past() is not None:
        raise RuntimeError("The past has no past of its own: as_known stands within as_known.")
    connection = connections[using]
    at = at.astimezone(dt.UTC)
    on_sqlite = connection.vendor == "sqlite"
    with _on_sqlite(connection, at, aside) if on_sqlite else _on_postgresql(connection, at):
        token = _past.set(Past(at, connection))
        try:
            yield
        finally:
            _past.reset(token)


def end_of(day: dt.date) -> dt.datetime:
    """The last instant of a day, UTC."""
    return dt.datetime.combine(day, dt.time.max, dt.UTC)


def begins(using: str = "default") -> dt.datetime | None:
    """When the first row of any history was written; None where there is none."""
    firsts = (
        f"SELECT (SELECT history_date FROM {history_of(model)._meta.db_table} ORDER BY history_id LIMIT 1) AS first"  # noqa: S608
        for model in _models()
    )
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT min(first) FROM ({' UNION ALL '.join(firsts)}) AS firsts")  # noqa: S608 (our own)
        (first,) = cursor.fetchone()
    # SQLite knows no instants: what comes from no column comes as text.
    return dt.datetime.fromisoformat(first).replace(tzinfo=dt.UTC) if isinstance(first, str) else first


def _models() -> list[type[Model]]:
    return [model for model in apps.get_models() if is_recorded(model)]


@contextmanager
def _on_sqlite(connection: BaseDatabaseWrapper, at: dt.datetime, aside: frozenset[str]) -> Iterator[None]:
    # Past Django, which would refuse to drop the views where a transaction has failed inside.
    connection.ensure_connection()
    run = connection.connection.execute
    try:
        for table, query in _overlays():
            name = f"known_{table}" if table in aside else table
            run(f"CREATE TEMP VIEW {name} AS {query.replace('AN_INSTANT', f'{at:%Y-%m-%d %H:%M:%S.%f}')}")
        run("PRAGMA query_only = ON")  # SQLite 3.40 passes over an INSERT into a view that is to return something
        yield
    finally:
        try:
            run("PRAGMA query_only = OFF")
            for kind, name in run("SELECT type, name FROM temp.sqlite_master").fetchall():
                run(f"DROP {kind} temp.{name}")
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
                "SELECT set_config('enjoined.known_at', %s, true), "
                "set_config('search_path', %s || ', ' || current_setting('search_path'), true)",
                [at.isoformat(), SCHEMA],
            )
        try:
            yield
        finally:
            transaction.set_rollback(True, using=connection.alias)
