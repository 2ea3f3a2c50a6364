"""What the database refuses although no constraint can say it.

Each application names its guards in its `AppConfig.ready()`; they are installed after every `migrate`, and never by a
migration, because SQLite alters a table by copying it and drops the copy's triggers without a word. On SQLite they are
also taken away before `migrate`, because it cannot rename a table that a trigger elsewhere still mentions.
A `migrate` that has nothing to do leaves them alone.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from django.db.models.signals import post_migrate, pre_migrate

from .history.records import is_history


@dataclass(frozen=True)
class Trigger:
    """One trigger on one table, and the statement that creates it."""

    name: str
    table: str
    create: str


@dataclass(frozen=True)
class Guard:
    """One sentence the database keeps: its triggers, and what they rest on.

    `foundation`: statements that make what the triggers call or write to. `side_tables`: tables that exist for the
    triggers alone, made by the foundation and filled from the records. `names_columns`: the triggers name the columns
    of their tables, so that on PostgreSQL too they stand aside while a migration changes those. `afterwards`:
    statements that make up for the time when the triggers did not stand.
    """

    triggers: tuple[Trigger, ...]
    foundation: tuple[str, ...] = ()
    side_tables: tuple[str, ...] = ()
    names_columns: bool = False
    afterwards: tuple[str, ...] = ()

    @property
    def tables(self) -> set[str]:
        return {trigger.table for trigger in self.triggers}

    @property
    def digest(self) -> str:
        """Tells this guard from an earlier version of itself."""
        return hashlib.sha256(repr(self).encode()).hexdigest()


Guards = Callable[[str], Iterable[Guard]]
"""The guards of an application for a database vendor: sqlite or postgresql."""


def guard(app_config: AppConfig, *sources: Guards) -> None:
    """Have these guards stand whenever the application is migrated."""

    def remove(using: str, plan: Any = None, **kwargs: Any) -> None:
        vendor = connections[using].vendor
        if plan == []:
            return
        is_ours = plan is None or any(migration.app_label == app_config.label for migration, _ in plan)
        for guards in sources:
            aside = [each for each in guards(vendor) if vendor == "sqlite" or (is_ours and each.names_columns)]
            remove_guards(aside, using=using)

    def install(using: str, **kwargs: Any) -> None:
        for guards in sources:
            install_guards(guards(connections[using].vendor), using=using)

    pre_migrate.connect(remove, sender=app_config, weak=False, dispatch_uid=f"{app_config.name} guards")
    post_migrate.connect(install, sender=app_config, weak=False, dispatch_uid=f"{app_config.name} guards")


def install_guards(guards: Iterable[Guard], *, using: str) -> None:
    """Make every guard anew, where its tables exist (they do not after a migration back to nothing).

    A guard that stands as it should is left alone: on PostgreSQL dropping a trigger locks its table against readers,
    and servers migrate when they start, while others serve. Side tables are always made and filled anew.
    """
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        noted = installed_triggers(connection)
        for each in guards:
            triggers = {(trigger.name, trigger.table): trigger for trigger in each.triggers}
            stands = all(
                noted.get(key) == (trigger.create if connection.vendor == "sqlite" else each.digest)
                for key, trigger in triggers.items()
            )
            if (stands and not each.side_tables) or not tables.issuperset(each.tables):
                continue
            remove_guards([each], using=using)
            statements = (*each.foundation, *(trigger.create for trigger in each.triggers), *each.afterwards)
            for statement in statements:
                cursor.execute(statement)
            if connection.vendor == "postgresql":
                for name, table in triggers:
                    cursor.execute(f"COMMENT ON TRIGGER {name} ON {table} IS '{each.digest}'")


def remove_guards(guards: Iterable[Guard], *, using: str) -> None:
    """Drop whatever of these guards is there; the functions stay, for without triggers they do nothing."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for each in guards:
            for trigger in each.triggers:
                if trigger.table in tables:
                    place = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
                    cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}{place}")
            for table in each.side_tables:
                cursor.execute(f"DROP TABLE IF EXISTS {table}")


def installed_triggers(connection: BaseDatabaseWrapper) -> dict[tuple[str, str], str]:
    """Every trigger of the database by name and table: how it was made (SQLite), what was noted of it (PostgreSQL)."""
    query = {
        "sqlite": "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname, tgrelid::regclass::text, obj_description(oid, 'pg_trigger') "
        "FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {(name, table): noted or "" for name, table, noted in cursor.fetchall()}


# Slugs


def slugs_never_change(app_config: AppConfig) -> Guards:
    """A slug, once given, stays: other people's links, fixtures and citations rest on it."""

    def guards(vendor: str) -> Iterable[Guard]:
        make = {"sqlite": _slug_kept_on_sqlite, "postgresql": _slug_kept_on_postgresql}[vendor]
        return [make(model) for model in app_config.get_models() if _has_slug(model)]

    return guards


def _has_slug(model: type[Model]) -> bool:
    return not is_history(model) and any(field.name == "slug" for field in model._meta.local_fields)


def _slug_kept_on_sqlite(model: type[Model]) -> Guard:
    table = model._meta.db_table
    name = f"{table}_slug_kept"
    return Guard(
        (
            Trigger(
                name,
                table,
                f"CREATE TRIGGER {name} BEFORE UPDATE OF slug ON {table} WHEN NEW.slug IS NOT OLD.slug "
                f"BEGIN SELECT RAISE(ABORT, 'The slug of this {model._meta.verbose_name} never changes.'); END",
            ),
        )
    )


def _slug_kept_on_postgresql(model: type[Model]) -> Guard:
    table = model._meta.db_table
    name = f"{table}_slug_kept"
    return Guard(
        (
            Trigger(
                name,
                table,
                f"CREATE TRIGGER {name} BEFORE UPDATE OF slug ON {table} FOR EACH ROW "
                "WHEN (NEW.slug IS DISTINCT FROM OLD.slug) "
                f"EXECUTE FUNCTION sources_slug_kept('{model._meta.verbose_name}')",
            ),
        ),
        (SLUG_KEPT,),
    )


SLUG_KEPT = """
    CREATE OR REPLACE FUNCTION sources_slug_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'The slug of this % never changes.', TG_ARGV[0]
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME, COLUMN = 'slug';
    END $$
"""
