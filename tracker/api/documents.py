"""Documents as read, what they say, and where they depart from the record."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases import models as cases
from sources.choices import DocumentKind, Stance
from sources.models import Citation, Document, Organization, Person, Statement

from . import lookups
from . import parameters as ask
from .fields import BASE, Addressed, Link, Links, PartialDate, Word
from .filtering import RecordParameters
from .onesql.place import Place
from .onesql.text import Quoted, Text
from .permalinks import Citable
from .records import Records, RecordSerializer

# What a ruling rests on: the documents of the ruling itself and of all it decides.
OF_A_RULING: dict[type[Citation], tuple[str, ...]] = {
    cases.RulingCitation: ("record",),
    cases.HoldingCitation: ("record__ruling",),
    cases.ReliefCitation: ("record__ruling",),
    cases.ReliefChangeCitation: ("record__ruling", "record__relief__ruling"),
}


class BehindRuling(ask.Records):
    """Documents that support a ruling, one of its holdings, its relief, or a change of relief it makes or suffers."""

    def condition(self, value: list[int]) -> Q:
        supporting = [
            Q(pk__in=table.objects.filter(stance=Stance.SUPPORTS, **{f"{path}__in": value}).values("document"))
            for table, paths in OF_A_RULING.items()
            for path in paths
        ]
        return reduce(or_, supporting)


class DocumentSerializer(RecordSerializer):
    """A document: what it is, where it is, and the copy citations point into."""

    kind = Word(DocumentKind)
    title = serializers.CharField()
    publisher = Link(allow_null=True)
    imprint = serializers.CharField(help_text="Who published it, as the document says, where that is no record yet.")
    authors = Links("author_rows", "person")
    byline = serializers.CharField(help_text="Who wrote it, as the document says, where they are no records yet.")
    published_on = PartialDate()
    address = serializers.CharField(source="url")
    is_address_incomplete = serializers.BooleanField()
    locator = serializers.CharField()
    corpus_file = serializers.CharField()
    sha256 = serializers.CharField()


@extend_schema_field({"type": "string", "format": "uri"})
class CitationsOf(Addressed):
    """The address of the list of all citations of a document."""

    def to_representation(self, document: Document) -> str:
        return f"{self.base}citations/?document={document.slug}"

    def in_sql(self, place: Place) -> Any:
        return Quoted(Text(BASE, "citations/?document=", place("slug")))


@extend_schema_field({"type": "string", "format": "uri"})
class CoverageOf(Addressed):
    """The address of what a document supports, sentence by sentence."""

    def to_representation(self, document: Document) -> str:
        return f"{self.base}documents/{document.slug}/coverage/"

    def in_sql(self, place: Place) -> Any:
        return Quoted(Text(BASE, "documents/", place("slug"), "/coverage/"))


class DocumentDetailSerializer(Citable, DocumentSerializer):
    """A document with what it says, and where its citations are listed."""

    statements = Links("statements")
    citations = CitationsOf(source="*")
    coverage = CoverageOf(source="*")


class DocumentParameters(RecordParameters):
    """What documents can be asked."""

    q = ask.Search()
    document = ask.Records("pk", lookups.documents, "Documents by slug, corpus file name or SHA-256.")
    kind = ask.Words("kind", DocumentKind)
    publisher = ask.Records("publisher", Organization, "The organization that published it.")
    author = ask.Records("person", Person, "A person named in the byline.", of="author_rows")
    in_corpus = ask.Flag(~Q(corpus_file=""), "Whether its text is in the corpus, so that citations point into it.")
    published_on = ask.Date("published_on")
    published_after = ask.After("published_on")
    published_before = ask.Before("published_on")
    supports_ruling = BehindRuling("pk", cases.Ruling, "A ruling it supports, or its holdings, relief or changes.")
    ordering = ask.Order("-published_on", published_on="published_on", title="title", kind="kind", slug="slug")


class Documents(Records):
    """Documents as somebody read them, by name, address and hash; their text stays with their owners."""

    queryset = Document.objects.with_links()
    details = Document.objects.with_details()
    serializer_class = DocumentSerializer
    detail_serializer_class = DocumentDetailSerializer
    filterset_class = DocumentParameters


class StatementSerializer(RecordSerializer):
    """One thing a document says."""

    document = Link()
    gist = serializers.CharField()
    said_by = Link(allow_null=True)
    concerns_on = PartialDate()


class StatementDetailSerializer(Citable, StatementSerializer):
    """A statement on a page of its own."""


class StatementParameters(RecordParameters):
    """What statements can be asked."""

    q = ask.Search()
    document = ask.Records("document", lookups.documents, "The document, by slug, corpus file name or SHA-256.")
    said_by = ask.Records("said_by", Person, "The person who says it.")
    concerns_on = ask.Date("concerns_on")
    concerns_after = ask.After("concerns_on")
    concerns_before = ask.Before("concerns_on")
    ordering = ask.Order("slug", slug="slug", concerns_on="concerns_on")


class Statements(Records):
    """What documents say, one thing each, in our own words."""

    queryset = Statement.objects.with_links()
    details = Statement.objects.with_details()
    serializer_class = StatementSerializer
    detail_serializer_class = StatementDetailSerializer
    filterset_class = StatementParameters
