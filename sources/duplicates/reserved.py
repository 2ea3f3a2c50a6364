"""The slug of a record that was merged stays its own: nobody gives it to another record, by whatever path."""

from collections.abc import Iterable

from django.apps import AppConfig
from django.db.models import Model

from ..models import Record
from ..triggers import Guard, Guards, Trigger

SENTENCE = "A {} with this slug was merged into another: the slug leads there and stays reserved."


def merged_slugs_stay_reserved(app_config: AppConfig) -> Guards:
    """No record of the application is added under the slug of one that was merged."""

    def guards(vendor: str) -> Iterable[Guard]:
        make = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}[vendor]
        return [make(model) for model in app_config.get_models() if issubclass(model, Record)]

    return guards


def _on_sqlite(model: type[Model]) -> Guard:
    table = model._meta.db_table
    name = f"{table}_slug_reserved"
    create = (
        f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM sources_mergedrecord "  # noqa: S608 (our own)
        f"WHERE kind = '{model._meta.label}' AND old_slug = NEW.slug) "
        f"BEGIN SELECT RAISE(ABORT, '{SENTENCE.format(model._meta.verbose_name)}'); END"
    )
    return Guard((Trigger(name, table, create),))


def _on_postgresql(model: type[Model]) -> Guard:
    table = model._meta.db_table
    name = f"{table}_slug_reserved"
    create = (
        f"CREATE TRIGGER {name} AFTER INSERT ON {table} REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT "
        f"EXECUTE FUNCTION sources_slug_reserved('{model._meta.label}', "
        f"'{SENTENCE.format(model._meta.verbose_name)}')"
    )
    return Guard((Trigger(name, table, create),), (RESERVED,))


RESERVED = """
    CREATE OR REPLACE FUNCTION sources_slug_reserved() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (
            SELECT FROM sources_mergedrecord AS merged JOIN new_rows ON new_rows.slug = merged.old_slug
            WHERE merged.kind = TG_ARGV[0]
        ) THEN
            RAISE EXCEPTION '%', TG_ARGV[1]
                USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME, COLUMN = 'slug';
        END IF;
        RETURN NULL;
    END $$
"""
