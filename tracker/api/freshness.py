"""Whether somebody's copy of an answer still holds: ETag, 304, Cache-Control.

Who brings a copy is told before anything is read but one row. For all others the statement of the page tells the same.

An answer hangs on its address, its format, the version of the data, the program, and the day: where `on` is left out
it is today. A weak ETag (RFC 9110, 8.8.1) is made of them. It is only ever given with status 200, so that who brings it
has had that answer from this very address, and needs no other check.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.cache import patch_cache_control
from django.utils.http import http_date, parse_etags, parse_http_date_safe
from rest_framework.renderers import BrowsableAPIRenderer
from rest_framework.request import Request

from tracker.published.reading import State

SETTLED = dt.timedelta(seconds=2)  # Last-Modified tells seconds: a version so young may be followed in the same one
PAST_KEPT = 3600  # seconds for which an answer about a past day is kept without asking; the program may change


class NotModifiedError(Exception):
    """The copy that the asker has still holds."""


@dataclass(frozen=True)
class Fresh:
    """What an answer to this request hangs on. `is_past`: it is asked as of a day that is over."""

    request: Request
    state: State
    now: dt.datetime
    is_past: bool

    @cached_property
    def etag(self) -> str:
        """The mark of the answer."""
        asked = (self.request.build_absolute_uri(), self.request.accepted_renderer.media_type)
        told = repr((asked, self.state.version, self.now.date(), program()))
        return f'W/"{hashlib.sha256(told.encode()).hexdigest()[:20]}"'

    @property
    def last_modified(self) -> dt.datetime:
        """When the answer became what it is, at the latest."""
        today = self.now.replace(hour=0, minute=0, second=0, microsecond=0)
        return max(self.state.at, program_made(), today)

    @property
    def can_be_kept(self) -> bool:
        """Whether copies are to be kept: a page for browsers has a nonce that counts once."""
        return not isinstance(self.request.accepted_renderer, BrowsableAPIRenderer)

    def refuse_what_is_known(self) -> None:
        """Raise `NotModifiedError` where the asker has the answer already."""
        told = parse_etags(self.request.headers.get("If-None-Match", ""))
        if self.can_be_kept and self.etag in told:
            raise NotModifiedError

    def is_since(self) -> bool:
        """Whether the asker, who knows no mark, has had the answer since it became what it is."""
        if "If-None-Match" in self.request.headers or not self._is_settled():
            return False
        since = parse_http_date_safe(self.request.headers.get("If-Modified-Since", ""))
        return since is not None and self.can_be_kept and int(self.last_modified.timestamp()) <= since

    def mark(self, response: Any) -> None:
        """Tell whoever keeps copies how long, and how to ask whether they hold."""
        if not self.can_be_kept:
            patch_cache_control(response, no_store=True)
            return
        response["ETag"] = self.etag
        if self._is_settled():
            response["Last-Modified"] = http_date(self.last_modified.timestamp())
        if self.is_past:
            patch_cache_control(response, public=True, max_age=PAST_KEPT)
        else:
            patch_cache_control(response, public=True, no_cache=True)

    def _is_settled(self) -> bool:
        return self.now - self.last_modified > SETTLED


def is_conditional(request: Request) -> bool:
    """Whether the asker has a copy already, so that it pays to look before anything is read."""
    return "If-None-Match" in request.headers or "If-Modified-Since" in request.headers


@cache
def _program() -> tuple[str, float]:
    digest, made = hashlib.sha256(), 0.0
    for package in ("sources", "policies", "cases", "tracker"):
        for path in sorted(Path(settings.BASE_DIR, package).rglob("*")):
            if path.suffix in (".py", ".json") and "tests" not in path.parts:
                digest.update(path.read_bytes())
                made = max(made, path.stat().st_mtime)
    return digest.hexdigest(), made


def program() -> str:
    """The program that answers: another one may answer otherwise."""
    return _program()[0]


def program_made() -> dt.datetime:
    """When it was put where it runs."""
    return dt.datetime.fromtimestamp(_program()[1], dt.UTC)
