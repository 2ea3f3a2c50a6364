"""Who is signed in: nobody is, to any page, before the last step is done and once the session is too old."""

from collections.abc import Callable
from typing import Any

from asgiref.sync import sync_to_async
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from .second_step import SET_UP, TOKEN, step_before
from .session import keep_time

STEPS = {TOKEN, SET_UP, "admin:logout"}
FOR_ANYBODY = {"admin:login", "admin:jsi18n"}
GUARDED = {"admin", "two_factor"}


class SignedInMiddleware:
    """Stands after OTPMiddleware, and lets its user through as `request.user` only when all steps are done.

    A page that is written later and asks who is signed in is thus safe without knowing of this. The person whom the
    password alone vouches for is `request.half_way`; the pages of the steps see them as `request.user`, and the desk
    sends them there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        vouched_for = request.user
        request.half_way = SimpleLazyObject(  # type: ignore[attr-defined]
            lambda: vouched_for if keep_time(request) else AnonymousUser()
        )
        request.user = SimpleLazyObject(lambda: _only_if_done(request))  # type: ignore[assignment]
        request.auser = sync_to_async(lambda: _only_if_done(request))
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not GUARDED & set(match.app_names) or match.view_name in FOR_ANYBODY:
            return None
        half_way = request.half_way  # type: ignore[attr-defined]
        if match.view_name in STEPS:
            request.user = half_way
        elif step := step_before(half_way):
            return redirect_to_login(request.get_full_path(), reverse(step))
        return None


def _only_if_done(request: HttpRequest) -> User | AnonymousUser:
    half_way = request.half_way  # type: ignore[attr-defined]
    return AnonymousUser() if step_before(half_way) else half_way
