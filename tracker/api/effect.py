"""Is it blocked, where, when, and on whose authority: the question itself as an endpoint."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, PolymorphicProxySerializer, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cases.blocked.lookup import blocked_on
from cases.blocked.questions import today
from policies.models import Provision

from . import effect_answers as tell
from . import effect_shapes as shapes
from .effect_examples import EXAMPLES, QUESTIONS, address
from .effect_parameters import EffectParameters, read_question
from .effect_permalinks import Permalinks
from .pagination import PAGING, is_count, records
from .problems.shapes import documented
from .records import Listing

ANSWERS = PolymorphicProxySerializer(
    component_name="EffectAnswer",
    serializers=[
        shapes.ProvisionAnswer,
        shapes.RangeAnswer,
        shapes.ActionAnswer,
        shapes.PolicyAnswer,
        shapes.BlockedPage,
    ],
    resource_type_field_name=None,
    many=False,
)


class Effect(Listing):
    """Whether courts block a provision, for a place, on a day, and the chain of rulings that says so.

    With `provision`: the answer, and with `from` and `to` every change of it between two days. With `action` or
    `policy`: the answers for all its provisions. With neither: what is blocked for the place (or for anybody) that day,
    and what perhaps is. Where `jurisdiction` is left out the answer is for anybody; `on` is today where it is left out.
    """

    queryset = Provision.objects.none()
    serializer_class = shapes.BlockedSerializer
    filterset_class = EffectParameters
    shaped_by = ()
    whole_formats = ()  # an answer, and no list of records

    @extend_schema(
        summary="Ask whether it is blocked",
        responses={200: ANSWERS, **documented()},
        examples=[
            OpenApiExample(
                *(name, EXAMPLES[name]), description=address(asked), response_only=True, status_codes=["200"]
            )
            for name, asked in QUESTIONS.items()
            if name in EXAMPLES
        ],
    )
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        question = read_question(request)
        place, on, known_on = question["jurisdiction"], question["on"], self.known_on
        at = Permalinks(self.get_serializer_context()["base"], known_on or today())
        if question["provision"] and question["from"]:
            return Response(tell.changes(question["provision"], place, question["from"], question["to"], at))
        if question["provision"]:
            return Response(tell.answers([question["provision"]], place, on, at)[0])
        if question["action"]:
            return Response(tell.of_action(question["action"], place, on, at))
        if question["policy"]:
            return Response(tell.of_policy(question["policy"], place, on, at))
        rows = records(blocked_on(place, on))
        if is_count(request):
            return Response({"count": rows.count()})
        page: Any = self.paginate_queryset(rows)
        told = self.get_paginated_response(tell.blocked(page, place, on, at)).data
        results = told.pop("results")
        pages = {name: value for name, value in request.query_params.items() if name in PAGING}
        more = {"jurisdiction": place.slug if place else None, "on": on, **at.page(place, on, pages)}
        return Response({**told, **more, "results": results})
