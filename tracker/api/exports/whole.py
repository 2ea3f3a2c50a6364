"""What a list is answered with when it is asked for as a whole."""

import datetime as dt
from collections.abc import Generator
from contextlib import closing
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from rest_framework.request import Request

from ..known import KNOWN_ON
from ..pagination import PAGING
from ..problems.faults import BadParametersError, Fault
from .columns import Columns
from .csv_text import csv_text
from .formats import Csv, Xlsx
from .moment import one_moment
from .ndjson import ndjson
from .rows import chunks
from .stream import Streamed
from .workbook import check_number, workbook

if TYPE_CHECKING:
    from ..records import Listing


def refuse_pages(request: Request) -> None:
    """Raise `BadParametersError` where a page, or the number of records, is asked of what has all of them."""
    name = request.accepted_renderer.format
    faults = [
        Fault(each, f"{name} has every record and no pages: leave it out, or ask for json.")
        for each in PAGING
        if each in request.query_params
    ]
    if faults:
        raise BadParametersError(*faults)


def whole(view: "Listing", found: Any) -> HttpResponseBase:
    """Every row found, in the format asked for. Raises `BadParametersError`."""
    kind = view.request.accepted_renderer
    columns = Columns.of(view.get_serializer())
    content_type = f"{kind.media_type}; charset={kind.charset}" if kind.charset else kind.media_type
    response: HttpResponseBase
    if view.request.method == "HEAD":
        response = StreamingHttpResponse(iter(()), content_type=content_type)  # whose length nobody tells
    elif isinstance(kind, Xlsx):
        with one_moment(connection):
            check_number(found.count())
            file = workbook(_name(view), columns, chunks(view, found.beyond(None)))
        response = FileResponse(file, content_type=content_type)
    else:
        response = Streamed(_parts(view, found, columns), content_type)
    response["Content-Disposition"] = f'attachment; filename="{_file_name(view.request, _name(view), kind.format)}"'
    return response


def _parts(view: "Listing", found: Any, columns: Columns) -> Generator[bytes]:
    with one_moment(connection), closing(chunks(view, found.beyond(None))) as rows:
        is_table = isinstance(view.request.accepted_renderer, Csv)
        yield from csv_text(columns, rows) if is_table else ndjson(rows)


def _name(view: "Listing") -> str:
    return str(view.request.path.rstrip("/").rsplit("/", 1)[-1])


def _file_name(request: Request, name: str, extension: str) -> str:
    """enjoined-lawsuits-2026-06-01.csv: what it holds, as of which day."""
    day = request.query_params.get(KNOWN_ON) or dt.datetime.now(dt.UTC).date()
    return f"enjoined-{name}-{day}.{extension}"
