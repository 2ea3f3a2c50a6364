"""What states and localities did, and the suits over it."""

from rest_framework import serializers

from cases.models import Lawsuit
from policies.choices import JurisdictionKind, OfficialRole, PolicyKind
from policies.models import LocalPolicy, Official, Statute

from . import lookups
from . import parameters as ask
from .actions import ActionOfficialSerializer
from .fields import Link, Links, OtherNames, PartialDate, Word
from .filtering import RecordParameters
from .permalinks import Citable
from .provisions import CLAIMED, ProvisionPart
from .records import Records, RecordSerializer


class LocalPolicySerializer(RecordSerializer):
    """A local policy: whose, what, when, by whom, and its provisions."""

    title = serializers.CharField()
    other_names = OtherNames()
    kind = Word(PolicyKind)
    jurisdiction = Link()
    citation = serializers.CharField()
    adopted_on = PartialDate()
    effective_on = PartialDate()
    ended_on = PartialDate()
    replaced_by = Link(allow_null=True)
    amendments = serializers.CharField()
    summary = serializers.CharField()
    officials = ActionOfficialSerializer(many=True, source="official_rows")
    statutes = Links("statute_rows", "statute")
    provisions: serializers.Field = Links("provisions")


class LocalPolicyDetailSerializer(Citable, LocalPolicySerializer):
    """A local policy with what its provisions say, what it replaced, and the lawsuits that challenge it."""

    provisions = ProvisionPart(many=True)
    replaces = Links("replaces")
    developments = Links("developments")
    lawsuits = Links("provisions", "claims", "lawsuit")


class LocalPolicyParameters(RecordParameters):
    """What local policies can be asked."""

    q = ask.Search()
    kind = ask.Words("kind", PolicyKind)
    jurisdiction = ask.Records("jurisdiction", lookups.jurisdictions, "Whose policy it is, by slug or GEOID.")
    jurisdiction_kind = ask.Words("jurisdiction__kind", JurisdictionKind, "What sort of government's policy it is.")
    state = ask.Text("jurisdiction__state", "The state, as the Postal Service writes it: CA.", lacking=True)
    official = ask.Records("official", Official, "An official who had part in it.", of="official_rows")
    role = ask.Words("role", OfficialRole, "What that official did.", of="official_rows")
    statute = ask.Records("statute", Statute, "A statute that contains or governs it.", of="statute_rows")
    challenged_in = ask.Records("claims__lawsuit", Lawsuit, "A lawsuit that challenges it.", of="provisions")
    challenged = ask.Flag(CLAIMED, "Whether a lawsuit recorded here challenges any of its provisions.", of="provisions")
    citation = ask.Text("citation", "As cited.", lacking=True)
    adopted_on = ask.Date("adopted_on")
    effective_on = ask.Date("effective_on")
    ended_on = ask.Date("ended_on")
    adopted_after = ask.After("adopted_on")
    adopted_before = ask.Before("adopted_on")
    effective_after = ask.After("effective_on")
    effective_before = ask.Before("effective_on")
    ordering = ask.Order(
        "-adopted_on",
        adopted_on="adopted_on",
        title="title",
        jurisdiction=("jurisdiction__name", "jurisdiction__slug"),
        kind="kind",
    )


class LocalPolicies(Records):
    """Statutes, ordinances, orders and directives of states and localities, for which they sue or are sued."""

    queryset = LocalPolicy.objects.with_links()
    details = LocalPolicy.objects.with_details().with_list("provisions__claims", "lawsuit")
    serializer_class = LocalPolicySerializer
    detail_serializer_class = LocalPolicyDetailSerializer
    filterset_class = LocalPolicyParameters
