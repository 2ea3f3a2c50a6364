"""The views of what is published, standing in PostgreSQL: one schema over today, one over the past.

They are made after every migration that finds them other than they should be, and stand aside while one changes tables,
because neither database alters what a view names. On SQLite they belong to a connection (`on_sqlite`).
"""

import hashlib
from typing import Any

from django.apps import AppConfig
from django.db import connections, transaction
from django.db.models.signals import post_migrate, pre_migrate

from sources.history.views import KEPT
from sources.history.views import SCHEMA as KNOWN

from .hidden import hideable, views, with_past
from .on_sqlite import forget_views

SCHEMA, SCHEMA_OF_PAST = "enjoined_published", "enjoined_known_published"
SCHEMAS = (SCHEMA, SCHEMA_OF_PAST)


def stand_by(first: AppConfig, last: AppConfig) -> None:
    """Have the views stand whenever a PostgreSQL database is migrated: `first` is migrated first, `last` last."""

    def remove(using: str, plan: Any = None, **kwargs: Any) -> None:
        if plan is not None and not plan:
            return
        if connections[using].vendor == "sqlite":
            forget_views(connections[using])
        else:
            with connections[using].cursor() as cursor:
                for schema in SCHEMAS:
                    cursor.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")

    def install(using: str, **kwargs: Any) -> None:
        if connections[using].vendor == "postgresql":
            _install(using)

    pre_migrate.connect(remove, sender=first, weak=False, dispatch_uid="published views")
    post_migrate.connect(install, sender=last, weak=False, dispatch_uid="published views")


def _install(using: str) -> None:
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if not tables.issuperset(model._meta.db_table for model in hideable()):
            return  # after a migration back to nothing
        wanted = {
            SCHEMA: tuple(views(hideable(), "", f"{SCHEMA}.")),
            SCHEMA_OF_PAST: tuple(views(with_past(), f"{KNOWN}.", f"{SCHEMA_OF_PAST}.")),
        }
        cursor.execute(
            "SELECT nspname, obj_description(oid, 'pg_namespace'), (SELECT count(*) FROM pg_class "
            "WHERE relnamespace = pg_namespace.oid AND relkind = 'v') FROM pg_namespace WHERE nspname = ANY(%s)",
            [list(SCHEMAS)],
        )
        noted = {schema: rest for schema, *rest in cursor.fetchall()}
        for schema, queries in wanted.items():
            digest = hashlib.sha256(repr(queries).encode()).hexdigest()
            if noted.get(schema) == [digest, len(queries)]:
                continue
            cursor.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
            cursor.execute(f"CREATE SCHEMA {schema}")
            for name, query in queries:
                cursor.execute(f"CREATE VIEW {schema}.{name} AS {query}")
                cursor.execute(
                    f"CREATE TRIGGER {KEPT} INSTEAD OF INSERT OR UPDATE OR DELETE ON {schema}.{name} "
                    f"FOR EACH ROW EXECUTE FUNCTION {KNOWN}.{KEPT}()"
                )
            cursor.execute(f"COMMENT ON SCHEMA {schema} IS '{digest}'")
