"""A process that is killed in the middle of an import leaves the database as it was."""

import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection

from cases.models import Lawsuit
from cases.tests.factories import CourtFactory, LawsuitFactory

from .other_processes import address_of_database, run_module
from .sheets import as_csv

MODULE, KIND, ROWS = "killed_import", "cases.Lawsuit", 6
State = Callable[[], Any]


def _database(folder: Path) -> tuple[str, State]:
    """Where another process finds the database of this test, and how to see all that is in it."""
    path = folder / "db.sqlite3"
    return address_of_database(folder), (lambda: _dump(path)) if connection.vendor == "sqlite" else _rows


def _rows() -> Any:
    return {model._meta.label: list(model._base_manager.order_by("pk").values_list()) for model in apps.get_models()}


def _dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as copy:
        return list(copy.iterdump())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("rows", [1, ROWS - 1, ROWS])
def test_import_that_is_killed_leaves_the_database_as_it_was(tmp_path, rows) -> None:
    User.objects.create_superuser("root")
    court = CourtFactory(slug="cand")
    old: list[dict[str, Any]] = [{"slug": LawsuitFactory().slug, "summary": "Changed."} for _ in range(ROWS - 2)]
    new: dict[str, Any] = {"short_name": "A v. B", "caption": "A v. B", "court": court.slug, "posture": "none"}
    path = tmp_path / "lawsuits.csv"
    path.write_bytes(as_csv([*[{**_whole(row["slug"]), **row} for row in old], *_numbered(new, 2)]))
    address, state = _database(tmp_path)
    before = state()
    done = run_module(MODULE, KIND, str(path), str(rows), database=address)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert done.stdout == f"stored {rows}\n"
    assert state() == before
    done = run_module(MODULE, KIND, str(path), str(ROWS + 1), database=address)
    assert done.stdout == "imported True\n", done.stderr
    assert state() != before


def _whole(slug: Any) -> dict[str, Any]:
    lawsuit = Lawsuit.objects.select_related("court").get(slug=slug)
    texts = {name: str(getattr(lawsuit, name)) for name in ("short_name", "caption", "posture", "docket_number")}
    return {**texts, "court": lawsuit.court.slug}


def _numbered(row: dict[str, Any], times: int) -> list[dict[str, Any]]:
    return [{**row, "docket_number": f"3:25-cv-0000{n}"} for n in range(1, times + 1)]
