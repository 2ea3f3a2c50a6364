"""Pages lead from one to the next and back, and show each row once, in any order, whatever happens meanwhile."""

import base64
import datetime as dt
import json
from functools import cmp_to_key
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.db.models import Q
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.models import Lawsuit
from cases.tests.factories import CourtFactory, LawsuitFactory
from policies.tests.factories import ProvisionFactory
from sources.choices import Precision
from tracker.api.endpoints import ENDPOINTS
from tracker.api.keyset import Key, Keyset, Position, keyed
from tracker.api.parameters import Order
from tracker.tests.conftest import Ask
from tracker.tests.constellation import constellation

pytestmark = pytest.mark.django_db
SITE = "http://testserver/api/v1/"
DAYS = [None, None, "2017-01-31", "2017-01-31", "2017-01-31", "2018-06-01", "2025-01-20"]


def pages(client: Client, address: str, way: str) -> list[dict[str, Any]]:
    """The pages from this one on, forward by `next` or back by `previous`."""
    found = []
    while address:
        response = client.get(address)
        assert response.status_code == 200, response.content
        found.append(response.json())
        address = found[-1][way]
    return found


@pytest.fixture
def suits() -> None:
    courts = [CourtFactory(slug=slug, circuit=circuit) for slug, circuit in (("b", "9"), ("a", ""), ("c", "2"))]
    for number in range(21):
        day = DAYS[number % len(DAYS)]
        LawsuitFactory(
            slug=f"suit-{number:02}",
            court=courts[number % 3],
            short_name="same" if number % 2 else f"name {number % 5}",
            filed_on=day,
            filed_on_precision=Precision.DAY if day else "",
        )


words = [sign + key for key in ("filed_on", "terminated_on", "short_name", "court", "circuit") for sign in ("", "-")]
orders = st.lists(st.sampled_from(words), min_size=1, max_size=3)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=orders, size=st.integers(3, 22))
def test_walking_forward_and_back_shows_each_row_once_in_any_order(
    client: Client, suits: None, order: list[str], size: int
) -> None:
    ordering = ",".join(order)
    whole = [row["slug"] for row in client.get(f"{SITE}lawsuits/?ordering={ordering}").json()["results"]]
    assert len(whole) == len({*whole}) == 21
    forward = pages(client, f"{SITE}lawsuits/?ordering={ordering}&page_size={size}", "next")
    assert [row["slug"] for page in forward for row in page["results"]] == whole
    assert all(len(page["results"]) == size for page in forward[:-1])
    assert forward[0]["previous"] is None
    last = client.get(forward[-2]["next"]).wsgi_request.build_absolute_uri() if len(forward) > 1 else None
    if last:
        back = pages(client, last, "previous")
        assert [row["slug"] for page in reversed(back) for row in page["results"]] == whole
        # A page reached from behind is the page reached from before.
        assert [page["results"] for page in reversed(back)] == [page["results"] for page in forward]
        assert back[-1]["previous"] is None
        assert back[-1]["next"]


@pytest.mark.parametrize(("order", "down"), [("filed_on", False), ("-filed_on", True)])
def test_orders_are_those_of_python_with_the_unknown_last_and_equals_as_recorded(
    slugs: Ask, suits: None, order: str, down: bool
) -> None:
    def compared(one: Lawsuit, other: Lawsuit) -> int:
        if one.filed_on == other.filed_on:
            return one.pk - other.pk
        if one.filed_on is None or other.filed_on is None:
            return 1 if one.filed_on is None else -1
        return 1 if (one.filed_on > other.filed_on) != down else -1

    expected = sorted(Lawsuit.objects.all(), key=cmp_to_key(compared))
    assert slugs("lawsuits/", ordering=order) == [each.slug for each in expected]


