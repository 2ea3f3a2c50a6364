"""What courts did, on which day."""

from rest_framework import serializers

from cases.choices import (
    ChangeKind,
    Circuit,
    CourtLevel,
    Fate,
    HoldingLevel,
    HoldingResult,
    JudgeRole,
    ReliefKind,
    RulingKind,
    RulingResult,
)
from cases.models import Appeal, Judge, Lawsuit, Party, Ruling

from . import lookups
from . import parameters as ask
from .courts import COURT
from .fields import Link, Links, PartialDate, Word
from .filtering import RecordParameters
from .grounds import GROUND
from .holdings import PROVISION, HoldingPart
from .lawsuits import CHALLENGES, PLACE
from .permalinks import Citable
from .records import Records, RecordSerializer
from .relief import ReliefPart
from .stubs import AppealStub, CourtStub, HoldingStub, ReliefStub, Stub

SAME = "(Of one and the same holding as the other questions about holdings.)"


class RulingJudgeSerializer(serializers.Serializer):
    """A judge, and what the judge did in the ruling."""

    judge = Link()
    role = Word(JudgeRole)


class RulingSerializer(RecordSerializer):
    """A ruling: whose, in which lawsuits, what was decided, and in brief what it holds and gives."""

    court = CourtStub()
    appeal = AppealStub(allow_null=True)
    decided_on = PartialDate()
    sequence = serializers.IntegerField(help_text="Order among rulings of the same day.")
    kind = Word(RulingKind)
    result = Word(RulingResult)
    outcome = serializers.CharField()
    scope = serializers.CharField()
    docket_entry = serializers.CharField()
    reporter_citation = serializers.CharField()
    lawsuits = Links("lawsuit_rows", "lawsuit")
    judges = RulingJudgeSerializer(many=True, source="judge_rows")
    holdings: serializers.Field = HoldingStub(many=True)
    relief: serializers.Field = ReliefStub(many=True)


class MadeChangeSerializer(Stub):
    """A change the ruling makes to a relief."""

    kind = Word(ChangeKind)
    relief = Link()


class MadeReviewSerializer(serializers.Serializer):
    """What the ruling did with an earlier holding."""

    holding = Link()
    fate = Word(Fate)
    note = serializers.CharField()


class RulingDetailSerializer(Citable, RulingSerializer):
    """A ruling with its holdings and their fate, its relief and what changed it, and what it did to earlier rulings."""

    holdings = HoldingPart(many=True)
    relief = ReliefPart(many=True)
    relief_changes = MadeChangeSerializer(many=True, help_text="What it does to relief of earlier rulings, or its own.")
    reviews = MadeReviewSerializer(many=True, source="reviewed_holdings")
    decided_appeals = AppealStub(many=True)
    appeals = AppealStub(many=True, source="appeals_of_it", help_text="Appeals taken from it.")


class RulingParameters(RecordParameters):
    """What rulings can be asked."""

    q = ask.Search()
    court = ask.Records("court", lookups.courts, COURT)
    court_level = ask.Words("court__level", CourtLevel)
    circuit = ask.Words("court__circuit", Circuit, lacking=True)
    judge = ask.Records("judge", Judge, "A judge who took part.", of="judge_rows")
    judge_role = ask.Words("role", JudgeRole, "What that judge did.", of="judge_rows")
    lawsuit = ask.Records("lawsuit", Lawsuit, "A lawsuit it was made in.", of="lawsuit_rows")
    party = ask.Records("lawsuit__party_rows__party", Party, "A party to that lawsuit.", of="lawsuit_rows")
    jurisdiction = ask.Records(
        "lawsuit__party_rows__party__jurisdiction", lookups.jurisdictions, PLACE, of="lawsuit_rows"
    )
    challenges = ask.Records(
        "lawsuit__claims__provision",
        lookups.provisions,
        f"Made in a lawsuit, by what that challenges. {CHALLENGES}",
        of="lawsuit_rows",
        apart=True,
    )
    appeal = ask.Records("appeal", Appeal, "The appeal it was made in.")
    kind = ask.Words("kind", RulingKind)
    result = ask.Words("result", RulingResult)
    docket_entry = ask.Text("docket_entry", "The number of its entry on the docket.", lacking=True)
    reporter_citation = ask.Text("reporter_citation", "Where it is reported: 250 F. Supp. 3d 497.", lacking=True)
    decided_on = ask.Date("decided_on")
    decided_after = ask.After("decided_on")
    decided_before = ask.Before("decided_on")
    ground = ask.Records("ground", lookups.grounds, f"It holds on this. {GROUND} {SAME}", of="holdings")
    holding_provision = ask.Records("provision", lookups.provisions, f"{PROVISION} {SAME}", of="holdings")
    holding_level = ask.Words("level", HoldingLevel, SAME, of="holdings")
    holding_result = ask.Words("result", HoldingResult, SAME, of="holdings")
    fate = ask.Words("reviews__fate", Fate, f"What a later ruling did with the holding. {SAME}", of="holdings")
    blocks = ask.Records(
        "provision_rows__provision", lookups.provisions, f"Relief blocks it, or perhaps does. {PROVISION}", of="relief"
    )
    relief_kind = ask.Words("kind", ReliefKind, "What that relief is.", of="relief")
    ordering = ask.Order(
        "-decided_on",
        decided_on=("decided_on", "sequence"),
        circuit=ask.circuit_rank("court__circuit"),
        court="court__slug",
        kind="kind",
        result="result",
    )


class Rulings(Records):
    """Dated orders and opinions, denials too, with what each holds and gives and what became of it."""

    queryset = Ruling.objects.with_links()
    details = Ruling.objects.with_details()
    serializer_class = RulingSerializer
    detail_serializer_class = RulingDetailSerializer
    filterset_class = RulingParameters
