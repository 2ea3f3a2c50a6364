"""What gunicorn serves in `benchmarks/api.py`, beside the API. The database is that of DATABASE_URL.

`plain` is Django with the addresses of `benchmarks.plain`. `bare` answers with the statement of `benchmarks.bare`, and
has nothing between that and gunicorn.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl

import psycopg

from . import bare as by_hand

URL = os.environ.get("DATABASE_URL", "")
BASE = "http://localhost/api/v1/"
_connected = threading.local()
Start = Callable[[str, list[tuple[str, str]]], Any]


def plain(environ: dict[str, Any], start_response: Start) -> Any:
    """Django, as it answers without the project's own API."""
    return _django()(environ, start_response)


def _django() -> Any:
    if not hasattr(_django, "application"):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
        from django.conf import settings

        settings.ROOT_URLCONF = "benchmarks.plain"
        from tracker.wsgi import application

        _django.application = application  # type: ignore[attr-defined]
    return _django.application  # type: ignore[attr-defined]


def bare(environ: dict[str, Any], start_response: Start) -> Iterator[bytes]:
    """`/?posture=plaintiff&filed_after=2020-01-01&size=50`: the rows, and no more words than that takes."""
    asked = dict(parse_qsl(environ["QUERY_STRING"]))
    values = {"base": BASE, "size": int(asked.pop("size", 50)), "offset": int(asked.pop("offset", 0)), **asked}
    rows = _run(by_hand.page(_vendor(), asked), values)
    start_response("200 OK", [("Content-Type", "application/json")])
    yield f'{{"results":[{",".join(row for (row,) in rows)}]}}'.encode()


def _vendor() -> str:
    return "postgresql" if URL.startswith("postgres") else "sqlite"


def _run(sql: str, values: dict[str, Any]) -> list[Any]:
    if not hasattr(_connected, "connection"):
        if _vendor() == "postgresql":
            _connected.connection = psycopg.connect(URL, autocommit=True)
        else:
            _connected.connection = sqlite3.connect(URL.removeprefix("sqlite:///"))
    if _vendor() == "postgresql":
        return list(_connected.connection.execute(sql, values, prepare=True).fetchall())
    return list(_connected.connection.execute(sql, values).fetchall())
