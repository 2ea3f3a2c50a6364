"""The database of a test as other processes find it."""

import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from tools.environment import without_settings


def address_of_database(folder: Path) -> str:
    """Where another process finds what the test has stored so far. On SQLite a copy of it, in that folder."""
    if connection.vendor == "postgresql":
        told = {"HOST": "", "PORT": "", **connection.settings_dict}
        at = {name: quote(str(told[name]), safe="") for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")}
        port = f":{at['PORT']}" if at["PORT"] else ""
        return f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}{port}/{at['NAME']}"
    path = folder / "db.sqlite3"  # the tests' own is in memory
    connection.ensure_connection()
    with sqlite3.connect(path) as copy:
        connection.connection.backup(copy)
    return f"sqlite:///{path}"


def run_module(name: str, *arguments: str, database: str) -> subprocess.CompletedProcess[str]:
    """Run one of the modules of these tests as a process of its own."""
    command = [sys.executable, "-m", f"tracker.tests.{name}", *arguments]
    environ = {**without_settings(), "DJANGO_SETTINGS_MODULE": "tracker.settings", "DATABASE_URL": database}
    return subprocess.run(command, cwd=settings.BASE_DIR, env=environ, capture_output=True, text=True, timeout=900)
