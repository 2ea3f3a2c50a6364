"""Rows into and out of the database in bulk: COPY on PostgreSQL, many rows a statement on SQLite.

Everything here runs inside the caller's transaction. Foreign keys are checked at its end on both databases, so rows may
come in any order; primary keys are handed out beforehand, so nothing is read back.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, groupby, islice
from typing import Any

from django.db import connection, models, transaction

from sources.models import Keyed

Model = type[Keyed]
BATCH = 10_000  # values in one statement; SQLite takes 32,766
STATEMENT = 1_000  # values in one INSERT on SQLite; with more, reading the statement takes longer than it saves


def begin() -> None:
    """Let one load finish before the next begins. SQLite's IMMEDIATE transactions see to that by themselves."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('enjoined load_fixtures'))")


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything read inside is as it was at one moment."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def is_empty(model: Model) -> bool:
    """The table has no rows."""
    return not model._base_manager.exists()


def naming_column(model: type[models.Model]) -> str:
    """The column by which people know a row: its slug, or that of what it belongs to."""
    if not issubclass(model, Keyed):
        return "pk"
    first = model.key_fields[0]
    return f"{first}__slug" if model._meta.get_field(first).is_relation else first


def all_rows(model: type[models.Model], columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Every row of the table, as tuples of columns."""
    yield from model._base_manager.order_by().values_list(*columns)


def rows_where(
    model: type[models.Model], field: str, values: Iterable[Any], columns: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    """The rows whose field is among the values, as tuples of columns."""
    values = list(values)
    for start in range(0, len(values), BATCH):
        found = model._base_manager.filter(**{f"{field}__in": values[start : start + BATCH]})
        yield from found.order_by().values_list(*columns)


def rows_with(
    model: Model, fields: Sequence[str], tokens: Collection[Any], columns: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    """The rows in which these fields together hold one of the tokens, and some in which they do not."""
    if len(fields) == 1:
        yield from rows_where(model, fields[0], tokens, columns)
        return
    *leading, last = fields
    others = {f"{name}__in": {token[place] for token in tokens} for place, name in enumerate(leading)}
    lasts = list({token[-1] for token in tokens})
    for start in range(0, len(lasts), BATCH):
        found = model._base_manager.filter(**others, **{f"{last}__in": lasts[start : start + BATCH]})
        yield from found.order_by().values_list(*columns)


class Numbers:
    """Primary keys for rows to be, handed out in blocks."""

    def __init__(self) -> None:
        self.next: dict[Model, int] = {}

    def take(self, model: Model, count: int) -> Sequence[int]:
        """So many keys that no row of the table has, or will get from the database."""
        if not count:
            return []
        table = model._meta.db_table
        if connection.vendor == "postgresql":
            query = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
            with connection.cursor() as cursor:
                cursor.execute(query, [_quoted(table), count])
                return [number for (number,) in cursor.fetchall()]
        first = self.next.get(model) or self._after_last(model, table)
        self.next[model] = first + count
        return range(first, first + count)

    @staticmethod
    def _after_last(model: Model, table: str) -> int:
        last = model._base_manager.aggregate(last=models.Max("pk"))["last"] or 0
        with connection.cursor() as cursor:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            used = cursor.fetchone()
        return max(last, used[0] if used else 0) + 1


def insert(model: Model, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Add rows, each a sequence of values in the order of the fields named.

    SQLite takes many in one statement: a statement that fires triggers writes down what it touches, so as to undo
    itself, and looks up and notes the last key of each table. With a statement for every row that is most of the work.
    """
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    if connection.vendor == "postgresql":
        _copy(model._meta.db_table, fields, rows)
        return
    table, columns = _quoted(model._meta.db_table), ", ".join(_quoted(field.column) for field in fields)
    marks = f"({', '.join(['%s'] * len(fields))})"
    with connection.cursor() as cursor:
        for count, statements in _statements(_prepared(fields, rows), max(1, STATEMENT // len(fields))):
            listed = ", ".join([marks] * count)
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES {listed}", statements)  # noqa: S608


def _statements(rows: Iterable[Sequence[Any]], count: int) -> Iterator[tuple[int, list[list[Any]]]]:
    """The values of statements of so many rows each, and then of one with the rows that are left over."""
    waiting = iter(rows)
    statements = iter(lambda: list(islice(waiting, count)), [])
    for size, alike in groupby(statements, key=len):
        yield size, [list(chain.from_iterable(some)) for some in alike]


def update(model: Model, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Change rows: each is a sequence of the new values and, last, the primary key."""
    fields: list[Any] = [model._meta.get_field(name) for name in (*names, "id")]
    table, columns = _quoted(model._meta.db_table), [_quoted(field.column) for field in fields]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            listed = ", ".join(columns)
            cursor.execute(f"CREATE TEMP TABLE changed ON COMMIT DROP AS SELECT {listed} FROM {table} LIMIT 0")  # noqa: S608
            _copy("changed", fields, rows)
            sets = ", ".join(f"{column} = changed.{column}" for column in columns[:-1])
            cursor.execute(f"UPDATE {table} SET {sets} FROM changed WHERE {table}.id = changed.id")  # noqa: S608
            cursor.execute("DROP TABLE changed")
        else:
            sets = ", ".join(f"{column} = %s" for column in columns[:-1])
            cursor.executemany(f"UPDATE {table} SET {sets} WHERE id = %s", list(_prepared(fields, rows)))  # noqa: S608


def delete(model: type[models.Model], keys: Iterable[int]) -> None:
    """Take rows out, and nothing with them."""
    keys = list(keys)
    for start in range(0, len(keys), BATCH):
        found = model._base_manager.filter(pk__in=keys[start : start + BATCH])
        found._raw_delete(using=connection.alias)


def _copy(table: str, fields: Sequence[Any], rows: Iterable[Sequence[Any]]) -> None:
    statement = f"COPY {_quoted(table)} ({', '.join(_quoted(field.column) for field in fields)}) FROM STDIN"
    # COPY is psycopg's own, so Django does not make its refusals Django's by itself.
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in _prepared(fields, rows):
            copy.write_row(row)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _prepared(fields: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Iterable[Sequence[Any]]:
    """The values as the database's driver takes them."""
    prepare = [(index, how) for index, field in enumerate(fields) if (how := _preparation(field)) is not None]
    if not prepare:
        return rows
    return (_with(row, prepare) for row in rows)


def _with(row: Sequence[Any], prepare: list[tuple[int, Callable[[Any], Any]]]) -> list[Any]:
    values = list(row)
    for index, how in prepare:
        if values[index] is not None:
            values[index] = how(values[index])
    return values


def _preparation(field: Any) -> Callable[[Any], Any] | None:
    if isinstance(field, models.JSONField):
        return json.dumps
    if connection.vendor == "postgresql":
        return None
    if type(field) is models.DateField:
        return connection.ops.adapt_datefield_value
    if isinstance(field, (models.DateTimeField, models.DecimalField)):
        return lambda value: field.get_db_prep_save(value, connection)
    return None
