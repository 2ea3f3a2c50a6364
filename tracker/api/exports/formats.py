"""The formats of whole lists, by the name that `format` has for them and by their media type."""

from typing import Any, ClassVar

from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from sources.sheets.xlsx_files import CONTENT_TYPE as XLSX_TYPE

from ..onesql.rendering import WrittenRenderer


class WholeList(BaseRenderer):
    """A format in which a list is answered as a whole. Who is told of a problem is told it as JSON all the same."""

    takes_written = True
    takes_apart = False  # each member of a record by itself: a table has them in columns
    about: ClassVar[str]

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> bytes:
        """What is no list: nothing, of an answer that has not changed."""
        return bytes(WrittenRenderer().render(data)) if data is not None else b""


class Ndjson(WholeList):
    media_type, format, charset = "application/x-ndjson", "ndjson", None
    about = "A record a line, each as JSON shows it."


class Csv(WholeList):
    media_type, format, charset = "text/csv", "csv", "utf-8"
    takes_apart = True
    about = "A record a line, its members in columns: those of an object by name (court.slug), a list as JSON."


class Xlsx(WholeList):
    media_type, format, charset = XLSX_TYPE, "xlsx", None
    takes_apart = True
    about = "The same columns as a workbook of one sheet."


FORMATS: tuple[type[WholeList], ...] = (Ndjson, Csv, Xlsx)


def is_whole(request: Request) -> bool:
    """Whether a list is asked for as a whole, in a format that has no pages."""
    return isinstance(getattr(request, "accepted_renderer", None), WholeList)
