"""The federal government's parts, its officers, its laws and its money."""

from rest_framework import serializers

from policies.choices import AgencyKind, GrantType, OfficialRole
from policies.models import Agency, GrantProgram, LocalPolicy, Official, Statute

from . import lookups
from . import parameters as ask
from .fields import Link, Links, PartialDate, Word
from .filtering import RecordParameters
from .records import Records, RecordSerializer

ACTION = "A federal action, by slug or number (EO 13768)."


class AgencySerializer(RecordSerializer):
    """An agency and the one above it."""

    name = serializers.CharField()
    abbreviation = serializers.CharField()
    kind = Word(AgencyKind)
    parent = Link(allow_null=True)  # type: ignore[assignment]  # DRF takes it out of the class


class AgencyDetailSerializer(AgencySerializer):
    """An agency with its components, its programs and actions, and the parties that are it."""

    components = Links("components")
    grant_programs = Links("grant_program_rows", "grant_program")
    federal_actions = Links("action_rows", "federal_action")
    parties = Links("parties")


class AgencyParameters(RecordParameters):
    """What agencies can be asked."""

    q = ask.Search("name", "abbreviation")
    kind = ask.Words("kind", AgencyKind)
    parent = ask.Records("parent", Agency, "The agency it is a component of.")
    action = ask.Records("federal_action", lookups.actions, ACTION, of="action_rows")
    order = ask.Order("name", name="name", abbreviation="abbreviation", kind="kind")


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
    offices = OfficeSerializer(many=True)


class OfficialActionSerializer(serializers.Serializer):
    """A federal action, and what the official did to it."""

    federal_action = Link()
    role = Word(OfficialRole)


class OfficialPolicySerializer(serializers.Serializer):
    """A local policy, and what the official did to it."""

    local_policy = Link()
    role = Word(OfficialRole)


class OfficialDetailSerializer(OfficialSerializer):
    """An official with the actions and policies, and the parties that are the official."""

    federal_actions = OfficialActionSerializer(many=True, source="action_rows")
    local_policies = OfficialPolicySerializer(many=True, source="policy_rows")
    parties = Links("parties")


class OfficialParameters(RecordParameters):
    """What officials can be asked."""

    q = ask.Search("name", offices=("title",))
    agency = ask.Records("agency", Agency, "An agency the official served.", of="offices")
    jurisdiction = ask.Records(
        "jurisdiction", lookups.jurisdictions, "A government the official served, by slug or GEOID.", of="offices"
    )
    action = ask.Records("federal_action", lookups.actions, ACTION, of="action_rows")
    order = ask.Order("name", name="name")


class Officials(Records):
    """People who hold or held public office, federal, state or local."""

    queryset = Official.objects.with_links()
    details = Official.objects.with_details().with_list("parties")
    serializer_class = OfficialSerializer
    detail_serializer_class = OfficialDetailSerializer
    filterset_class = OfficialParameters


class StatuteSerializer(RecordSerializer):
    """A statute by its citation."""

    citation = serializers.CharField()
    title = serializers.CharField()
    summary = serializers.CharField()


class StatuteDetailSerializer(StatuteSerializer):
    """A statute with the actions and policies about it."""

    federal_actions = Links("action_rows", "federal_action")
    local_policies = Links("policy_rows", "local_policy")


class StatuteParameters(RecordParameters):
    """What statutes can be asked."""

    q = ask.Search("citation", "title", "summary")
    action = ask.Records("federal_action", lookups.actions, ACTION, of="action_rows")
    policy = ask.Records("local_policy", LocalPolicy, "A local policy about it.", of="policy_rows")
    order = ask.Order("citation", citation="citation", title="title")


class Statutes(Records):
    """Laws that actions rest on or suits are about."""

    queryset = Statute.objects.with_links()
    details = Statute.objects.with_details()
    serializer_class = StatuteSerializer
    detail_serializer_class = StatuteDetailSerializer
    filterset_class = StatuteParameters


class GrantProgramSerializer(RecordSerializer):
    """A grant program and who administers it."""

    name = serializers.CharField()
    assistance_listing = serializers.CharField()
    grant_type = Word(GrantType, allow_null=True)
    authority = serializers.CharField()
    summary = serializers.CharField()
    agencies = Links("agency_rows", "agency")


class GrantProgramDetailSerializer(GrantProgramSerializer):
    """A grant program with the actions that touch it and the money at stake."""

    federal_actions = Links("action_rows", "federal_action")
    funds_at_stake = Links("funds_at_stake")


class GrantProgramParameters(RecordParameters):
    """What grant programs can be asked."""

    q = ask.Search("name", "summary", "authority")
    agency = ask.Records("agency", Agency, "An agency that administers it.", of="agency_rows")
    action = ask.Records("federal_action", lookups.actions, ACTION, of="action_rows")
    grant_type = ask.Words("grant_type", GrantType)
    assistance_listing = ask.Text("assistance_listing", "The Assistance Listing number: 16.738.")
    order = ask.Order("name", name="name", assistance_listing="assistance_listing")


class GrantPrograms(Records):
    """Programs of federal money that actions attach conditions to, freeze or cut."""

    queryset = GrantProgram.objects.with_links()
    details = GrantProgram.objects.with_details()
    serializer_class = GrantProgramSerializer
    detail_serializer_class = GrantProgramDetailSerializer
    filterset_class = GrantProgramParameters
