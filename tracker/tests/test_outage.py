"""The outage drill: the database goes away, readers are told to come again, and nobody has to do anything after."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, connection
from django.test import Client

from cases.tests.factories import LawsuitFactory, LawsuitPartyFactory
from policies.tests.factories import ProvisionFactory
from tracker.api.problems.outages import RETRY_AFTER

ROOT = Path(__file__).resolve().parent.parent.parent
drill = pytest.mark.django_db(transaction=True)
Query = Callable[..., Any]


@pytest.fixture
def records() -> None:
    LawsuitPartyFactory(lawsuit__slug="some-suit")
    LawsuitFactory(draft=True)  # so that everything is read through views
    ProvisionFactory(slug="eo-1/9a")


def cut_off() -> None:
    """The database ends its side of every connection of ours, or would, were it a server."""
    if connection.vendor == "sqlite":
        cause = sqlite3.OperationalError("disk I/O error")
        cause.sqlite_errorname = "SQLITE_IOERR_READ"
        raise OperationalError("disk I/O error") from cause
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@contextmanager
def gone_at(number: int) -> Iterator[list[str]]:
    """The database goes away at the query of this number, from 0; the queries that were asked until then."""
    asked: list[str] = []

    def wrapper(execute: Query, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        if len(asked) == number + 1:
            cut_off()
        return execute(sql, *rest)

    with connection.execute_wrapper(wrapper):
        yield asked


def is_told_to_come_again(response: Any) -> bool:
    assert response["Content-Type"] == "application/problem+json", response.content
    assert response["Retry-After"] == str(RETRY_AFTER)
    assert response["Cache-Control"] == "no-store"
    assert response.json()["type"].endswith("/api/v1/problems/unavailable/")
    return bool(response.status_code == 503)


@drill
@pytest.mark.parametrize(
    "path",
    [
        "lawsuits/",
        "lawsuits/some-suit/",
        "lawsuits/?q=trump&court__circuit=9",
        "citations/",
        "effect/?provision=eo-1/9a&on=2018-01-01",
    ],
)
def test_database_that_goes_at_any_query_is_told_and_the_next_request_is_answered(
    client: Client, records: None, path: str
) -> None:
    usual = client.get(f"/api/v1/{path}")
    assert usual.status_code == 200, usual.content
    number, is_through = 0, False
    while not is_through:
        with gone_at(number) as asked:
            response = client.get(f"/api/v1/{path}")
        is_through = len(asked) <= number  # the answer was there before
        assert is_through or is_told_to_come_again(response), asked[-1]
        again = client.get(f"/api/v1/{path}")
        assert (again.status_code, again.json()) == (200, usual.json())
        number += 1
    assert number > 0


@drill
def test_draft_stays_hidden_after_an_outage(client: Client, records: None) -> None:
    for number in range(4):
        with gone_at(number):
            client.get("/api/v1/lawsuits/")
        assert [row["slug"] for row in client.get("/api/v1/lawsuits/").json()["results"]] == ["some-suit"]


@drill
def test_browser_is_told_too(client: Client, records: None) -> None:
    with gone_at(1):
        response = client.get("/api/v1/lawsuits/", headers={"accept": "text/html"})
    assert (response.status_code, response["Retry-After"]) == (503, str(RETRY_AFTER))
    assert b"api/v1/problems/unavailable/" in response.content


@drill
def test_server_that_takes_no_connection_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Any, *rest: Any) -> None:
        cause = sqlite3.OperationalError("unable to open database file")
        cause.sqlite_errorname = "SQLITE_CANTOPEN"
        raise OperationalError("no") from (cause if connection.vendor == "sqlite" else psycopg.OperationalError("no"))

    with monkeypatch.context() as patched:
        way = "make_cursor"
        if connection.vendor == "postgresql":  # of which a test may end the connection
            way = "get_new_connection"
            connection.close()
        patched.setattr(type(connection._connections[connection._alias]), way, refused)
        response = client.get("/api/v1/lawsuits/")
    assert is_told_to_come_again(response)
    assert client.get("/api/v1/lawsuits/").status_code == 200


# A server of its own, over a file that is taken away under it


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the file is SQLite's")
@drill
def test_file_that_is_taken_away_and_put_back_under_a_server(records: None, tmp_path: Path) -> None:
    folder, away = tmp_path / "data", tmp_path / "away"
    folder.mkdir()
    with sqlite3.connect(folder / "db.sqlite3") as copy:
        connection.connection.backup(copy)
    copy.close()
    with _server(folder / "db.sqlite3") as site:
        assert _status(f"{site}/api/v1/lawsuits/") == 200
        folder.rename(away)
        assert _status(f"{site}/api/v1/lawsuits/") == _status(f"{site}/readyz") == 503
        assert _status(f"{site}/healthz") == 200
        away.rename(folder)
        assert _status(f"{site}/api/v1/lawsuits/") == _status(f"{site}/readyz") == 200


@contextmanager
def _server(database: Path) -> Iterator[str]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    environ = {**os.environ, "DATABASE_URL": f"sqlite:///{database}", "WEB_CONCURRENCY": "1"}
    command = ["-m", "gunicorn", "-c", "python:tracker.gunicorn_conf", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, env=environ, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    ) as server:
        try:
            for _ in range(300):
                time.sleep(0.1)
                if _status(f"http://127.0.0.1:{port}/healthz") == 200:
                    break
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=30) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code
    except OSError:
        return 0
