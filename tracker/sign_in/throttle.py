"""What django-axes asks of us: where a request comes from, and what somebody who guessed too often is shown."""

import ipaddress
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def client_address(request: HttpRequest) -> str | None:
    """The address that a request comes from.

    Anybody can write what they like into X-Forwarded-For, and each proxy adds behind it whom it heard from. So it is
    read from the right, and only as far as there are proxies of our own (`PROXIES`); without any it is not read.
    """
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if 0 < settings.PROXIES <= len(told):
        try:
            return str(ipaddress.ip_address(told[-settings.PROXIES]))
        except ValueError:
            pass
    return request.META.get("REMOTE_ADDR") or None  # none where it listens on a socket of the machine


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: Any) -> HttpResponse:
    """The answer after too many wrong passwords: the same for an account that exists and for one that does not."""
    wait = settings.AXES_COOLOFF_TIME
    page = render(request, "sign_in/locked_out.html", {"minutes": int(wait.total_seconds() // 60)}, status=429)
    page["Retry-After"] = str(int(wait.total_seconds()))
    return page
