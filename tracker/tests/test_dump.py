"""The archive of all records has what the lists have, is whole, and is made once."""

import gzip
import hashlib
import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from cases.tests.factories import LawsuitFactory
from sources.history.version import TABLE
from tracker.api.addresses import RECORDS
from tracker.api.dump import archives, folder
from tracker.published.reading import as_published

from .conftest import Ask
from .constellation import constellation

pytestmark = pytest.mark.django_db
SITE = "/api/v1/dump/"


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DUMPS_DIR = tmp_path / "dumps"


def archive(client: Client, told: dict[str, Any]) -> bytes:
    response = client.get(told["url"])
    assert (response.status_code, response["Content-Type"]) == (200, "application/gzip")
    return b"".join(response.streaming_content)


def another_version() -> None:
    """On PostgreSQL a transaction counts at its end, which a test does not have."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {TABLE} SET version = version + 1")


def test_archive_has_every_record_as_its_list_has_it(client: Client, ask: Ask, walk: Ask) -> None:
    constellation(2)
    told = ask("dump/")
    packed = archive(client, told)
    assert (len(packed), hashlib.sha256(packed).hexdigest()) == (told["size"], told["sha256"])
    first, *rest = (json.loads(line) for line in gzip.decompress(packed).splitlines())
    assert first == {
        "type": "enjoined",
        "about": {"version": told["version"], "as_of": told["as_of"], "root": "/api/v1/"},
    }
    for name in RECORDS:
        found = [line["record"] for line in rest if line["type"] == name]
        listed = json.loads(
            json.dumps(walk(f"{name}/", page_size=200)).replace("http://testserver/api/v1/", "/api/v1/")
        )
        assert sorted(found, key=lambda row: row["slug"]) == sorted(listed, key=lambda row: row["slug"]) != []
        assert told["records"][name] == len(found)


def test_drafts_are_not_in_it(client: Client, ask: Ask) -> None:
    LawsuitFactory(slug="shown")
    LawsuitFactory(slug="hidden", draft=True)
    found = gzip.decompress(archive(client, ask("dump/")))
    assert b'"shown"' in found
    assert b"hidden" not in found


def test_archive_is_told_with_its_checksum_and_kept_by_its_mark(client: Client, ask: Ask) -> None:
    LawsuitFactory()
    told = ask("dump/")
    response = client.get(told["url"], headers={"accept-encoding": "gzip"})
    packed = b"".join(response.streaming_content)
    digest = b64encode(hashlib.sha256(packed).digest()).decode()
    assert response["Repr-Digest"] == f"sha-256=:{digest}:"
    assert response["ETag"] == f'"{told["sha256"]}"'
    assert response["Content-Length"] == str(len(packed))
    assert f'filename="enjoined-{told["version"]}.ndjson.gz"' in response["Content-Disposition"]
    assert "Content-Encoding" not in response
    again = client.get(told["url"], headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", response["ETag"])
    head = client.head(told["url"])
    assert (head.status_code, head.content, head["Repr-Digest"]) == (200, b"", response["Repr-Digest"])
    assert head["Content-Length"] == response["Content-Length"]


def test_archive_is_made_once_for_a_version_and_old_ones_go(
    client: Client, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    LawsuitFactory()
    made: list[int] = []
    make = archives._make

    def counted(now: Any) -> Any:
        made.append(now.version)
        return make(now)

    monkeypatch.setattr(archives, "_make", counted)
    first = ask("dump/")
    assert ask("dump/") == first
    archive(client, first)
    assert len(made) == 1
    urls = [first["url"]]
    for _ in range(3):
        another_version()
        urls.append(ask("dump/")["url"])
    assert len({*made}) == len(made) == 4
    assert [client.head(url).status_code for url in urls] == [404, 404, 200, 200]
    assert client.get(urls[0]).json()["nearest"] == [urls[-1]]
    assert len([*folder.folder().glob("*.ndjson.gz")]) == len([*folder.folder().glob("*.json")]) == 2


def test_another_program_or_another_day_of_the_same_version_makes_it_anew(
    client: Client, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    LawsuitFactory(slug="one")
    first = ask("dump/")
    monkeypatch.setattr(archives, "program", lambda: "another")
    assert ask("dump/") == first  # the same bytes, of the same data
    assert archives.kept(first["version"]).program == "another"
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {TABLE} SET at = '2026-01-02 03:04:05'")
    assert ask("dump/")["as_of"].startswith("2026-01-02T03:04:05")


def test_failure_leaves_no_archive(client: Client, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    LawsuitFactory()
    client.raise_request_exception = False

    def failing(*args: Any) -> Iterator[bytes]:
        yield b"{}"
        raise RuntimeError("halfway")

    with monkeypatch.context() as patched:
        patched.setattr(archives, "lines", failing)
        assert client.get(SITE).status_code == 500
    assert not [*folder.folder().glob("*.json")]
    assert gzip.decompress(archive(client, ask("dump/"))).startswith(b'{"type":"enjoined"')


def test_while_another_makes_it_who_asks_is_told_to_come_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "WAIT", 0)
    begun, done = Event(), Event()

    def other() -> None:
        with folder.alone(within):
            begun.set()
            done.wait(30)

    within = folder.folder()
    thread = Thread(target=other)
    thread.start()
    try:
        assert begun.wait(30)
        response = client.get(SITE)
        assert (response.status_code, response["Retry-After"]) == (503, str(folder.COME_AGAIN))
        assert response["Content-Type"] == "application/problem+json"
        assert "being made" in response.json()["detail"]
    finally:
        done.set()
        thread.join()
    assert client.get(SITE).status_code == 200


def test_archive_knows_no_past_and_no_filters(refused: Ask, client: Client) -> None:
    LawsuitFactory()
    assert list(refused("dump/", court="cand")) == ["court"]
    assert client.get(f"{SITE}enjoined-999999.ndjson.gz").status_code == 404


def test_folder_is_ones_own(settings: Any, tmp_path: Path) -> None:
    with as_published():
        made = archives.present()
    assert made.path.is_relative_to(tmp_path)
    assert folder.folder().stat().st_mode & 0o077 == 0
    assert made.path.parent.parent.stat().st_mode & 0o077 == 0


def test_folder_that_others_may_write_in_is_refused_with_the_remedy(tmp_path: Path, settings: Any) -> None:
    settings.DUMPS_DIR = tmp_path / "dumps"
    settings.DUMPS_DIR.mkdir()
    settings.DUMPS_DIR.chmod(0o777)
    with pytest.raises(PermissionError, match="Name another folder in ENJOINED_DUMPS_DIR"):
        folder.folder()
    settings.DUMPS_DIR.chmod(0o755)
    assert folder.folder().parent == settings.DUMPS_DIR
