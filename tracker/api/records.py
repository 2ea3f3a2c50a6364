"""What all endpoints share: how a record is shown, listed and found."""

import datetime as dt
from collections.abc import Hashable
from contextlib import ExitStack
from contextvars import Context, copy_context
from functools import cached_property
from http import HTTPStatus
from typing import Any, ClassVar

from django.db import connection
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.cache import patch_cache_control
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from sources.choices import Verification
from sources.models import MergedRecord, Record
from sources.search.matching import MOST_RANKED
from sources.search.query import Query
from tracker.published.reading import as_published, reading_today, state

from .addresses import COLLECTIONS, SLUG, root_of
from .cited import SourceSerializer
from .exports.formats import FORMATS, WholeList, is_whole
from .exports.stream import Streamed
from .exports.whole import refuse_pages, whole
from .feeds.addresses import feed_link
from .fields import Url, Word
from .filtering import FORMAT, Parameters, StrictParameters, refuse_unknown
from .freshness import Fresh, NotModifiedError, is_conditional
from .known import known_at
from .lookups import no_such
from .onesql.answering import Answer, OneStatement
from .onesql.plans import known, note, question
from .onesql.rows import Row
from .pagination import Rows, is_count, records
from .permalinks import days
from .problems.faults import NoSuchRecordError
from .schema import RecordSchema
from .shaping.asked import EXPAND, FIELDS, OMIT, Shape, shape_of
from .shaping.complete import complete
from .shaping.serializers import Shaped

LAST = ("verification", "doubts", "note", "sources", "permalink", "cite_as", "snippet")


class CheckedSerializer(Shaped):
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
    shaped_by: ClassVar[tuple[str, ...]] = (FIELDS, OMIT)  # parameters that shape an answer
    knows_past = True  # whether it can be asked as it was known on a past day
    shape: Shape | None = None
    asked: Parameters | None = None
    words: Query | None = None  # what is looked for
    is_ranked = False  # whether the best of what is found come first
    is_past: bool | None = None
    known_on: dt.date | None = None  # the day whose knowledge is asked for: today, where the request says nothing
    fresh: Fresh | None = None

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        context = copy_context()
        return context.run(self._dispatched, context, request, *args, **kwargs)

    def _dispatched(self, context: Context, request: Any, *args: Any, **kwargs: Any) -> Any:
        with ExitStack() as self.until_answered:
            response = super().dispatch(request, *args, **kwargs)
            if isinstance(response, Streamed):
                response.parts.take_over(context, self.until_answered.pop_all())
            return response

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if not self.action:
            self.http_method_not_allowed(request)  # before what else may be wrong
        now, at = dt.datetime.now(dt.UTC), known_at(request)
        self.is_past = at is not None and at < now
        self.known_on = (at or now).date()
        if at is not None or is_conditional(request):
            self.fresh = self.freshness()
            self.fresh.refuse_what_is_known()
        self.until_answered.enter_context(as_published(at))

    def freshness(self) -> Fresh:
        """What the answer hangs on: of one moment with what was read, or older."""
        today = reading_today()
        now = today.look() if today else state(connection)
        return Fresh(self.request, now, dt.datetime.now(dt.UTC), bool(self.is_past))

    def handle_exception(self, exc: Exception) -> Any:
        if isinstance(exc, NotModifiedError):
            return Response(status=HTTPStatus.NOT_MODIFIED)
        return super().handle_exception(exc)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        is_answer = self.is_past is not None and response.status_code in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED)
        if is_answer:
            self.fresh = self.fresh or self.freshness()
            if response.status_code == HTTPStatus.OK and self.fresh.is_since():
                response.close()
                response = Response(status=HTTPStatus.NOT_MODIFIED)
        response = super().finalize_response(request, response, *args, **kwargs)
        if is_answer and self.fresh:
            self.fresh.mark(response)
        elif response.status_code != HTTPStatus.MOVED_PERMANENTLY:
            patch_cache_control(response, no_store=True)
        return response

    def read_shape(self) -> None:
        """What members the answer is to have. Raises `BadParametersError`, also where there is nothing to show."""
        self.shape = shape_of(self.request, self.shaped_by)
        if self.shape:
            serializer: Any = self.get_serializer()
            _ = serializer.fields

    def told(self, found: Any, *, many: bool = False) -> Any:
        """Records as they are shown, in the shape asked for."""
        serializer: Any = self.get_serializer(found, many=many)
        if self.shape and self.shape.expand and not isinstance(serializer, Answer):
            complete(found if many else [found], serializer.child if many else serializer, self.shape)
        return serializer.data

    @cached_property
    def base(self) -> str:
        """Where the API begins. The OpenAPI document is made of no request to any host."""
        is_told = getattr(self, "swagger_fake_view", False)
        return reverse("api:root") if is_told else root_of(self.request)

    def get_serializer_context(self) -> dict[str, Any]:
        return {
            **super().get_serializer_context(),
            "base": self.base,
            "shape": self.shape,
            "model": self.queryset.model,
            "words": self.words,
        }


