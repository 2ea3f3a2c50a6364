"""A question that was asked before is answered by the statement that stood then, with the rows of now."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from cases.choices import Posture
from cases.models import Court, Lawsuit
from cases.tests.factories import CourtAliasFactory, CourtFactory, LawsuitFactory
from sources.choices import Publication
from tracker.api.onesql import answering, plans, statement
from tracker.api.reading import Reading
from tracker.published.on_sqlite import forget_views as have_none

from .both_ways import by_serializers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    plans.forget()
    yield
    plans.forget()


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The questions of which the parameters were read."""
    found: list[Any] = []
    whole = Reading._read

    def noted(self: Any, others: Any) -> None:
        found.append(self.data)
        whole(self, others)

    monkeypatch.setattr(Reading, "_read", noted)
    return found


def slugs(client: Client, path: str = "lawsuits/") -> list[str]:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.content
    return [row["slug"] for row in answer.json()["results"]]


def test_question_is_read_once_and_answered_with_the_rows_of_now(client: Client, read: list[Any]) -> None:
    path = "lawsuits/?posture=defendant&ordering=short_name"
    assert slugs(client, path) == slugs(client, path) == []
    for slug in ("b", "a"):
        LawsuitFactory(slug=slug, short_name=slug, posture=Posture.DEFENDANT)
    LawsuitFactory(slug="c", posture=Posture.PLAINTIFF)
    assert slugs(client, path) == ["a", "b"]
    Lawsuit.objects.filter(slug="a").update(publication=Publication.WITHDRAWN)
    assert slugs(client, path) == ["b"]
    assert len(read) == 1


@pytest.mark.django_db(transaction=True)
def test_connection_that_was_opened_anew_answers_as_the_one_before(client: Client) -> None:
    LawsuitFactory(slug="a")
    LawsuitFactory(slug="b", draft=True)
    for _ in range(3):
        assert slugs(client) == ["a"]
        if connection.vendor == "postgresql" or not connection.is_in_memory_db():
            connection.close()
        else:
            have_none(connection)


def test_pages_lead_on_from_a_question_asked_before(client: Client) -> None:
    for slug in ("a", "b", "c"):
        LawsuitFactory(slug=slug, short_name=slug)
    for _ in range(2):
        first = client.get("/api/v1/lawsuits/?page_size=2&ordering=short_name").json()
        assert [row["slug"] for row in first["results"]] == ["a", "b"]
        assert first["previous"] is None
        following = client.get(first["next"]).json()
        assert [row["slug"] for row in following["results"]] == ["c"]
        assert [row["slug"] for row in client.get(following["previous"]).json()["results"]] == ["a", "b"]


@pytest.mark.parametrize("ordering", ["filed_on", "-filed_on", "short_name", "-short_name,filed_on"])
def test_list_is_walked_to_its_end_and_back_with_statements_of_another_walk(
    client: Client, read: list[Any], ordering: str
) -> None:
    days = [*range(1, 6), *range(3, 8)]  # some equal
    for number, day in enumerate(days):
        LawsuitFactory(
            slug=f"s{number}", short_name=f"{day % 3}", filed_on=f"2025-01-{day:02}", filed_on_precision="day"
        )
    LawsuitFactory(slug="unknown", filed_on=None)

    def walk(first: str, way: str) -> list[str]:
        found, path = [], first
        while path:
            page = client.get(path).json()
            found += [row["slug"] for row in page["results"]]
            last, path = path, page[way]
            assert len(found) <= len(days) + 1, "the same rows again"
        if way == "next":
            assert sorted(walk(last, "previous")) == sorted(found)
        return found

    one = f"/api/v1/lawsuits/?ordering={ordering}&page_size=2"
    with by_serializers():
        expected = [row["slug"] for row in client.get(f"/api/v1/lawsuits/?ordering={ordering}").json()["results"]]
    read.clear()
    assert walk(one, "next") == expected
    assert len(read) <= 3  # a first page, one after it, one before another
    assert walk(one, "next") == expected
    assert len(read) <= 3


def test_page_further_on_shows_what_the_database_cannot_write(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "_statements", {})
    monkeypatch.setattr(statement.OfRecords, "query", lambda self, connection: "SELECT NULL AS json")
    for number in range(6):
        LawsuitFactory(slug=f"s{number}", short_name=f"{number}")
    path: Any = "/api/v1/lawsuits/?ordering=short_name&page_size=2"
    found = []
    while path:
        page = client.get(path).json()
        found += [row["slug"] for row in page["results"]]
        path = page["next"]
    assert found == [f"s{number}" for number in range(6)]


def test_cursor_is_refused_as_before_where_it_is_none_or_given_twice(client: Client) -> None:
    for slug in ("a", "b", "c"):
        LawsuitFactory(slug=slug)
    following = client.get("/api/v1/lawsuits/?page_size=1").json()["next"]
    for _ in range(3):
        assert client.get(following).status_code == 200
    for wrong in ("/api/v1/lawsuits/?page_size=1&cursor=abc", f"{following}&cursor=abc"):
        answer = client.get(wrong)
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["parameter"] == "cursor"
    other = client.get(following.replace("lawsuits/?", "lawsuits/?ordering=short_name&"))
    assert other.status_code == 400


def test_name_is_looked_up_each_time_within_a_transaction(client: Client, read: list[Any]) -> None:
    """Of what that wrote no version tells yet. Elsewhere, test_one_statement_names.py."""
    first, second = CourtFactory(), CourtFactory()
    CourtAliasFactory(court=first, name="The Hill Court")
    for slug, court in (("a", first), ("b", second)):
        LawsuitFactory(slug=slug, short_name=slug, court=court)
    for path in ("lawsuits/?court=The Hill Court", "rulings/?lawsuits__court=The Hill Court"):
        slugs(client, path)
    assert slugs(client, "lawsuits/?court=The Hill Court") == ["a"]
    Court.objects.get(pk=first.pk).aliases.update(court=second)
    assert slugs(client, "lawsuits/?court=The Hill Court") == ["b"]
    assert plans.known(None) is None
    assert not vars(plans.connections["default"]).get(plans.NOTE)


def test_questions_in_other_shapes_and_formats_are_others(client: Client) -> None:
    LawsuitFactory(slug="a")
    whole = client.get("/api/v1/lawsuits/").json()["results"]
    for _ in range(2):
        assert client.get("/api/v1/lawsuits/?fields=slug").json()["results"] == [{"slug": "a"}]
        assert client.get("/api/v1/lawsuits/").json()["results"] == whole
        assert b'"slug":"a"' in client.get("/api/v1/lawsuits/?format=ndjson").getvalue()
        assert b"Lawsuit" in client.get("/api/v1/lawsuits/", headers={"accept": "text/html"}).content
        told = client.get("/api/v1/lawsuits/", headers={"host": "localhost"}).json()["results"][0]
        assert told["url"] == "http://localhost/api/v1/lawsuits/a/"
    with by_serializers():
        assert client.get("/api/v1/lawsuits/").json()["results"] == whole


def test_words_that_are_wrong_are_refused_each_time(client: Client) -> None:
    for _ in range(2):
        assert client.get("/api/v1/lawsuits/?posture=plaintif").status_code == 400


def test_what_is_remembered_has_an_end(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "MOST", 3)
    for number in range(1, 8):
        slugs(client, f"lawsuits/?page_size={number}")
        assert 1 <= len(vars(plans.connections["default"])[plans.NOTE]) <= 3
