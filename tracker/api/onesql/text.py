"""JSON written by the database: expressions whose value is a text, on SQLite and PostgreSQL alike.

Texts are joined with ||, and not made by json_object or json_build_object: those take no more than 127 and 100
arguments, and SQLite would read every inner document again at each level.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Self

from django.db.models import Case, Expression, Func, QuerySet, Subquery, TextField, When
from django.db.models.functions import Coalesce, NullIf
from django.db.models.lookups import Exact, IsNull

TEXT = TextField()
Sql = tuple[str, Any]
GROUP = 16


def literal(text: str) -> str:
    """The text in SQL, where % is written twice."""
    return "'" + text.replace("'", "''").replace("%", "%%") + "'"


class Verbatim(Expression):
    """SQL as it stands: a literal, or a column of the query around this one."""

    def __init__(self, sql: str) -> None:
        super().__init__(output_field=TEXT)
        self.sql = sql

    def as_sql(self, compiler: Any, connection: Any) -> Sql:
        return self.sql, []


class Given(Verbatim):
    """What the question brings with it: where the API begins, the day that is asked of."""

    def __init__(self, name: str) -> None:
        super().__init__(f"asked.{name}")


class Text(Expression):
    """Texts one after the other: constants, and expressions of which none may be null."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(output_field=TEXT)
        self.parts: list[Any] = []
        for part in parts:
            self._add(part)

    def _add(self, part: Any) -> None:
        if isinstance(part, Text):
            for inner in part.parts:
                self._add(inner)
        elif isinstance(part, str) and self.parts and isinstance(self.parts[-1], str):
            self.parts[-1] += part
        else:
            self.parts.append(part)

    def get_source_expressions(self) -> list[Any]:
        return [part for part in self.parts if not isinstance(part, str)]

    def set_source_expressions(self, exprs: Iterable[Any]) -> None:
        given = iter(exprs)
        self.parts = [part if isinstance(part, str) else next(given) for part in self.parts]

    def copy(self) -> Self:
        copied = super().copy()
        copied.parts = list(self.parts)
        return copied

    def as_sql(self, compiler: Any, connection: Any) -> Sql:
        pieces: list[str] = []
        params: list[Any] = []
        for part in self.parts:
            sql, values = (literal(part), ()) if isinstance(part, str) else compiler.compile(part)
            pieces.append(sql)
            params += values
        return _joined(pieces or ["''"]), params


def _joined(pieces: list[str]) -> str:
    """Joined, the many in groups: neither is the expression then deep, nor much copied, nor its parentheses many.

    SQLite knows at most a hundred things begun and not ended, and a depth of a thousand.
    """
    while len(pieces) > GROUP:
        groups = range(0, len(pieces), GROUP)
        pieces = [f"({' || '.join(pieces[at : at + GROUP])})" for at in groups]
    return f"({' || '.join(pieces)})"


EMPTY = Verbatim("''")


def either(condition: Any, then: Any, otherwise: Any) -> Case:
    """One text or another."""
    return Case(When(condition, then=then), default=otherwise, output_field=TEXT)


def is_empty(column: Any) -> Exact:
    return Exact(column, EMPTY)


def is_there(key: Any) -> IsNull:
    return IsNull(key, False)


def first(*texts: Any) -> Coalesce:
    """The first text that is not empty; the last as it is."""
    *others, last = texts
    return Coalesce(*(NullIf(each, EMPTY) for each in others), last, output_field=TEXT)


class Quoted(Func):
    """A text as a JSON string; null for none."""

    arity = 1
    output_field = TEXT
    template = "coalesce(to_json((%(expressions)s)::text)::text, 'null')"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Sql:
        return self.as_sql(compiler, connection, template="json_quote(%(expressions)s)", **context)


class Plain(Func):
    """A number, or the document in a JSON field, as it stands; null for none."""

    arity = 1
    output_field = TEXT
    template = "coalesce(CAST(%(expressions)s AS text), 'null')"


class Truth(Func):
    """true or false; null for neither."""

    arity = 1
    output_field = TEXT
    template = "CASE %(expressions)s WHEN true THEN 'true' WHEN false THEN 'false' ELSE 'null' END"


class Amount(Func):
    """A decimal number as a JSON string with so many `places`; null for none."""

    arity = 1
    output_field = TEXT
    template = "coalesce('\"' || round(%(expressions)s, %(places)s)::text || '\"', 'null')"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Sql:
        # SQLite keeps a floating-point number, of which Django too reads the 15 digits that are sure.
        digits = "CAST(printf('%%%%.15g', %(expressions)s) AS real)"
        written = f"'\"' || printf('%%%%.%(places)sf', {digits}) || '\"'"
        template = f"CASE WHEN %(expressions)s IS NULL THEN 'null' ELSE {written} END"
        return self.as_sql(compiler, connection, template=template, **context)


class Day(Func):
    """A partial date cut to what is known of it, 2017-11; null for none. Takes the date and its precision."""

    arity = 2
    output_field = TEXT
    template = "substr(to_char(%(date)s, 'YYYY-MM-DD'), 1, %(known)s)"
    known = "CASE %(precision)s WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END"

    def as_sql(self, compiler: Any, connection: Any, template: Any = None, **context: Any) -> Sql:  # type: ignore[override]
        (date, first), (precision, second) = (compiler.compile(each) for each in self.get_source_expressions())
        known = self.known % {"precision": precision}
        return (template or self.template) % {"date": date, "known": known}, [*first, *second]

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Sql:
        return self.as_sql(compiler, connection, template="substr(%(date)s, 1, %(known)s)")


class Chosen(Func):
    """The label of a word; the word itself where it has none."""

    arity = 1
    output_field = TEXT

    def __init__(self, word: Any, labels: Mapping[str, str]) -> None:
        super().__init__(word)
        self.labels = labels

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> Sql:  # type: ignore[override]
        word, params = compiler.compile(self.get_source_expressions()[0])
        cases = " ".join(f"WHEN {literal(value)} THEN {literal(label)}" for value, label in self.labels.items())
        return f"CASE {word} {cases} ELSE {word} END", [*params, *params]


class Array(Subquery):
    """A JSON array of the texts that a query yields in its one column `json`, in the query's order.

    If one of them were null the whole would be, because aggregates pass over nulls and a row would be lost unseen.
    """

    output_field = TEXT
    template = (
        "(SELECT CASE WHEN count(*) = count(listed.json) THEN '[' || coalesce(%(aggregate)s(listed.json, ','), '') "
        "|| ']' END FROM (%(subquery)s) AS listed)"
    )

    def __init__(self, queryset: QuerySet[Any]) -> None:
        super().__init__(queryset, aggregate="string_agg")

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Sql:
        return self.as_sql(compiler, connection, aggregate="group_concat", **context)


class UniqueArray(Array):
    """The same, each text once, where it first stands."""

    template = Array.template.replace(
        "(%(subquery)s)",
        "(SELECT numbered.json FROM (SELECT ordered.json, row_number() OVER () AS number FROM (%(subquery)s) "
        "AS ordered) AS numbered GROUP BY numbered.json ORDER BY min(numbered.number))",
    )
