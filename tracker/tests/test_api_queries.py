"""What a page costs does not depend on how much there is to show."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tracker.api.addresses import COLLECTIONS, path_of
from tracker.api.endpoints import ENDPOINTS
from tracker.tests.constellation import Hubs, constellation

pytestmark = pytest.mark.django_db
LISTS = {name: f"{name}/" for name in ENDPOINTS}
# Lists of which the hub of the constellation has none: its place is no policy's owner twice over, and so on.


def cost(client: Client, paths: dict[str, str]) -> dict[str, int]:
    """The queries each address takes."""
    found = {}
    for name, path in paths.items():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = client.get(f"/api/v1/{path}")
        assert response.status_code == 200, response.content
        found[name] = len(queries)
    return found


def details(hubs: Hubs) -> dict[str, str]:
    return {COLLECTIONS[model]: path_of(record) for model, record in hubs.items()}


def test_a_list_takes_as_many_queries_for_many_records_as_for_few(client: Client) -> None:
    constellation(1)
    few = cost(client, LISTS)
    constellation(2)
    constellation(2)
    assert cost(client, LISTS) == few


def test_a_record_takes_as_many_queries_with_long_lists_as_with_short(client: Client) -> None:
    assert cost(client, details(constellation(3))) == cost(client, details(constellation(1)))


def test_the_constellation_leaves_no_list_of_a_record_empty(client: Client) -> None:
    hubs = constellation(1)
    assert hubs.keys() == COLLECTIONS.keys()
    empty = []
    for name, path in details(hubs).items():
        record = client.get(f"/api/v1/{path}").json()
        empty += [f"{name}: {key}" for key, value in record.items() if value == []]
    assert empty == []
