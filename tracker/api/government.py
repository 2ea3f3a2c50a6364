"""The federal government's parts, and people in public office."""

from rest_framework import serializers

from policies.choices import AgencyKind, OfficialRole
from policies.models import Agency, Official

from . import lookups
from . import parameters as ask
from .fields import Link, Links, OtherNames, PartialDate, Word
from .filtering import RecordParameters
from .permalinks import Citable
from .records import Records, RecordSerializer

ACTION = "A federal action, by slug or number (EO 13768)."


class AgencySerializer(RecordSerializer):
    """An agency and the one above it."""

    name = serializers.CharField()
    abbreviation = serializers.CharField()
    other_names = OtherNames()
    kind = Word(AgencyKind)
    parent = Link(allow_null=True)  # type: ignore[assignment]  # DRF takes it out of the class


class AgencyDetailSerializer(Citable, AgencySerializer):
    """An agency with its components, its programs and actions, and the parties that are it."""

    components = Links("components")
    grant_programs = Links("grant_program_rows", "grant_program")
    federal_actions = Links("action_rows", "federal_action")
    parties = Links("parties")


class AgencyParameters(RecordParameters):
    """What agencies can be asked."""

    q = ask.Search()
    kind = ask.Words("kind", AgencyKind)
    abbreviation = ask.Text("abbreviation", "Its abbreviation: DHS.", lacking=True)
    parent = ask.Records("parent", Agency, "The agency it is a component of.")
    action = ask.Records("federal_action", lookups.actions, ACTION, of="action_rows")
    ordering = ask.Order("name", name="name", abbreviation="abbreviation", kind="kind")


class Agencies(Records):
    """Departments of the United States and their components."""

    queryset = Agency.objects.with_links()
    details = Agency.objects.with_details().with_list("parties")
    serializer_class = AgencySerializer
    detail_serializer_class = AgencyDetailSerializer
    filterset_class = AgencyParameters


class OfficeSerializer(serializers.Serializer):
    """An office, where and as long as known."""

    title = serializers.CharField()
    agency = Link(allow_null=True)
    jurisdiction = Link(allow_null=True)
    from_on = PartialDate()
    until_on = PartialDate()


class OfficialSerializer(RecordSerializer):
    """An official and the offices held."""

    name = serializers.CharField()
    other_names = OtherNames()
    offices = OfficeSerializer(many=True)


class OfficialActionSerializer(serializers.Serializer):
    """A federal action, and what the official did to it."""

    federal_action = Link()
    role = Word(OfficialRole)


class OfficialPolicySerializer(serializers.Serializer):
    """A local policy, and what the official did to it."""

    local_policy = Link()
    role = Word(OfficialRole)


class OfficialDetailSerializer(Citable, OfficialSerializer):
    """An official with the actions and policies, and the parties that are the official."""

    federal_actions = OfficialActionSerializer(many=True, source="action_rows")
    local_policies = OfficialPolicySerializer(many=True, source="policy_rows")
    parties = Links("parties")


class OfficialParameters(RecordParameters):
    """What officials can be asked."""

    q = ask.Search()
    agency = ask.Records("agency", Agency, "An agency the official served.", of="offices")
    jurisdiction = ask.Records(
        "jurisdiction", lookups.jurisdictions, "A government the official served, by slug or GEOID.", of="offices"
    )
    action = ask.Records("federal_action", lookups.actions, ACTION, of="action_rows")
    ordering = ask.Order("name", name="name")


class Officials(Records):
    """People who hold or held public office, federal, state or local."""

    queryset = Official.objects.with_links()
    details = Official.objects.with_details().with_list("parties")
    serializer_class = OfficialSerializer
    detail_serializer_class = OfficialDetailSerializer
    filterset_class = OfficialParameters
