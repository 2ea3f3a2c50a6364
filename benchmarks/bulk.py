"""The database's own bulk path: COPY on PostgreSQL, `.import` of the sqlite3 shell, executemany where there is none."""

import csv
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

APPLICATIONS = ("sources", "policies", "cases")
COMPUTED = ("cases.EffectPeriod", "cases.StaleRelief", "sources.FixtureFile")  # triggers and the loader's own notes
NULL = "\\N"
BLOCK = 1 << 16


def dump(folder: Path) -> None:
    """Write each table as a CSV file."""
    with connection.cursor() as cursor:
        for table, names in _tables():
            path = folder / f"{table}.csv"
            if connection.vendor == "postgresql":
                copied = f'COPY "{table}" ({_quoted(names)}) TO STDOUT (FORMAT csv)'
                with path.open("wb") as binary, cursor.copy(copied) as copy:
                    binary.writelines(copy)
            else:
                # As text, because Python turns dates and truth values into its own; what is NULL gets a name.
                as_text = ", ".join(f"coalesce(CAST(\"{name}\" AS text), '{NULL}')" for name in names)
                with path.open("w", newline="") as text:
                    csv.writer(text).writerows(cursor.execute(f'SELECT {as_text} FROM "{table}"'))


def load(folder: Path) -> None:
    """Bring the files' rows into the database, in one transaction."""
    if connection.vendor == "postgresql":
        _copy(folder)
    elif shutil.which("sqlite3") and Path(connection.settings_dict["NAME"]).is_file():
        _import(folder)
    else:
        _executemany(folder)


def _copy(folder: Path) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table, names in _tables():
            copied = f'COPY "{table}" ({_quoted(names)}) FROM STDIN (FORMAT csv)'
            with (folder / f"{table}.csv").open("rb") as file, cursor.copy(copied) as copy:
                while block := file.read(BLOCK):
                    copy.write(block)


def _import(folder: Path) -> None:
    """The shell's import knows no NULL, so it fills a table without types, from which the rows are taken over."""
    lines = ["PRAGMA foreign_keys = ON;", "BEGIN;"]
    for table, names in _tables():
        path = folder / f"{table}.csv"
        if path.stat().st_size:
            values = ", ".join(f"nullif(\"{name}\", '{NULL}')" for name in names)
            lines += [
                f"CREATE TEMP TABLE raw ({_quoted(names)});",
                f'.import --csv "{path}" raw',
                f'INSERT INTO main."{table}" ({_quoted(names)}) SELECT {values} FROM raw;',
                "DROP TABLE raw;",
            ]
    script = "\n".join([*lines, "COMMIT;"])
    connection.close()
    subprocess.run(["sqlite3", "-bail", str(connection.settings_dict["NAME"])], input=script, text=True, check=True)


def _executemany(folder: Path) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table, names in _tables():
            marks = ", ".join([f"nullif(%s, '{NULL}')"] * len(names))
            insert = f'INSERT INTO "{table}" ({_quoted(names)}) VALUES ({marks})'
            with (folder / f"{table}.csv").open(newline="") as file:
                cursor.executemany(insert, list(csv.reader(file)))


def _tables() -> Iterator[tuple[str, list[str]]]:
    """Every table of records with its columns."""
    for model in models():
        if not is_written_by_itself(model):
            yield model._meta.db_table, [str(field.column) for field in model._meta.concrete_fields]


def models() -> list[type[Model]]:
    """Every model there is a table for."""
    return [model for name in APPLICATIONS for model in apps.get_app_config(name).get_models()]


def is_written_by_itself(model: type[Model]) -> bool:
    """Whether the rows follow from others: what is computed, and the history."""
    from sources.history.records import is_history

    return model._meta.label in COMPUTED or is_history(model)


def _quoted(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
