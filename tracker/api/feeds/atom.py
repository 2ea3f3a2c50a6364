"""News as an Atom document."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from cases.news.entry import Entry
from sources.sheets.cells import printable

from ..addresses import root_of
from .addresses import ATOM

SINCE = "2026"  # since when the names of entries are given out (RFC 4151)


class AtomRenderer(BaseRenderer):
    """A feed, as it was made."""

    media_type, format, charset = ATOM, "atom", "utf-8"

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> bytes:
        return b"" if data is None else bytes(data)


class Feed(Atom1Feed):
    """With a day of change of its own, where nothing is new yet."""

    def latest_post_date(self) -> dt.datetime:
        latest: dt.datetime = super().latest_post_date() if self.items else self.feed["since"]
        return latest


def atom(request: Request, title: str, about: str, entries: Iterable[Entry], since: dt.datetime) -> bytes:
    """The document. `about`: the address of what it is about; `since`: its day of change while nothing is new."""
    root, host = root_of(request), request.get_host().partition(":")[0]
    feed = Feed(
        title=printable(title),
        link=about,
        description=None,
        subtitle="Rulings, and changes of what is blocked, newest first.",
        language="en",
        author_name="Enjoined",
        feed_url=request.build_absolute_uri(),
        feed_guid=f"tag:{host},{SINCE}:{request.path}",
        since=since,
    )
    for entry in entries:
        feed.add_item(
            title=printable(entry.title),
            link=_address(root, entry),
            description=printable(escape(entry.summary)),
            unique_id=f"tag:{host},{SINCE}:{entry.key}",
            pubdate=entry.known_at,
            updateddate=entry.known_at,
            categories=["ruling" if entry.is_ruling else "effect"],
        )
    return feed.writeString("utf-8").encode()


def _address(root: str, entry: Entry) -> str:
    """The ruling; or whether it is blocked on the day, with the chain of rulings that says so."""
    if entry.is_ruling:
        return f"{root}rulings/{entry.slug}/"
    asked = {"provision": entry.slug, "jurisdiction": entry.place, "on": entry.on}
    return f"{root}effect/?{urlencode({name: value for name, value in asked.items() if value}, safe='/')}"
