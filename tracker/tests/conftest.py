"""What the tests of the fixtures and of the API start from."""

import shutil
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tracker.api.onesql import answering, plans, running

from .asker import Asker
from .dossiers import SAMPLE

Ask = Callable[..., Any]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A folder of small made-up fixtures that tell every kind of record, to load, change and break."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "fixtures"))


@pytest.fixture(scope="module")
def shipped(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The fixtures that ship, loaded once for the tests of a module and taken back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_fixtures", verbosity=0, stdout=StringIO(), stderr=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def ask(client: Client) -> Ask:
    """The JSON at an address of the API: ask("lawsuits/", challenges="eo-13768"). It must answer 200, or `status`."""

    def asked(path: str, status: int = 200, **parameters: Any) -> Any:
        response = client.get(f"/api/v1/{path}", parameters)
        assert response.status_code == status, response.content
        return response.json()

    return asked


@pytest.fixture
def refused(ask: Ask) -> Ask:
    """What is wrong with each parameter of a question that is refused: refused("lawsuits/", chalenges="eo-13768")."""

    def asked(path: str, **parameters: Any) -> dict[str, str]:
        return {error["parameter"]: error["detail"] for error in ask(path, status=400, **parameters)["errors"]}

    return asked


@pytest.fixture
def count(ask: Ask) -> Ask:
    """How many records a list has: count("lawsuits/", court="cand")."""

    def asked(path: str, **parameters: Any) -> int:
        told = ask(path, count="on", **parameters)
        assert told.keys() == {"count"}
        number: int = told["count"]
        return number

    return asked


@pytest.fixture
def walk(ask: Ask) -> Ask:
    """All rows of a list, page by page to its end."""

    def asked(path: str, **parameters: Any) -> list[Any]:
        page = ask(path, **parameters)
        rows: list[Any] = page["results"]
        while page["next"]:
            page = ask(page["next"].removeprefix("http://testserver/api/v1/"))
            rows += page["results"]
        return rows

    return asked


@pytest.fixture
def asker(client: Client, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asker]:
    """A reader who counts statements, of an API that was asked nothing yet."""
    monkeypatch.setattr(running._Last, "is_hidden", False)
    answering._statements.clear()
    plans.forget()
    yield Asker(client)
    answering._statements.clear()
    plans.forget()


@pytest.fixture
def slugs(ask: Ask) -> Ask:
    """The slugs of the records a list answers with, in its order."""

    def asked(path: str, **parameters: Any) -> list[str]:
        return [record["slug"] for record in ask(path, **parameters)["results"]]

    return asked
