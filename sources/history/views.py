"""What a table was at an instant, as a query on its history, and where PostgreSQL keeps those queries.

SQLite makes them anew for each question (`known`), since its temporary views cost next to nothing and end with it.
PostgreSQL has them stand as views in a schema of their own; the instant is a setting of the transaction.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import AppConfig
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from django.db.models.signals import post_migrate, pre_migrate

from .records import NOT_RECORDED, columns, history_of, is_recorded

SCHEMA = "enjoined_known"
REFUSED, KEPT = "this_table_has_no_past", "the_past_is_past"
FUNCTIONS = f"""
    CREATE OR REPLACE FUNCTION {SCHEMA}.{REFUSED}() RETURNS boolean LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'This table has no past.'; END $$;
    CREATE OR REPLACE FUNCTION {SCHEMA}.{KEPT}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'Nothing is written in the past.'; END $$
"""


def at_an_instant(model: type[Model], at: str, schema: str = "") -> str:
    """The query for the rows of the model at an instant, which is given as SQL. What is not recorded is empty."""
    kept = set(columns(model))
    shown = ", ".join(
        f'past."{field.column}"' if field.column in kept else f"'' AS \"{field.column}\""
        for field in model._meta.concrete_fields
    )
    history = f"{schema}{history_of(model)._meta.db_table}"
    return (
        f"SELECT {shown} FROM {history} AS past WHERE past.history_date <= {at} AND past.history_type <> '-' "  # noqa: S608
        f"AND NOT EXISTS (SELECT 1 FROM {history} AS later WHERE later.id = past.id "
        f"AND later.history_id > past.history_id AND later.history_date <= {at})"
    )


def views(app_config: AppConfig) -> None:
    """Have the views on the application's tables stand whenever a PostgreSQL database is migrated.

    While a migration changes the application's tables they stand aside: PostgreSQL alters no column that a view names.
    """

    def remove(using: str, plan: Any = None, **kwargs: Any) -> None:
        is_ours = plan is None or any(migration.app_label == app_config.label for migration, _ in plan)
        if connections[using].vendor == "postgresql" and is_ours:
            with connections[using].cursor() as cursor:
                for name, _ in _wanted(app_config):
                    cursor.execute(f"DROP VIEW IF EXISTS {SCHEMA}.{name} CASCADE")

    def install(using: str, **kwargs: Any) -> None:
        if connections[using].vendor == "postgresql":
            _install(connections[using], dict(_wanted(app_config)))

    pre_migrate.connect(remove, sender=app_config, weak=False, dispatch_uid=f"{app_config.name} views")
    post_migrate.connect(install, sender=app_config, weak=False, dispatch_uid=f"{app_config.name} views")


def _wanted(app_config: AppConfig) -> Iterator[tuple[str, str]]:
    for model in app_config.get_models():
        if is_recorded(model):
            yield model._meta.db_table, at_an_instant(model, "current_setting('enjoined.known_at')::timestamptz")
        elif model._meta.label in NOT_RECORDED:
            yield model._meta.db_table, f"SELECT {SCHEMA}.{REFUSED}() AS {REFUSED}"


def _install(connection: BaseDatabaseWrapper, wanted: dict[str, str]) -> None:
    """Make the views that do not stand as they should, where their tables exist."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        noted, tables = _noted(cursor), set(connection.introspection.table_names(cursor))
        digests = {name: hashlib.sha256(query.encode()).hexdigest() for name, query in wanted.items()}
        changed = [name for name in wanted if noted.get(name) != digests[name] and name in tables]
        if changed:
            cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
            cursor.execute(FUNCTIONS)
        for name in changed:
            cursor.execute(f"DROP VIEW IF EXISTS {SCHEMA}.{name} CASCADE")
            cursor.execute(f"CREATE VIEW {SCHEMA}.{name} AS {wanted[name]}")
            cursor.execute(
                f"CREATE TRIGGER {KEPT} INSTEAD OF INSERT OR UPDATE OR DELETE ON {SCHEMA}.{name} "
                f"FOR EACH ROW EXECUTE FUNCTION {SCHEMA}.{KEPT}()"
            )
            cursor.execute(f"COMMENT ON VIEW {SCHEMA}.{name} IS '{digests[name]}'")


def _noted(cursor: Any) -> dict[str, str]:
    """The views that stand, and what they were made from."""
    cursor.execute(
        "SELECT relname, obj_description(pg_class.oid, 'pg_class') FROM pg_class "
        "JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = %s AND relkind = 'v'",
        [SCHEMA],
    )
    found: Iterable[tuple[str, str]] = cursor.fetchall()
    return dict(found)
