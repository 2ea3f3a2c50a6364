"""Dockets, who stands in them, and what they claim."""

from django.db.models import Q
from rest_framework import serializers

from cases.choices import (
    CaseType,
    Circuit,
    DocketChange,
    JudgeAssignment,
    LawsuitRelationKind,
    PartyRole,
    Posture,
)
from cases.docket_numbers import parse_district
from cases.models import Judge, Lawsuit, Party

from . import lookups
from . import parameters as ask
from .courts import COURT
from .effect_labels import AsOf, AsOfADay, LawsuitLabel, shown_as_of_a_day
from .fields import Link, Links, OtherNames, PartialDate, Word
from .filtering import RecordParameters
from .grounds import GROUND
from .parties import StandingSerializer
from .permalinks import Citable
from .records import CheckedSerializer, RecordSerializer
from .stubs import AppealStub, CourtStub, LawsuitStub, RulingStub

CHALLENGES = (
    "What it challenges: a provision (eo-13768/9a), or any provision of a federal action, by slug or number "
    "(eo-13768, EO 13768), or of a local policy."
)
PLACE = "A party that is this government, by slug or GEOID."


class DocketJudgeSerializer(serializers.Serializer):
    """A judge on the docket, and as what."""

    judge = Link()
    assignment = Word(JudgeAssignment)


class LawsuitPartySerializer(StandingSerializer):
    """A party, and how it stands in the lawsuit."""

    party = Link()


class ClaimPart(CheckedSerializer):
    """What the lawsuit says: this provision fails, on this ground. One of the two may not be known."""

    provision = Link(allow_null=True)
    ground = Link(allow_null=True)
    count = serializers.CharField()


class LawsuitSerializer(RecordSerializer):
    """A lawsuit: where, when, who, and what it claims."""

    court = CourtStub()
    docket = serializers.CharField(help_text="The docket number as printed, with the judges' initials.")
    docket_number = serializers.CharField(help_text="Without the initials: the key within the court.")
    docket_initials = serializers.CharField()
    caption = serializers.CharField()
    short_name = serializers.CharField()
    other_names = OtherNames()
    courtlistener_id = serializers.IntegerField(allow_null=True)
    case_type = Word(CaseType)
    posture = Word(Posture)
    filed_on = PartialDate()
    terminated_on = PartialDate()
    summary = serializers.CharField()
    judges = DocketJudgeSerializer(many=True, source="judge_rows")
    parties = LawsuitPartySerializer(many=True, source="party_rows")
    claims = ClaimPart(many=True)


class EarlierNumberSerializer(serializers.Serializer):
    """A number the docket had before, or that was consolidated into it."""

    court = Link()
    docket_number = serializers.CharField()
    docket_initials = serializers.CharField()
    kind = Word(DocketChange)
    until_on = PartialDate()
    note = serializers.CharField()


class LawsuitRelationSerializer(serializers.Serializer):
    """How it stands to another lawsuit."""

    kind = Word(LawsuitRelationKind)
    to_lawsuit = LawsuitStub()
    since_on = PartialDate()


class LawsuitRelationToItSerializer(serializers.Serializer):
    """How another lawsuit stands to it."""

    kind = Word(LawsuitRelationKind)
    from_lawsuit = LawsuitStub()
    since_on = PartialDate()


class LawsuitDetailSerializer(Citable, LawsuitSerializer):
    """A lawsuit with its label, what came of it, and the dockets beside it."""

    label = LawsuitLabel()  # type: ignore[assignment]  # a field may be called what DRF calls its own text
    as_of = AsOf()
    earlier_numbers = EarlierNumberSerializer(many=True)
    relations = LawsuitRelationSerializer(many=True)
    relations_to_it = LawsuitRelationToItSerializer(many=True)
    developments = Links("development_rows", "development")
    rulings = RulingStub(many=True)
    appeals = AppealStub(many=True)


class Docket(ask.Read):
    """A docket number in any spelling in use, or one the docket had before; with or without the office and initials."""

    is_constant = True

    def read(self, text: str) -> str:
        return parse_district(text).number

    def condition(self, value: str) -> Q:
        written = Q(docket_number=value)
        if ":" not in value:
            written |= Q(docket_number__endswith=f":{value}")
        return written | ask.a_row(self.model, "earlier_numbers", written)


class LawsuitParameters(RecordParameters):
    """What lawsuits can be asked."""

    q = ask.Search()
    docket = Docket("", "The docket number, in any spelling: 3:17-cv-00574-WHO, 17-cv-574.")
    court = ask.Records("court", lookups.courts, COURT)
    circuit = ask.Words("court__circuit", Circuit, lacking=True)
    judge = ask.Records("judge", Judge, "A judge on the docket.", of="judge_rows")
    party = ask.Records("party", Party, "A party to it.", of="party_rows")
    jurisdiction = ask.Records("party__jurisdiction", lookups.jurisdictions, PLACE, of="party_rows")
    role = ask.Words("role", PartyRole, "In what role that party stands.", of="party_rows")
    challenges = ask.Records("provision", lookups.provisions, CHALLENGES, of="claims", apart=True)
    ground = ask.Records("ground", lookups.grounds, f"A ground it pleads. {GROUND}", of="claims", apart=True)
    case_type = ask.Words("case_type", CaseType)
    posture = ask.Words("posture", Posture, "On which side the United States stands.")
    docket_number = ask.Text("docket_number", "The docket number as it is stored: 3:17-cv-00574.")
    courtlistener_id = ask.Number("courtlistener_id", "CourtListener's number of the docket.", lacking=True)
    filed_on = ask.Date("filed_on")
    terminated_on = ask.Date("terminated_on")
    filed_after = ask.After("filed_on")
    filed_before = ask.Before("filed_on")
    terminated_after = ask.After("terminated_on")
    terminated_before = ask.Before("terminated_on")
    ordering = ask.Order(
        "-filed_on",
        filed_on="filed_on",
        terminated_on="terminated_on",
        short_name="short_name",
        court=("court__slug", "docket_number"),
        circuit=ask.circuit_rank("court__circuit"),
    )


@shown_as_of_a_day
class Lawsuits(AsOfADay):
    """Dockets in trial courts: who sues whom, where and when, against which provisions and on what grounds."""

    queryset = Lawsuit.objects.with_links()
    details = Lawsuit.objects.with_details()
    serializer_class = LawsuitSerializer
    detail_serializer_class = LawsuitDetailSerializer
    filterset_class = LawsuitParameters
