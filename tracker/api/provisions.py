"""The smallest things a court can block."""

from django.db.models import Q
from rest_framework import serializers

from cases.models import Lawsuit
from policies.models import LocalPolicy, Provision

from . import lookups
from . import parameters as ask
from .fields import Link
from .filtering import RecordParameters
from .government import ACTION
from .permalinks import Citable
from .records import CheckedSerializer, Records, RecordSerializer
from .stubs import HoldingStub, LawsuitStub, ReliefStub, RulingStub

CLAIMED = Q(claims__isnull=False)


class ProvisionPart(RecordSerializer):
    """A provision, shown in the action or policy it is part of."""

    label = serializers.CharField()  # type: ignore[assignment]  # DRF takes it out of the class
    is_whole = serializers.BooleanField()
    gist = serializers.CharField()


class ProvisionSerializer(ProvisionPart):
    """A provision, and the action or policy it is part of."""

    federal_action = Link(allow_null=True)
    local_policy = Link(allow_null=True)


class ChallengeSerializer(CheckedSerializer):
    """A claim against the provision: in which lawsuit, and on what ground where that is known."""

    lawsuit = LawsuitStub()
    ground = Link(allow_null=True)


class ProvisionHoldingSerializer(HoldingStub):
    """A holding about the provision, and whose."""

    ruling = RulingStub()


class ProvisionReliefSerializer(ReliefStub):
    """Relief that blocks the provision, and whose."""

    ruling = RulingStub()


class ProvisionDetailSerializer(Citable, ProvisionSerializer):
    """A provision with who challenges it, what courts held about it, and what they gave against it."""

    claims = ChallengeSerializer(many=True)
    holdings = ProvisionHoldingSerializer(many=True)
    relief = ProvisionReliefSerializer(many=True)


class ProvisionParameters(RecordParameters):
    """What provisions can be asked."""

    q = ask.Search()
    provision = ask.Records("pk", lookups.provisions, "Provisions by slug, or all of an action or policy.")
    action = ask.Records("federal_action", lookups.actions, ACTION)
    policy = ask.Records("local_policy", LocalPolicy, "A local policy.")
    whole = ask.Flag("is_whole", "Whether it stands for the whole instrument.")
    challenged_in = ask.Records("lawsuit", Lawsuit, "A lawsuit that challenges it.", of="claims")
    ground = ask.Records("ground", lookups.grounds, "A ground it is challenged on, or one beneath it.", of="claims")
    challenged = ask.Flag(Q(), "Whether a lawsuit recorded here challenges it.", of="claims")
    ordering = ask.Order(
        "action,policy",
        slug="slug",
        action=("federal_action__slug", "position"),
        policy=("local_policy__slug", "position"),
    )


class Provisions(Records):
    """Sections of orders, conditions of grants, sections of state codes: the smallest things a court can block."""

    queryset = Provision.objects.with_links()
    details = (
        Provision.objects.with_details()
        .with_list("claims", "lawsuit__court", "ground")
        .with_list("holdings", "ruling__court", "ground", "provision__federal_action", "provision__local_policy")
        .with_list("relief", shown="with_name")
    )
    serializer_class = ProvisionSerializer
    detail_serializer_class = ProvisionDetailSerializer
    filterset_class = ProvisionParameters
