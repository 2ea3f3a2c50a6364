"""The documents that bear a record out, as every record shows them."""

import inspect
from typing import Any

from django.db.models.lookups import Exact
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from sources.choices import DocumentKind, Stance, Weight
from sources.coverage.weights import weight
from sources.models import Citation

from .fields import Word
from .onesql.place import Place
from .onesql.representation import column
from .onesql.text import Chosen, Plain, Quoted, Text, Truth, Verbatim, either, is_there
from .stubs import Stub


class Weighed(Word):
    """What a document of a kind weighs as a source: the court's own paper more than a news text."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Weight, help_text="What it weighs as a source, by its kind.", **kwargs)

    def to_representation(self, value: str) -> str:
        return str(weight(value).value)

    def in_sql(self, place: Place) -> Any:
        return Quoted(Chosen(column(self, place), {kind.value: weight(kind).value for kind in DocumentKind}))


class CitedDocument(Stub):
    """The document cited, and where it is."""

    kind = Word(DocumentKind)
    weight = Weighed(source="kind")
    address = serializers.CharField(source="url", help_text="Where the document is; empty where that is not known.")


class PassageSchema(serializers.Serializer):
    """A range of characters in the document's text, [start, end), and the hash of its words."""

    start = serializers.IntegerField()
    end = serializers.IntegerField()
    words_sha256 = serializers.CharField()

    class Meta:
        ref_name = "Passage"


@extend_schema_field(PassageSchema)
class Passage(serializers.Field):
    """The passage cited; null where the document as a whole is."""

    members = ("start", "end", "words_sha256")

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True, allow_null=True)

    def to_representation(self, citation: Citation) -> dict[str, Any] | None:
        if citation.start is None:
            return None
        return {"start": citation.start, "end": citation.end, "words_sha256": citation.words_sha256}

    def in_sql(self, place: Place) -> Any:
        start, end, words = Plain(place("start")), Plain(place("end")), Quoted(place("words_sha256"))
        passage = Text('{"start":', start, ',"end":', end, ',"words_sha256":', words, "}")
        return either(is_there(place("start")), passage, Text("null"))


@extend_schema_field({"type": ["boolean", "null"]})
class Holds(serializers.Field):
    """Of a reading of a settled discrepancy: whether it is the one in use. Null for what is in no such question."""

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True, help_text=inspect.getdoc(Holds))

    def to_representation(self, citation: Citation) -> bool | None:
        question = citation.discrepancy
        return citation.stance == Stance.SUPPORTS if question is not None and question.is_settled else None

    def in_sql(self, place: Place) -> Any:
        settled = Exact(Truth(place.to("discrepancy")("is_settled")), Verbatim("'true'"))
        holds = {stance.value: "true" if stance == Stance.SUPPORTS else "false" for stance in Stance}
        return either(settled, Chosen(place("stance"), holds), Text("null"))


class SourceSerializer(serializers.Serializer):
    """A document that bears on the record, or on one field of it."""

    position = serializers.IntegerField(help_text="Its number in the record's list, part of the citation's address.")
    document = CitedDocument()
    stance = Word(Stance)
    field = serializers.CharField(help_text="The one field it bears on; empty for the whole record.")
    reading = serializers.CharField(help_text="The value this document gives, where readings differ.")
    locator = serializers.CharField(help_text="Where to look, for a reader.")
    passage = Passage()
    statement = serializers.CharField(
        source="statement.slug", allow_null=True, help_text="Slug of the statement the passage makes."
    )
    discrepancy = serializers.CharField(
        source="discrepancy.slug", allow_null=True, help_text="Slug of the discrepancy it is a reading of."
    )
    holds = Holds()
