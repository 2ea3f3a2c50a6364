"""Lawsuits served as the REST framework does it by itself: addresses to stand beside those of the project.

`same/lawsuits/` has the serializers and querysets of the project; `models/lawsuits/` serializers that the framework
makes of the models, with the same neighbors nested and fetched ahead, and without addresses. Neither counts all rows,
and neither knows of drafts.
"""

from typing import Any

from django.db.models import F
from django.urls import include, path
from rest_framework import serializers
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.renderers import JSONRenderer
from rest_framework.routers import SimpleRouter
from rest_framework.viewsets import ReadOnlyModelViewSet

from cases import models as cases
from policies.models import Provision
from sources.models import Document
from tracker.api import lawsuits

UNSHOWN = ("id", "publication", "submitted_by", "published_by", "published_at")


class Uncounted(LimitOffsetPagination):
    """Pages of 50."""

    default_limit = 50

    def get_count(self, queryset: Any) -> int:
        return 10**9


class Same(ReadOnlyModelViewSet):
    """What the project shows of a lawsuit in a list, and of one."""

    queryset = cases.Lawsuit.objects.with_links()
    serializer_class: Any = lawsuits.LawsuitSerializer
    renderer_classes = [JSONRenderer]
    pagination_class = Uncounted
    filter_backends: list[Any] = []
    lookup_field = "slug"

    def filter_queryset(self, queryset: Any) -> Any:
        asked = {name: self.request.GET[name] for name in ("posture", "filed_on__gte") if name in self.request.GET}
        return queryset.filter(**asked).order_by(F("filed_on").desc(nulls_last=True), "pk")

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "base": "http://localhost/api/v1/"}


def made(kind: Any, *names: str, **nested: Any) -> Any:
    """The serializer that the framework makes of a model: of these fields, and with these neighbors."""
    meta = type("Meta", (), {"model": kind, "fields": [*names, *nested]})
    return type(f"{kind.__name__}Serializer", (serializers.ModelSerializer,), {"Meta": meta, **nested})


def brief(model: Any, *names: str) -> Any:
    """The same of a neighbor: its name, and these fields."""
    return made(model, "slug", *names, name=serializers.CharField(source="__str__"))(read_only=True)


def fields(model: Any, *left_out: str) -> list[str]:
    """All fields but these."""
    return [field.name for field in model._meta.concrete_fields if field.name not in (*UNSHOWN, *left_out)]


JUDGE = made(cases.LawsuitJudge, "assignment", judge=brief(cases.Judge))
PARTY = made(
    cases.LawsuitParty,
    *fields(cases.LawsuitParty, "lawsuit", "party", "substituted_for"),
    party=brief(cases.Party),
    substituted_for=brief(cases.Party),
)
CLAIM = made(
    cases.Claim,
    *fields(cases.Claim, "lawsuit", "provision", "ground"),
    provision=brief(Provision),
    ground=brief(cases.LegalGround),
)
CITATION = made(
    cases.LawsuitCitation,
    *fields(cases.LawsuitCitation, "record", "document"),
    document=brief(Document, "kind", "url"),
)


class Models(Same):
    """What the framework makes of the model."""

    serializer_class = made(
        cases.Lawsuit,
        *fields(cases.Lawsuit, "court"),
        "docket",
        court=brief(cases.Court, "level", "circuit"),
        judge_rows=JUDGE(many=True),
        party_rows=PARTY(many=True),
        claims=CLAIM(many=True),
        citations=CITATION(many=True),
    )


router = SimpleRouter()
router.register("same/lawsuits", Same)
router.register("models/lawsuits", Models, basename="models")
urlpatterns = [path("", include(router.urls))]
