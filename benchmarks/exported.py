"""Every lawsuit as JSON, by the statement of the API with nothing between it and the database.

`python -m benchmarks.exported` prints bytes, seconds and the memory it took, as JSON; on PostgreSQL it is COPY ... TO
STDOUT, on SQLite plain iteration. With a number, it prints the cursor of the page that begins after so many lawsuits.
The database is that of DATABASE_URL.
"""

import json
import os
import resource
import sqlite3
import sys
import time
from collections.abc import Iterator
from typing import Any

import django


def view() -> Any:
    """The list of lawsuits, as nobody in particular asks for it."""
    from tracker.api.dump.lines import NoAsker
    from tracker.api.lawsuits import LawsuitParameters, Lawsuits

    made: Any = Lawsuits()
    made.request, made.action, made.kwargs, made.format_kwarg = NoAsker(), "list", {}, None
    made.chosen = LawsuitParameters(None, made.get_queryset()).chosen(is_whole=True)
    return made


def cursor(depth: int) -> str:
    """Where the page begins before which there are so many lawsuits."""
    from tracker.api.keyset import Position
    from tracker.api.pagination import records

    rows = records(view().chosen)
    names = [key.name for key in rows.keyset.keys]
    [last] = rows.beyond(None).values_list(*names)[depth - 1 : depth]
    return rows.keyset.write(Position(tuple(last)))


def statement() -> tuple[str, list[Any]]:
    """The statement that a whole list is, and its parameters."""
    from tracker.api.onesql.page import Page

    asked = view()
    rows = asked.rows(asked.chosen).beyond(None)
    page: Page = rows._iterable_class(rows).page
    return page.sql(is_published=False, looks=False, one_by_one=True)


def export() -> dict[str, float]:
    """Read it all."""
    from django.db import connection

    connection.ensure_connection()
    sql, params = statement()
    began, size = time.perf_counter(), 0
    for part in _copied(connection, sql, params) if connection.vendor == "postgresql" else _iterated(sql, params):
        size += len(part)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"bytes": size, "seconds": time.perf_counter() - began, "peak": peak}


def _copied(connection: Any, sql: str, params: list[Any]) -> Iterator[bytes]:
    from psycopg import ClientCursor

    from tracker.api.exports.moment import ROW_BY_ROW

    raw = connection.connection
    for setting in ROW_BY_ROW:
        raw.execute(f"SET {setting} = off")
    whole = ClientCursor(raw).mogrify(f"SELECT json FROM ({sql}) AS listed", params)
    with raw.cursor() as cursor, cursor.copy(f"COPY ({whole}) TO STDOUT") as copy:
        yield from copy


def _iterated(sql: str, params: list[Any]) -> Iterator[bytes]:
    from django.db import connection

    raw: sqlite3.Connection = connection.connection
    marked = sql.replace("%s", "?").replace("%%", "%")
    for row in raw.execute(marked, params):
        yield row[-1]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    django.setup()
    print(json.dumps({"cursor": cursor(int(sys.argv[1]))} if sys.argv[1:] else export()))


if __name__ == "__main__":
    main()
