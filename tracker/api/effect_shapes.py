"""What an answer about effect looks like, field by field."""

from rest_framework import serializers

from .effect_fields import Address, LabelField, Told
from .effect_parts import AnswerLinks, Authority, ChainLink, CoverageTold, Held, LineageSerializer, SpanSerializer
from .permalinks import ABOUT_CITATION, ABOUT_PERMALINK


class Cited(Told):
    """An answer that can be found again."""

    permalink = serializers.URLField(help_text=ABOUT_PERMALINK)
    cite_as = serializers.CharField(help_text=ABOUT_CITATION)


class ProvisionAnswer(Cited, Held):
    """Whether a provision is blocked, for a place (or anybody), on a day, and on whose authority."""

    provision = serializers.CharField()
    jurisdiction = serializers.CharField(allow_null=True, help_text="Null: asked for anybody.")
    on = serializers.DateField()
    sentence = serializers.CharField()
    coverage = CoverageTold(allow_null=True, help_text="Null unless it is blocked.")
    cautions = serializers.ListField(
        child=serializers.CharField(),
        help_text="Without which the answer would mislead: lineage that is open, classes told by name only.",
    )
    because = ChainLink(many=True, help_text="Every act of a court that bears on the provision, up to the day.")
    links = AnswerLinks()


class BlockedSerializer(Held):
    """A provision that is blocked, or perhaps, and on whose authority."""

    provision = serializers.CharField()
    name = serializers.CharField()
    sentence = serializers.CharField()
    coverage = CoverageTold(allow_null=True)
    cautions = serializers.ListField(child=serializers.CharField())
    authority = Authority(many=True)
    links = AnswerLinks()


class BlockedPage(Cited):
    """What is blocked for a place (or anybody) on a day, and what perhaps is."""

    count = serializers.URLField(help_text="Where the number of all these provisions is told.")
    next = Address(allow_null=True)
    previous = Address(allow_null=True)
    jurisdiction = serializers.CharField(allow_null=True)
    on = serializers.DateField()
    results = BlockedSerializer(many=True)


class InstrumentLinks(serializers.Serializer):
    """Where the instrument and the place are."""

    instrument = serializers.URLField()
    jurisdiction = Address(allow_null=True)


class InstrumentAnswer(Cited):
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


class RangeAnswer(Cited):
    """Every answer between two days, both included, in order and without gaps."""

    provision = serializers.CharField()
    jurisdiction = serializers.CharField(allow_null=True)
    spans = SpanSerializer(many=True)
    links = RangeLinks()

    def other_fields(self) -> dict[str, serializers.Field]:
        return {name: serializers.DateField() for name in ("from", "to")}
