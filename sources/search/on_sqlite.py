"""The index on SQLite: one table of FTS5, with a row for each record, numbered kind * RANGE + record."""

from collections.abc import Iterator

from ..triggers import Guard, Trigger
from .searched import TABLE, Rows, Searched, of_rows, words_of
from .words import TOKENIZER

RANGE = 2**40  # of record numbers
FOUNDATION = (f'CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5(names, texts, tokenize="{TOKENIZER}")',)
JOINED = (
    "SELECT group_concat(\"{column}\", ' ') FROM "
    '(SELECT "{column}" FROM {table} WHERE "{owner}" = {row}.id ORDER BY id)'
)


def guard(searched: Searched) -> Guard:
    """The row of each record of this kind in the index."""
    table, first = searched.table, searched.kind * RANGE

    def number(row: str) -> str:
        return f"{first} + {row}.id"

    def put(row: str) -> str:
        names, texts = words_of(searched, row, JOINED)
        values = f"{number(row)}, {names}, {texts}"
        return f"INSERT INTO {TABLE} (rowid, names, texts) VALUES ({values}); "  # noqa: S608 (our own names)

    def take(row: str) -> str:
        return f"DELETE FROM {TABLE} WHERE rowid = {number(row)}; "  # noqa: S608 (our own names)

    columns = (*searched.names, *searched.texts)
    differs = " OR ".join(f'NEW."{column}" IS NOT OLD."{column}"' for column in ("id", *columns))
    moments = {
        "insert": ("INSERT", "", put("NEW")),
        "update": ("UPDATE", f"WHEN {differs} ", take("OLD") + put("NEW")),
        "delete": ("DELETE", "", take("OLD")),
    }
    made = [(f"{table}_search_{name}", table, *moment) for name, moment in moments.items()]
    for rows in searched.rows:
        made += _rows(searched, rows, first)
    return Guard(
        tuple(
            Trigger(name, on, f"CREATE TRIGGER {name} AFTER {event} ON {on} {when}BEGIN {then}END")
            for name, on, event, when, then in made
        ),
        FOUNDATION,
        afterwards=tuple(_catch_up(searched, JOINED, first)),
    )


def _rows(searched: Searched, rows: Rows, first: int) -> Iterator[tuple[str, str, str, str, str]]:
    on, owner = of_rows(rows)
    names, _ = words_of(searched, "owner", JOINED)

    def again(row: str) -> str:
        is_owner = f'WHERE owner.id = {row}."{owner}"'
        now = f"(SELECT {names} FROM {searched.table} AS owner {is_owner})"  # noqa: S608 (our own names)
        return (
            f'UPDATE {TABLE} SET names = {now} WHERE rowid = {first} + {row}."{owner}" '  # noqa: S608 (our own names)
            f"AND EXISTS (SELECT 1 FROM {searched.table} AS owner {is_owner}); "
        )

    for name, event, then in (
        ("insert", "INSERT", again("NEW")),
        ("update", "UPDATE", again("OLD") + again("NEW")),
        ("delete", "DELETE", again("OLD")),
    ):
        yield f"{on}_search_{name}", on, event, "", then


def _catch_up(searched: Searched, joined: str, first: int) -> Iterator[str]:
    names, texts = words_of(searched, "it", joined)
    ours = f"rowid >= {first} AND rowid < {first + RANGE}"
    yield (
        f"DELETE FROM {TABLE} WHERE {ours} AND NOT EXISTS (SELECT 1 FROM {searched.table} AS it "  # noqa: S608
        f"WHERE it.id = {TABLE}.rowid - {first} AND ({names}) = {TABLE}.names AND ({texts}) = {TABLE}.texts)"
    )
    yield (
        f"INSERT INTO {TABLE} (rowid, names, texts) SELECT {first} + it.id, {names}, {texts} "  # noqa: S608 (our own)
        f"FROM {searched.table} AS it WHERE {first} + it.id NOT IN (SELECT rowid FROM {TABLE} WHERE {ours})"
    )
