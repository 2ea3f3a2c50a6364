"""Errors as answers: problem details in JSON, or within the page for whoever reads in a browser."""

import json
import sys
from http import HTTPStatus
from typing import Any

from django.core.exceptions import DisallowedHost, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views import defaults
from rest_framework import exceptions
from rest_framework.renderers import BrowsableAPIRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from tracker.serving.request_ids import request_id

from .faults import BadParametersError, faults_in
from .kinds import BY_STATUS, INVALID, Kind
from .outages import RETRY_AFTER, is_outage, recover

MEDIA_TYPE = "application/problem+json"
API = "/api/"


class ProblemRenderer(JSONRenderer):
    """Problem details, as RFC 9457 names them."""

    media_type = MEDIA_TYPE


def answer(error: Exception, context: dict[str, Any]) -> Response | None:
    """What an error of a view is answered with; None where it is a mistake of ours, for Django to report."""
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if is_outage(error):
        recover()
        error = exceptions.APIException("The database cannot be reached just now.")
        error.status_code, error.wait = HTTPStatus.SERVICE_UNAVAILABLE, RETRY_AFTER  # type: ignore[attr-defined]
    if not isinstance(error, exceptions.APIException):
        return None
    request: Request = context["request"]
    if not isinstance(getattr(request, "accepted_renderer", None), BrowsableAPIRenderer):
        request.accepted_renderer, request.accepted_media_type = ProblemRenderer(), MEDIA_TYPE
    wait = getattr(error, "wait", None)
    return Response(
        _told(error, request),
        status=error.status_code,
        headers={} if wait is None else {"Retry-After": str(max(1, round(wait)))},
    )


def _told(error: exceptions.APIException, request: Request) -> dict[str, Any]:
    if isinstance(error, exceptions.ValidationError):
        faults = error.faults if isinstance(error, BadParametersError) else faults_in(error.detail)
        errors = [
            {
                "parameter": fault.parameter,
                "value": request.query_params.get(fault.parameter) if fault.value is None else fault.value,
                "detail": fault.detail,
                "nearest": list(fault.nearest),
            }
            for fault in faults
        ]
        detail = " ".join(f"{each['parameter']}: {each['detail']}" for each in errors)
        return {**problem(request, INVALID, detail), "errors": errors}
    more: dict[str, Any] = {}
    if isinstance(error, exceptions.NotFound):
        more["nearest"] = getattr(error, "nearest", [])
    if isinstance(error, exceptions.NotAcceptable):
        more["available"] = [renderer.media_type for renderer in error.available_renderers or ()]
    return {**problem(request, error.status_code, str(error.detail)), **more}


def problem(request: HttpRequest | Request, kind: Kind | int, detail: str) -> dict[str, Any]:
    """The members that every problem has."""
    if isinstance(kind, int):
        status = HTTPStatus(kind)
        kind = BY_STATUS.get(status) or Kind("", status, status.phrase, "")
    return {
        "type": kind.type(_root(request)) if kind.name else "about:blank",
        "title": kind.title,
        "status": int(kind.status),
        "detail": detail,
        "request_id": request_id(),
    }


def _root(request: HttpRequest | Request) -> str:
    try:
        return request.build_absolute_uri("/").rstrip("/")
    except DisallowedHost:  # which is then the problem, and not repeated to anybody
        return ""


# Errors that no view of the API has met: addresses outside its patterns, mistakes, errors of middleware.


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _outside(request, 400, "The request is malformed.") or defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return _outside(
        request, 404, "The API begins at /api/v1/, and its addresses end in a slash."
    ) or defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database is away."""
    if is_outage(sys.exc_info()[1]):
        recover()
        found = _outside(request, 503, "The database cannot be reached just now.")
        if found is not None:
            found["Retry-After"] = str(RETRY_AFTER)
            return found
    return _outside(request, 500, "It is logged, and ours to mend.") or defaults.server_error(request)


def _outside(request: HttpRequest, status: int, detail: str) -> HttpResponse | None:
    if not request.path.startswith(API):
        return None
    told = problem(request, status, detail)
    return HttpResponse(json.dumps(told, ensure_ascii=False), content_type=MEDIA_TYPE, status=status)
