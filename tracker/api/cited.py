"""The documents that bear a record out, as every record shows them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from sources.choices import DocumentKind, Stance
from sources.models import Citation

from .fields import Word
from .stubs import Stub


class CitedDocument(Stub):
    """The document cited, and where it is."""

    kind = Word(DocumentKind)
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

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True, allow_null=True)

    def to_representation(self, citation: Citation) -> dict[str, Any] | None:
        if citation.start is None:
            return None
        return {"start": citation.start, "end": citation.end, "words_sha256": citation.words_sha256}


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
