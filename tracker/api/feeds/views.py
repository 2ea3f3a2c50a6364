"""The feeds."""

import datetime as dt
from typing import Any

from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cases.models import Ruling
from cases.news.rulings import new_rulings
from cases.news.subjects import Subject, everything, subject_of
from cases.news.turns import turns_of_effect
from sources.nearest import near

from ..addresses import path_of, root_of
from ..filtering import FORMAT, refuse_unknown
from ..lookups import no_such
from ..problems.faults import NoSuchRecordError
from ..records import Reading
from .addresses import ATOM, WITH_FEED, feed_of
from .atom import AtomRenderer, atom

MOST = 50
ANSWER = {(200, ATOM): OpenApiResponse({"type": "string"}, "An Atom feed (RFC 4287).")}


class Feeds(Reading):
    """What is new: rulings, and changes of what is blocked, newest first, as Atom feeds."""

    queryset = Ruling.objects.none()
    renderer_classes = [AtomRenderer]
    metadata_class = None  # a feed has nothing to say to OPTIONS
    shaped_by = ()
    pagination_class = None

    @extend_schema(operation_id="feeds_of_everything", summary="Get the latest news of all", responses=ANSWER)
    def latest(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The latest news of all: fifty at most."""
        refuse_unknown(request, FORMAT)
        return self.answer("Enjoined: rulings and changes of effect", root_of(request), everything())

    @extend_schema(
        operation_id="feeds_of_a_record",
        summary="Get the latest news of one record",
        parameters=[
            OpenApiParameter("collection", str, "path", enum=[*WITH_FEED], description="The kind of record."),
            OpenApiParameter("slug", str, "path", description="The record."),
        ],
        responses=ANSWER,
    )
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The latest news of one action, provision, place, lawsuit or ground: fifty at most."""
        refuse_unknown(request, FORMAT)
        record = self.record(kwargs["collection"], kwargs["slug"])
        return self.answer(f"Enjoined: {record}", f"{root_of(request)}{path_of(record)}", subject_of(record))

    def record(self, collection: str, slug: str) -> Any:
        """The record of which news are asked. Raises `NoSuchRecordError`."""
        if collection not in WITH_FEED:
            nearest = [feed_of(self.request, each, slug) for each in near(collection, WITH_FEED)]
            raise NoSuchRecordError(f"{collection!r} have no feeds. These have: {', '.join(WITH_FEED)}.", nearest)
        kind = WITH_FEED[collection]
        found = kind.objects.with_name().filter(slug=slug).first()
        if found is None:
            raise no_such(kind, slug, lambda close: feed_of(self.request, collection, close))
        return found

    def answer(self, title: str, about: str, subject: Subject) -> Response:
        """The feed of a subject."""
        today = dt.datetime.now(dt.UTC).date()
        news = [*new_rulings(subject, MOST), *turns_of_effect(subject, today, MOST)]
        newest = sorted(news, key=lambda entry: entry.order, reverse=True)[:MOST]
        self.fresh = self.fresh or self.freshness()
        return Response(atom(self.request, title, about, newest, self.fresh.state.at))
