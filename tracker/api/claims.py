"""What lawsuits say, one claim each."""

from cases.models import Claim, Lawsuit

from . import lookups
from . import parameters as ask
from .filtering import RecordParameters
from .grounds import GROUND
from .lawsuits import CHALLENGES, ClaimPart
from .permalinks import Citable
from .records import Records
from .stubs import HoldingStub, LawsuitStub, RulingStub


class ClaimSerializer(ClaimPart):
    """A claim and its lawsuit."""

    lawsuit = LawsuitStub()


class AnswerSerializer(HoldingStub):
    """A holding that answers the claim, and whose."""

    ruling = RulingStub()


class ClaimDetailSerializer(Citable, ClaimSerializer):
    """A claim with the holdings that answer it."""

    holdings = AnswerSerializer(many=True)


class ClaimParameters(RecordParameters):
    """What claims can be asked."""

    lawsuit = ask.Records("lawsuit", Lawsuit, "The lawsuit.")
    challenges = ask.Records("provision", lookups.provisions, CHALLENGES)
    ground = ask.Records("ground", lookups.grounds, GROUND)
    court = ask.Records("lawsuit__court", lookups.courts, "The court of the lawsuit.")
    ordering = ask.Order("lawsuit", lawsuit=("lawsuit__slug", "position"), slug="slug")


class Claims(Records):
    """This lawsuit says that this provision fails on this ground; sourced by the lawsuit's documents."""

    queryset = Claim.objects.with_links()
    details = Claim.objects.with_details()
    serializer_class = ClaimSerializer
    detail_serializer_class = ClaimDetailSerializer
    filterset_class = ClaimParameters
