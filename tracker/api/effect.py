"""Is it blocked, where, when, and on whose authority: the question itself as an endpoint."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, PolymorphicProxySerializer, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cases.blocked.questions import today
from policies.models import Provision

from . import effect_names as names
from . import effect_shapes as shapes
from .effect_answers import Asker
from .effect_examples import EXAMPLES, QUESTIONS, address
from .effect_page import Blocked
from .effect_parameters import EffectParameters, read_question
from .effect_permalinks import Permalinks
from .pagination import PAGING, is_count
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
        """The answer. Where the names in the question were looked up before, it says itself whether they still hold."""
        if before := names.known(request):
            answer, read = self.answered(before.question)
            if getattr(read, "stood", None) == before.stood:
                return answer
            names.forget(request)
        question = read_question(request)
        names.note(request, question)
        return self.answered(question)[0]

    def answered(self, question: dict[str, Any]) -> tuple[Response, Any]:
        """The answer, and what was read for it."""
        place, on = question["jurisdiction"], question["on"]
        asker = Asker(place, on, Permalinks(self.base, self.known_on or today()))
        if question["provision"] and question["from"]:
            return Response(asker.changes(question["provision"], question["from"], question["to"])), asker.read
        for name, answer in (("provision", asker.answer), ("action", asker.action), ("policy", asker.policy)):
            if question[name]:
                return Response(answer(question[name])), asker.read
        blocked = Blocked(place, on)
        if is_count(self.request):
            return Response({"count": blocked.rows.count()}), None
        page: Any = self.paginate_queryset(blocked.rows)
        told = self.get_paginated_response(blocked.told(page, self.base)).data
        results = told.pop("results")
        pages = {name: value for name, value in self.request.query_params.items() if name in PAGING}
        more = {"jurisdiction": place.slug if place else None, "on": on, **asker.at.page(place, on, pages)}
        return Response({**told, **more, "results": results}), blocked.read
