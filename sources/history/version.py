"""The version of the data: a number that is another after every transaction that changed a record, and when that was.

Whoever keeps an answer asks whether it still holds, at the cost of one row read. History has a row for every write, so
its tables are watched. A number taken from them would not do: on PostgreSQL the transaction with the lower one may be
the last to be seen. There the version is counted on when a transaction commits, one after the other.
"""

import datetime as dt
from collections.abc import Iterable

from django.apps import AppConfig

from ..triggers import Guard, Guards, Trigger
from .records import history_of, recorded
from .writing import INSTANT_ON_SQLITE

TABLE, WRITING = "sources_version", "sources_version_writing"

ON_SQLITE = (
    f"CREATE TABLE IF NOT EXISTS {TABLE} (version bigint NOT NULL, at datetime NOT NULL)",
    f"INSERT INTO {TABLE} SELECT 1, {INSTANT_ON_SQLITE} WHERE NOT EXISTS (SELECT 1 FROM {TABLE})",  # noqa: S608 (our own)
)
ON_POSTGRESQL = (
    f"CREATE TABLE IF NOT EXISTS {TABLE} (version bigint NOT NULL, at timestamptz NOT NULL)",
    f"INSERT INTO {TABLE} SELECT 1, now() WHERE NOT EXISTS (SELECT FROM {TABLE})",  # noqa: S608 (our own)
    f"CREATE TABLE IF NOT EXISTS {WRITING} (transaction bigint PRIMARY KEY)",
    f"""
    CREATE OR REPLACE FUNCTION {TABLE}_changes() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO {WRITING} VALUES (txid_current()) ON CONFLICT DO NOTHING;
        RETURN NULL;
    END $$;
    CREATE OR REPLACE FUNCTION {TABLE}_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE {TABLE} SET version = version + 1, at = clock_timestamp();
        DELETE FROM {WRITING} WHERE transaction = NEW.transaction;
        RETURN NULL;
    END $$;
    DROP TRIGGER IF EXISTS {TABLE}_changed ON {WRITING};
    CREATE CONSTRAINT TRIGGER {TABLE}_changed AFTER INSERT ON {WRITING} DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION {TABLE}_changed()
    """,  # noqa: S608 (our own)
)


def every_write_is_a_version(app_config: AppConfig) -> Guards:
    """A write of any recorded model of the application makes another version."""

    def guards(vendor: str) -> Iterable[Guard]:
        make = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}[vendor]
        return [make(history_of(model)._meta.db_table) for model in recorded(app_config)]

    return guards


def _on_sqlite(table: str) -> Guard:
    name = f"{table}_version"
    then = f"UPDATE {TABLE} SET version = version + 1, at = NEW.history_date"  # noqa: S608 (our own)
    return Guard((Trigger(name, table, f"CREATE TRIGGER {name} AFTER INSERT ON {table} BEGIN {then}; END"),), ON_SQLITE)


def _on_postgresql(table: str) -> Guard:
    name = f"{table}_version"
    create = f"CREATE TRIGGER {name} AFTER INSERT ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_changes()"
    return Guard((Trigger(name, table, create),), ON_POSTGRESQL)


def as_instant(at: dt.datetime | str) -> dt.datetime:
    """When the version was made, as either database tells it: SQLite knows no zones, and within a query no dates."""
    if isinstance(at, str):
        at = dt.datetime.fromisoformat(at)
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)
