"""Rows keep an order that nobody has to number."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sources.models import Document
from sources.tests.factories import DocumentAuthorFactory, DocumentFactory, PersonFactory
from sources.tests.screens import Sent, change_page, errors, opened, save, with_row

pytestmark = pytest.mark.django_db


def byline(*names: str) -> Any:
    document = DocumentFactory()
    for name in names:
        DocumentAuthorFactory(document=document, person=PersonFactory(name=name))
    return document


def authors(document: Document) -> list[str]:
    rows = list(document.author_rows.order_by("position"))
    assert [row.position for row in rows] == list(range(len(rows)))
    return [row.person.name for row in rows]


def order(sent: Sent, *places: str) -> Sent:
    return {**sent, **{f"author_rows-{n}-ORDER": place for n, place in enumerate(places)}}


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (("1", "2", "3", "4"), "ABCD"),
        (("1", "2", "1", "4"), "CABD"),
        (("3", "2", "3", "4"), "BCAD"),
        (("2", "1", "3", "4"), "BACD"),
        (("4", "3", "2", "1"), "DCBA"),
        (("1", "", "3", "4"), "ACDB"),
        (("1", "2", "99", "4"), "ABDC"),
    ],
)
def test_row_goes_where_it_is_numbered(admin_client: Client, places: tuple[str, ...], expected: str) -> None:
    document = byline("A", "B", "C", "D")
    page = change_page(document)
    assert save(admin_client, page, order(opened(admin_client, page), *places)).status_code == 302
    assert "".join(authors(document)) == expected


def test_new_row_goes_last_without_a_number(admin_client: Client) -> None:
    document, new = byline("A", "B"), PersonFactory(name="C")
    page = change_page(document)
    save(admin_client, page, with_row(opened(admin_client, page), "author_rows", person=new.pk, ORDER=""))
    assert authors(document) == ["A", "B", "C"]


def test_new_row_goes_first_where_1_is_typed(admin_client: Client) -> None:
    document, new = byline("A", "B"), PersonFactory(name="C")
    page = change_page(document)
    save(admin_client, page, with_row(opened(admin_client, page), "author_rows", person=new.pk, ORDER="1"))
    assert authors(document) == ["C", "A", "B"]


def test_row_removed_closes_the_gap(admin_client: Client) -> None:
    document = byline("A", "B", "C")
    page = change_page(document)
    sent = {**opened(admin_client, page), "author_rows-0-DELETE": "on", "author_rows-2-ORDER": "1"}
    assert save(admin_client, page, sent).status_code == 302
    assert authors(document) == ["C", "B"]


def test_row_named_twice_is_told_and_nothing_moves(admin_client: Client) -> None:
    document = byline("A", "B")
    page = change_page(document)
    twice = document.author_rows.first().person_id
    sent = with_row(order(opened(admin_client, page), "2", "1"), "author_rows", person=twice, ORDER="")
    assert errors(save(admin_client, page, sent))
    assert authors(document) == ["A", "B"]


def test_rows_nobody_touched_cost_nothing_when_saved(admin_client: Client) -> None:
    def cost(document: Document) -> int:
        page = change_page(document)
        sent = opened(admin_client, page)
        with CaptureQueriesContext(connection) as queries:
            assert save(admin_client, page, {**sent, "title": "Another"}).status_code == 302
        return len(queries)

    cost(byline("A"))  # what is asked once only
    assert cost(byline(*"ABCDEFGH")) == cost(byline("A", "B"))
