"""On what suits rest."""

from rest_framework import serializers

from cases.choices import GroundKind
from cases.models import LegalGround

from . import lookups
from . import parameters as ask
from .fields import Link, Links, OtherNames, Word
from .filtering import RecordParameters
from .permalinks import Citable
from .records import Records, RecordSerializer

GROUND = "A legal ground, or any beneath it: spending-clause, tenth-amendment."


class GroundSerializer(RecordSerializer):
    """A ground, where the rule is stated, and the ground above it."""

    name = serializers.CharField()
    other_names = OtherNames()
    kind = Word(GroundKind)
    parent = Link(allow_null=True)  # type: ignore[assignment]  # DRF takes it out of the class
    citation = serializers.CharField()
    summary = serializers.CharField()


class GroundDetailSerializer(Citable, GroundSerializer):
    """A ground with those directly beneath it."""

    children = Links("children")


class GroundParameters(RecordParameters):
    """What legal grounds can be asked."""

    q = ask.Search()
    kind = ask.Words("kind", GroundKind)
    parent = ask.Records("parent", LegalGround, "The ground directly above.")
    ground = ask.Records("pk", lookups.grounds, GROUND)
    ordering = ask.Order("position", position=("position", "slug"), name="name", slug="slug")


class LegalGrounds(Records):
    """Reasons in law why a measure fails, or why a court may not say so: a tree with a citation at each node."""

    queryset = LegalGround.objects.with_links()
    details = LegalGround.objects.with_details()
    serializer_class = GroundSerializer
    detail_serializer_class = GroundDetailSerializer
    filterset_class = GroundParameters
