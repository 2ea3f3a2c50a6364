"""What a signed-in person sends to be written is written in that person's name."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from .writing import writing

READING = ("GET", "HEAD", "OPTIONS", "TRACE")


class InTheNameOfTheAccount:
    """Runs each view that writes in one transaction, by the account of the request. It stands last."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        user = getattr(request, "user", None)
        if request.method in READING or user is None or not user.is_authenticated:
            return None
        with writing(by=user):
            return view(request, *args, **kwargs)
