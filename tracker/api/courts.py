"""Courts and the people who sit on them."""

from rest_framework import serializers

from cases.choices import Circuit, CourtLevel, JudgeAssignment, JudgeRole
from cases.models import Appeal, Court, Judge, Lawsuit, Ruling

from . import lookups
from . import parameters as ask
from .fields import Link, Links, Names, OtherNames, Word
from .filtering import RecordParameters
from .permalinks import Citable
from .records import Records, RecordSerializer
from .stubs import AppealStub, LawsuitStub, RulingStub

COURT = "A court by id (cand) or any name it goes by (N.D. Cal.)."


class CourtSerializer(RecordSerializer):
    """A court, its names, and the court above it."""

    name = serializers.CharField()
    short_name = serializers.CharField()
    level = Word(CourtLevel)
    circuit = Word(Circuit, allow_null=True)
    appeals_to = Link(allow_null=True)
    state = serializers.CharField()
    courtlistener_id = serializers.CharField()
    aliases = Names()


class CourtDetailSerializer(Citable, CourtSerializer):
    """A court with the courts below it and its judges."""

    courts_below = Links("courts_below")
    judges = Links("judges")


class CourtParameters(RecordParameters):
    """What courts can be asked."""

    q = ask.Search()
    court = ask.Records("pk", lookups.courts, COURT)
    level = ask.Words("level", CourtLevel)
    circuit = ask.Words("circuit", Circuit, lacking=True)
    state = ask.Text("state", "The state it sits in, as the Postal Service writes it: CA.", lacking=True)
    appeals_to = ask.Records("appeals_to", lookups.courts, "The court its decisions are appealed to.")
    ordering = ask.Order("slug", slug="slug", name="name", level="level", circuit=ask.circuit_rank("circuit"))


class Courts(Records):
    """Courts, by the ids CourtListener gives them, with every name they go by."""

    queryset = Court.objects.with_links()
    details = Court.objects.with_details()
    serializer_class = CourtSerializer
    detail_serializer_class = CourtDetailSerializer
    filterset_class = CourtParameters


class JudgeSerializer(RecordSerializer):
    """A judge and the court."""

    name = serializers.CharField()
    other_names = OtherNames()
    court = Link(allow_null=True)
    fjc_id = serializers.CharField()
    title = serializers.CharField()
    appointed_by = serializers.CharField()


class JudgeLawsuitSerializer(serializers.Serializer):
    """A docket the judge was on, and as what."""

    lawsuit = LawsuitStub()
    assignment = Word(JudgeAssignment)


class JudgeRulingSerializer(serializers.Serializer):
    """A ruling, and what the judge did in it."""

    ruling = RulingStub()
    role = Word(JudgeRole)


class JudgeAppealSerializer(serializers.Serializer):
    """An appeal the judge sat on."""

    appeal = AppealStub()


class JudgeDetailSerializer(Citable, JudgeSerializer):
    """A judge with the dockets, rulings and appeals."""

    lawsuits = JudgeLawsuitSerializer(many=True, source="lawsuit_rows")
    rulings = JudgeRulingSerializer(many=True, source="ruling_rows")
    appeals = JudgeAppealSerializer(many=True, source="appeal_rows")


class JudgeParameters(RecordParameters):
    """What judges can be asked."""

    q = ask.Search()
    court = ask.Records("court", lookups.courts, COURT)
    fjc_id = ask.Text("fjc_id", "The Federal Judicial Center's number of the judge.", lacking=True)
    circuit = ask.Words("court__circuit", Circuit, lacking=True)
    lawsuit = ask.Records("lawsuit", Lawsuit, "A lawsuit the judge was on.", of="lawsuit_rows")
    ruling = ask.Records("ruling", Ruling, "A ruling the judge took part in.", of="ruling_rows")
    role = ask.Words("role", JudgeRole, "What the judge did in that ruling.", of="ruling_rows")
    appeal = ask.Records("appeal", Appeal, "An appeal the judge sat on.", of="appeal_rows")
    ordering = ask.Order("name", name="name", court=("court__slug", "name"), circuit=ask.circuit_rank("court__circuit"))


class Judges(Records):
    """Judges of the rulings recorded here; two of them may share a name."""

    queryset = Judge.objects.with_links()
    details = Judge.objects.with_details()
    serializer_class = JudgeSerializer
    detail_serializer_class = JudgeDetailSerializer
    filterset_class = JudgeParameters
