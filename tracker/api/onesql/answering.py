"""Endpoints that answer with what the database wrote, and with their serializers where it cannot write that."""

import logging
import sqlite3
from collections.abc import Hashable
from typing import Any

from django.core.exceptions import EmptyResultSet, FieldError
from django.db.models import Prefetch, QuerySet
from rest_framework.generics import GenericAPIView

from .finishing import finished
from .page import Page
from .place import NoSqlFormError
from .rendering import Written
from .rows import Row, written_rows
from .statement import OfRecords, Wording

log = logging.getLogger(__name__)
MOST_SHAPES = 500  # what readers can ask for in combination has no end
_statements: dict[Hashable, Wording | None] = {}


class Answer:
    """Stands where a view has a serializer."""

    def __init__(self, json: bytes) -> None:
        self.data = Written(json)


class OneStatement(GenericAPIView):
    """Views whose rows the database writes, where it can and JSON is asked for."""

    is_list: bool
    base: str
    as_objects: QuerySet[Any]

    def given(self) -> dict[str, str]:
        """What a question brings to the representation, by the names that `text.Given` has for it."""
        return {"base": self.base}

    def shape_asked(self) -> Hashable:
        """What of a question decides which members a representation has."""
        raise NotImplementedError

    def is_written(self) -> bool:
        """Whether what the database writes can be sent as it is, or made something of."""
        renderer = getattr(self.request, "accepted_renderer", None)
        return bool(getattr(renderer, "takes_written", False))

    def is_apart(self) -> bool:
        """Whether the members of each row are wanted by themselves, and not as an object."""
        return bool(getattr(self.request.accepted_renderer, "takes_apart", False))

    def in_one_statement(self, queryset: QuerySet[Any], within: QuerySet[Any] | None = None) -> QuerySet[Any]:
        """The queryset, its rows written by the database; as it is where that cannot be.

        It may be a part of another, `within` which a record is found that the database cannot write.
        """
        if not self.is_written():
            return queryset
        kind = (queryset.model, self.get_serializer_class(), self.is_list, self.is_apart(), self.shape_asked())
        if kind not in _statements:
            if len(_statements) >= MOST_SHAPES:
                _statements.clear()
            _statements[kind] = self.statement(queryset)
        statement, self.as_objects = _statements[kind], queryset if within is None else within
        return queryset if statement is None else written_rows(queryset, statement, self.given())

    def statement(self, queryset: QuerySet[Any]) -> Wording | None:
        """What writes the rows of this view; None, and a note in the log, where something has no SQL form."""
        serializer = self.get_serializer()
        serializer.is_apart = self.is_apart()
        try:
            _refuse_what_is_narrowed(queryset)
            statement = self.write(serializer, queryset)
            _try(Page(statement, queryset, self.given()))
            return statement
        except (NoSqlFormError, FieldError) as reason:
            log.debug("%s is written by the serializer: no SQL form of %s", type(serializer).__name__, reason)
            return None

    def write(self, serializer: Any, queryset: QuerySet[Any]) -> Wording:
        """How the rows of the queryset are written. Raises `NoSqlFormError`."""
        return OfRecords(queryset.model, serializer)

    def get_serializer(self, *args: Any, **kwargs: Any) -> Any:
        rows = args[0] if args else None
        is_many = isinstance(rows, list)
        written = [row for row in (rows if isinstance(rows, list) else [rows]) if isinstance(row, Row)]
        if not written:
            return super().get_serializer(*args, **kwargs)
        texts = [row.json for row in written if row.json is not None]
        if len(texts) < len(written):
            log.warning("%s: the database wrote nothing of some row", self.get_serializer_class().__name__)
            found = self.as_objects.in_bulk([row.pk for row in written])
            objects = [found[row.pk] for row in written]
            return super().get_serializer(objects if is_many else objects[0], *args[1:], **kwargs)
        text = b"[%b]" % b",".join(texts) if is_many else texts[0]
        return Answer(finished(text, self.get_serializer_context()))


def _refuse_what_is_narrowed(queryset: Any) -> None:
    """A list that is fetched by a query of its own making would not be that of the relation."""
    for lookup in queryset._prefetch_related_lookups:
        query = lookup.queryset.query if isinstance(lookup, Prefetch) and lookup.queryset is not None else None
        if query and (query.where or query.order_by or query.is_sliced or query.distinct):
            raise NoSqlFormError(f"the list {lookup.prefetch_to}, which is narrowed")


def _try(page: Page) -> None:
    """Raise `NoSqlFormError` where SQLite cannot read so much: it takes no more than a hundred things nested."""
    connection = page.keys.connection
    try:
        sql, params = page.sql(is_published=False, looks=False)
    except EmptyResultSet:
        return
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        try:
            connection.connection.execute(f"EXPLAIN {sql % (('NULL',) * len(params))}")
        except sqlite3.OperationalError as error:
            raise NoSqlFormError(f"so much: {error}") from None
