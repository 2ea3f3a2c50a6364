"""Who sues and who is sued."""

from rest_framework import serializers

from cases.choices import AppellateRole, PartyKind, PartyRole
from cases.models import Lawsuit, Party
from policies.models import Agency, Official
from sources.models import Organization, Person

from . import lookups
from . import parameters as ask
from .fields import Link, PartialDate, Word
from .filtering import RecordParameters
from .permalinks import Citable
from .records import Records, RecordSerializer
from .stubs import AppealStub, LawsuitStub


class MemberSerializer(serializers.Serializer):
    """A party that belongs to it, so that relief to the one reaches the other."""

    member = Link()
    from_on = PartialDate()
    until_on = PartialDate()


class PartySerializer(RecordSerializer):
    """A party, what it is in the world, and its members."""

    name = serializers.CharField()
    kind = Word(PartyKind)
    jurisdiction = Link(allow_null=True)
    agency = Link(allow_null=True)
    official = Link(allow_null=True)
    organization = Link(allow_null=True)
    person = Link(allow_null=True)
    members = MemberSerializer(many=True, source="member_rows")


class MembershipSerializer(serializers.Serializer):
    """A party it belongs to."""

    party = Link()
    from_on = PartialDate()
    until_on = PartialDate()


class StandingSerializer(serializers.Serializer):
    """In what role a party stands in a lawsuit, from when, until when, and in whose place."""

    role = Word(PartyRole)
    role_raw = serializers.CharField(help_text="As printed.")
    from_on = PartialDate()
    until_on = PartialDate()
    substituted_for = Link(allow_null=True)
    note = serializers.CharField()


class PartyLawsuitSerializer(StandingSerializer):
    """A lawsuit, and how the party stands in it."""

    lawsuit = LawsuitStub()


class PartyAppealSerializer(serializers.Serializer):
    """An appeal, and the side the party is on."""

    appeal = AppealStub()
    role = Word(AppellateRole)


class PartyDetailSerializer(Citable, PartySerializer):
    """A party with what it belongs to and the lawsuits and appeals it stands in."""

    memberships = MembershipSerializer(many=True, source="membership_rows")
    lawsuits = PartyLawsuitSerializer(many=True, source="lawsuit_rows")
    appeals = PartyAppealSerializer(many=True, source="appeal_rows")


class PartyParameters(RecordParameters):
    """What parties can be asked."""

    q = ask.Search()
    name = ask.Text("name", "Its very name.")
    kind = ask.Words("kind", PartyKind)
    jurisdiction = ask.Records("jurisdiction", lookups.jurisdictions, "The government it is, by slug or GEOID.")
    agency = ask.Records("agency", Agency, "The agency it is.")
    official = ask.Records("official", Official, "The official it is.")
    organization = ask.Records("organization", Organization, "The organization it is.")
    person = ask.Records("person", Person, "The person it is.")
    lawsuit = ask.Records("lawsuit", Lawsuit, "A lawsuit it stands in.", of="lawsuit_rows")
    role = ask.Words("role", PartyRole, "In what role it stands there.", of="lawsuit_rows")
    member = ask.Records("member", Party, "A party that belongs to it.", of="member_rows")
    member_of = ask.Records("party", Party, "A party it belongs to.", of="membership_rows")
    ordering = ask.Order("name", name="name", kind=("kind", "name"))


class Parties(Records):
    """Parties to lawsuits, each tied to the government, agency, official, organization or person it is."""

    queryset = Party.objects.with_links()
    details = Party.objects.with_details()
    serializer_class = PartySerializer
    detail_serializer_class = PartyDetailSerializer
    filterset_class = PartyParameters
