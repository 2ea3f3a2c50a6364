"""What happened under actions and policies, and what money is at stake."""

from rest_framework import serializers

from cases.models import Lawsuit
from policies.choices import Unit
from policies.models import Development, FundsAtStake, GrantProgram, LocalPolicy, Official

from . import lookups
from . import parameters as ask
from .fields import Link, Links, PartialDate, Word
from .filtering import RecordParameters
from .government import ACTION
from .permalinks import Citable
from .records import Records, RecordSerializer


class DevelopmentSerializer(RecordSerializer):
    """A development, and the actions, policies, officials and lawsuits it belongs to."""

    title = serializers.CharField()
    occurred_on = PartialDate()
    summary = serializers.CharField()
    federal_actions = Links("action_rows", "federal_action")
    local_policies = Links("policy_rows", "local_policy")
    officials = Links("official_rows", "official")
    lawsuits = Links("lawsuit_rows", "lawsuit")


class DevelopmentDetailSerializer(Citable, DevelopmentSerializer):
    """A development on a page of its own."""


class DevelopmentParameters(RecordParameters):
    """What developments can be asked."""

    q = ask.Search()
    action = ask.Records("federal_action", lookups.actions, ACTION, of="action_rows")
    policy = ask.Records("local_policy", LocalPolicy, "A local policy it happened under.", of="policy_rows")
    official = ask.Records("official", Official, "An official who took part.", of="official_rows")
    lawsuit = ask.Records("lawsuit", Lawsuit, "A lawsuit to whose story it belongs.", of="lawsuit_rows")
    occurred_on = ask.Date("occurred_on")
    occurred_after = ask.After("occurred_on")
    occurred_before = ask.Before("occurred_on")
    ordering = ask.Order("-occurred_on", occurred_on="occurred_on", title="title")


class Developments(Records):
    """Dated happenings that no court decided: a list published, letters sent, awards made, an arrest."""

    queryset = Development.objects.with_links().with_list("lawsuit_rows", "lawsuit")
    details = Development.objects.with_details().with_list("lawsuit_rows", "lawsuit")
    serializer_class = DevelopmentSerializer
    detail_serializer_class = DevelopmentDetailSerializer
    filterset_class = DevelopmentParameters


class FundsSerializer(RecordSerializer):
    """A sum as somebody stated it, and what it concerns."""

    what = serializers.CharField()
    amount = serializers.DecimalField(16, 2, allow_null=True)
    unit = Word(Unit)
    as_stated = serializers.CharField()
    fiscal_year = serializers.IntegerField(allow_null=True)
    stated_by = serializers.CharField()
    grant_program = Link(allow_null=True)
    federal_action = Link(allow_null=True)
    jurisdiction = Link(allow_null=True)


class FundsDetailSerializer(Citable, FundsSerializer):
    """Money at stake on a page of its own."""


class FundsParameters(RecordParameters):
    """What funds at stake can be asked."""

    q = ask.Search()
    grant_program = ask.Records("grant_program", GrantProgram, "The program the money is from.")
    action = ask.Records("federal_action", lookups.actions, ACTION)
    jurisdiction = ask.Records("jurisdiction", lookups.jurisdictions, "Whose money it is, by slug or GEOID.")
    unit = ask.Words("unit", Unit)
    fiscal_year = ask.Number("fiscal_year", "The federal fiscal year.", least=1950, most=2100, lacking=True)
    amount = ask.Number("amount", "The amount.", most=10**14 - 1, lacking=True)
    amount_from = ask.Bound("amount__gte", "This amount or more.", most=10**14 - 1)
    amount_to = ask.Bound("amount__lte", "This amount or less.", most=10**14 - 1)
    ordering = ask.Order("slug", slug="slug", amount="amount", fiscal_year="fiscal_year")


class Funds(Records):
    """Amounts of money at stake, as somebody stated them, for whom and from which program."""

    queryset = FundsAtStake.objects.with_links()
    details = FundsAtStake.objects.with_details()
    serializer_class = FundsSerializer
    detail_serializer_class = FundsDetailSerializer
    filterset_class = FundsParameters
