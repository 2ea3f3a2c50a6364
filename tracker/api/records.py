"""What all endpoints share: how a record is shown, listed and found."""

from contextlib import ExitStack
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.viewsets import GenericViewSet, ReadOnlyModelViewSet

from sources.choices import Verification
from sources.models import MergedRecord, Record
from tracker.published.reading import as_published

from .addresses import SLUG
from .cited import SourceSerializer
from .fields import Url, Word
from .filtering import FORMAT, StrictParameters, refuse_unknown
from .known import known_at
from .onesql.answering import OneStatement
from .schema import RecordSchema

LAST = ("verification", "doubts", "note", "sources")


class CheckedSerializer(serializers.Serializer):
    """A record, and how far it was checked."""

    url = Url()
    slug = serializers.CharField()
    verification = Word(Verification)
    doubts = serializers.DictField(
        child=serializers.CharField(), help_text="What was not verified, field by field, and why."
    )
    note = serializers.CharField()

    def get_fields(self) -> dict[str, serializers.Field]:
        """What it says first, how far to trust it last."""
        fields = super().get_fields()
        first = [name for name in fields if name not in LAST]
        return {name: fields[name] for name in (*first, *(name for name in LAST if name in fields))}


class RecordSerializer(CheckedSerializer):
    """A record, how far it was checked, and the documents that bear it out."""

    sources = SourceSerializer(many=True, source="citations")


class Reading(GenericViewSet):
    """Anything that is read: what is published, and with `known_on`, as it was known at the end of that day."""

    queryset: Any
    schema = RecordSchema()
    until_answered: ExitStack

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        with ExitStack() as self.until_answered:
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.until_answered.enter_context(as_published(known_at(request)))

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "base": reverse("api:root", request=self.request)}


class Listing(OneStatement, ListModelMixin, Reading):
    """A list of rows that `filterset_class` chooses from `queryset`, and nothing else."""

    filter_backends = [StrictParameters]

    @property
    def is_list(self) -> bool:  # type: ignore[override]
        return self.action == "list"


class Records(Listing, ReadOnlyModelViewSet):
    """One kind of record.

    `queryset` and `serializer_class` show a row of the list, `details` and `detail_serializer_class` a record of its
    own (the same, where nothing is added).
    """

    details: ClassVar[Any]
    detail_serializer_class: ClassVar[type[serializers.Serializer] | None] = None
    known_of_one: ClassVar[tuple[str, ...]] = ()  # parameters that a record's own page takes
    lookup_field = "slug"
    lookup_value_regex = SLUG

    def get_queryset(self) -> QuerySet[Record]:
        return self.in_one_statement((self.queryset if self.is_list else self.details).all())

    def get_serializer_class(self) -> Any:
        if self.action == "list" or self.detail_serializer_class is None:
            return self.serializer_class
        return self.detail_serializer_class

    def get_object(self) -> Record:
        refuse_unknown(self.request, *self.known_of_one, FORMAT)
        return get_object_or_404(self.get_queryset(), slug=self.kwargs["slug"])

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        """One record; a record that was merged into another leads to that, where readers get it."""
        try:
            return super().retrieve(request, *args, **kwargs)
        except Http404:
            merged = MergedRecord.of(self.queryset.model, self.kwargs["slug"])
            if merged is None or not self.get_queryset().filter(slug=merged.into_slug).exists():
                raise
        found = reverse(f"api:{self.basename}-detail", kwargs={**self.kwargs, "slug": merged.into_slug})
        query = request.META.get("QUERY_STRING", "")
        # A merge can be undone, so that nobody may keep the answer without asking again.
        return Response(
            status=301,
            headers={"Location": f"{found}?{query}" if query else found, "Cache-Control": "no-cache"},
        )