@pytest.mark.parametrize("name", ENDPOINTS)
def test_every_list_is_walked_in_each_of_its_orders(client: Client, name: str) -> None:
    constellation(2)
    number = client.get(f"{SITE}{name}/?count=on").json()["count"]
    size = max(1, number // 3)
    orders = [one for one in ENDPOINTS[name].filterset_class.base_filters.values() if isinstance(one, Order)]
    for order in [f"&ordering={word}" for one in orders for word in one.words()] or [""]:
        whole = pages(client, f"{SITE}{name}/?page_size=200{order}", "next")
        forward = pages(client, f"{SITE}{name}/?page_size={size}{order}", "next")
        found = [row for page in forward for row in page["results"]]
        assert found == [row for page in whole for row in page["results"]], order
        assert len(found) == number > 0
        if len(forward) > 1:
            back = pages(client, forward[1]["previous"], "previous")
            assert back[0]["results"] == forward[0]["results"], order


def test_rows_that_come_and_go_are_neither_repeated_nor_do_they_push_others_out(client: Client, suits: None) -> None:
    address = f"{SITE}lawsuits/?ordering=short_name&page_size=5"
    first = client.get(address).json()
    seen = [row["slug"] for row in first["results"]]
    LawsuitFactory(slug="new", short_name="a")  # before the first
    Lawsuit.objects.filter(slug__in=seen[:2]).delete()
    Lawsuit.objects.filter(slug=seen[-1]).delete()  # the row that the cursor is told by
    rest = [row["slug"] for page in pages(client, first["next"], "next") for row in page["results"]]
    assert sorted(seen + rest) == [f"suit-{number:02}" for number in range(21)]


def test_page_that_became_empty_leads_back(client: Client, suits: None) -> None:
    first = client.get(f"{SITE}lawsuits/?ordering=court&page_size=20").json()
    Lawsuit.objects.exclude(slug__in=[row["slug"] for row in first["results"]]).delete()
    empty = client.get(first["next"]).json()
    assert (empty["results"], empty["next"]) == ([], None)
    assert client.get(empty["previous"]).json()["results"] == first["results"]


def test_count_is_told_alone_and_where_it_is_told_is_on_the_page(client: Client, suits: None) -> None:
    page = client.get(f"{SITE}lawsuits/?court=a&page_size=2&ordering=filed_on").json()
    assert parse_qs(urlsplit(page["count"]).query) == {"court": ["a"], "ordering": ["filed_on"], "count": ["on"]}
    assert client.get(page["count"]).json() == {"count": 7}
    assert client.get(client.get(page["next"]).json()["count"]).json() == {"count": 7}


def test_count_that_is_not_on_or_has_pages_is_refused(refused: Ask) -> None:
    assert list(refused("lawsuits/", count="true")) == ["count"]
    assert list(refused("lawsuits/", count="on", page_size="5")) == ["page_size"]
    assert list(refused("lawsuits/", count="on", cursor="x")) == ["cursor"]
    assert list(refused("lawsuits/", count="on", nonsense="1")) == ["nonsense"]


def test_numbered_pages_are_refused_as_any_parameter_that_is_not_known(refused: Ask) -> None:
    assert "page_size" in refused("lawsuits/", page="2")["page"]


def _cursor(*told: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


@pytest.mark.parametrize("cursor", ["x", "é", "====", "%00", _cursor(), _cursor(0), _cursor(0, "00000000", 1), "W10"])
def test_cursor_that_is_none_is_refused(refused: Ask, cursor: str) -> None:
    assert "Follow next and previous" in refused("lawsuits/", cursor=cursor)["cursor"]


def test_cursor_of_another_order_or_list_is_refused(client: Client, refused: Ask, suits: None) -> None:
    following = client.get(f"{SITE}lawsuits/?page_size=5").json()["next"]
    [cursor] = parse_qs(urlsplit(following).query)["cursor"]
    assert list(refused("lawsuits/", cursor=cursor, ordering="filed_on")) == ["cursor"]
    assert list(refused("lawsuits/", cursor=cursor, ordering="-terminated_on")) == ["cursor"]
    assert list(refused("rulings/", cursor=cursor)) == ["cursor"]
    assert list(refused("courts/", cursor=cursor)) == ["cursor"]


KEYS = Keyset([Key("one", int), Key("two", str, down=True)])
values = st.tuples(
    st.integers(-(2**63) + 1, 2**63 - 1), st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=50)
)


@given(at=st.builds(Position, values, st.booleans(), st.booleans()))
def test_cursors_are_read_as_they_were_written(at: Position) -> None:
    assert KEYS.read(KEYS.write(at)) == at


@given(
    told=st.lists(st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers())),
    mark=st.booleans(),
)
def test_cursors_that_somebody_made_up_are_read_or_refused(told: list[Any], mark: bool) -> None:
    if mark:
        [_, true_mark, *_] = json.loads(base64.urlsafe_b64decode(KEYS.write(Position((1, "a"))) + "==="))
        told = [0, true_mark, *told]
    try:
        read = KEYS.read(_cursor(*told))
    except ValueError:
        return
    assert [type(value) for value in read.values] == [int, str]


def test_position_is_told_so_that_an_index_finds_it() -> None:
    at = Position((5, "b"))
    assert KEYS.beyond(at) == Q(one__gte=5) & (Q(one__gt=5) | Q(two__lt="b"))
    assert KEYS.beyond(None) == Q()


@pytest.mark.parametrize("order", ["filed_on", "-filed_on", "terminated_on", "-terminated_on"])
def test_page_anywhere_in_a_list_is_entered_by_the_index_of_its_order(order: str) -> None:
    asked = ENDPOINTS["lawsuits"].filterset_class(QueryDict(f"ordering={order}"), Lawsuit.objects.all())
    rows, keyset = keyed(asked.chosen())
    at = Position((dt.date(2017, 1, 31), 5))
    page = rows.filter(keyset.beyond(at)).order_by(*keyset.order(at))[:51]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # however few rows there are
            cursor.execute(
                "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off"
            )
    index = f"lawsuit_{order.removeprefix('-').removesuffix('_on')}_{'down' if order[0] == '-' else 'up'}"
    plan = page.explain()
    assert index in plan, plan
    assert "B-TREE" not in plan
    assert "Sort" not in plan


def test_links_of_a_page_keep_every_parameter(client: Client) -> None:
    for number in range(3):
        ProvisionFactory(slug=f"eo-1/{number}")
    following = client.get(f"{SITE}provisions/?page_size=1&ordering=slug&whole=false").json()["next"]
    asked = parse_qs(urlsplit(following).query)
    assert (asked["page_size"], asked["ordering"], asked["whole"]) == (["1"], ["slug"], ["false"])
