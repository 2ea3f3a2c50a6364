"""The database itself writes the history: no save, bulk write, `update()` or raw SQL passes it by.

The triggers are made from the columns of each model. The instant is that of the transaction on PostgreSQL (`now()`), so
that a reader of the past never sees half of one; on SQLite it is that of `writing`, or without it of the statement.
What came first within a transaction is told by `history_id`. A write that changes nothing leaves no row.

SQLite's run row by row, and cost little where many rows are one statement. PostgreSQL's run once a statement over all
its rows, so that bulk writes stay cheap.

Where triggers had to stand aside for a migration, `CAUGHT_UP` writes afterwards what happened meanwhile, so that
history and records never part.
"""

from collections.abc import Iterable, Iterator

from django.apps import AppConfig
from django.db.models import Model

from ..triggers import Guard, Guards, Trigger
from .records import columns, history_of, recorded
from .writing import CONTEXT_TABLE, FOUNDATION, INSTANT_ON_SQLITE

CAUGHT_UP = "Found after a migration, or when history began."
OWN = ("history_date", "history_type", "history_user_id", "history_change_reason")


def everything_is_recorded(app_config: AppConfig) -> Guards:
    """The history of every recorded model of the application."""

    def guards(vendor: str) -> Iterable[Guard]:
        make = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}[vendor]
        return [make(model) for model in recorded(app_config)]

    return guards


def _into(model: type[Model], own: Iterable[str] = OWN) -> str:
    return f"INSERT INTO {history_of(model)._meta.db_table} ({_listed('', [*columns(model), *own])})"


def _listed(row: str, names: Iterable[str]) -> str:
    return ", ".join(f'{row}"{name}"' for name in names)


# SQLite

CONTEXT = f"(SELECT user_id FROM {CONTEXT_TABLE}), (SELECT reason FROM {CONTEXT_TABLE})"  # noqa: S608 (our own)
NOW = f"coalesce((SELECT at FROM {CONTEXT_TABLE}), {INSTANT_ON_SQLITE})"  # noqa: S608 (our own)


def _on_sqlite(model: type[Model]) -> Guard:
    names, table = columns(model), model._meta.db_table

    def written(row: str, kind: str) -> str:
        return f"{_into(model)} VALUES ({_listed(f'{row}.', names)}, {NOW}, '{kind}', {CONTEXT}); "

    differs = " OR ".join(f'NEW."{name}" IS NOT OLD."{name}"' for name in names if name != "id")
    moments = {
        "insert": ("INSERT", "", written("NEW", "+")),
        "update": ("UPDATE", f"WHEN NEW.id = OLD.id AND ({differs}) ", written("NEW", "~")),
        "delete": ("DELETE", "", written("OLD", "-")),
        "number": ("UPDATE OF id", "WHEN NEW.id <> OLD.id ", written("OLD", "-") + written("NEW", "+")),
    }
    return Guard(
        tuple(
            Trigger(
                f"{table}_history_{name}",
                table,
                f"CREATE TRIGGER {table}_history_{name} AFTER {event} ON {table} {when}BEGIN {then}END",
            )
            for name, (event, when, then) in moments.items()
        ),
        FOUNDATION["sqlite"],
        afterwards=tuple(_catch_up(model, INSTANT_ON_SQLITE, "IS NOT")),
    )


# PostgreSQL


def _on_postgresql(model: type[Model]) -> Guard:
    table = model._meta.db_table
    name = f"{table}_history"
    rows = {"INSERT": "NEW TABLE AS new_rows", "DELETE": "OLD TABLE AS old_rows"}
    rows["UPDATE"] = f"{rows['INSERT']} {rows['DELETE']}"

    def trigger(event: str, moment: str) -> Trigger:
        own = f"{name}_{event.lower()}"
        create = f"CREATE TRIGGER {own} {moment} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
        return Trigger(own, table, create)

    return Guard(
        (
            *(trigger(event, f"AFTER {event} ON {table} REFERENCING {seen}") for event, seen in rows.items()),
            trigger("TRUNCATE", f"BEFORE TRUNCATE ON {table}"),
        ),
        (_function(model, name),),
        names_columns=True,
        afterwards=tuple(_catch_up(model, "now()", "IS DISTINCT FROM")),
    )


def _function(model: type[Model], name: str) -> str:
    names, table = columns(model), model._meta.db_table

    def written(row: str, kind: str, source: str) -> str:
        values = f"{_listed(f'{row}.', names)}, now(), '{kind}', _by, _because"
        return f"{_into(model)} SELECT {values} FROM {source};"  # noqa: S608 (our own names)

    gone = "old_rows LEFT JOIN new_rows USING (id) WHERE new_rows.id IS NULL"
    come = "new_rows LEFT JOIN old_rows USING (id) WHERE old_rows.id IS NULL"
    differs = f"({_listed('new_rows.', names)}) IS DISTINCT FROM ({_listed('old_rows.', names)})"
    return f"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            _by bigint := nullif(current_setting('enjoined.user', true), '');
            _because text := nullif(current_setting('enjoined.reason', true), '');
        BEGIN
            IF TG_OP = 'INSERT' THEN
                {written("new_rows", "+", "new_rows")}
            ELSIF TG_OP = 'UPDATE' THEN
                {written("new_rows", "~", f"new_rows JOIN old_rows USING (id) WHERE {differs}")}
                -- Only raw SQL gives a row another id.
                IF EXISTS (SELECT FROM {gone}) THEN
                    {written("old_rows", "-", gone)}
                    {written("new_rows", "+", come)}
                END IF;
            ELSIF TG_OP = 'DELETE' THEN
                {written("old_rows", "-", "old_rows")}
            ELSE
                {written(table, "-", table)}
            END IF;
            RETURN NULL;
        END $$
    """


# Both


def _catch_up(model: type[Model], now: str, differs: str) -> Iterator[str]:
    """What the records say and the last row of their history does not, written as a change by nobody known."""
    names, table, history = columns(model), model._meta.db_table, history_of(model)._meta.db_table
    last = (
        f"NOT EXISTS (SELECT 1 FROM {history} AS later "  # noqa: S608 (our own names)
        "WHERE later.id = last.id AND later.history_id > last.history_id)"
    )
    into, own = _into(model, OWN[:2] + OWN[3:]), f"{now}, {{}}, '{CAUGHT_UP}'"
    kind = "CASE WHEN last.id IS NULL OR last.history_type = '-' THEN '+' ELSE '~' END"
    changed = f"({_listed('now_is.', names)}) {differs} ({_listed('last.', names)})"
    yield (
        f"{into} SELECT {_listed('now_is.', names)}, {own.format(kind)} "  # noqa: S608 (our own names)
        f"FROM {table} AS now_is LEFT JOIN {history} AS last ON last.id = now_is.id AND {last} "
        f"WHERE last.id IS NULL OR last.history_type = '-' OR {changed}"
    )
    yield (
        f"{into} SELECT {_listed('last.', names)}, {own.format(repr('-'))} FROM {history} AS last "  # noqa: S608
        f"WHERE last.history_type <> '-' AND {last} AND NOT EXISTS (SELECT 1 FROM {table} AS now_is "
        "WHERE now_is.id = last.id)"
    )
