"""Whatever goes wrong is told as problem details (RFC 9457), and each kind of problem is explained at its address."""

import sqlite3
from typing import Any

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError
from django.test import Client
from django.urls import reverse

from cases.tests.factories import LawsuitFactory
from tracker.api.lawsuits import Lawsuits
from tracker.api.problems.kinds import KINDS
from tracker.api.problems.outages import is_outage

pytestmark = pytest.mark.django_db
API = "http://testserver/api/v1/"


def problem(client: Client, path: str, status: int, **headers: str) -> dict[str, Any]:
    """The problem that an address answers with: its members are those of the standard, and its type leads to a page."""
    response = client.get(f"/api/v1/{path}", headers=headers)
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json"), response.content
    told: dict[str, Any] = response.json()
    assert list(told)[:4] == ["type", "title", "status", "detail"]
    assert told["status"] == status
    explained = client.get(told["type"]).json()
    assert (explained["type"], explained["title"], explained["status"]) == (told["type"], told["title"], status)
    return told


def test_refused_parameters_are_told_one_by_one_with_value_remedy_and_nearest(client: Client) -> None:
    LawsuitFactory(slug="some-suit")
    told = problem(client, "rulings/?lawsuit=some-siut&reslt=granted&result=granded&format=json", 400)
    assert told["type"] == f"{API}problems/invalid-parameters/"
    assert [(each["parameter"], each["value"], each["nearest"][0]) for each in told["errors"]] == [
        ("lawsuit", "some-siut", "some-suit"),
        ("reslt", "granted", "result"),
        ("result", "granded", "granted"),
    ]
    assert all(each["detail"] for each in told["errors"])


def test_percent_signs_in_a_value_are_told_as_they_are(client: Client) -> None:
    [error] = problem(client, "rulings/?result=100%25s", 400)["errors"]
    assert error["value"] == "100%s"
    assert "'100%s'" in error["detail"]


def test_record_that_is_not_there_is_told_with_those_near_it(client: Client) -> None:
    LawsuitFactory(slug="santa-clara-v-trump")
    told = problem(client, "lawsuits/santa-clara-v-trumpp/", 404)
    assert told["nearest"] == [f"{API}lawsuits/santa-clara-v-trump/"]
    assert "'santa-clara-v-trumpp'" in told["detail"]


def test_endpoint_that_is_not_there_is_told_with_those_near_it(client: Client) -> None:
    assert f"{API}lawsuits/" in problem(client, "lawsuit/", 404)["nearest"]
    assert problem(client, "lawsuits/a/b/c/", 404)["detail"] == "Below lawsuits/ there is nothing called 'a/b/c'."


def test_format_that_is_not_there_is_a_parameter_refused(client: Client) -> None:
    [error] = problem(client, "lawsuits/?format=jsn", 400)["errors"]
    assert (error["parameter"], error["nearest"]) == ("format", ["json", "ndjson"])


def test_media_type_that_is_not_there_is_told_with_those_there_are(client: Client) -> None:
    assert "application/json" in problem(client, "lawsuits/", 406, accept="image/png")["available"]


@pytest.mark.parametrize("path", ["", "lawsuits/", "no-such-thing/", "problems/"])
def test_methods_that_write_are_told_that_nothing_can_be_written(client: Client, path: str) -> None:
    response = client.post(f"/api/v1/{path}")
    assert (response.status_code, response["Content-Type"]) == (405, "application/problem+json")
    assert response.json()["type"] == f"{API}problems/method-not-allowed/"


def test_address_beside_the_api_is_told_where_it_begins(client: Client) -> None:
    response = client.get("/api/v2/lawsuits/")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
    assert "/api/v1/" in response.json()["detail"]


def test_host_that_is_not_ours_is_refused_and_not_repeated(client: Client) -> None:
    response = client.get("/api/v1/lawsuits", headers={"host": "evil.example.com"})
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert response.json()["type"] == "/api/v1/problems/bad-request/"
    assert b"evil" not in response.content


def test_mistake_of_ours_is_told_without_what_it_was(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Any, request: Any) -> Any:
        raise ZeroDivisionError("a secret")

    monkeypatch.setattr(Lawsuits, "list", broken)
    client.raise_request_exception = False
    told = problem(client, "lawsuits/", 500)
    assert told["type"] == f"{API}problems/server-error/"
    assert "secret" not in str(told)


def test_browser_is_told_in_a_page(client: Client) -> None:
    for path, status in (("lawsuits/nobody/", 404), ("lawsuits/?nonsense=1", 400), ("no-such-thing/", 404)):
        response = client.get(f"/api/v1/{path}", headers={"accept": "text/html"})
        assert response.status_code == status
        assert response["Content-Type"].startswith("text/html")
        assert "api/v1/problems/" in response.content.decode()


def test_other_pages_keep_their_own_errors(client: Client) -> None:
    assert client.get("/no/such/page")["Content-Type"].startswith("text/html")


def test_every_kind_of_problem_is_listed_and_explained(client: Client) -> None:
    listed = client.get("/api/v1/problems/").json()
    assert [each["title"] for each in listed] == [kind.title for kind in KINDS]
    for each in listed:
        assert client.get(each["type"]).json() == each
    near = problem(client, "problems/not-fund/", 404)["nearest"]
    assert near[0] == f"http://testserver{reverse('api:problem', args=['not-found'])}"


def _as_django_raises(kind: type[DatabaseError], cause: Exception, **told: Any) -> DatabaseError:
    for name, value in told.items():
        setattr(cause, name, value)
    error = kind(str(cause))
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("name", "is_away"),
    [
        ("SQLITE_CANTOPEN", True),
        ("SQLITE_IOERR_READ", True),
        ("SQLITE_BUSY_SNAPSHOT", True),
        ("SQLITE_ERROR", False),
        ("SQLITE_TOOBIG", False),
    ],
)
def test_mistake_in_sql_is_no_outage_though_sqlite_calls_it_operational(name: str, is_away: bool) -> None:
    error = _as_django_raises(OperationalError, sqlite3.OperationalError("x"), sqlite_errorname=name)
    assert is_outage(error) is is_away


def test_outage_is_told_from_other_errors() -> None:
    assert is_outage(OperationalError("server closed the connection unexpectedly"))
    assert is_outage(InterfaceError("connection already closed"))
    assert not is_outage(ProgrammingError("syntax error"))
    assert not is_outage(ValueError())
    assert not is_outage(None)
