"""A queryset whose rows come as the database wrote them."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from tracker.published.reading import State, read_state

from .page import Page
from .running import run
from .statement import Wording

CHUNK = 2000
NUMBER = 3  # the column after those that tell how the data stands


class Row:
    """A row: its `json`, and by their names its `pk`, what it was annotated with and what it is ordered by."""

    __slots__ = ("_page", "_values", "json")

    def __init__(self, page: Page, values: Sequence[Any]) -> None:
        self._page, self._values = page, values
        self.json: bytes | None = written.encode() if isinstance(written := values[-1], str) else written

    def __getitem__(self, name: str) -> Any:
        """Made what Python has for it only here: of a page, the first row and the last are asked."""
        return self._page.read(name, self._values)

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"The row has no {name}: it was not annotated with it.") from None


def written_rows(queryset: QuerySet[Any], statement: Wording, given: dict[str, str]) -> QuerySet[Any]:
    """The same queryset, to be filtered, ordered, counted and cut as before; its rows are those that are written."""
    rows: Any = queryset.all()
    rows._prefetch_related_lookups = ()
    rows._iterable_class = partial(WrittenIterable, statement, given)
    return rows


class WrittenIterable:
    """What Django iterates over for the rows of such a queryset: one statement."""

    def __init__(
        self,
        statement: Wording,
        given: dict[str, str],
        queryset: QuerySet[Any],
        chunked_fetch: bool = False,
        chunk_size: int = CHUNK,
    ) -> None:
        self.page = Page(statement, queryset, given)
        self.size = chunk_size if chunked_fetch else 0

    def __iter__(self) -> Iterator[Row]:
        return rows_of(self.page, self.size)


def rows_of(page: Page, size: int = 0) -> Iterator[Row]:
    """The rows in their order; with `size`, that many are fetched at a time."""
    with closing(run(page, size)) as found:
        yield from _numbered(page, found if size else _in_order(found))


def rows_as_told(page: Page) -> tuple[State | None, list[Row]]:
    """The rows that readers of today get, and how the data stood when they were read: one statement tells both.

    None where none was sent, because there can be no such rows.
    """
    found = [*run(page)]
    return read_state(found[0]) if found else None, [*_numbered(page, _in_order(found))]


def _in_order(found: Iterable[Any]) -> list[Any]:
    return sorted((row for row in found if row[NUMBER] is not None), key=itemgetter(NUMBER))


def _numbered(page: Page, found: Iterable[Any]) -> Iterator[Row]:
    rows = (row for row in found if row[NUMBER] is not None)
    for number, row in enumerate(rows, 1):
        if row[NUMBER] != number:
            raise RuntimeError("The rows come in another order than that in which they are numbered.")
        yield Row(page, row[NUMBER + 1 :])
