"""`manage.py prepare` where the database or the settings are not as they should be: one sentence, no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def prepare(**environ: str) -> str:
    """Run the command, which must fail, and return what it says."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "ENJOINED_"))}
    command = [sys.executable, "manage.py", "prepare"]
    done = subprocess.run(command, cwd=ROOT, env=mine | environ, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    return done.stderr


def test_unreachable_server_is_said_without_its_password():
    said = prepare(DATABASE_URL="postgresql://enjoined:open-sesame@127.0.0.1:9/tracker")
    assert "The database tracker at 127.0.0.1, which DATABASE_URL names, cannot be used" in said
    assert "refused" in said
    assert "open-sesame" not in said


def test_database_file_that_cannot_be_opened_is_said(tmp_path):
    said = prepare(DATABASE_URL=f"sqlite:///{tmp_path}/no/such/folder/db.sqlite3")
    assert "no/such/folder/db.sqlite3 cannot be used: unable to open database file" in said


def test_file_that_is_no_database_is_said(tmp_path):
    (tmp_path / "db.sqlite3").write_text("These are notes, not a database. " * 100)
    assert "file is not a database" in prepare(DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3")


@pytest.mark.parametrize("url", ["postgres.example.org", "postgresq://enjoined:open-sesame@host/name"])
def test_database_url_that_cannot_be_read_is_said(url):
    said = prepare(DATABASE_URL=url)
    assert "DATABASE_URL cannot be read" in said
    assert "open-sesame" not in said


def test_missing_password_file_is_said():
    said = prepare(DATABASE_URL="postgresql://enjoined@127.0.0.1:9/tracker", DATABASE_PASSWORD_FILE="/no/such/file")
    assert "DATABASE_PASSWORD_FILE cannot be read" in said


def test_deployment_without_a_key_is_refused():
    assert "set ENJOINED_SECRET_KEY" in prepare(ENJOINED_DEBUG="0")
