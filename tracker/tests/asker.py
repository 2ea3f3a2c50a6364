"""Asks the API, and sees at what cost it answers, and whether as it would if it had never been asked."""

from typing import Any

from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.tests import factories as make
from tracker.api.onesql import plans

from .both_ways import by_serializers


def told(answer: Any) -> tuple[Any, ...]:
    """All that answers have in common that are the same. Last-Modified comes with the ETag, two seconds later."""
    document = answer.json()
    document.pop("request_id", None)
    return answer.status_code, answer.headers.get("ETag"), document


def kept() -> list[plans.Plan]:
    return [*vars(connections["default"]).get(plans.NOTE, {}).values()]


class Asker:
    """Asks the API, and counts the statements of each answer."""

    def __init__(self, client: Client) -> None:
        self.client, self.statements = client, 0

    def __call__(self, path: str, **headers: str) -> Any:
        with CaptureQueriesContext(connection) as queries:
            answer = self.client.get(path if "://" in path else f"/api/v1/{path}", headers=headers)
        self.statements = len(queries)
        return answer

    def as_afresh(self, path: str, **headers: str) -> Any:
        """The answer, which is that of a process that was never asked, and that of the serializers."""
        answer = self(path, **headers)
        plans.forget()
        again = self(path, **headers)
        with by_serializers():
            plain = self(path, **headers)
        assert told(answer) == told(again) == told(plain)
        return answer

    def twice(self, path: str) -> Any:
        """The answer to a question that is asked again: of one statement."""
        self(path)
        answer = self(path)
        assert (answer.status_code, self.statements) == (200, 1), answer.content
        return answer


def slugs(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [row["slug"] for row in answer.json()["results"]]


def a_court(slug: str, *, called: str = "") -> Any:
    """A court with a lawsuit, and with another name where one is given."""
    court = make.CourtFactory(slug=slug, short_name=slug)
    if called:
        make.CourtAliasFactory(court=court, name=called)
    make.LawsuitFactory(slug=f"suit-{slug}", court=court)
    return court
