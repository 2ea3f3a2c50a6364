"""Answers of the API are packed with gzip for whoever takes it."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class PackedApi(GZipMiddleware):
    """Packs the API alone: what it answers is public, and holds no secret that its packed length could betray."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return super().process_response(request, response) if request.path.startswith("/api/") else response