class Listing(OneStatement, Reading):
    """A list of rows that `filterset_class` chooses from `queryset`, and nothing else."""

    filter_backends = [StrictParameters]
    whole_formats: ClassVar[tuple[type[WholeList], ...]] = FORMATS  # in which it is answered without pages

    @property
    def renderer_classes(self) -> tuple[Any, ...]:  # type: ignore[override]
        is_list = self.is_list or not (self.action in ("list", "retrieve") or getattr(self, "kwargs", {}))
        return (*super().renderer_classes, *(self.whole_formats if is_list else ()))

    @property
    def is_list(self) -> bool:  # type: ignore[override]
        return self.action == "list"

    def shape_asked(self) -> Hashable:
        return self.shape, bool(self.words)

    def rows(self, chosen: Any) -> Rows:
        """The rows chosen, to be cut into pages or read as a whole; written by the database where it can."""
        return (chosen if isinstance(chosen, Rows) else records(chosen)).written(self.in_one_statement)

    def completed(self, rows: list[Any]) -> list[Any]:
        """Rows of a page, or of a part of a whole list, with all that a serializer shows of them."""
        return rows

    def paginate_queryset(self, queryset: Any) -> Any:
        reader = reading_today()
        stood = reader.state if reader else None  # when names were looked up, or before: the page has not told yet
        page: Any = super().paginate_queryset(self.rows(queryset))  # type: ignore[arg-type]  # which is no queryset
        if self.question and self.asked and (self.asked.is_constant or (stood and self.asked.is_of_records)):
            paginator: Any = self.paginator
            hangs_on = None if self.asked.is_constant else stood
            note(self.question, paginator.cut, paginator.keyset, paginator.at, self, hangs_on)
        return page if page and isinstance(page[0], Row) else self.completed(page)

    @cached_property
    def question(self) -> Hashable:
        """What is asked, where its answer may stand for the next who asks it."""
        return question(self) if self.is_written() else None

    def page_as_before(self) -> "list[Any] | None":
        """The rows of a page of a list that was asked for before in the same words, if the database writes them.

        None also where the names in it may mean others since: then they are looked up, and refused where they are gone.
        """
        plan = known(self.question) if self.question else None
        if plan is None:
            return None
        paginator: Any = self.paginator
        rows: list[Any] | None = paginator.as_before(plan, self.request)
        if rows is not None:
            self.shape, self.as_objects = plan.shape, plan.as_objects
            self.words, self.is_ranked = plan.words, plan.is_ranked
        return rows

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        """A page of the rows chosen, or their number alone; or all of them, in a format without pages."""
        if is_whole(request):
            refuse_pages(request)
        elif (page := self.page_as_before()) is not None:
            return self.page_told(page)
        rows = self.filter_queryset(self.get_queryset())
        self.read_shape()
        if is_whole(request):
            return whole(self, self.rows(rows))
        if is_count(request):
            return Response({"count": rows.count()})
        return self.page_told(self.paginate_queryset(rows))

    def page_told(self, page: Any) -> Response:
        """A page of these rows."""
        answer = self.get_paginated_response(self.told(page, many=True))
        if self.is_ranked:
            answer.data["ranked_at_most"] = MOST_RANKED
        return answer


class Records(Listing):
    """One kind of record.

    `queryset` and `serializer_class` show a row of the list, `details` and `detail_serializer_class` a record of its
    own (the same, where nothing is added).
    """

    details: ClassVar[Any]
    detail_serializer_class: ClassVar[type[serializers.Serializer] | None] = None
    shaped_by = (FIELDS, OMIT, EXPAND)
    lookup_field = "slug"
    lookup_value_regex = SLUG

    def get_queryset(self) -> QuerySet[Record]:
        return (self.queryset if self.is_list else self.details).all()

    def get_serializer_class(self) -> Any:
        if self.is_list or self.detail_serializer_class is None:
            return self.serializer_class
        return self.detail_serializer_class

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One record; a record that was merged into another leads to that, where readers get it."""
        self.read_parameters()
        self.read_shape()
        try:
            answer = Response(self.told(self.get_object()))
            if feed := feed_link(request, self.queryset.model, self.kwargs["slug"]):
                answer["Link"] = feed
            return answer
        except NoSuchRecordError:
            if (found := self.merged_into()) is None:
                raise
        query = request.META.get("QUERY_STRING", "")
        # A merge can be undone, so that nobody may keep the answer without asking again.
        headers = {"Location": f"{found}?{query}" if query else found, "Cache-Control": "no-cache"}
        return Response(status=HTTPStatus.MOVED_PERMANENTLY, headers=headers)

    def merged_into(self) -> str | None:
        """The address of the record into which the one asked for was merged, where readers get it."""
        merged = MergedRecord.of(self.queryset.model, self.kwargs["slug"])
        if merged is None or not self.get_queryset().filter(slug=merged.into_slug).exists():
            return None
        return reverse(f"api:{self.basename}-detail", kwargs={**self.kwargs, "slug": merged.into_slug})

    def days(self) -> dict[str, str]:
        """The days on which a record's own page hangs, for its permalink."""
        return days(self.known_on) if self.known_on else {}

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), **({} if self.is_list else self.days())}

    def given(self) -> dict[str, str]:
        return {**super().given(), **({} if self.is_list else self.days())}

    def read_parameters(self) -> None:
        """What a record's own page is asked. Raises `BadParametersError`."""
        refuse_unknown(self.request, *self.shaped_by, FORMAT)

    def get_object(self) -> Record:
        slug = self.kwargs["slug"]
        found = self.in_one_statement(self.get_queryset().filter(slug=slug)).first()
        if found is None:
            model = self.queryset.model
            raise no_such(model, slug, lambda near: f"{self.base}{COLLECTIONS[model]}/{near}/")
        record: Record = found
        return record
