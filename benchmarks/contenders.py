"""Who answers the questions of `benchmarks/api.py`, and how each is served."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import psycopg

from tools.environment import ROOT

from . import bare
from .servers import WORKERS, Server, gunicorn, parent, serving

DATASETTE = ROOT / ".venv-datasette"
RELEASE = "datasette==0.65.5"
BASE = "http://localhost/api/v1/"
FILTERED = {"posture": "defendant", "filed_after": "2020-01-01"}
SERVED = {"ENJOINED_DEBUG": "0", "ENJOINED_HTTPS": "0", "ENJOINED_SECRET_KEY": "for measuring only"}
ALLOWED = {"ENJOINED_HOSTS": "127.0.0.1,localhost", "ENJOINED_API_RATE": "0/60"}


@dataclass(frozen=True)
class Contender:
    """Somebody who answers. `words` start it; `asks` gives the address of each question, for the slug of a lawsuit."""

    name: str
    words: Sequence[str]
    asks: Callable[[str], Mapping[str, str]]
    environ: Callable[[str], Mapping[str, str]] = lambda url: {}

    @contextmanager
    def served(self, url: str) -> Iterator[Server]:
        """Started, over the database of this address."""
        environ = {**SERVED, **ALLOWED, "DATABASE_URL": url, **self.environ(url)}
        with serving(self.words, environ, lambda: backends(url)) as server:
            yield server


def ours(slug: str) -> Mapping[str, str]:
    """The API of the project."""
    return {
        "list": "/api/v1/lawsuits/?page_size=50",
        "filtered list": f"/api/v1/lawsuits/?{urlencode(FILTERED)}",
        "detail": f"/api/v1/lawsuits/{slug}/",
        "detail without what is computed": f"/api/v1/lawsuits/{slug}/?omit=label,as_of",
        "search": "/api/v1/lawsuits/?q=condition",
    }


def _framework(kind: str) -> Callable[[str], Mapping[str, str]]:
    filtered = urlencode({"posture": FILTERED["posture"], "filed_on__gte": FILTERED["filed_after"]})
    return lambda slug: {
        "list": f"/{kind}/lawsuits/",
        "filtered list": f"/{kind}/lawsuits/?{filtered}",
        "detail": f"/{kind}/lawsuits/{slug}/",
    }


def _by_hand(slug: str) -> Mapping[str, str]:
    asked = {"list": {}, "filtered list": FILTERED, "detail": {"slug": slug}}
    return {name: f"/?{urlencode(more)}" for name, more in asked.items()}


def _canned(slug: str) -> Mapping[str, str]:
    asked = {"list": {}, "filtered list": FILTERED, "detail": {"slug": slug}}
    as_json = {"_shape": "array", "_json": "lawsuit"}  # and not as a text of it
    given = {**as_json, "base": BASE, "size": 50, "offset": 0}
    return {name: f"/enjoined/{name.split()[0]}.json?{urlencode({**given, **more})}" for name, more in asked.items()}


def _for_datasette(url: str) -> Mapping[str, str]:
    queries = {
        "list": bare.page("sqlite"),
        "filtered": bare.page("sqlite", FILTERED),
        "detail": bare.page("sqlite", ["slug"]),
    }
    return {"ENJOINED_FILE": url.removeprefix("sqlite:///"), "ENJOINED_QUERIES": json.dumps(queries)}


OURS = Contender("this API", gunicorn("tracker.wsgi:application"), ours)
MODELS = Contender("DRF, its own serializers", gunicorn("benchmarks.served:plain"), _framework("models"))
SAME = Contender("DRF, these serializers", gunicorn("benchmarks.served:plain"), _framework("same"))
BARE = Contender("bare SQL", gunicorn("benchmarks.served:bare"), _by_hand)
CANNED = Contender(
    "Datasette",
    [
        *(str(DATASETTE / "bin" / "python"), "-m", "uvicorn", "--app-dir", "benchmarks", "datasette_app:app"),
        *("--workers", str(WORKERS), "--port", "PORT", "--log-level", "warning", "--no-access-log"),
    ],
    _canned,
    _for_datasette,
)


def contenders(vendor: str, *, with_datasette: bool) -> list[Contender]:
    """All that can serve such a database."""
    if vendor != "sqlite" or not with_datasette:
        return [OURS, MODELS, SAME, BARE]
    if not DATASETTE.exists():
        subprocess.run([sys.executable, "-m", "venv", str(DATASETTE)], check=True)
        subprocess.run([str(DATASETTE / "bin" / "python"), "-m", "pip", "install", "--quiet", RELEASE], check=True)
    return [OURS, MODELS, SAME, BARE, CANNED]


def backends(url: str) -> list[int]:
    """The processes of PostgreSQL that serve this database, and the one that began them."""
    if not url.startswith("postgres"):
        return []
    with psycopg.connect(url) as connection:
        found: list[Any] = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchall()
        first = parent(connection.info.backend_pid)
    return [first, *(pid for (pid,) in found)]
