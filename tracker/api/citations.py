"""Every tie between a record and a document, in whichever record's table it stands."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet, TextChoices, Value
from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework.request import Request
from rest_framework.response import Response

from cases.models import RulingCitation
from sources.choices import Stance
from sources.models import Citation, Discrepancy, Record, Statement
from sources.nearest import near

from . import lookups
from . import parameters as ask
from .addresses import COLLECTIONS, RECORDS, collection_of, path_of
from .cited import SourceSerializer
from .fields import BASE, Addressed, Link, TypeOf
from .filtering import FORMAT, Parameters, refuse_unknown
from .keyset import Key, Keyset
from .onesql.place import Place
from .onesql.representation import written
from .onesql.statement import OfValues, Wording
from .onesql.text import Plain, Quoted, Text
from .onesql.values import Lead, Values
from .pagination import of_tables
from .problems.faults import NotUnderstoodError
from .records import Listing
from .relations import Relation, relations
from .shaping.serializers import Shaped


def _kind(table: Any) -> type[Record]:
    """The kind of record a table of citations is for."""
    return table._meta.get_field("record").related_model


TABLES: dict[str, type[Citation]] = {COLLECTIONS[_kind(table)]: table for table in Citation.tables()}
CitingType = TextChoices("CitingType", [(name.upper(), (name, name.replace("-", " "))) for name in TABLES])  # type: ignore[call-overload]


@extend_schema_field({"type": "string", "format": "uri"})
class CitationUrl(Addressed):
    """The citation's own address: that of the record, and the citation's number in its list."""

    def to_representation(self, citation: Citation) -> str:
        return f"{self.base}citations/{path_of(citation.record)}{citation.position}/"

    def in_sql(self, place: Place) -> Any:
        record = place.to("record")
        path = Text(f"citations/{collection_of(record.model)}/", record("slug"), "/", Plain(place("position")), "/")
        return Quoted(Text(BASE, path))


class CitingSerializer(Shaped):
    """The record that cites, and the address of the citation."""

    url = CitationUrl(source="*")
    type = TypeOf(source="record")
    record = Link()


class CitationSerializer(CitingSerializer, SourceSerializer):
    """A citation, and the record that cites."""


class CitingRecord(ask.Read):
    """One record, by its address below the root: rulings/santa-clara-pi-2017-04-25."""

    names_records = True

    def read(self, text: str) -> tuple[str, int]:
        collection, _, slug = text.strip("/").partition("/")
        if collection not in TABLES:
            raise NotUnderstoodError(
                f"{collection!r} is no type of record that cites. Known: {', '.join(TABLES)}.", near(collection, TABLES)
            )
        return collection, lookups.by_slug(RECORDS[collection])([slug])[0]

    def condition(self, value: tuple[str, int]) -> Q:
        return Q(record=value[1])


class CitationParameters(Parameters):
    """What citations can be asked."""

    document = ask.Records("document", lookups.documents, "The document, by slug, corpus file name or SHA-256.")
    stance = ask.Words("stance", Stance, "What the passage does to the record.")
    type = ask.Tables("", CitingType, "What sort of record cites.")
    record = CitingRecord("", "The record that cites: rulings/santa-clara-pi-2017-04-25.")
    field = ask.Text("field", "The field of the record it bears on.")
    passage = ask.Flag(Q(start__isnull=False), "Whether it cites a passage, not the document as a whole.")
    statement = ask.Records("statement", Statement, "The statement the passage makes.")
    discrepancy = ask.Records("discrepancy", Discrepancy, "The discrepancy it is a reading of.")

    @cached_property
    def related(self) -> Mapping[str, Relation]:
        """Those that citations of all kinds have."""
        found = relations(self.model)
        return {name: found[name] for name in ("document", "statement", "discrepancy")}

    def filter_queryset(self, queryset: QuerySet[Citation]) -> Any:
        """The citations of all tables: which table, whose, its number in the list, its key."""
        record = self.one("record")
        types = self.tables("type", TABLES) & ({record[0]} if record else TABLES.keys())
        found = []
        for rank, (name, table) in enumerate(TABLES.items()):
            if name in types:
                rows = super().filter_queryset(table.objects.order_by())
                rows = rows.annotate(rank=Value(rank), slug=F("record__slug"))
                found.append(rows.values(*VALUES.names))
        return of_tables(found, Keyset([Key("rank", int), Key("slug", str), Key("position", int)]))


POSITION = {"type": "integer", "minimum": 0, "maximum": 9999}
VALUES = Values(("rank", "slug", "position", "pk"), {})


class Citations(Listing):
    """Every passage or document that supports, contradicts or mentions a record, across all kinds of records.

    A citation is addressed by its record and its number in the record's list: rulings/santa-clara-pi-2017-04-25/0.
    """

    queryset = RulingCitation.objects.none()  # the parameters say in which tables to look
    serializer_class = CitationSerializer
    filterset_class = CitationParameters

    def write(self, serializer: Any, queryset: QuerySet[Any]) -> Wording:
        if not self.is_list:
            return super().write(serializer, queryset)
        citation = Lead("pk", tuple(TABLES.values()), rank="rank")
        text = Text(VALUES.record(citation, lambda table: written(serializer, Place(table))))
        return OfValues(VALUES.names, text)

    def completed(self, rows: list[Any]) -> list[Any]:
        """The citations, complete: one round of queries for each kind of record among those that cite."""
        tables = list(TABLES.values())
        keys = defaultdict(list)
        for each in rows:
            keys[each["rank"]].append(each["pk"])
        found = {rank: _complete(tables[rank]).in_bulk(of) for rank, of in keys.items()}
        return [found[each["rank"]][each["pk"]] for each in rows]

    def get_object(self) -> Citation:
        table = TABLES.get(self.kwargs["type"])
        if table is None:
            raise Http404
        citations = self.in_one_statement(_complete(table))
        return get_object_or_404(citations, record__slug=self.kwargs["slug"], position=int(self.kwargs["position"]))

    @extend_schema(
        parameters=[
            OpenApiParameter("type", str, "path", enum=list(TABLES), description="What sort of record cites."),
            OpenApiParameter("slug", str, "path", description="The record that cites."),
            OpenApiParameter(
                "position", POSITION, "path", description="The number of the citation in its list, from 0."
            ),
        ]
    )
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One citation."""
        refuse_unknown(request, *self.shaped_by, FORMAT)
        self.read_shape()
        return Response(self.told(self.get_object()))


def _complete(table: Any) -> QuerySet[Any]:
    rows = table.objects.select_related("document", "statement", "discrepancy").defer("document__text")
    return rows.prefetch_related(Prefetch("record", _kind(table).objects.with_name()))
