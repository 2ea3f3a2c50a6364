"""One list of records in a statement that reads several."""

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateField, DateTimeField, DecimalField, FloatField, JSONField, QuerySet

from .expressions import Columns, IsThere, with_arrays

MOST_ARGUMENTS = 100  # of a function of PostgreSQL


class Part:
    """The rows of a queryset. Its prefetched lists are parts of their own.

    Of decimal numbers SQLite keeps, and Django reads, the 15 digits that a JSON document has too. Raises `TypeError`
    for floating-point numbers, which it would round.
    """

    def __init__(self, name: str, queryset: QuerySet[Any], connection: BaseDatabaseWrapper) -> None:
        self.name, self.connection = name, connection
        self.queryset: Any = queryset.prefetch_related(None)
        self.compiler: Any = self.queryset.query.get_compiler(connection=connection)
        sql, self.params = self.compiler.as_sql()
        self.sql = with_arrays(sql)
        converters = self.compiler.get_converters([expression for expression, *_ in self.compiler.select])
        self.compiler.get_converters = lambda expressions: converters
        query: Any = self.queryset.query
        query.get_compiler = lambda *args, **kwargs: self.compiler
        self.fields = [expression.output_field for expression, *_ in self.compiler.select]
        if any(isinstance(field, FloatField) for field in self.fields):
            raise TypeError(f"{name} has numbers that a JSON document rounds: {queryset.model.__name__}.")
        self.readers = [
            (number, reader) for number, field in enumerate(self.fields) if (reader := self._reader(field)) is not None
        ]

    def column(self, name: str, **equal: str) -> Columns:
        """The values of a column, of the record itself or of one that is joined to it: ruling__appeal_id.

        Of those rows alone in which other columns are `equal` to these words.
        """
        where = " AND ".join(f"c{self.number(other)} = '{word}'" for other, word in equal.items())
        sql = f"SELECT c{self.number(name)} FROM {self.name}{f' WHERE {where}' if where else ''}"  # noqa: S608 (our own)
        return Columns(sql, sql)

    def each(self, name: str) -> Columns:
        """The members of the JSON arrays in a column."""
        column = f"{self.name}.c{self.number(name)}"
        return Columns(
            f"SELECT each.value FROM {self.name}, json_each({column}) AS each",  # noqa: S608 (our own names)
            f"SELECT each.value FROM {self.name}, json_array_elements_text({column}::json) AS each(value)",  # noqa: S608
        )

    def is_there(self) -> IsThere:
        """Whether it has any rows, as a condition."""
        return IsThere(self.name)

    def number(self, name: str) -> int:
        """Where a column stands in the rows. Raises `KeyError` for one that is not read."""
        if self.queryset._fields is not None:
            return [*self.queryset._fields].index(name)
        *walk, last = name.split("__")
        info = self.joined(walk)
        for number in info["select_fields"] if info else ():
            if self.compiler.select[number][0].target.attname == last:
                return int(number)
        raise KeyError(f"{self.name} reads no {name} of {self.queryset.model.__name__}")

    def joined(self, walk: Sequence[str]) -> Any:
        """What Django notes of the record that is reached by these links, if it is joined."""
        info = self.compiler.klass_info
        for step in walk:
            others = info.get("related_klass_infos", ())
            info = next((each for each in others if each["field"].name == step and not each["reverse"]), None)
            if info is None:
                return None
        return info

    # What of it stands in the statement

    @property
    def as_table(self) -> str:
        """The rows, under the name of the part."""
        columns = ", ".join(f"c{number}" for number in range(len(self.fields)))
        return f"{self.name} ({columns}) AS MATERIALIZED ({self.sql})"

    @property
    def as_text(self) -> str:
        """All rows as one JSON document."""
        columns, vendor = [*map(self._written, range(len(self.fields)))], self.connection.vendor
        array = "json_array" if vendor == "sqlite" else "json_build_array"
        groups = [columns[at : at + MOST_ARGUMENTS] for at in range(0, len(columns), MOST_ARGUMENTS)]
        row = ", ".join(f"{array}({', '.join(group)})" for group in groups)
        row = row if len(groups) == 1 else f"{array}({row})"
        everything = f"json_group_array({row})" if vendor == "sqlite" else f"json_agg({row})::text"
        return f"(SELECT {everything} FROM {self.name})"  # noqa: S608 (our own names)

    def _written(self, number: int) -> str:
        is_text = isinstance(self.fields[number], JSONField | DateField | DecimalField)
        return f"c{number}::text" if is_text and self.connection.vendor == "postgresql" else f"c{number}"

    # What comes back

    def rows(self, found: Sequence[Any]) -> list[Any]:
        """The records, or the tuples of values, of what was read. One reader at a time: a connection belongs to one."""
        if not found:
            return []
        if len(self.fields) > MOST_ARGUMENTS:
            found = [[value for group in row for value in group] for row in found]
        for number, read in self.readers:
            for row in found:
                if row[number] is not None:
                    row[number] = read(row[number])
        self.compiler.execute_sql = lambda *args, **kwargs: [found]
        return [*self.queryset._iterable_class(self.queryset)]

    def _reader(self, field: Any) -> Callable[[str], Any] | None:
        """What makes of a text what Django expects of the database."""
        if self.connection.vendor == "sqlite":
            return None
        if isinstance(field, DecimalField):
            return Decimal
        if isinstance(field, DateField):
            return (dt.datetime if isinstance(field, DateTimeField) else dt.date).fromisoformat
        return None

    @property
    def model(self) -> Any:
        return self.queryset.model
