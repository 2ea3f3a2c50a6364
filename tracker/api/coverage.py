"""What a document supports, sentence by sentence: positions, counts and records, and no word of the document."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from sources.choices import Stance
from sources.coverage.of_document import coverage_of
from sources.models import Document

from .fields import Link, TypeOf, Word
from .filtering import FORMAT, refuse_unknown
from .lookups import no_such
from .onesql.asking import asked
from .records import Reading
from .shaping.serializers import Shaped


class TieSerializer(Shaped):
    """A record that cites the document, and what the passage does to it."""

    type = TypeOf(source="record")
    record = Link()
    stance = Word(Stance)
    field = serializers.CharField(help_text="The one field it bears on; empty for the whole record.")
    position = serializers.IntegerField(help_text="The number of the citation in the record's list.")


class StretchSerializer(Shaped):
    """A range of characters of the text, [start, end), and the records that cite it."""

    start = serializers.IntegerField()
    end = serializers.IntegerField()
    supports = serializers.BooleanField(help_text="Whether some record rests on it.")
    records = TieSerializer(many=True, source="ties")


class CountsSerializer(Shaped):
    """How many sentences there are of each sort, and how many records cite the document."""

    sentences = serializers.IntegerField()
    supporting = serializers.IntegerField(help_text="Sentences on which some record rests.")
    otherwise_cited = serializers.IntegerField(help_text="Sentences that only contradict or mention.")
    bare = serializers.IntegerField(help_text="Sentences that nobody cites.")
    passages = serializers.IntegerField()
    records = serializers.IntegerField()


class DocumentCoverageSerializer(Shaped):
    """What a document supports. Without its text at hand its sentences are not known, and the passages still are."""

    document = Link()
    is_text_at_hand = serializers.BooleanField()
    characters = serializers.IntegerField(help_text="The length of the text; 0 where it is not at hand.")
    counts = CountsSerializer()
    sentences = StretchSerializer(many=True)
    passages = StretchSerializer(many=True)
    whole_document = TieSerializer(many=True, help_text="The records that cite it without naming a passage.")


class DocumentCoverage(Reading):
    """For each sentence of a document the records it supports, and which support nothing.

    Where the server does not hold the text, only passages that are cited are known. The words are never told.
    """

    queryset = Document.objects.with_name()
    serializer_class = DocumentCoverageSerializer

    def get_object(self) -> dict[str, Any]:
        refuse_unknown(self.request, *self.shaped_by, FORMAT)
        self.read_shape()
        slug = self.kwargs["slug"]
        told = coverage_of(slug, asked)
        if told is None:
            raise no_such(Document, slug, lambda near: f"{self.base}documents/{near}/coverage/")
        document, found = told
        return {
            "document": document,
            "is_text_at_hand": bool(found.characters),
            "characters": found.characters,
            "counts": found.counts,
            "sentences": found.sentences,
            "passages": found.passages,
            "whole_document": found.whole,
        }

    @extend_schema(parameters=[OpenApiParameter("slug", str, "path", description="The document.")])
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """What one document supports."""
        return Response(self.told(self.get_object()))
