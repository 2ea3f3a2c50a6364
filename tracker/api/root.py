"""The entrance: every endpoint with a sentence on what it holds."""

import inspect
from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from sources.nearest import near

from .addresses import root_of
from .endpoints import ENDPOINTS
from .problems.faults import NoSuchRecordError

ENDPOINT = {
    "type": "object",
    "properties": {"url": {"type": "string", "format": "uri"}, "about": {"type": "string"}},
    "required": ["url", "about"],
}


class Root(APIView):
    """The litigation over federal immigration and sanctuary policy: sourced records, read-only."""

    @extend_schema(
        tags=["about"],
        summary="List all endpoints",
        responses={200: {"type": "object", "additionalProperties": ENDPOINT}},
    )
    def get(self, request: Request) -> Response:
        """Every endpoint, and what it holds."""
        root = root_of(request)
        about = {name: (inspect.getdoc(view) or "").split("\n\n")[0] for name, view in ENDPOINTS.items()}
        found = {name: {"url": f"{root}{name}/", "about": " ".join(text.split())} for name, text in about.items()}
        news = "What is new, as an Atom feed; of one lawsuit at feeds/lawsuits/<slug>/."
        found["feeds"] = {"url": f"{root}feeds/", "about": news}
        found["dump"] = {"url": f"{root}dump/", "about": "All records as one archive, with its checksum."}
        found["schema"] = {"url": f"{root}schema/", "about": "This API in OpenAPI 3.1."}
        found["docs"] = {"url": f"{root}docs/", "about": "The same to read and to try out."}
        found["problems"] = {"url": f"{root}problems/", "about": "What it answers when it cannot answer."}
        return Response(found)


class Nowhere(APIView):
    """An address that is none."""

    @extend_schema(exclude=True)
    def get(self, request: Request, **kwargs: Any) -> Response:
        path = request.path.removeprefix(reverse("api:root"))
        name = path.split("/")[0]
        if name in ENDPOINTS:
            raise NoSuchRecordError(f"Below {name}/ there is nothing called {path.removeprefix(name).strip('/')!r}.")
        root = root_of(request)
        raise NoSuchRecordError(
            f"There is no endpoint called {name!r}.", [f"{root}{each}/" for each in near(name, ENDPOINTS)]
        )
