"""The kinds of problem, each with a name that stays: it is part of the address that programs compare."""

from dataclasses import dataclass
from http import HTTPStatus

from django.urls import reverse


@dataclass(frozen=True)
class Kind:
    """A kind of problem: its name in addresses, the status it is answered with, what it means and what to do."""

    name: str
    status: HTTPStatus
    title: str
    about: str

    def type(self, root: str) -> str:
        """The URI of the kind, below the address at which the site answers."""
        return f"{root}{reverse('api:problem', args=[self.name])}"


KINDS = (
    Kind(
        "invalid-parameters",
        HTTPStatus.BAD_REQUEST,
        "A parameter is not known here, or its value cannot be",
        "Each member of `errors` names a parameter, the value given, what is wrong with it and the nearest valid ones. "
        "Nothing is passed over: a mistyped filter would otherwise return everything.",
    ),
    Kind(
        "bad-request",
        HTTPStatus.BAD_REQUEST,
        "The request cannot be read",
        "A header or the address is malformed. Write it as HTTP wants it.",
    ),
    Kind(
        "not-found",
        HTTPStatus.NOT_FOUND,
        "There is nothing at this address",
        "No record has this slug, or no endpoint this name, or the record is not published. `nearest` has the "
        "addresses that come closest.",
    ),
    Kind(
        "method-not-allowed",
        HTTPStatus.METHOD_NOT_ALLOWED,
        "The API only reads",
        "Use GET, HEAD or OPTIONS.",
    ),
    Kind(
        "not-acceptable",
        HTTPStatus.NOT_ACCEPTABLE,
        "There is no representation of the kind asked for",
        "The Accept header names none of the media types that this address has; `available` has them.",
    ),
    Kind(
        "too-many-requests",
        HTTPStatus.TOO_MANY_REQUESTS,
        "Too many requests from one address",
        "Wait as many seconds as the Retry-After header says. The RateLimit header tells beforehand what is left; "
        "requests answered with 304 count as well.",
    ),
    Kind(
        "server-error",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "The server made a mistake",
        "It is ours, and it is logged under the `request_id` of the answer. The same request will fail again until it "
        "is mended.",
    ),
    Kind(
        "unavailable",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The database cannot be reached",
        "Ask again after as many seconds as the Retry-After header says; nothing has to be changed about the request.",
    ),
)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_STATUS = {kind.status: kind for kind in reversed(KINDS) if kind.name != "invalid-parameters"}
INVALID = BY_NAME["invalid-parameters"]
