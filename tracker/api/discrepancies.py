"""Where documents disagree, or depart from the record: every reading, and which one holds and why."""

from collections.abc import Iterator, Mapping
from itertools import chain
from types import SimpleNamespace
from typing import Any

from django.db.models import OuterRef, Q
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from sources.choices import Defect, Stance
from sources.disagreements.readings import readings
from sources.models import Discrepancy

from . import lookups
from . import parameters as ask
from .citations import TABLES, CitingRecord
from .cited import CitedDocument, Passage
from .fields import Addressed, LinkSchema, Word
from .filtering import RecordParameters
from .onesql.finishing import Finished
from .onesql.place import Place
from .onesql.representation import written
from .onesql.text import Array, Quoted, Text, Truth
from .permalinks import Citable
from .records import Records, RecordSerializer
from .shaping.serializers import Shaped


class GivenSerializer(Shaped):
    """A document that gives a reading, and where in it."""

    position = serializers.IntegerField(help_text="The number of the source in the list of the discrepancy.")
    document = CitedDocument()
    stance = Word(Stance)
    locator = serializers.CharField()
    passage = Passage()


class ReadingSerializer(Shaped):
    """One value that documents give. The one that lost is told as well as the one that holds."""

    reading = serializers.CharField(source="value", help_text="Empty for what bears the record out as it is.")
    holds = serializers.BooleanField(allow_null=True, help_text="Whether it is in use; null while nothing is settled.")
    sources = GivenSerializer(many=True)


@extend_schema_field(ReadingSerializer(many=True))
class Readings(Finished):
    """The readings that the sources of a discrepancy give."""

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True)

    def to_representation(self, discrepancy: Any) -> Any:
        if "citations" not in getattr(discrepancy, "_prefetched_objects_cache", {}):
            discrepancy = Discrepancy.objects.with_links().get(pk=discrepancy.pk)
        found = readings(discrepancy, discrepancy.citations.all())
        # Of what was asked of the discrepancy (words, members) its readings know nothing.
        return ReadingSerializer(found, many=True, context={"base": self.context["base"]}).data

    def ingredients(self, place: Place) -> Text:
        rows, each = place.rows("citations")
        given = written(GivenSerializer(), each)
        citation = Text(
            '{"stance":', Quoted(each("stance")), ',"reading":', Quoted(each("reading")), ',"told":', given, "}"
        )
        citations = Array(rows.annotate(json=citation).values("json"))
        settled, in_use = Truth(place("is_settled")), Quoted(place("in_use"))
        return Text('{"is_settled":', settled, ',"in_use":', in_use, ',"citations":', citations, "}")

    @classmethod
    def finish(cls, found: Any, context: Mapping[str, Any]) -> Any:
        citations: Any = [SimpleNamespace(**each) for each in found.pop("citations")]
        discrepancy: Any = SimpleNamespace(**found)
        return [
            {"reading": each.value, "holds": each.holds, "sources": [source.told for source in each.sources]}  # type: ignore[attr-defined]
            for each in readings(discrepancy, citations)
        ]


class DiscrepancySerializer(RecordSerializer):
    """Readings of one fact; its sources give each."""

    defect = Word(Defect)
    topic = serializers.CharField()
    field = serializers.CharField()
    is_settled = serializers.BooleanField()
    in_use = serializers.CharField()
    reason = serializers.CharField()
    readings = Readings()


@extend_schema_field(LinkSchema(many=True))
class BearsOn(Addressed, Finished):
    """The records of which a source is a reading of it, by kind and name in addresses."""

    def to_representation(self, discrepancy: Discrepancy) -> list[dict[str, str]]:
        found: list[Any] = []
        for each in TABLES.values():
            table: Any = each
            rows = table._default_manager.filter(discrepancy=discrepancy)
            kind = table._meta.get_field("record").related_model
            found += kind._default_manager.with_name().filter(pk__in=rows.values("record")).order_by("slug")
        return [self.link(record) for record in found]

    def ingredients(self, place: Place) -> Text:
        return Text("[", *chain.from_iterable(self._links(place)), "]")

    def _links(self, place: Place) -> Iterator[list[Any]]:
        for number, each in enumerate(TABLES.values()):
            table: Any = each
            rows = table._default_manager.filter(discrepancy=OuterRef("__".join((*place.path, "pk"))))
            link = self.link_in_sql(Place(table).to("record"))
            yield ["," if number else "", Array(rows.order_by("record__slug").annotate(json=link).values("json"))]

    @classmethod
    def finish(cls, found: Any, context: Mapping[str, Any]) -> Any:
        return list({link["url"]: link for links in found for link in links}.values())


class DiscrepancyDetailSerializer(Citable, DiscrepancySerializer):
    """A discrepancy with the records it bears on."""

    records = BearsOn(source="*")


class BearingOn(CitingRecord):
    """A record that it bears on, by its address below the root: rulings/santa-clara-pi-2017-04-25."""

    def condition(self, value: tuple[str, int]) -> Q:
        rows: Any = TABLES[value[0]]
        readings_of = rows._default_manager.filter(record=value[1], discrepancy__isnull=False)
        return Q(pk__in=readings_of.values("discrepancy"))


class DiscrepancyParameters(RecordParameters):
    """What discrepancies can be asked."""

    q = ask.Search()
    defect = ask.Words("defect", Defect)
    field = ask.Text("field", "The field of the record it is about.", lacking=True)
    settled = ask.Flag("is_settled", "Whether one reading is in use.")
    document = ask.Records("document", lookups.documents, "A document that gives one of the readings.", of="citations")
    record = BearingOn("", "A record that it bears on: rulings/santa-clara-pi-2017-04-25.")
    ordering = ask.Order("slug", slug="slug", defect="defect", topic="topic")


class Discrepancies(Records):
    """Where documents disagree, or depart from the record: every reading, and which is in use and why."""

    queryset = Discrepancy.objects.with_links()
    details = Discrepancy.objects.with_details()
    serializer_class = DiscrepancySerializer
    detail_serializer_class = DiscrepancyDetailSerializer
    filterset_class = DiscrepancyParameters
