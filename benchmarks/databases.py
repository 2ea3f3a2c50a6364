"""Databases to measure on: migrated, with every trigger in place, empty, and as many alike as wanted."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from tools.environment import ROOT
from tools.postgres import throwaway_server

VENDORS = ("sqlite", "postgresql")
Fresh = Callable[[], str]
"""Makes an empty database and returns its DATABASE_URL; the one made before is removed."""


def run(url: str, *words: str) -> str:
    """Run a program of the project's environment on a database; what it prints. Raises `CalledProcessError`."""
    # Debug mode keeps every query, which would weigh on whoever makes many.
    settings = {"DATABASE_URL": url, "ENJOINED_DEBUG": "0", "ENJOINED_SECRET_KEY": "for measuring only"}
    environ = {**os.environ, **settings}
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True, check=True
    ).stdout


def measured(url: str, contestant: str, *words: str | Path) -> dict[str, Any]:
    """Run a contestant in a process of its own; its measures."""
    told = run(url, "-m", "benchmarks.contestants", contestant, *map(str, words))
    return dict(json.loads(told.splitlines()[-1]))


@contextmanager
def databases(vendor: str, folder: Path) -> Iterator[Fresh]:
    """Something that makes databases of this vendor."""
    with {"sqlite": _sqlite, "postgresql": _postgresql}[vendor](folder) as fresh:
        yield fresh


@contextmanager
def _sqlite(folder: Path) -> Iterator[Fresh]:
    empty, used = folder / "empty.sqlite3", folder / "used.sqlite3"
    run(f"sqlite:///{empty}", "manage.py", "migrate", "--verbosity=0")

    def fresh() -> str:
        for path in folder.glob(f"{used.name}*"):
            path.unlink()
        shutil.copyfile(empty, used)
        return f"sqlite:///{used}"

    yield fresh


@contextmanager
def _postgresql(folder: Path) -> Iterator[Fresh]:
    """On the server that DATABASE_URL names; without one, on a server of its own."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield from _on_server(given)
    else:
        with throwaway_server() as url:
            yield from _on_server(url)


def _on_server(url: str) -> Iterator[Fresh]:
    server, numbers, made = urlsplit(url), count(), []

    def at(name: str) -> str:
        return server._replace(path=f"/{name}").geturl()

    def say(statement: str, *names: str) -> None:
        with psycopg.connect(at("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def make(template: str) -> str:
        name = f"enjoined_bench_{os.getpid()}_{next(numbers)}"
        say("CREATE DATABASE {} TEMPLATE {}", name, template)
        made.append(name)
        return name

    def fresh() -> str:
        for name in made[1:]:
            say("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
        del made[1:]
        return at(make(made[0]))

    try:
        run(at(make("template1")), "manage.py", "migrate", "--verbosity=0")
        yield fresh
    finally:
        for name in made:
            say("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
