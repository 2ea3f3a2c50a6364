"""How the rows of a page are written: the JSON of each, made once a shape."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Model, QuerySet
from django.db.models.expressions import OrderBy
from django.db.models.sql import Query

from tracker.published.reading import through_views

from .gathered import Gathered
from .place import NoSqlFormError, Place
from .representation import written
from .text import Text, Verbatim


class Wording:
    """How the rows of a page are written."""

    def __init__(self) -> None:
        self.json: dict[tuple[str, bool], str] = {}

    def of(self, connection: BaseDatabaseWrapper, *, is_published: bool) -> str:
        """The query for the JSON of one row of the page, through the views of what is published or past them."""
        kind = (connection.vendor, is_published)
        if kind not in self.json:
            sql = self.query(connection)
            self.json[kind] = through_views(connection, sql) if is_published else sql
        return self.json[kind]

    def query(self, connection: BaseDatabaseWrapper) -> str:
        raise NotImplementedError

    def beside(self, connection: BaseDatabaseWrapper, *, is_published: bool) -> str:
        """The lists that are read with the record of a page, as what stands after WITH; empty where there are none."""
        return ""

    def rows(self, queryset: QuerySet[Any]) -> tuple[list[str], QuerySet[Any]]:
        """The names of the values that a page has, and the query for them."""
        raise NotImplementedError


class OfRecords(Wording):
    """Records, or rows, of one model."""

    def __init__(self, model: type[Model], serializer: Any) -> None:
        """Raises `NoSqlFormError` where the database cannot write them."""
        super().__init__()
        self.model = model
        self.text = written(serializer, Place(model))
        self.gathered = [part for part in self.text.flatten() if isinstance(part, Gathered)]
        self.tables: dict[tuple[str, bool], str] = {}

    def query(self, connection: BaseDatabaseWrapper) -> str:
        rows = self.model._base_manager.order_by().filter(pk=Verbatim("page.k0"))
        sql, params = rows.annotate(json=self.text).values("json").query.get_compiler(connection=connection).as_sql()
        return _without(params, sql)

    def beside(self, connection: BaseDatabaseWrapper, *, is_published: bool) -> str:
        kind = (connection.vendor, is_published)
        if kind not in self.tables:
            sql = ", ".join(part.tables(connection) for part in self.gathered)
            self.tables[kind] = through_views(connection, sql) if is_published else sql
        return self.tables[kind]

    def rows(self, queryset: QuerySet[Any]) -> tuple[list[str], QuerySet[Any]]:
        """With the key what was annotated, and what the rows are ordered by, so that a page can begin after one."""
        more = [*queryset.query.annotation_select, *_columns(queryset.query.order_by)]
        names = list(dict.fromkeys(["pk", *more]))
        return names, queryset.values_list(*names)


class OfValues(Wording):
    """Rows of a query's values, by these names."""

    def __init__(self, names: Iterable[str], text: Text) -> None:
        super().__init__()
        self.names, self.text = list(names), text

    def query(self, connection: BaseDatabaseWrapper) -> str:
        query = Query(None)
        sql, params = query.get_compiler(connection=connection).compile(self.text.resolve_expression(query))
        return f"SELECT {_without(params, sql)} AS json"

    def rows(self, queryset: QuerySet[Any]) -> tuple[list[str], QuerySet[Any]]:
        return self.names, queryset


def _without(params: Any, sql: str) -> str:
    """The SQL, which is to have none: it is made once and serves every question."""
    if params:
        raise NoSqlFormError(f"{params!r}, which is a parameter")
    return sql


def _columns(order: Iterable[Any]) -> Iterator[str]:
    for key in order:
        expression: Any = key.expression if isinstance(key, OrderBy) else key
        name: Any = getattr(expression, "name", None) if isinstance(expression, F) else expression
        if isinstance(name, str) and name.lstrip("-") != "?":
            yield name.lstrip("-")
