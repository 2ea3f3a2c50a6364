"""What answers about effect are made of: what holds, whom it covers, the links of the chain, lineage."""

from rest_framework import serializers

from policies.choices import ActionRelationKind

from .effect_fields import Address, Day, DayAsKnown, StandingField, StatusField, Told


class QuestionLinks(serializers.Serializer):
    """Where the change and the relief are."""

    change = Address(allow_null=True)
    relief = Address(allow_null=True)


class OpenQuestion(serializers.Serializer):
    """What leaves an answer open."""

    change = serializers.CharField(help_text="The change of relief whose day is open; empty where it is another day.")
    relief = serializers.CharField(
        help_text="The relief of which it is open whether it holds the provision; empty where something else is open."
    )
    sentence = serializers.CharField()
    links = QuestionLinks()


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
    is_certain = serializers.BooleanField(
        help_text="Whether the record settles that the relief holds the provision; true where no relief is spoken of."
    )
    links = ChainLinks()


class AnswerLinks(Givers):
    """Where the records of an answer are."""

    provision = serializers.URLField()
    jurisdiction = Address(allow_null=True)


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
    perhaps_said_by = serializers.ListField(
        child=serializers.CharField(),
        help_text="Rulings of which it is open whether their relief holds a provision of the later action.",
    )
    sentence = serializers.CharField()
