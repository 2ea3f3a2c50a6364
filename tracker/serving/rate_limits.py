"""How many requests one address may make of the API in a time, told in headers before it is too many.

The headers are those of draft-ietf-httpapi-ratelimit-headers: RateLimit-Policy has the rule, RateLimit what is left.
"""

import ipaddress
import json
import math
from collections.abc import Callable
from threading import Lock
from time import time as clock

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

from tracker.api.problems.answers import MEDIA_TYPE, problem
from tracker.sign_in.throttle import client_address

SHARED = 20  # a process tells the others of an address so many times before its limit is reached


class Counts:
    """Requests of each address in the present window, of this process and, told now and then, of all.

    Each request would otherwise wait for the database. So an address may make a few more than its limit: a twentieth
    of it for each process.
    """

    def __init__(self) -> None:
        self.window, self.lock = 0, Lock()
        self.known: dict[str, int] = {}  # of all processes, as far as is known here
        self.untold: dict[str, int] = {}  # of this process, that the others do not know of

    def add(self, address: str, window: int, limit: int) -> int:
        """Count one request; how many there are then."""
        with self.lock:
            if window != self.window:
                self.window, self.known, self.untold = window, {}, {}
            self.untold[address] = self.untold.get(address, 0) + 1
            number = self.known.get(address, 0) + self.untold[address]
            if self.untold[address] < max(1, limit // SHARED):
                return number
            more, self.untold[address] = self.untold[address], 0
            self.known[address] = number
        if (of_all := _tell(f"requests:{window}:{address}", more)) is not None:
            with self.lock:
                self.known[address] = max(self.known.get(address, 0), of_all)
                return self.known[address] + self.untold.get(address, 0)
        return number


def _tell(key: str, more: int) -> int | None:
    """Tell the others of so many requests; how many there are of all. None where the cache they share is away."""
    shared = caches["shared"]
    try:
        if shared.add(key, more):
            return more
        number: int = shared.incr(key, more)
    except Exception:  # noqa: BLE001  (whatever ails the cache, readers are answered)
        return None
    return number


class RateLimits:
    """Answers 429 to an address that asks the API too often, and tells every other how often it still may."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response, self.counts = get_response, Counts()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        limit, seconds = settings.API_REQUESTS, settings.API_SECONDS
        if not limit or not request.path.startswith("/api/"):
            return self.get_response(request)
        now = clock()
        number = self.counts.add(whose(request), int(now // seconds), limit)
        left, wait = max(0, limit - number), math.ceil(seconds - now % seconds)
        response = self.get_response(request) if number <= limit else too_many(request, wait)
        response["RateLimit-Policy"] = f'"default";q={limit};w={seconds}'
        response["RateLimit"] = f'"default";r={left};t={wait}'
        return response


def whose(request: HttpRequest) -> str:
    """The address, or of IPv6 the network of it that one customer is given."""
    address = client_address(request)
    if address is None:
        return "unknown"
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address


def too_many(request: HttpRequest, wait: int) -> HttpResponse:
    """The answer to one request too many."""
    told = problem(request, 429, f"Ask again in {wait} seconds.")
    response = HttpResponse(json.dumps(told), content_type=MEDIA_TYPE, status=429)
    response["Retry-After"] = str(wait)
    return response
