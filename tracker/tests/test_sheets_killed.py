"""A process that is killed in the middle of an import leaves the database as it was."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection

from cases.models import Lawsuit
from cases.tests.factories import CourtFactory, LawsuitFactory
from tools.environment import without_settings

from .sheets import as_csv

ROWS = 6
State = Callable[[], Any]


@pytest.fixture
def database(tmp_path) -> tuple[str, State]:
    """Where another process finds the database of this test, and how to see all that is in it."""
    if connection.vendor == "postgresql":
        told = {"HOST": "", "PORT": "", **connection.settings_dict}
        at = {name: quote(str(told[name]), safe="") for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")}
        port = f":{at['PORT']}" if at["PORT"] else ""
        return f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}{port}/{at['NAME']}", _rows
    path = tmp_path / "db.sqlite3"  # the tests' own is in memory
    return f"sqlite:///{path}", lambda: _dump(path)


def _rows() -> Any:
    return {model._meta.label: list(model._base_manager.order_by("pk").values_list()) for model in apps.get_models()}


def _dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as copy:
        if not path.stat().st_size:
            connection.ensure_connection()
            connection.connection.backup(copy)
        return list(copy.iterdump())


def _import(path: Path, database: str, rows: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tracker.tests.killed_import", "cases.Lawsuit", str(path), str(rows)]
    environ = {**without_settings(), "DJANGO_SETTINGS_MODULE": "tracker.settings", "DATABASE_URL": database}
    return subprocess.run(command, cwd=settings.BASE_DIR, env=environ, capture_output=True, text=True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("rows", [1, ROWS - 1, ROWS])
def test_import_that_is_killed_leaves_the_database_as_it_was(database, tmp_path, rows) -> None:
    address, state = database
    User.objects.create_superuser("root")
    court = CourtFactory(slug="cand")
    old: list[dict[str, Any]] = [{"slug": LawsuitFactory().slug, "summary": "Changed."} for _ in range(ROWS - 2)]
    new: dict[str, Any] = {"short_name": "A v. B", "caption": "A v. B", "court": court.slug, "posture": "none"}
    path = tmp_path / "lawsuits.csv"
    path.write_bytes(as_csv([*[{**_whole(row["slug"]), **row} for row in old], *_numbered(new, 2)]))
    before = state()
    done = _import(path, address, rows)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert done.stdout == f"stored {rows}\n"
    assert state() == before
    done = _import(path, address, ROWS + 1)
    assert done.stdout == "imported True\n", done.stderr
    assert state() != before


def _whole(slug: Any) -> dict[str, Any]:
    lawsuit = Lawsuit.objects.select_related("court").get(slug=slug)
    texts = {name: str(getattr(lawsuit, name)) for name in ("short_name", "caption", "posture", "docket_number")}
    return {**texts, "court": lawsuit.court.slug}


def _numbered(row: dict[str, Any], times: int) -> list[dict[str, Any]]:
    return [{**row, "docket_number": f"3:25-cv-0000{n}"} for n in range(1, times + 1)]
