"""A partial date is one box on every screen."""

import datetime as dt

import pytest
from django.test import Client

from sources.models import Document
from sources.tests.factories import DocumentFactory
from sources.tests.screens import change_page, changelist, errors, opened, save

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "date", "precision"),
    [
        ("2017-11-20", dt.date(2017, 11, 20), "day"),
        (" 2017-11 ", dt.date(2017, 11, 1), "month"),
        ("2017", dt.date(2017, 1, 1), "year"),
        ("", None, ""),
    ],
)
def test_box_takes_what_is_known(admin_client: Client, typed: str, date: dt.date | None, precision: str) -> None:
    document = DocumentFactory(published_on="2016-05-04", published_on_precision="day")
    page = change_page(document)
    assert save(admin_client, page, {**opened(admin_client, page), "published_on": typed}).status_code == 302
    document.refresh_from_db()
    assert (document.published_on, document.published_on_precision) == (date, precision)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("2017-02-30", "is not a day of the calendar"), ("May 2017", "is not a date: write"), ("1234", "is outside 1776")],
)
def test_box_says_what_is_wrong_and_keeps_what_was_typed(admin_client: Client, typed: str, sentence: str) -> None:
    page = change_page(DocumentFactory(dated=True))
    response = save(admin_client, page, {**opened(admin_client, page), "published_on": typed})
    assert [error for error in errors(response) if sentence in error]
    assert f'value="{typed}"' in response.content.decode()
    assert Document.objects.get().published_on == dt.date(2017, 4, 25)


def test_box_and_list_show_no_more_than_is_known(admin_client: Client) -> None:
    document = DocumentFactory(published_on="2017-11-01", published_on_precision="month")
    assert opened(admin_client, change_page(document))["published_on"] == "2017-11"
    shown = admin_client.get(changelist(Document)).content.decode()
    assert ">2017-11</td>" in shown


def test_precision_has_no_box_of_its_own(admin_client: Client) -> None:
    assert "published_on_precision" not in opened(admin_client, change_page(DocumentFactory(dated=True)))
