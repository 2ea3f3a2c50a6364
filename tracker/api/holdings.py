"""What courts said on each ground, and what became of it above."""

from django.db.models import Q
from rest_framework import serializers

from cases.choices import Circuit, CourtLevel, Fate, HoldingLevel, HoldingResult
from cases.models import Claim, Holding, Judge, Lawsuit, Ruling

from . import lookups
from . import parameters as ask
from .courts import COURT
from .fields import Link, Links, Word
from .filtering import RecordParameters
from .grounds import GROUND
from .permalinks import Citable
from .records import Records, RecordSerializer
from .stubs import RulingStub

PROVISION = "A provision (eo-13768/9a), or any of an action or policy (eo-13768, EO 13768)."


class ReviewSerializer(serializers.Serializer):
    """What a later ruling did with the holding."""

    ruling = RulingStub()
    fate = Word(Fate)
    note = serializers.CharField()


class HoldingPart(RecordSerializer):
    """A holding, shown in its ruling: the ground, the provision, the claim it answers, and its fate above."""

    ground = Link()
    provision = Link(allow_null=True)
    claim = Link(allow_null=True)
    not_pleaded_because = serializers.CharField()
    level = Word(HoldingLevel)
    result = Word(HoldingResult)
    gist = serializers.CharField()
    fate = Word(Fate, allow_null=True, help_text="What the latest review did with it; null where there is none.")
    reviews = ReviewSerializer(many=True)


class HoldingSerializer(HoldingPart):
    """A holding, the ruling it is part of, and the lawsuits that was made in."""

    ruling = RulingStub()
    lawsuits = Links("ruling", "lawsuit_rows", "lawsuit")


class HoldingDetailSerializer(Citable, HoldingSerializer):
    """A holding on a page of its own."""


class HoldingParameters(RecordParameters):
    """What holdings can be asked."""

    q = ask.Search()
    ground = ask.Records("ground", lookups.grounds, GROUND)
    provision = ask.Records("provision", lookups.provisions, PROVISION)
    level = ask.Words("level", HoldingLevel)
    result = ask.Words("result", HoldingResult)
    claim = ask.Records("claim", Claim, "The claim it answers.")
    ruling = ask.Records("ruling", Ruling, "The ruling it is part of.")
    lawsuit = ask.Records("lawsuit", Lawsuit, "A lawsuit it was made in.", of="ruling__lawsuit_rows")
    court = ask.Records("ruling__court", lookups.courts, COURT)
    circuit = ask.Words("ruling__court__circuit", Circuit, lacking=True)
    judge = ask.Records("judge", Judge, "A judge who took part in the ruling.", of="ruling__judge_rows")
    decided_on = ask.Date("ruling__decided_on")
    decided_after = ask.After("ruling__decided_on")
    decided_before = ask.Before("ruling__decided_on")
    fate = ask.Words("fate", Fate, "What a later ruling did with it.", of="reviews")
    review = ask.Records("ruling", Ruling, "That later ruling.", of="reviews")
    review_court = ask.Records("ruling__court", lookups.courts, "The court of that later ruling.", of="reviews")
    review_level = ask.Words("ruling__court__level", CourtLevel, "The level of that court.", of="reviews")
    reviewed = ask.Flag(Q(), "Whether a later ruling dealt with it.", of="reviews")
    ordering = ask.Order(
        "-decided_on",
        decided_on=("ruling__decided_on", "ruling__sequence", "ruling_id"),
        circuit=ask.circuit_rank("ruling__court__circuit"),
        court="ruling__court__slug",
        ground=("ground__name", "ground__slug"),
    )


class Holdings(Records):
    """A ruling's answer on one ground for one provision: how far it went, which way, and its fate above."""

    queryset = Holding.objects.with_links()
    details = Holding.objects.with_details()
    serializer_class = HoldingSerializer
    detail_serializer_class = HoldingDetailSerializer
    filterset_class = HoldingParameters
