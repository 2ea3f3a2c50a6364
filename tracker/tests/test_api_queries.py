"""What a page costs does not depend on how much there is to show."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.blocked.periods import refresh
from tracker.api.addresses import COLLECTIONS, path_of
from tracker.api.endpoints import ENDPOINTS
from tracker.api.feeds.addresses import WITH_FEED
from tracker.tests.constellation import Hubs, constellation

pytestmark = pytest.mark.django_db
# A list over several tables takes a round of queries for each kind of record on the page: here of one kind.
LISTS = {name: f"{name}/" for name in ENDPOINTS} | {
    "citations": "citations/?type=rulings",
    "mentions": "mentions/?type=lawsuits",
}


def cost(client: Client, paths: dict[str, str]) -> dict[str, int]:
    """The queries each address takes, once the effect of what was written is computed."""
    refresh()
    found = {}
    for name, path in paths.items():
        with CaptureQueriesContext(connection) as queries:
            response = client.get(f"/api/v1/{path}")
        assert response.status_code == 200, response.content
        found[name] = len(queries)
    return found


def details(hubs: Hubs) -> dict[str, str]:
    return {COLLECTIONS[model]: path_of(record) for model, record in hubs.items()}


def test_a_list_takes_as_many_queries_for_many_records_as_for_few(client: Client) -> None:
    constellation(1)
    constellation(1)  # with one alone, the list of what is blocked is too poor to compare
    few = cost(client, LISTS)
    constellation(2)
    constellation(2)
    assert cost(client, LISTS) == few


def test_a_record_takes_as_many_queries_with_long_lists_as_with_short(client: Client) -> None:
    assert cost(client, details(constellation(3))) == cost(client, details(constellation(1)))


def test_a_feed_takes_as_many_queries_for_much_news_as_for_little(client: Client) -> None:
    def cost_of_feeds(hubs: Hubs) -> dict[str, int]:
        told = {COLLECTIONS[model]: path_of(hubs[model]) for model in WITH_FEED.values()}
        return cost(client, {"all": "feeds/", **{name: f"feeds/{path}" for name, path in told.items()}})

    constellation(5)  # with fewer, no effect has changed
    little = cost_of_feeds(constellation(5))
    constellation(5)
    assert cost_of_feeds(constellation(9)) == little


@pytest.mark.parametrize("name", ["citations", "mentions"])
def test_a_list_of_all_kinds_takes_at_most_a_round_of_queries_for_each(client: Client, name: str) -> None:
    constellation(2)
    assert cost(client, {name: f"{name}/?page_size=200"})[name] <= 3 + 2 * len(COLLECTIONS)


def test_the_constellation_leaves_no_list_of_a_record_empty(client: Client) -> None:
    hubs = constellation(1)
    assert hubs.keys() == COLLECTIONS.keys()
    empty = []
    for name, path in details(hubs).items():
        record = client.get(f"/api/v1/{path}").json()
        empty += [f"{name}: {key}" for key, value in record.items() if value == []]
    assert empty == []


def test_the_text_of_a_document_is_not_even_read(client: Client) -> None:
    hubs = constellation(1)
    asked: list[str] = []

    def noted(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(noted):
        cost(client, LISTS)
        cost(client, details(hubs))
    assert len(asked) > len(LISTS)
    assert [sql for sql in asked if '"sources_document"."text"' in sql] == []
