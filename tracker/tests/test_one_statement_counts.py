"""One statement a page, whatever is asked and whether or not something is hidden."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.blocked.periods import refresh
from cases.models import Lawsuit
from cases.tests.factories import LawsuitFactory
from sources.choices import Publication
from sources.models import Document
from tracker.api.addresses import COLLECTIONS, path_of
from tracker.api.endpoints import ENDPOINTS
from tracker.api.onesql import answering, running
from tracker.tests.both_ways import SHAPED
from tracker.tests.constellation import Hubs, constellation

pytestmark = pytest.mark.django_db

LISTS = [*ENDPOINTS]


@pytest.fixture(autouse=True)
def as_at_first(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(running._Last, "is_hidden", False)
    answering._statements.clear()
    yield
    answering._statements.clear()


@pytest.fixture
def hubs() -> Hubs:
    made = constellation(2)
    refresh()
    return made


def statements(client: Client, path: str, **asked: Any) -> int:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(f"/api/v1/{path}", asked)
    assert response.status_code == 200, response.content
    return len(queries)


@pytest.mark.parametrize("draft", [False, True], ids=["everything published", "a draft hidden"])
def test_page_of_any_list_is_one_statement(client: Client, hubs: Hubs, draft: bool) -> None:
    LawsuitFactory(draft=draft)
    for name in LISTS:
        statements(client, f"{name}/")  # the first is also looked through, and finds out whether something is hidden
    assert {name: statements(client, f"{name}/") for name in LISTS} == dict.fromkeys(LISTS, 1)


@pytest.mark.parametrize("draft", [False, True], ids=["everything published", "a draft hidden"])
def test_record_is_one_statement(client: Client, hubs: Hubs, draft: bool) -> None:
    LawsuitFactory(draft=draft)
    paths = {COLLECTIONS[model]: path_of(record) for model, record in hubs.items()}
    paths["citations"] = f"citations/{path_of(hubs[Lawsuit])}0/"
    paths["coverage"] = f"{path_of(hubs[Document])}coverage/"
    for path in paths.values():
        statements(client, path)
    assert {name: statements(client, path) for name, path in paths.items()} == dict.fromkeys(paths, 1)


def test_database_writes_every_representation(client: Client, hubs: Hubs) -> None:
    for path in [*(f"{name}/" for name in LISTS), *map(path_of, hubs.values())]:
        statements(client, path)
    assert {kind: None for kind, statement in answering._statements.items() if statement is None} == {}


def test_filtered_and_ordered_page_is_one_statement(client: Client, hubs: Hubs) -> None:
    asked = {"filed_after": "2000-01-01", "posture": "defendant", "order": "circuit,-filed_on", "q": "a"}
    statements(client, "lawsuits/", **asked)
    assert statements(client, "lawsuits/", **asked) == 1


@pytest.mark.parametrize("path", SHAPED)
def test_page_in_any_shape_is_one_statement(client: Client, hubs: Hubs, path: str) -> None:
    statements(client, path)
    assert statements(client, path) == 1
    assert None not in answering._statements.values()


def test_next_page_is_one_statement(client: Client, hubs: Hubs) -> None:
    for name in LISTS:
        following = client.get(f"/api/v1/{name}/?page_size=1").json()["next"]
        if following:
            path = following.partition("/api/v1/")[2]
            statements(client, path)
            assert statements(client, path) == 1, path


def test_what_is_hidden_between_two_questions_is_found_hidden(client: Client) -> None:
    lawsuit = LawsuitFactory()
    shown = [lawsuit.slug]

    def slugs() -> list[str]:
        return [found["slug"] for found in client.get("/api/v1/lawsuits/").json()["results"]]

    for _ in range(2):
        assert slugs() == shown
        Lawsuit.objects.update(publication=Publication.WITHDRAWN)
        assert slugs() == []
        assert client.get(f"/api/v1/{path_of(lawsuit)}").status_code == 404
        Lawsuit.objects.update(publication=Publication.PUBLISHED)
    assert slugs() == shown
