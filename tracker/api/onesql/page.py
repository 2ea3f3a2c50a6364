"""The statement that answers a page: its rows, found by Django's query, and around it how each is written."""

import datetime as dt
from collections.abc import Iterable, Sequence
from copy import copy
from functools import cached_property
from json import loads
from typing import Any

from django.db.models import DecimalField, FloatField, QuerySet

from sources.history.version import TABLE as VERSION
from tracker.published.on_sqlite import have_views
from tracker.published.reading import any_hidden, through_views

from .place import NoSqlFormError
from .statement import Wording

# With LATERAL, PostgreSQL joins what stands beside the row once for the page; SQLite has no such word. Neither is asked
# for an order: it would put every JSON aside to sort what comes in the order of its numbers anyhow, as Python can see.
PAGE = {
    "sqlite": """
WITH keys ({names}) AS MATERIALIZED ({keys}){beside}
SELECT asked.is_hidden, asked.version, asked.at, page.number, {page}, CAST(({json}) AS blob)
FROM (SELECT {given}) AS asked
LEFT JOIN (SELECT row_number() OVER () AS number, keys.* FROM keys) AS page ON true
""",
    "postgresql": """
WITH keys ({names}) AS MATERIALIZED ({keys}){beside}
SELECT asked.is_hidden, asked.version, asked.at, page.number, {page}, written.json
FROM (SELECT {given}) AS asked
LEFT JOIN (SELECT row_number() OVER () AS number, keys.* FROM keys) AS page ON true
LEFT JOIN LATERAL ({json}) AS written ON true
""",
}

# SQLite works for one thread at a time of those that run Python, and that thread stands in line for each row: all rows
# of a page come as one, their values as a JSON document, what is written of them behind each other.
AT_ONCE = """
WITH keys ({names}) AS MATERIALIZED ({keys}){beside}
SELECT asked.is_hidden, asked.version, asked.at, json_group_array(json_array(page.number, {page})),
    CAST(group_concat(coalesce(({json}), ''), char(28)) AS blob)
FROM (SELECT {given}) AS asked
LEFT JOIN (SELECT row_number() OVER () AS number, keys.* FROM keys) AS page ON true
"""
BEHIND = b"\x1c"  # char(28), which no JSON has: within strings it is escaped


class Page:
    """The rows of a queryset, written by a statement. `given`: what the question brings with it.

    `slots`: the parameters that are values of the row at which it begins, and which of them.
    """

    def __init__(self, statement: Wording, queryset: QuerySet[Any], given: dict[str, str]) -> None:
        self.statement, self.given = statement, given
        self.names, rows = statement.rows(queryset)
        self.keys = rows.query.get_compiler(queryset.db)
        self.made: dict[tuple[bool, ...], tuple[str, list[Any]]] = {}
        self.slots: dict[int, int] = {}
        self.begins: tuple[Any, ...] = ()

    def sql(self, *, is_published: bool, looks: bool, one_by_one: bool = False) -> tuple[str, list[Any]]:
        """The statement; with `looks` each row tells first how the data stands. One row at least has no number.

        With `one_by_one` the rows come as they are numbered: PostgreSQL writes each by itself, and joins none of them.
        Without, what is fetched is to be `read_at_once`.

        Raises `EmptyResultSet` where the queryset can hold nothing.
        """
        how = (is_published, looks, one_by_one)
        if how not in self.made:
            self.made[how] = self._sql(is_published=is_published, looks=looks, one_by_one=one_by_one)
        elif is_published and self.keys.connection.vendor == "sqlite":
            have_views(self.keys.connection)  # the connection may be another than that for which it was made
        sql, params = self.made[how]
        if self.begins:
            params = [*params]
            for index, number in self.slots.items():
                params[index] = self.begins[number]
        return sql, params

    def read_at_once(self, fetched: list[Any]) -> list[Any]:
        """The rows of a statement that is not one of rows `one_by_one`."""
        if self.keys.connection.vendor != "sqlite":
            return fetched
        ((*state, values, texts),) = fetched
        return [(*state, *row, text or None) for row, text in zip(loads(values), texts.split(BEHIND), strict=True)]

    def beginning(self, values: Iterable[Any]) -> "Page":
        """The page of the same statement that begins at another row, told by its keys."""
        other = copy(self)
        other.begins = tuple(map(self.adapted, values))
        return other

    def adapted(self, value: Any) -> Any:
        """A key's value as the database is given it."""
        return self.keys.connection.ops.adapt_datefield_value(value) if isinstance(value, dt.date) else value

    def _sql(self, *, is_published: bool, looks: bool, one_by_one: bool) -> tuple[str, list[Any]]:
        connection = self.keys.connection
        keys, params = self.keys.as_sql()
        for expression, *_ in self.keys.select:
            if isinstance(expression.output_field, FloatField | DecimalField):
                raise NoSqlFormError(f"{expression!r}, which a JSON document rounds")
        columns = [f"k{number}" for number in range(len(self.names))]
        text = "%s::text" if connection.vendor == "postgresql" else "%s"
        state = f"{any_hidden()} AS is_hidden, version, at" if looks else "(1 = 0) AS is_hidden, 0 AS version, '' AS at"
        question = [f"{text} AS {name}" for name in self.given]
        given = ", ".join([state, *question])
        beside = self.statement.beside(connection, is_published=is_published)
        apart = " OFFSET 0" if one_by_one and connection.vendor == "postgresql" else ""
        form = AT_ONCE if connection.vendor == "sqlite" and not one_by_one else PAGE[connection.vendor]
        sql = form.format(
            names=", ".join(columns),
            keys=through_views(connection, keys) if is_published else keys,
            beside=f", given AS MATERIALIZED (SELECT {', '.join(question)}), {beside}" if beside else "",
            page=", ".join(f"page.{name}" for name in columns),
            json=self.statement.of(connection, is_published=is_published) + apart,
            given=f"{given} FROM {VERSION}" if looks else given,
        )
        return sql, [*params, *(self.given.values() if beside else ()), *self.given.values()]

    def read(self, name: str, values: Sequence[Any]) -> Any:
        """One of a row's values as Python has it. Raises `KeyError` for a name that no value has."""
        position = self.positions[name]
        value = values[position]
        convert, expression = self.converters.get(position, ((), None))
        for step in convert:
            value = step(value, expression, self.keys.connection)
        return value

    @cached_property
    def positions(self) -> dict[str, int]:
        return {name: position for position, name in enumerate(self.names)}

    @cached_property
    def converters(self) -> Any:
        """What makes Python's values of the database's. Known once there are rows: then the query has been made."""
        return self.keys.get_converters([expression for expression, *_ in self.keys.select])
