"""Rows into and out of the database in bulk: COPY on PostgreSQL, executemany on SQLite.

Everything here runs inside the caller's transaction. Foreign keys are checked at its end on both databases, so rows may
come in any order; primary keys are handed out beforehand, so nothing is read back.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db import connection, models

from sources.models import Keyed

Model = type[Keyed]
BATCH = 10_000  # parameters of one statement; SQLite allows 32,766


def begin() -> None:
    """Let one load finish before the next begins. SQLite's IMMEDIATE transactions see to that by themselves."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('enjoined load_fixtures'))")


def is_empty(model: Model) -> bool:
    """The table has no rows."""
    return not model._base_manager.exists()


def batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    """The values in lists that one statement can take."""
    values = list(values)
    for start in range(0, len(values), BATCH):
        yield values[start : start + BATCH]


def rows_where(model: Model, field: str, values: Iterable[Any], columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows whose field is among the values, as tuples of columns."""
    for batch in batches(values):
        yield from model._base_manager.filter(**{f"{field}__in": batch}).order_by().values_list(*columns).iterator()


class Numbers:
    """Primary keys for rows to be, handed out in blocks."""

    def __init__(self) -> None:
        self.next: dict[Model, int] = {}

    def take(self, model: Model, count: int) -> list[int]:
        """So many keys that no row of the table has or will get from the database."""
        if not count:
            return []
        table = model._meta.db_table
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                    [f'"{table}"', count],
                )
                return [number for (number,) in cursor.fetchall()]
        first = self.next.get(model) or self._after_last(model, table)
        self.next[model] = first + count
        return list(range(first, first + count))

    @staticmethod
    def _after_last(model: Model, table: str) -> int:
        last = model._base_manager.aggregate(last=models.Max("pk"))["last"] or 0
        with connection.cursor() as cursor:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            used = cursor.fetchone()
        return max(last, used[0] if used else 0) + 1


def insert(model: Model, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Add rows, each a sequence of values in the order of the fields named."""
    fields = [model._meta.get_field(name) for name in names]
    columns = ", ".join(_quoted(field.column) for field in fields)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {_quoted(model._meta.db_table)} ({columns}) FROM STDIN") as copy:
                for row in _prepared(fields, rows):
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(
                f"INSERT INTO {_quoted(model._meta.db_table)} ({columns}) VALUES ({marks})",  # noqa: S608
                list(_prepared(fields, rows)),
            )


def update(model: Model, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Change rows: each sequence ends with the primary key."""
    fields = [model._meta.get_field(name) for name in (*names, "id")]
    table, columns = _quoted(model._meta.db_table), [_quoted(field.column) for field in fields]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE TEMP TABLE changed ON COMMIT DROP AS SELECT {', '.join(columns)} FROM {table} LIMIT 0"
            )  # noqa: S608
            with cursor.copy(f"COPY changed ({', '.join(columns)}) FROM STDIN") as copy:
                for row in _prepared(fields, rows):
                    copy.write_row(row)
            sets = ", ".join(f"{column} = changed.{column}" for column in columns[:-1])
            cursor.execute(f"UPDATE {table} SET {sets} FROM changed WHERE {table}.id = changed.id")  # noqa: S608
            cursor.execute("DROP TABLE changed")
        else:
            sets = ", ".join(f"{column} = %s" for column in columns[:-1])
            cursor.executemany(f"UPDATE {table} SET {sets} WHERE id = %s", list(_prepared(fields, rows)))  # noqa: S608


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _prepared(fields: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Iterable[Sequence[Any]]:
    """The values as the database's driver takes them."""
    prepare = [(index, _preparation(field)) for index, field in enumerate(fields) if _preparation(field)]
    if not prepare:
        yield from rows
        return
    for row in rows:
        values = list(row)
        for index, how in prepare:
            if values[index] is not None:
                values[index] = how(values[index])
        yield values


def _preparation(field: Any) -> Callable[[Any], Any] | None:
    if isinstance(field, models.JSONField):
        return json.dumps
    if isinstance(field, (models.DateField, models.DecimalField)) and connection.vendor != "postgresql":
        return lambda value: field.get_db_prep_save(value, connection)
    return None
