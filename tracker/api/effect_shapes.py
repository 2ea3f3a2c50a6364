"""What an answer about effect looks like, field by field."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.effect.answer import Status
from cases.effect.labels import Label
from cases.effect.lineage import Standing
from policies.choices import ActionRelationKind

DAY = {"type": ["string", "null"], "format": "date"}
ADDRESS = {"type": ["string", "null"], "format": "uri"}


@extend_schema_field(DAY)
class Day(serializers.Field):
    """A day, 2018-09-01, or null."""

    def to_representation(self, value: str) -> str:
        return value


@extend_schema_field({"type": ["string", "null"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"})
class DayAsKnown(serializers.Field):
    """A day cut to what is known of it (2017-04-25, 2017-04, 2017), or null."""

    def to_representation(self, value: str) -> str:
        return value


@extend_schema_field(ADDRESS)
class Address(serializers.Field):
    """The address of a record, or null."""

    def to_representation(self, value: str) -> str:
        return value


@extend_schema_field({"type": "string", "enum": [status.value for status in Status]})
class StatusField(serializers.Field):
    """The answer in a word."""

    def to_representation(self, value: str) -> str:
        return value


@extend_schema_field({"type": ["string", "null"], "enum": [*(label.value for label in Label), None]})
class LabelField(serializers.Field):
    """The label; null where nothing is in court."""

    def to_representation(self, value: Any) -> str | None:
        return None if value is None else str(value)


@extend_schema_field({"type": "string", "enum": [standing.value for standing in Standing]})
class StandingField(serializers.Field):
    """Where a question of lineage stands."""

    def to_representation(self, value: str) -> str:
        return value


FIRST = (
    *("count", "next", "previous", "action", "policy", "provision", "name", "jurisdiction", "on", "from", "to"),
    *("label", "status", "sentence", "since", "until"),
)
LAST = ("lineage", "because", "answers", "spans", "results", "links")


class Told(serializers.Serializer):
    """What was told, in the order in which one reads it: what was asked, the answer, the reasons, the addresses."""

    def get_fields(self) -> dict[str, serializers.Field]:
        fields = {**super().get_fields(), **self.other_fields()}
        between = [name for name in fields if name not in (*FIRST, *LAST)]
        return {name: fields[name] for name in (*FIRST, *between, *LAST) if name in fields}

    def other_fields(self) -> dict[str, serializers.Field]:
        """Fields whose names are words of Python, and so cannot be written in a class."""
        return {}


class ChangeLink(serializers.Serializer):
    """Where the change is."""

    change = Address(allow_null=True)


class OpenQuestion(serializers.Serializer):
    """What leaves an answer open."""

    change = serializers.CharField(help_text="The change of relief whose day is open; empty where it is another day.")
    sentence = serializers.CharField()
    links = ChangeLink()


class Givers(serializers.Serializer):
    """Where the reliefs are that give an answer."""

    held_by = serializers.ListField(child=serializers.URLField())
    perhaps_by = serializers.ListField(child=serializers.URLField())


class Held(Told):
    """Days with one answer, and what gives it."""

    status = StatusField()
    since = Day(allow_null=True, help_text="The first day of this answer; null where nothing bounds it.")
    until = Day(allow_null=True, help_text="The first day after it; null where nothing bounds it.")
    held_by = serializers.ListField(
        child=serializers.CharField(), help_text="Relief that blocks the provision for certain."
    )
    perhaps_by = serializers.ListField(
        child=serializers.CharField(), help_text="Relief of which the record does not settle whether it does."
    )
    open_questions = OpenQuestion(many=True)


class SpanSerializer(Held):
    """One stretch of a time line, each with its full extent."""

    links = Givers()


class PlaceCovered(serializers.Serializer):
    """A place that relief reaches."""

    slug = serializers.CharField()
    name = serializers.CharField()
    with_subdivisions = serializers.BooleanField()


class PlaceSpared(serializers.Serializer):
    """A place that universal relief does not reach."""

    slug = serializers.CharField()
    name = serializers.CharField()


class CoverageTold(Told):
    """Whom the reliefs in force reach for certain."""

    universal = serializers.BooleanField()
    places = PlaceCovered(many=True)
    classes = serializers.ListField(child=serializers.CharField())

    def other_fields(self) -> dict[str, serializers.Field]:
        return {"except": PlaceSpared(many=True)}


class DocumentLink(serializers.Serializer):
    """A document behind a link of the chain."""

    url = serializers.URLField()
    slug = serializers.CharField()
    name = serializers.CharField()
    address = serializers.CharField(help_text="Where the document is; empty where that is not known.")


class ChainLinks(serializers.Serializer):
    """Where the records of a link are."""

    court = Address(allow_null=True)
    ruling = Address(allow_null=True)
    relief = Address(allow_null=True)
    change = Address(allow_null=True)
    documents = DocumentLink(many=True)


class ChainLink(serializers.Serializer):
    """One link of the chain: what was done on a day, by which court, and the documents that say so."""

    on = Day(allow_null=True)
    precision = serializers.CharField(allow_null=True, help_text="How far the day is known: day, month or year.")
    kind = serializers.CharField(
        help_text="granted, declared, denied; what a change does (stays, narrows, vacates ...); ended; lineage."
    )
    court = serializers.CharField()
    ruling = serializers.CharField()
    relief = serializers.CharField()
    change = serializers.CharField()
    citation = serializers.CharField()
    docket_entry = serializers.CharField()
    text = serializers.CharField()
    documents = serializers.ListField(child=serializers.CharField())
    doubts = serializers.ListField(
        child=serializers.CharField(), help_text="What the records behind it leave unverified."
    )
    links = ChainLinks()


class AnswerLinks(Givers):
    """Where the records of an answer are."""

    provision = serializers.URLField()
    jurisdiction = Address(allow_null=True)


class ProvisionAnswer(Held):
    """Whether a provision is blocked, for a place (or anybody), on a day, and on whose authority."""

    provision = serializers.CharField()
    jurisdiction = serializers.CharField(allow_null=True, help_text="Null: asked for anybody.")
    on = serializers.DateField()
    sentence = serializers.CharField()
    coverage = CoverageTold(allow_null=True, help_text="Null unless it is blocked.")
    cautions = serializers.ListField(
        child=serializers.CharField(), help_text="Without which the answer would mislead: see lineage."
    )
    because = ChainLink(many=True, help_text="Every act of a court that bears on the provision, up to the day.")
    links = AnswerLinks()


class Authority(serializers.Serializer):
    """A relief that blocks the provision, and the ruling that gave it."""

    relief = serializers.CharField()
    kind = serializers.CharField()
    is_certain = serializers.BooleanField(help_text="Whether it blocks for certain, or perhaps.")
    court = serializers.CharField()
    ruling = serializers.CharField()
    decided_on = DayAsKnown(allow_null=True)
    citation = serializers.CharField()
    url = serializers.URLField()


class BlockedSerializer(Held):
    """A provision that is blocked, or perhaps, and on whose authority."""

    provision = serializers.CharField()
    name = serializers.CharField()
    sentence = serializers.CharField()
    coverage = CoverageTold(allow_null=True)
    cautions = serializers.ListField(child=serializers.CharField())
    authority = Authority(many=True)
    links = AnswerLinks()


class BlockedPage(Told):
    """What is blocked for a place (or anybody) on a day, and what perhaps is."""

    count = serializers.IntegerField(help_text="Provisions on all pages together.")
    next = Address(allow_null=True)
    previous = Address(allow_null=True)
    jurisdiction = serializers.CharField(allow_null=True)
    on = serializers.DateField()
    results = BlockedSerializer(many=True)


class LineageSerializer(serializers.Serializer):
    """An action takes up an earlier one that courts have blocked: what carried over, what did not, what is open."""

    relation = serializers.ChoiceField(ActionRelationKind.choices)
    earlier_action = serializers.CharField()
    enjoined = serializers.ListField(
        child=serializers.CharField(), help_text="Provisions of the earlier action that were blocked meanwhile."
    )
    orders = serializers.ListField(child=serializers.CharField(), help_text="The reliefs that blocked them.")
    standing = StandingField(
        help_text="open: no court has said; settled: one has; ended: the earlier order ended before one did."
    )
    since = serializers.DateField()
    settled_by = serializers.CharField(help_text="The first ruling on the later action; empty while there is none.")
    settled_on = Day(allow_null=True)
    carried_over = serializers.ListField(child=serializers.CharField())
    not_carried_over = serializers.ListField(child=serializers.CharField())
    open = serializers.ListField(child=serializers.CharField())
    sentence = serializers.CharField()


class InstrumentLinks(serializers.Serializer):
    """Where the instrument and the place are."""

    instrument = serializers.URLField()
    jurisdiction = Address(allow_null=True)


class InstrumentAnswer(Told):
    """Every provision of a federal action or a local policy."""

    jurisdiction = serializers.CharField(allow_null=True)
    on = serializers.DateField()
    answers = ProvisionAnswer(many=True)
    links = InstrumentLinks()


class ActionAnswer(InstrumentAnswer):
    """Every provision of a federal action, its label, and what it takes up of earlier ones."""

    action = serializers.CharField()
    label = LabelField(allow_null=True)  # type: ignore[assignment]  # a field may be called what DRF calls its own text
    lineage = LineageSerializer(many=True)


class PolicyAnswer(InstrumentAnswer):
    """Every provision of a local policy."""

    policy = serializers.CharField()


class RangeLinks(serializers.Serializer):
    """Where the provision and the place are."""

    provision = serializers.URLField()
    jurisdiction = Address(allow_null=True)


class RangeAnswer(Told):
    """Every answer between two days, both included, in order and without gaps."""

    provision = serializers.CharField()
    jurisdiction = serializers.CharField(allow_null=True)
    spans = SpanSerializer(many=True)
    links = RangeLinks()

    def other_fields(self) -> dict[str, serializers.Field]:
        return {name: serializers.DateField() for name in ("from", "to")}
