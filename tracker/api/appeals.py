"""What went up, and how it came back."""

from django.db.models import Q
from rest_framework import serializers

from cases.choices import AppellateRole, Circuit, CourtLevel, Disposition
from cases.docket_numbers import parse_appeal
from cases.models import Appeal, Judge, Lawsuit, Party, Ruling

from . import lookups
from . import parameters as ask
from .courts import COURT
from .fields import Link, Links, PartialDate, Word
from .filtering import RecordParameters
from .lawsuits import CHALLENGES, PLACE
from .permalinks import Citable
from .records import Records, RecordSerializer
from .stubs import AppealStub, CourtStub, RulingStub


class AppealNumberSerializer(serializers.Serializer):
    """A docket number of the appeal."""

    court = Link()
    docket_number = serializers.CharField()
    suffix = serializers.CharField(help_text="L for the lead case, CON for one joined with it.")
    is_earlier = serializers.BooleanField(help_text="Whether it is that of an earlier appeal.")


class AppealPartySerializer(serializers.Serializer):
    """A party, and the side it is on."""

    party = Link()
    role = Word(AppellateRole)


class AppealSerializer(RecordSerializer):
    """An appeal: where, from what, by whom, before whom, and how it ended."""

    court = CourtStub()
    caption = serializers.CharField()
    numbers = AppealNumberSerializer(many=True)
    appeal_from = AppealStub(allow_null=True)
    noticed_on = PartialDate()
    argued_on = PartialDate()
    decided_on = PartialDate()
    mandate_on = PartialDate()
    disposition = Word(Disposition, allow_null=True)
    outcome = serializers.CharField()
    deciding_ruling = RulingStub(allow_null=True)
    lawsuits = Links("lawsuit_rows", "lawsuit")
    rulings_appealed = RulingStub(many=True)
    parties = AppealPartySerializer(many=True, source="party_rows")
    panel = Links("judge_rows", "judge")


class AppealDetailSerializer(Citable, AppealSerializer):
    """An appeal with the rulings made in it and the appeals above it."""

    rulings = RulingStub(many=True)
    appeals_above = AppealStub(many=True)


class CourtBelow(ask.Records):
    """Appeals from a court: of a ruling of that court, or of the appeal decided there.

    Where neither is recorded, the court of the lawsuit is the one appealed from.
    """

    def condition(self, value: list[int]) -> Q:
        ruling_known = ask.a_row(Appeal, "ruling_rows", Q())
        return (
            ask.a_row(Appeal, "ruling_rows", Q(ruling__court__in=value))
            | Q(appeal_from__court__in=value)
            | (
                ~ruling_known
                & Q(appeal_from__isnull=True)
                & ask.a_row(Appeal, "lawsuit_rows", Q(lawsuit__court__in=value))
            )
        )


class AppellateDocket(ask.Read):
    """A docket number of an appeal, a petition or an application."""

    is_constant = True

    def read(self, text: str) -> str:
        return parse_appeal(text).number


class AppealParameters(RecordParameters):
    """What appeals can be asked."""

    q = ask.Search()
    docket = AppellateDocket("docket_number", "A docket number: 17-17478, 20-666, 24A884.", of="numbers")
    court = ask.Records("court", lookups.courts, COURT)
    court_level = ask.Words("court__level", CourtLevel)
    circuit = ask.Words("court__circuit", Circuit, lacking=True)
    from_court = CourtBelow("", lookups.courts, f"The court whose decision is appealed. {COURT}")
    decided = ask.Flag(~Q(disposition=""), "Whether it has ended; false: the appeals still undecided.")
    disposition = ask.Words("disposition", Disposition, "How it ended.", lacking=True)
    lawsuit = ask.Records("lawsuit", Lawsuit, "A lawsuit it is taken in.", of="lawsuit_rows")
    challenges = ask.Records(
        "lawsuit__claims__provision",
        lookups.provisions,
        f"Taken in a lawsuit, by what that challenges. {CHALLENGES}",
        of="lawsuit_rows",
        apart=True,
    )
    ruling = ask.Records("ruling", Ruling, "A ruling it is taken from.", of="ruling_rows")
    appeal_from = ask.Records("appeal_from", Appeal, "The appeal below.")
    party = ask.Records("party", Party, "A party to the appeal.", of="party_rows")
    jurisdiction = ask.Records("party__jurisdiction", lookups.jurisdictions, PLACE, of="party_rows")
    role = ask.Words("role", AppellateRole, "On which side that party is.", of="party_rows")
    judge = ask.Records("judge", Judge, "A judge of the panel.", of="judge_rows")
    noticed_on = ask.Date("noticed_on")
    argued_on = ask.Date("argued_on")
    decided_on = ask.Date("decided_on")
    mandate_on = ask.Date("mandate_on")
    noticed_after = ask.After("noticed_on")
    noticed_before = ask.Before("noticed_on")
    argued_after = ask.After("argued_on")
    argued_before = ask.Before("argued_on")
    decided_after = ask.After("decided_on")
    decided_before = ask.Before("decided_on")
    mandate_after = ask.After("mandate_on")
    mandate_before = ask.Before("mandate_on")
    ordering = ask.Order(
        "-decided_on",
        decided_on="decided_on",
        noticed_on="noticed_on",
        argued_on="argued_on",
        mandate_on="mandate_on",
        court="court__slug",
        circuit=ask.circuit_rank("court__circuit"),
    )


class Appeals(Records):
    """Appeals, petitions and applications: from which rulings, by whom, before whom, and how they ended."""

    queryset = Appeal.objects.with_links()
    details = Appeal.objects.with_details()
    serializer_class = AppealSerializer
    detail_serializer_class = AppealDetailSerializer
    filterset_class = AppealParameters
