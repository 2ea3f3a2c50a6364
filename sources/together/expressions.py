"""What the lists of one statement are asked by: values that are given when it is sent, and columns of other lists."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import BooleanField, Expression, TextField

Sql = tuple[str, Any]
MARK = re.compile(r"%%|%s|\$(\w+):(\w+)\$")


_ARRAY, _ENDS = "(ARRAY OF ", " ENDS)"  # Django writes IN before it


class _Verbatim(Expression):
    """SQL as it stands, on each database."""

    def __init__(self, sqlite: str, postgresql: str) -> None:
        super().__init__(output_field=TextField())
        self.texts = {"sqlite": sqlite, "postgresql": postgresql}

    def as_sql(self, compiler: Any, connection: Any) -> Sql:
        return self.texts[connection.vendor], []


class Columns(_Verbatim):
    """Values for the right side of `in`: a column of a list that is read in the same statement, or several together.

    PostgreSQL is given an array of them. It joins a query to the rest as it sees fit, at last where much is joined, and
    then it reads whole tables; an array it looks up.
    """

    def __init__(self, sqlite: str, postgresql: str) -> None:
        self.inner = {"sqlite": sqlite, "postgresql": postgresql}
        super().__init__(f"({sqlite})", f"{_ARRAY}{postgresql}{_ENDS}")


class Given(Columns):
    """A value that the statement is given when it is sent; NUMBERS and TEXTS stand on the right side of `in`."""

    DAY, NUMBER, TEXT, NUMBERS, TEXTS = "day", "number", "text", "numbers", "texts"

    def __init__(self, name: str, kind: str) -> None:
        mark = f"${name}:{kind}$"
        super().__init__(mark, mark)
        if kind not in (self.NUMBERS, self.TEXTS):
            self.texts = dict.fromkeys(self.texts, f"({mark})")


class IsThere(_Verbatim):
    """Whether a list that is read in the same statement has any rows: a condition."""

    def __init__(self, part: str) -> None:
        sql = f"EXISTS (SELECT 1 FROM {part})"  # noqa: S608 (our own names)
        super().__init__(sql, sql)
        self.output_field = BooleanField()


def with_arrays(sql: str) -> str:
    """What Django wrote of columns and values, as it is written."""
    return sql.replace(f" IN {_ARRAY}", " = ANY(ARRAY(").replace(_ENDS, "))")


def any_of(*columns: Columns) -> Columns:
    """What stands in any of these."""
    return Columns(*(" UNION ".join(each.inner[vendor] for each in columns) for vendor in ("sqlite", "postgresql")))


# How a value of each kind is written, and a column that stands for it.
_FORMS = {
    "sqlite": {
        Given.DAY: "%s",
        Given.NUMBER: "%s",
        Given.TEXT: "%s",
        Given.NUMBERS: "SELECT value FROM json_each(%s)",
        Given.TEXTS: "SELECT value FROM json_each(%s)",
    },
    "postgresql": {
        Given.DAY: "%s::text::date",
        Given.NUMBER: "%s::text::bigint",
        Given.TEXT: "%s::text",
        Given.NUMBERS: "SELECT value::bigint FROM json_array_elements_text(%s::text::json) AS given(value)",
        Given.TEXTS: "SELECT value FROM json_array_elements_text(%s::text::json) AS given(value)",
    },
}
_CASTS: dict[str, dict[str, str]] = {
    "sqlite": {},
    "postgresql": {Given.DAY: "::date", Given.NUMBER: "::bigint", Given.NUMBERS: "::bigint"},
}
Make = Callable[[Mapping[str, Any]], Any]


def with_params(sql: str, params: list[Any], vendor: str) -> tuple[str, list[Make]]:
    """The SQL with a parameter for each value given, and what makes each parameter of the values by name."""
    constants, made = iter(params), []

    def one(found: re.Match[str]) -> str:
        name, kind = found[1], found[2]
        if found[0] == "%s":
            constant = next(constants)
            made.append(lambda given: constant)
        elif name:
            made.append(lambda given: _as_text(given[name]))
            return _FORMS[vendor][kind]
        return found[0]

    return MARK.sub(one, sql), made


def without_params(sql: str, params: list[Any], vendor: str, columns: Mapping[str, str]) -> str:
    """The same without any: for each value given stands a column of a table, by name."""
    constants = iter(params)

    def one(found: re.Match[str]) -> str:
        name, kind = found[1], found[2]
        if name:
            table, column = columns[name].split(".")
            return f"SELECT {column}{_CASTS[vendor].get(kind, '')} FROM {table}"  # noqa: S608 (our own names)
        return _literal(next(constants)) if found[0] == "%s" else found[0]

    return MARK.sub(one, sql)


def _as_text(value: Any) -> str:
    return json.dumps([*value]) if isinstance(value, list | tuple | set | frozenset) else str(value)


def _literal(value: Any) -> str:
    """Raises `TypeError` for what is neither text nor number."""
    if isinstance(value, bool | int):
        return str(value)
    if isinstance(value, str):
        return "'" + value.replace("'", "''").replace("%", "%%") + "'"
    raise TypeError(f"{value!r} is no constant of a statement without parameters.")
