"""Federal money, and what becomes of it."""

from rest_framework import serializers

from policies.choices import GrantType
from policies.models import Agency, GrantProgram

from . import lookups
from . import parameters as ask
from .fields import Links, OtherNames, Word
from .filtering import RecordParameters
from .government import ACTION
from .permalinks import Citable
from .records import Records, RecordSerializer


class GrantProgramSerializer(RecordSerializer):
    """A grant program and who administers it."""

    name = serializers.CharField()
    other_names = OtherNames()
    assistance_listing = serializers.CharField()
    grant_type = Word(GrantType, allow_null=True)
    authority = serializers.CharField()
    summary = serializers.CharField()
    agencies = Links("agency_rows", "agency")


class GrantProgramDetailSerializer(Citable, GrantProgramSerializer):
    """A grant program with the actions that touch it and the money at stake."""

    federal_actions = Links("action_rows", "federal_action")
    funds_at_stake = Links("funds_at_stake")


class GrantProgramParameters(RecordParameters):
    """What grant programs can be asked."""

    q = ask.Search()
    agency = ask.Records("agency", Agency, "An agency that administers it.", of="agency_rows")
    action = ask.Records("federal_action", lookups.actions, ACTION, of="action_rows")
    grant_type = ask.Words("grant_type", GrantType, lacking=True)
    assistance_listing = ask.Text("assistance_listing", "The Assistance Listing number: 16.738.", lacking=True)
    ordering = ask.Order("name", name="name", assistance_listing="assistance_listing")


class GrantPrograms(Records):
    """Programs of federal money that actions attach conditions to, freeze or cut."""

    queryset = GrantProgram.objects.with_links()
    details = GrantProgram.objects.with_details()
    serializer_class = GrantProgramSerializer
    detail_serializer_class = GrantProgramDetailSerializer
    filterset_class = GrantProgramParameters
