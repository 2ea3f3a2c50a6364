"""What orders forbid, for whom, and what later orders did to it."""

from django.db.models import Q
from rest_framework import serializers

from cases.choices import ChangeKind, Circuit, ReliefKind, TakesEffect
from cases.models import Lawsuit, Party, Relief, ReliefChange, Ruling

from . import lookups
from . import parameters as ask
from .courts import COURT
from .fields import Link, Links, Name, PartialDate, Url, Word
from .filtering import RecordParameters
from .holdings import PROVISION
from .permalinks import Citable
from .records import Records, RecordSerializer
from .stubs import RulingStub


class CoverageSerializer(serializers.Serializer):
    """One member of the coverage: a party, a jurisdiction, or a class in words."""

    party = Link(allow_null=True)
    jurisdiction = Link(allow_null=True)
    class_name = serializers.CharField()
    with_subdivisions = serializers.BooleanField()


class BlockedProvision(serializers.Serializer):
    """A provision that the relief blocks, or perhaps blocks."""

    url = Url("provision")
    slug = serializers.CharField(source="provision.slug")
    name = Name("provision")
    perhaps_because = serializers.CharField(
        help_text="Where it is open whether the relief holds the provision: why. Empty: it holds it."
    )


class ReliefChangePart(RecordSerializer):
    """A change, shown in the relief it changes: what, by which ruling, from when, and what it leaves or gives."""

    kind = Word(ChangeKind)
    ruling = RulingStub()
    takes_effect = Word(TakesEffect)
    effective_on = PartialDate()
    sequence = serializers.IntegerField()
    provisions = Links("provision_rows", "provision")
    is_universal = serializers.BooleanField()
    coverage = CoverageSerializer(many=True)
    lifts = Link(allow_null=True)
    superseded_by = Link(allow_null=True)
    expires_on = PartialDate()
    terms = serializers.CharField()


class ReliefChangeSerializer(ReliefChangePart):
    """A change and the relief it changes."""

    relief = Link()


class ReliefChangeDetailSerializer(Citable, ReliefChangeSerializer):
    """A change of relief on a page of its own."""


class ReliefPart(RecordSerializer):
    """Relief, shown in its ruling: what it blocks, for whom, from when, until when, and what changed it."""

    kind = Word(ReliefKind)
    provisions = BlockedProvision(many=True, source="provision_rows")
    is_universal = serializers.BooleanField()
    coverage = CoverageSerializer(many=True)
    takes_effect = Word(TakesEffect)
    effective_on = PartialDate()
    expires_on = PartialDate()
    terms = serializers.CharField()
    changes = ReliefChangePart(many=True)


class ReliefSerializer(ReliefPart):
    """Relief, the ruling it is part of, and the lawsuits that was made in."""

    ruling = RulingStub()
    lawsuits = Links("ruling", "lawsuit_rows", "lawsuit")


class ReliefDetailSerializer(Citable, ReliefSerializer):
    """Relief on a page of its own."""


class CoveredPlace(ask.Records):
    """Relief that covers a place by name, or through the party that is it."""

    def condition(self, value: list[int]) -> Q:
        return Q(jurisdiction__in=value) | Q(party__jurisdiction__in=value)


class ReliefParameters(RecordParameters):
    """What relief can be asked."""

    q = ask.Search()
    kind = ask.Words("kind", ReliefKind)
    provision = ask.Records(
        "provision", lookups.provisions, f"What it blocks, or perhaps blocks. {PROVISION}", of="provision_rows"
    )
    perhaps = ask.Flag(
        ~Q(perhaps_because=""), "Whether it is open of any provision if it holds it.", of="provision_rows"
    )
    universal = ask.Flag("is_universal", "Whether it reaches everyone.")
    party = ask.Records("party", Party, "A party it covers.", of="coverage")
    jurisdiction = CoveredPlace("", lookups.jurisdictions, "A place it covers, by slug or GEOID.", of="coverage")
    ruling = ask.Records("ruling", Ruling, "The ruling it is part of.")
    lawsuit = ask.Records("lawsuit", Lawsuit, "A lawsuit it was given in.", of="ruling__lawsuit_rows")
    court = ask.Records("ruling__court", lookups.courts, COURT)
    circuit = ask.Words("ruling__court__circuit", Circuit, lacking=True)
    takes_effect = ask.Words("takes_effect", TakesEffect)
    effective_on = ask.Date("effective_on")
    expires_on = ask.Date("expires_on")
    decided_on = ask.Date("ruling__decided_on")
    decided_after = ask.After("ruling__decided_on")
    decided_before = ask.Before("ruling__decided_on")
    change = ask.Words("kind", ChangeKind, "What a ruling did to it.", of="changes")
    changed_by = ask.Records("ruling", Ruling, "The ruling that did.", of="changes")
    changed = ask.Flag(Q(), "Whether any ruling changed it.", of="changes")
    ordering = ask.Order(
        "-decided_on",
        decided_on=("ruling__decided_on", "ruling__sequence", "ruling_id"),
        kind="kind",
        court="ruling__court__slug",
        circuit=ask.circuit_rank("ruling__court__circuit"),
    )


class ReliefRecords(Records):
    """What an order gives: which provisions it blocks, for whom, from when, and what later rulings did to it."""

    queryset = Relief.objects.with_links()
    details = Relief.objects.with_details()
    serializer_class = ReliefSerializer
    detail_serializer_class = ReliefDetailSerializer
    filterset_class = ReliefParameters


class ReliefChangeParameters(RecordParameters):
    """What changes of relief can be asked."""

    q = ask.Search()
    kind = ask.Words("kind", ChangeKind)
    relief = ask.Records("relief", Relief, "The relief it changes.")
    ruling = ask.Records("ruling", Ruling, "The ruling that makes it.")
    court = ask.Records("ruling__court", lookups.courts, COURT)
    circuit = ask.Words("ruling__court__circuit", Circuit, lacking=True)
    takes_effect = ask.Words("takes_effect", TakesEffect)
    effective_on = ask.Date("effective_on")
    expires_on = ask.Date("expires_on")
    decided_on = ask.Date("ruling__decided_on")
    decided_after = ask.After("ruling__decided_on")
    decided_before = ask.Before("ruling__decided_on")
    ordering = ask.Order(
        "-decided_on", decided_on=("ruling__decided_on", "ruling__sequence", "sequence"), kind="kind", slug="slug"
    )


class ReliefChanges(Records):
    """What a later ruling does to a relief: stays, narrows, extends, vacates, supersedes it, from a day of its own."""

    queryset = ReliefChange.objects.with_links()
    details = ReliefChange.objects.with_details()
    serializer_class = ReliefChangeSerializer
    detail_serializer_class = ReliefChangeDetailSerializer
    filterset_class = ReliefChangeParameters
