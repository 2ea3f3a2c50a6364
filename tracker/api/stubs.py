"""Records in brief, as their neighbors show them: a link, and the little one wants to know before following it."""

from rest_framework import serializers

from cases.choices import (
    Circuit,
    CourtLevel,
    Disposition,
    HoldingLevel,
    HoldingResult,
    ReliefKind,
    RulingKind,
    RulingResult,
)

from .fields import Link, Name, PartialDate, Url, Word


class Stub(serializers.Serializer):
    """A link to a record."""

    url = Url()
    slug = serializers.CharField()
    name = Name()


class CourtStub(Stub):
    """A court, its level and its circuit."""

    level = Word(CourtLevel)
    circuit = Word(Circuit, allow_null=True)


class LawsuitStub(Stub):
    """A lawsuit, where and when."""

    court = CourtStub()
    docket = serializers.CharField(help_text="The docket number as printed, with the judges' initials.")
    filed_on = PartialDate()


class RulingStub(Stub):
    """A ruling: whose, of which day, of what kind and with what result."""

    court = CourtStub()
    decided_on = PartialDate()
    kind = Word(RulingKind)
    result = Word(RulingResult)


class AppealStub(Stub):
    """An appeal: where, when decided and how."""

    court = CourtStub()
    decided_on = PartialDate()
    disposition = Word(Disposition, allow_null=True)


class HoldingStub(Stub):
    """A holding: on what ground, about which provision, how far and which way."""

    ground = Link()
    provision = Link(allow_null=True)
    level = Word(HoldingLevel)
    result = Word(HoldingResult)


class ReliefStub(Stub):
    """What an order gives."""

    kind = Word(ReliefKind)
    is_universal = serializers.BooleanField()
