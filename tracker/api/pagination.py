"""How long lists are cut."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet
from django.template import loader
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from .keyset import Keyset, Position, keyed
from .problems.faults import BadParametersError, Fault

if TYPE_CHECKING:
    from .onesql.plans import Plan

PAGE_SIZE, LARGEST = 50, 200
NO_CURSOR = "This is no cursor of this list in this order. Follow next and previous as they are given, or leave it out."


@dataclass(frozen=True)
class Rows:
    """Rows that are cut into pages: their keys, those beyond a position in the order in which it reads, how many."""

    keyset: Keyset
    beyond: Callable[[Position | None], Any]
    count: Callable[[], int]

    def written(self, by: Callable[[QuerySet[Any], QuerySet[Any]], Any]) -> "Rows":
        """The same, as it makes them of a queryset and of that of all rows."""

        def beyond(at: Position | None) -> Any:
            rows = self.beyond(at)
            return by(rows, self.beyond(None) if at else rows) if isinstance(rows, QuerySet) else rows

        return Rows(self.keyset, beyond, self.count)


class Page(BasePagination):
    """Pages with the addresses of the next and the previous; `count=on` answers how many records there are, alone.

    A page is cut by `narrowed`, which gives the rows of one page and one more in the order in which they are read, and
    finished by `settled`. Between the two anybody may read them.
    """

    cursor_param, size_param, count_param = "cursor", "page_size", "count"
    template = "rest_framework/pagination/previous_and_next.html"

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        return self.settled([*self.narrowed(queryset, request)])

    def as_before(self, plan: "Plan", request: Request) -> list[Any] | None:
        """The page of a list of which the statement is known; None where it must be asked for in full.

        So must what is refused, since more may be wrong with it than the cursor.
        """
        try:
            self._begin(request, plan.keyset)
        except BadParametersError:
            return None
        rows = plan.rows(self.at)
        return None if rows is None else self.settled(rows)

    def narrowed(self, queryset: Any, request: Request) -> Any:
        """The rows of the page and one more, as a queryset where they are records, each with its keys (key_0 ...)."""
        self.rows = queryset if isinstance(queryset, Rows) else records(queryset)
        self._begin(request, self.rows.keyset)
        return self.cut(self.at)

    def cut(self, at: Position | None) -> Any:
        """The rows of a page that begins there, and one more."""
        return self.rows.beyond(at)[: self.size + 1]

    def _begin(self, request: Request, keyset: Keyset) -> None:
        """Read where the page begins and how long it is. Raises `BadParametersError`."""
        self.request, self.size, self.keyset = request, page_size(request), keyset
        self.at: Position | None = None
        if cursor := request.query_params.get(self.cursor_param):
            try:
                self.at = keyset.read(cursor)
            except ValueError:
                raise BadParametersError(Fault(self.cursor_param, NO_CURSOR)) from None

    def keys_of(self, row: Any) -> tuple[Any, ...]:
        """The keys of a row: a record, or a row of columns by name."""
        read: Callable[[Any, str], Any] = getattr if isinstance(row, Model) else lambda row, name: row[name]
        return tuple(read(row, key.name) for key in self.keyset.keys)

    def settled(self, rows: Sequence[Any]) -> list[Any]:
        """The rows of the page in the order of the list, and notes where the pages beside it begin."""
        has_more = len(rows) > self.size
        rows = [*rows[: self.size]]
        if self._is_back():
            rows = rows[::-1]
        has_next, has_previous = (self.at is not None, has_more) if self._is_back() else (has_more, self.at is not None)
        self.next: str | None = None
        self.previous: str | None = None
        if rows:
            self.next = self._address(Position(self.keys_of(rows[-1]))) if has_next else None
            self.previous = self._address(Position(self.keys_of(rows[0]), is_back=True)) if has_previous else None
        elif self.at:  # what was beyond is gone: back to the row it is told by, or to where that was
            back = self._address(Position(self.at.values, is_back=not self.at.is_back, has_row=True))
            self.next, self.previous = (back, None) if self._is_back() else (None, back)
        self.display_page_controls = bool(self.next or self.previous)
        return rows

    def get_paginated_response(self, data: Any) -> Response:
        return Response(self.told(data))

    def told(self, results: Any) -> dict[str, Any]:
        """A page, with the addresses beside it."""
        return {"count": self.count_address(), "next": self.next, "previous": self.previous, "results": results}

    def count_address(self) -> str:
        """Where the number of all is told."""
        url = self.request.build_absolute_uri()
        for name in (self.cursor_param, self.size_param):
            url = remove_query_param(url, name)
        return replace_query_param(url, self.count_param, "on")

    def to_html(self) -> str:
        told: str = loader.get_template(self.template).render({"previous_url": self.previous, "next_url": self.next})
        return told

    def _is_back(self) -> bool:
        return self.at is not None and self.at.is_back

    def _address(self, at: Position) -> str:
        return replace_query_param(self.request.build_absolute_uri(), self.cursor_param, self.keyset.write(at))

    # What the OpenAPI document says of it

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        size = {"type": "integer", "minimum": 1, "maximum": LARGEST, "examples": [20]}
        return [
            _parameter(
                self.cursor_param, "Where the page begins, as `next` and `previous` have it.", {"type": "string"}
            ),
            _parameter(
                self.size_param, f"Records on a page, from 1 to {LARGEST}; {PAGE_SIZE}, where it is left out.", size
            ),
            _parameter(self.count_param, COUNT, {"type": "string", "enum": ["on"]}),
        ]

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        address = {"type": ["string", "null"], "format": "uri"}
        where = {"type": "string", "format": "uri", "description": "Where the number of all records is told."}
        properties = {"count": where, "next": address, "previous": address, "results": schema}
        ranked = {"type": "integer", "description": "With `q`: of how many records found the best are listed."}
        return {"type": "object", "required": list(properties), "properties": {**properties, "ranked_at_most": ranked}}


COUNT = '`on` answers the number of all records alone: `{"count": 79}`.'
PAGING = (Page.cursor_param, Page.size_param, Page.count_param)


def page_size(request: Request) -> int:
    """How many records a page has. Raises `BadParametersError` for a size that is none."""
    text = request.query_params.get(Page.size_param)
    if text is None:
        return PAGE_SIZE
    if text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= LARGEST:
        return int(text)
    raise BadParametersError(Fault(Page.size_param, f"Write a whole number from 1 to {LARGEST}."))


def is_count(request: Request) -> bool:
    """Whether only the number of records is asked for. Raises `BadParametersError` for what is not to be understood."""
    asked = request.query_params.get(Page.count_param)
    if asked is None:
        return False
    if asked != "on":
        raise BadParametersError(Fault(Page.count_param, "Write on, or leave it out.", ["on"]))
    pages = [name for name in (Page.cursor_param, Page.size_param) if name in request.query_params]
    if pages:
        raise BadParametersError(*(Fault(name, "A count has no pages: leave it out.") for name in pages))
    return True


def records(queryset: QuerySet[Any]) -> Rows:
    """The records of a queryset, in its order."""
    rows, keyset = keyed(queryset)

    def beyond(at: Position | None) -> QuerySet[Any]:
        return rows.filter(keyset.beyond(at)).order_by(*keyset.order(at))

    return Rows(keyset, beyond, queryset.count)


def of_tables(parts: Sequence[QuerySet[Any]], keyset: Keyset, *, is_once: bool = False) -> Rows:
    """Rows of several tables, each with the columns of the keyset; with `is_once` no two that are the same."""

    def beyond(at: Position | None) -> Any:
        chosen = [part.filter(keyset.beyond(at)) for part in parts]
        return chosen[0].union(*chosen[1:], all=not is_once).order_by(*keyset.order(at)) if chosen else []

    return Rows(keyset, beyond, lambda: len(found) if isinstance(found := beyond(None), list) else found.count())


def _parameter(name: str, about: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": about, "schema": schema}
