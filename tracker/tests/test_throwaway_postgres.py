"""The PostgreSQL that `./run test --postgres` starts for itself."""

import subprocess
import time
from collections.abc import Callable
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
    seen: list[tuple[Path, str]] = []
    with pytest.raises(ZeroDivisionError):
        run_that_fails(seen)
    [(home, server)] = seen
    assert not home.exists()
    wait_until(lambda: state(server) in ("", "Z"))  # a zombie is dead too, where nobody buries it


def run_that_fails(seen: list[tuple[Path, str]]) -> None:
    """Ask the server something, note its folder and its process, and fail."""
    with postgres.throwaway_server() as url:
        parts = urlsplit(url)
        home = Path(unquote(parts.netloc.partition("@")[2]))
        with psycopg.connect(host=str(home), user=parts.username, dbname="postgres") as connection:
            assert connection.execute("SELECT lower('É')").fetchone() == ("é",)
        server = (home / "data" / "postmaster.pid").read_text().splitlines()[0]
        assert state(server) not in ("", "Z")
        seen.append((home, server))
        raise ZeroDivisionError


def state(process: str) -> str:
    return subprocess.run(["ps", "-o", "stat=", "-p", process], capture_output=True, text=True).stdout.strip()[:1]


def wait_until(condition: Callable[[], bool]) -> None:
    for _ in range(50):
        if condition():
            return
        time.sleep(0.1)
    pytest.fail("It did not come to pass within five seconds.")
