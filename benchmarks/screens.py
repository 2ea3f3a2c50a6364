"""Screens of the admin over synthetic lawsuits, each beside the one that Django's own `ModelAdmin` makes.

`python -m benchmarks.screens LAWSUITS PROVISIONS REPEAT` fills the database of DATABASE_URL, which is empty, asks for
each screen, and prints the shortest times in milliseconds and the numbers of queries as JSON.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from time import perf_counter
from typing import Any, NamedTuple
from urllib.parse import urlencode

import django

SITES = {"desk": "/admin/", "stock": "/stock/"}
UNCOLLECTED = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
YEAR: dict[str, dict[str, Any]] = {
    "desk": {"filed_on_year": 2020},
    "stock": {"filed_on__gte": "2020-01-01", "filed_on__lt": "2021-01-01"},
}
ENOUGH = 10_000  # milliseconds, after which a slow screen is not asked for again
TYPED = {"app_label": "cases", "model_name": "claim", "field_name": "lawsuit"}


class Screen(NamedTuple):
    """What a curator wants to see, and where below the address of a site it is shown."""

    name: str
    paths: dict[str, str]


def screens() -> Iterator[Screen]:
    """The change list, searched and filtered; the answers to what is typed; the screens of lawsuits."""
    from cases.models import Lawsuit

    suits = Lawsuit.objects.order_by("pk")
    yield listed("the change list")
    yield listed("a page far down", p=min(100, suits.count() // 50))
    yield Screen("by short name", {"desk": _list({"o": 0}), "stock": _list({"o": 1})})  # after a column of boxes
    yield listed("search: a docket number", q=suits[suits.count() // 2].docket_number)
    yield listed("search: a word in few", q="State-07")
    yield listed("search: a word in all", q="official")
    yield listed("search: a word in none", q="nowhere")
    yield listed("filter: the United States defends", posture="defendant")
    yield listed("filter: of one circuit", court__circuit="9")
    yield Screen("filter: filed in 2020", {site: _list(asked) for site, asked in YEAR.items()})
    yield Screen("filter: names no source", {"desk": _list({"sources": "none"})})
    yield Screen("both: two words, in 2020", {site: _list({**asked, "q": "city 07"}) for site, asked in YEAR.items()})
    yield same("typed: a word in few", f"autocomplete/?{urlencode({**TYPED, 'term': 'State-07'})}")
    yield same("typed: a word in none", f"autocomplete/?{urlencode({**TYPED, 'term': 'nowhere'})}")
    yield same("a lawsuit just filed", f"cases/lawsuit/{suits.filter(rulings=None)[0].pk}/change/")
    yield same("a lawsuit that went up", f"cases/lawsuit/{suits.exclude(appeals=None)[0].pk}/change/")


def listed(name: str, **asked: Any) -> Screen:
    """The change list."""
    return same(name, _list(asked))


def same(name: str, path: str) -> Screen:
    """What both sites show at the same place."""
    return Screen(name, dict.fromkeys(SITES, path))


def _list(asked: dict[str, Any]) -> str:
    return f"cases/lawsuit/?{urlencode(asked)}"


def fill(lawsuits: int, provisions: int) -> dict[str, float]:
    """Bring what questions about effect read, and what else stands on the screen of a lawsuit."""
    from cases.models import LawsuitCitation, LawsuitJudge, LawsuitParty

    from . import questions

    return questions.fill(lawsuits, provisions, (LawsuitCitation, LawsuitJudge, LawsuitParty))


def ask(repeat: int) -> dict[str, Any]:
    """Every screen of both sites: the shortest time, and the number of queries."""
    from django.contrib.auth import get_user_model
    from django.test import override_settings

    user = get_user_model().objects.create_superuser("curator")
    with override_settings(STORAGES=UNCOLLECTED, ROOT_URLCONF="benchmarks.stock"):
        return {
            screen.name: {site: _measured(SITES[site] + path, user, repeat) for site, path in screen.paths.items()}
            for screen in screens()
        }


def _measured(address: str, user: Any, repeat: int) -> dict[str, float]:
    from django.db import connection

    queries: Counter[str] = Counter()

    def counted(execute: Any, *query: Any) -> Any:
        queries["made"] += 1
        return execute(*query)

    with connection.execute_wrapper(counted):
        first = _timed(address, user)  # which also warms up what is made once
    times: list[float] = []
    while len(times) < repeat and first + sum(times) < ENOUGH:
        times.append(_timed(address, user))
    return {"ms": min(times, default=first), "queries": queries["made"]}


def _timed(address: str, user: Any) -> float:
    start = perf_counter()
    show(address, user)
    return (perf_counter() - start) * 1000


def show(address: str, user: Any) -> bytes:
    """A page, made by its view for the user. Middleware, which decides who that is, is left out."""
    from django.test import RequestFactory
    from django.urls import resolve

    request = RequestFactory().get(address)
    request.user = user
    view, args, kwargs = resolve(request.path)
    response = view(request, *args, **kwargs)
    assert response.status_code == 200, (address, response.status_code)
    return bytes((response.render() if hasattr(response, "render") else response).content)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    django.setup()
    lawsuits, provisions, repeat = map(int, sys.argv[1:])
    print(json.dumps({"filled": fill(lawsuits, provisions), "screens": ask(repeat)}))


if __name__ == "__main__":
    main()
