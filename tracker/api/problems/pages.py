"""What each kind of problem means, at the address that names it."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from sources.nearest import near

from .faults import NoSuchRecordError
from .kinds import BY_NAME, KINDS, Kind

KIND = {
    "type": "object",
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "about": {"type": "string"},
    },
    "required": ["type", "status", "title", "about"],
}


def _told(request: Request, kind: Kind) -> dict[str, Any]:
    root = request.build_absolute_uri("/").rstrip("/")
    return {"type": kind.type(root), "status": int(kind.status), "title": kind.title, "about": kind.about}


class Problems(APIView):
    """The kinds of problem that the API answers with."""

    @extend_schema(
        operation_id="problems_list",
        summary="List the kinds of problem",
        responses={200: {"type": "array", "items": KIND}},
    )
    def get(self, request: Request) -> Response:
        """Every kind of problem."""
        return Response([_told(request, kind) for kind in KINDS])


class Problem(APIView):
    """One kind of problem: what it means, and what to do."""

    @extend_schema(summary="Get one kind of problem", responses={200: KIND})
    def get(self, request: Request, name: str) -> Response:
        """One kind of problem."""
        if name not in BY_NAME:
            nearest = [_told(request, BY_NAME[each])["type"] for each in near(name, BY_NAME)]
            raise NoSuchRecordError(f"There is no kind of problem called {name!r}.", nearest)
        return Response(_told(request, BY_NAME[name]))
