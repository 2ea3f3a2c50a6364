"""Answers of the API are packed with gzip for whoever takes it."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from sources.sheets.xlsx_files import CONTENT_TYPE as XLSX_TYPE

PACKED_ALREADY = ("application/gzip", XLSX_TYPE)


class PackedApi(GZipMiddleware):
    """Packs the API alone: what it answers is public, and holds no secret that its packed length could betray."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not request.path.startswith("/api/") or response.get("Content-Type") in PACKED_ALREADY:
            return response
        return super().process_response(request, response)
