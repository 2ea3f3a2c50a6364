"""Federal actions, what they do to each other, whom they name, and who challenges them."""

from rest_framework import serializers

from cases.models import Lawsuit
from policies.choices import ActionKind, ActionRelationKind, DesignationKind, OfficialRole
from policies.models import Agency, FederalAction, GrantProgram, Official, Statute

from . import lookups
from . import parameters as ask
from .effect_labels import ActionLabel, AsOf, AsOfADay, LineageField, shown_as_of_a_day
from .fields import Link, Links, OtherNames, PartialDate, Word
from .filtering import RecordParameters
from .permalinks import Citable
from .provisions import CLAIMED, ProvisionPart
from .records import RecordSerializer


class ActionOfficialSerializer(serializers.Serializer):
    """An official, and what the official did to the action."""

    official = Link()
    role = Word(OfficialRole)


class ActionSerializer(RecordSerializer):
    """A federal action: what, when, by whom, about what, and its provisions."""

    kind = Word(ActionKind)
    title = serializers.CharField()
    number = serializers.CharField()
    other_names = OtherNames()
    signed_on = PartialDate()
    published_on = PartialDate()
    effective_on = PartialDate()
    ended_on = PartialDate()
    fr_citation = serializers.CharField()
    federal_register_number = serializers.CharField()
    address = serializers.CharField(source="url")
    summary = serializers.CharField()
    agencies = Links("agency_rows", "agency")
    officials = ActionOfficialSerializer(many=True, source="official_rows")
    grant_programs = Links("grant_program_rows", "grant_program")
    statutes = Links("statute_rows", "statute")
    provisions: serializers.Field = Links("provisions")


class RelationSerializer(serializers.Serializer):
    """What the action does to another, or to one provision of it."""

    kind = Word(ActionRelationKind)
    to_action = Link()
    provision = Link(allow_null=True)
    effective_on = PartialDate()
    note = serializers.CharField()


class RelationToItSerializer(serializers.Serializer):
    """What another action does to it, or to one provision of it."""

    kind = Word(ActionRelationKind)
    from_action = Link()
    provision = Link(allow_null=True)
    effective_on = PartialDate()
    note = serializers.CharField()


class DesignationSerializer(serializers.Serializer):
    """A place the action names, as what and for how long."""

    jurisdiction = Link()
    kind = Word(DesignationKind)
    from_on = PartialDate()
    until_on = PartialDate()
    printed_as = serializers.CharField()
    note = serializers.CharField()


class FigureSerializer(serializers.Serializer):
    """A number the action states or is reported with."""

    what = serializers.CharField()
    value = serializers.DecimalField(15, 2, allow_null=True)
    as_stated = serializers.CharField()


class ActionDetailSerializer(Citable, ActionSerializer):
    """A federal action with its label, what its provisions say, its relations, and the lawsuits that challenge it."""

    label = ActionLabel()  # type: ignore[assignment]  # a field may be called what DRF calls its own text
    as_of = AsOf()
    lineage = LineageField()
    provisions = ProvisionPart(many=True)
    relations = RelationSerializer(many=True)
    relations_to_it = RelationToItSerializer(many=True)
    designations = DesignationSerializer(many=True)
    figures = FigureSerializer(many=True)
    developments = Links("developments")
    funds_at_stake = Links("funds_at_stake")
    lawsuits = Links("provisions", "claims", "lawsuit")


class ActionParameters(RecordParameters):
    """What federal actions can be asked."""

    q = ask.Search()
    action = ask.Records("pk", lookups.actions, "Federal actions by slug or number (EO 13768).")
    kind = ask.Words("kind", ActionKind)
    agency = ask.Records("agency", Agency, "An agency that took it.", of="agency_rows")
    official = ask.Records("official", Official, "An official who had part in it.", of="official_rows")
    role = ask.Words("role", OfficialRole, "What that official did.", of="official_rows")
    grant_program = ask.Records("grant_program", GrantProgram, "A program it touches.", of="grant_program_rows")
    statute = ask.Records("statute", Statute, "A statute it is about.", of="statute_rows")
    relation = ask.Words("kind", ActionRelationKind, "What it does to another action.", of="relations")
    to = ask.Records("to_action", lookups.actions, "The other action, by slug or number.", of="relations")
    jurisdiction = ask.Records(
        "jurisdiction", lookups.jurisdictions, "A place it names, by slug or GEOID.", of="designations"
    )
    designation = ask.Words("kind", DesignationKind, "As what it names that place.", of="designations")
    challenged_in = ask.Records("claims__lawsuit", Lawsuit, "A lawsuit that challenges it.", of="provisions")
    challenged = ask.Flag(CLAIMED, "Whether a lawsuit recorded here challenges any of its provisions.", of="provisions")
    number = ask.Text("number", "As cited: EO 13768.", lacking=True)
    fr_citation = ask.Text("fr_citation", "Where the Federal Register prints it: 82 FR 8799.", lacking=True)
    federal_register_number = ask.Text(
        "federal_register_number", "The Federal Register's number of it: 2017-02102.", lacking=True
    )
    signed_on = ask.Date("signed_on")
    published_on = ask.Date("published_on")
    effective_on = ask.Date("effective_on")
    ended_on = ask.Date("ended_on")
    signed_after = ask.After("signed_on")
    signed_before = ask.Before("signed_on")
    published_after = ask.After("published_on")
    published_before = ask.Before("published_on")
    effective_after = ask.After("effective_on")
    effective_before = ask.Before("effective_on")
    ordering = ask.Order(
        "-signed_on", signed_on="signed_on", published_on="published_on", title="title", number="number", kind="kind"
    )


@shown_as_of_a_day
class FederalActions(AsOfADay):
    """What the federal government did: orders, memoranda, grant conditions, letters, lists, acts of Congress."""

    queryset = FederalAction.objects.with_links()
    details = FederalAction.objects.with_details().with_list("provisions__claims", "lawsuit")
    serializer_class = ActionSerializer
    detail_serializer_class = ActionDetailSerializer
    filterset_class = ActionParameters
