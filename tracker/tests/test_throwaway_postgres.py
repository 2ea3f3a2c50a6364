"""The PostgreSQL that `./run test --postgres` starts for itself."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
import pytest

from tools import postgres
from tools.environment import RunError


def no_binaries(monkeypatch):
    monkeypatch.setattr(postgres, "PLACES", [])
    monkeypatch.setenv("PATH", "")


def test_machine_without_postgres_is_told_how_to_get_it(monkeypatch):
    no_binaries(monkeypatch)
    with pytest.raises(RunError, match="apt install postgresql"), postgres.throwaway_server():
        pass


def test_newest_of_several_is_taken(monkeypatch, tmp_path):
    no_binaries(monkeypatch)
    for version in ("9", "15", "17"):
        (tmp_path / version / "bin").mkdir(parents=True)
        for name in ("initdb", "pg_ctl", "postgres"):
            (tmp_path / version / "bin" / name).touch()
    (tmp_path / "17" / "bin" / "postgres").unlink()  # a client-only installation
    monkeypatch.setattr(postgres, "PLACES", [f"{tmp_path}/*/bin"])
    assert postgres.find_binaries() == tmp_path / "15" / "bin"


def test_server_serves_and_leaves_nothing_behind_when_the_run_fails():
    try:
        postgres.find_binaries()
    except RunError as error:
        pytest.skip(str(error))
    with pytest.raises(ZeroDivisionError), postgres.throwaway_server() as url:
        parts = urlsplit(url)
        home = Path(unquote(parts.netloc.partition("@")[2]))
        with psycopg.connect(host=str(home), user=parts.username, dbname="postgres") as connection:
            row = connection.execute("SELECT pg_backend_pid(), lower('É')").fetchone()
        assert row is not None
        assert row[1] == "é"
        server = int((home / "data" / "postmaster.pid").read_text().splitlines()[0])
        raise ZeroDivisionError
    assert not home.exists()
    assert not Path(f"/proc/{server}").exists()
