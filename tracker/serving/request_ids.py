"""Each request has a number, in what is logged of it and in its answer, so that one can be found by the other."""

import logging
import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
FORM = re.compile(r"[A-Za-z0-9._-]{8,64}")  # nothing that could forge a line of a log
_current: ContextVar[str] = ContextVar("request_id", default="-")


def request_id() -> str:
    """The number of the request that is being answered; - outside of any."""
    return _current.get()


class RequestIds:
    """Numbers each request, by the number it brings where a proxy has given it one. Stands first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        brought = request.headers.get(HEADER, "")
        token = _current.set(brought if FORM.fullmatch(brought) else uuid.uuid4().hex)
        try:
            response = self.get_response(request)
            response[HEADER] = request_id()
            return response
        finally:
            _current.reset(token)


class WithRequestId(logging.Filter):
    """Gives what is logged the number of its request."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id()
        return True
