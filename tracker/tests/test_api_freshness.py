"""Who has an answer that still holds is told so for one row read; nobody is told so of one that does not."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.http import http_date, parse_http_date

from cases.models import Lawsuit
from cases.tests.factories import LawsuitFactory, LawsuitPartyFactory
from sources.choices import Publication
from sources.history.records import recorded
from tracker.api import freshness
from tracker.api.addresses import path_of
from tracker.api.endpoints import ENDPOINTS

from .constellation import constellation
from .factories import APPS, FACTORIES
from .histories import JUNE, RECORDED, a_change, written_at

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def old_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program put where it runs long ago."""
    monkeypatch.setattr(freshness, "_program", lambda: ("a digest", 0.0))


def get(client: Client, path: str, etag: str = "", **headers: str) -> Any:
    brought = {"if-none-match": etag} if etag else {}
    return client.get(f"/api/v1/{path}", headers={**brought, **headers})


def version() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT version FROM sources_version")
        [number] = cursor.fetchone()
    return int(number)


@pytest.mark.parametrize("model", RECORDED, ids=lambda model: model.__name__)
def test_every_write_is_another_version(model: Any) -> None:
    before = version()
    row = FACTORIES[model]()
    created = version()
    assert created > before
    model._base_manager.filter(pk=row.pk).update(**a_change(model))
    changed = version()
    assert changed > created
    row.delete()
    assert version() > changed


def test_every_recorded_model_is_among_those() -> None:
    from django.apps import apps

    assert {*RECORDED} == {model for app in APPS for model in recorded(apps.get_app_config(app))}


def test_transaction_is_another_version_when_it_is_seen_and_none_where_it_is_taken_back() -> None:
    before = version()
    with transaction.atomic():
        LawsuitFactory.create_batch(2)
    after = version()
    assert after > before
    with transaction.atomic():
        LawsuitFactory()
        transaction.set_rollback(True)
    assert version() == after


@pytest.mark.parametrize("name", [name for name in ENDPOINTS if name != "effect"])
def test_answer_that_holds_is_not_sent_again_and_costs_one_query(client: Client, name: str) -> None:
    hubs = constellation(1)
    paths = [
        f"{name}/",
        f"{name}/?page_size=1",
        *(path for hub in hubs.values() if (path := path_of(hub)).startswith(f"{name}/")),
    ]
    for path in paths:
        first = get(client, path)
        assert first["ETag"].startswith('W/"')
        assert first["Cache-Control"] == "public, no-cache"
        with CaptureQueriesContext(connection) as queries:
            again = get(client, path, first["ETag"])
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
        assert len(queries) == 1
        assert "Content-Type" not in again


def test_effect_is_not_sent_again_either(client: Client) -> None:
    constellation(1)
    first = get(client, "effect/?on=2018-01-01")
    assert get(client, "effect/?on=2018-01-01", first["ETag"]).status_code == 304


def test_any_write_makes_every_answer_another(client: Client) -> None:
    lawsuit = LawsuitFactory()
    first = get(client, "lawsuits/")
    LawsuitPartyFactory(lawsuit=lawsuit)
    second = get(client, "lawsuits/", first["ETag"])
    assert (second.status_code, second["ETag"] != first["ETag"]) == (200, True)
    Lawsuit.objects.update(publication=Publication.WITHDRAWN)
    third = get(client, "lawsuits/", second["ETag"])
    assert (third.status_code, third.json()["results"]) == (200, [])


