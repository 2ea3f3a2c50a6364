"""Laws, by their citations."""

from rest_framework import serializers

from policies.models import LocalPolicy, Statute

from . import lookups
from . import parameters as ask
from .fields import Links
from .filtering import RecordParameters
from .government import ACTION
from .permalinks import Citable
from .records import Records, RecordSerializer


class StatuteSerializer(RecordSerializer):
    """A statute by its citation."""

    citation = serializers.CharField()
    title = serializers.CharField()
    summary = serializers.CharField()


class StatuteDetailSerializer(Citable, StatuteSerializer):
    """A statute with the actions and policies about it."""

    federal_actions = Links("action_rows", "federal_action")
    local_policies = Links("policy_rows", "local_policy")


class StatuteParameters(RecordParameters):
    """What statutes can be asked."""

    q = ask.Search()
    citation = ask.Text("citation", "As cited: 8 U.S.C. 1373.")
    action = ask.Records("federal_action", lookups.actions, ACTION, of="action_rows")
    policy = ask.Records("local_policy", LocalPolicy, "A local policy about it.", of="policy_rows")
    ordering = ask.Order("citation", citation="citation", title="title")


class Statutes(Records):
    """Laws that actions rest on or suits are about."""

    queryset = Statute.objects.with_links()
    details = Statute.objects.with_details()
    serializer_class = StatuteSerializer
    detail_serializer_class = StatuteDetailSerializer
    filterset_class = StatuteParameters
