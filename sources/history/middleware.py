"""Whatever a signed-in person has written is written in that person's name."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .writing import in_the_name_of


class InTheNameOfTheAccount:
    """For the length of a request, `writing` takes its account for the writer. Stands behind authentication."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with in_the_name_of(getattr(request, "user", None)):
            return self.get_response(request)
