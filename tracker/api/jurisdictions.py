"""Governments: where they are, what they did, and which federal actions name them."""

from typing import Any

from django.db.models import Q
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from policies.choices import DesignationKind, JurisdictionKind
from policies.models import Jurisdiction

from . import lookups
from . import parameters as ask
from .fields import BASE, Addressed, Link, Links, OtherNames, PartialDate, Word
from .filtering import RecordParameters
from .government import ACTION
from .onesql.place import Place
from .onesql.text import Quoted, Text
from .permalinks import Citable
from .records import Records, RecordSerializer


class JurisdictionSerializer(RecordSerializer):
    """A government, its Census codes and the government above it."""

    name = serializers.CharField()
    other_names = OtherNames()
    kind = Word(JurisdictionKind)
    state = serializers.CharField()
    geoid = serializers.CharField()
    county_geoid = serializers.CharField()
    parent = Link(allow_null=True)  # type: ignore[assignment]  # DRF takes it out of the class


class PlaceDesignationSerializer(serializers.Serializer):
    """A federal action that names the place, as what and for how long."""

    federal_action = Link()
    kind = Word(DesignationKind)
    from_on = PartialDate()
    until_on = PartialDate()
    printed_as = serializers.CharField()
    note = serializers.CharField()


@extend_schema_field({"type": "string", "format": "uri"})
class MentionsOf(Addressed):
    """The address of the list of all records that name a place."""

    def to_representation(self, jurisdiction: Jurisdiction) -> str:
        return f"{self.base}mentions/?jurisdiction={jurisdiction.slug}"

    def in_sql(self, place: Place) -> Any:
        return Quoted(Text(BASE, "mentions/?jurisdiction=", place("slug")))


class JurisdictionDetailSerializer(Citable, JurisdictionSerializer):
    """A government with its parts, its policies, the parties that are it, and where it is named."""

    subdivisions = Links("subdivisions")
    parties = Links("parties")
    local_policies = Links("local_policies")
    designations = PlaceDesignationSerializer(many=True)
    funds_at_stake = Links("funds_at_stake")
    mentions = MentionsOf(source="*")


class JurisdictionParameters(RecordParameters):
    """What governments can be asked."""

    q = ask.Search()
    jurisdiction = ask.Records("pk", lookups.jurisdictions, "Governments by slug or GEOID.")
    kind = ask.Words("kind", JurisdictionKind)
    state = ask.Text("state", "The state it is in, as the Postal Service writes it: CA.", lacking=True)
    geoid = ask.Text("geoid", "The Census Bureau's code of it as a state or a place.", lacking=True)
    county_geoid = ask.Text("county_geoid", "The Census Bureau's code of it as a county.", lacking=True)
    parent = ask.Records("parent", lookups.jurisdictions, "The government it is a subdivision of, by slug or GEOID.")
    designated_by = ask.Records("federal_action", lookups.actions, f"{ACTION} It names the place.", of="designations")
    designation = ask.Words("kind", DesignationKind, "As what a federal action names it.", of="designations")
    party = ask.Flag(Q(), "Whether it is a party recorded here.", of="parties")
    ordering = ask.Order("name", name="name", state=("state", "name"), kind=("kind", "name"), geoid="geoid")


class Jurisdictions(Records):
    """States, counties, cities, tribes and other governments, by Census code where they have one."""

    queryset = Jurisdiction.objects.with_links()
    details = Jurisdiction.objects.with_details().with_list("parties")
    serializer_class = JurisdictionSerializer
    detail_serializer_class = JurisdictionDetailSerializer
    filterset_class = JurisdictionParameters