def test_mark_is_of_one_address_one_format_and_one_day(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    lawsuit = LawsuitFactory(slug="suit")
    first = get(client, "lawsuits/")["ETag"]
    assert get(client, "rulings/", first).status_code == 200
    assert get(client, "lawsuits/?page_size=5", first).status_code == 200
    assert get(client, "lawsuits/?nonsense=1", first).status_code == 400
    assert get(client, "lawsuits/none/", first).status_code == 404
    assert client.get("/api/v1/lawsuits/", headers={"if-none-match": first, "host": "localhost"}).status_code == 200
    own = get(client, path_of(lawsuit))["ETag"]
    assert get(client, path_of(lawsuit), f'"other", {own}').status_code == 304

    tomorrow = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)

    class Tomorrow(dt.datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return tomorrow

    monkeypatch.setattr(freshness.dt, "datetime", Tomorrow)
    assert get(client, path_of(lawsuit), own).status_code == 200


def test_another_program_answers_anew(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    first = get(client, "lawsuits/")["ETag"]
    monkeypatch.setattr(freshness, "_program", lambda: ("another digest", 0.0))
    assert get(client, "lawsuits/", first).status_code == 200


def test_program_is_told_by_its_files() -> None:
    digest, made = freshness._program.__wrapped__() if hasattr(freshness._program, "__wrapped__") else ("", 0)
    assert (digest, made) == ("", 0) or (len(digest) == 64 and made > 0)


def test_answers_tell_when_they_became_what_they_are(client: Client) -> None:
    today = dt.datetime.now(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE sources_version SET at = %s", [today - dt.timedelta(days=3)])
    first = get(client, "lawsuits/")
    assert parse_http_date(first["Last-Modified"]) == today.timestamp()  # when today began
    assert get(client, "lawsuits/", **{"if-modified-since": first["Last-Modified"]}).status_code == 304
    before = http_date(today.timestamp() - 1)
    assert get(client, "lawsuits/", **{"if-modified-since": before}).status_code == 200
    assert get(client, "lawsuits/none/", **{"if-modified-since": first["Last-Modified"]}).status_code == 404
    # Where both are brought, the mark decides (RFC 9110, 13.1.3).
    asked = {"if-modified-since": first["Last-Modified"]}
    assert get(client, "lawsuits/", 'W/"other"', **asked).status_code == 200


def test_what_was_written_just_now_has_no_day_of_change_yet(client: Client) -> None:
    LawsuitFactory()
    answer = get(client, "lawsuits/")
    assert "Last-Modified" not in answer
    now = http_date(dt.datetime.now(dt.UTC).timestamp() + 60)
    assert get(client, "lawsuits/", **{"if-modified-since": now}).status_code == 200


@pytest.mark.django_db
def test_past_that_is_over_is_kept_for_an_hour(client: Client) -> None:
    with written_at(JUNE):
        LawsuitFactory()
    past = get(client, "lawsuits/?known_on=2026-06-01")
    assert past["Cache-Control"] == "public, max-age=3600"
    today = dt.datetime.now(dt.UTC).date()
    assert get(client, f"lawsuits/?known_on={today}")["Cache-Control"] == "public, no-cache"
    assert get(client, "lawsuits/?known_on=2026-06-01", past["ETag"]).status_code == 304


def test_pages_for_browsers_are_not_kept(client: Client) -> None:
    page = get(client, "lawsuits/", accept="text/html")
    assert page["Cache-Control"] == "no-store"
    assert "ETag" not in page


@pytest.mark.parametrize(("path", "status"), [("lawsuits/none/", 404), ("lawsuits/?x=1", 400)])
def test_problems_are_not_kept(client: Client, path: str, status: int) -> None:
    answer = get(client, path)
    assert (answer.status_code, answer["Cache-Control"], "ETag" in answer) == (status, "no-store", False)


def test_head_has_the_headers_of_get_and_no_body(client: Client) -> None:
    LawsuitFactory()
    full = get(client, "lawsuits/")
    head = client.head("/api/v1/lawsuits/")
    assert (head.status_code, head.content) == (200, b"")
    assert (head["ETag"], head["Content-Type"]) == (full["ETag"], full["Content-Type"])
    assert client.head("/api/v1/lawsuits/", headers={"if-none-match": full["ETag"]}).status_code == 304
