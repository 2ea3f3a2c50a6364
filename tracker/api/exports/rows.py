"""The rows of a list, each as JSON, a chunk after the other."""

from collections.abc import Generator, Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from ..onesql.finishing import finished
from ..onesql.rendering import WrittenRenderer
from ..onesql.representation import APART
from ..onesql.rows import Row

if TYPE_CHECKING:
    from ..records import Listing

CHUNK = 400  # rows: a megabyte, as records go
FEW = 50  # rows with their neighbours in full


def chunks(view: "Listing", found: Any) -> Generator[list[bytes]]:
    """The rows of a list of the view in its order, as the database wrote them, or else as the serializers do.

    Each is a JSON object; for a table it is the members of one, by themselves.
    """
    size = FEW if view.shape and view.shape.expand else CHUNK
    rows: Iterable[Any] = found.iterator(chunk_size=size) if isinstance(found, QuerySet) else found
    it, context = iter(rows), view.get_serializer_context()
    try:
        while chunk := list(islice(it, size)):
            written = [finished(row.json, context) for row in chunk if isinstance(row, Row) and row.json is not None]
            yield written if len(written) == len(chunk) else _serialized(view, chunk)
    finally:
        if close := getattr(it, "close", None):
            close()


def _serialized(view: "Listing", chunk: list[Any]) -> list[bytes]:
    found = chunk if isinstance(chunk[0], Row) else view.completed(chunk)
    told = view.told(found, many=True)
    render = WrittenRenderer().render
    if view.is_apart():
        return [APART.encode().join(render(value) or b"null" for value in record.values()) for record in told]
    return [bytes(render(record)) for record in told]
