"""Where feeds are, and what kinds of record have one."""

from typing import Any

from django.http import HttpRequest
from rest_framework.request import Request

from cases.news.subjects import SUBJECTS

from ..addresses import COLLECTIONS, collection_of, root_of

ATOM = "application/atom+xml"
WITH_FEED: dict[str, Any] = {collection_of(kind): kind for kind in SUBJECTS}


def feed_of(request: Request | HttpRequest, collection: str, slug: str) -> str:
    """The address of the feed of a record."""
    return f"{root_of(request)}feeds/{collection}/{slug}/"


def feed_link(request: Request | HttpRequest, kind: Any, slug: str) -> str:
    """The feed of a record as a Link header (RFC 8288); empty for a kind of record that has none."""
    if (collection := COLLECTIONS[kind]) not in WITH_FEED:
        return ""
    return f'<{feed_of(request, collection, slug)}>; rel="alternate"; type="{ATOM}"'
