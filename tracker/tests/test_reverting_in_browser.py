"""A field that was written wrongly is found in the history and taken back, in a real browser."""

from typing import Any

import pytest

from cases.tests.factories import LawsuitFactory
from sources.history.changes import changes
from sources.tests.screens import change_page

from .chromium import Seat, chromium
from .people import person

WHY = "The first reading was right."


@pytest.mark.any_database
@pytest.mark.django_db(transaction=True)
def test_one_field_is_taken_back(live_server, monkeypatch) -> None:
    lawsuit: Any = LawsuitFactory(short_name="Chicago v. Sessions", caption="City of Chicago v. Sessions")
    with chromium(monkeypatch) as browser:
        ada = Seat(browser, live_server.url, person("researcher"))
        page = ada.page
        ada.go(change_page(lawsuit))
        page.fill("[name=short_name]", "Chicago v. Barr")
        page.fill("[name=caption]", "City of Chicago v. Jefferson B. Sessions III")
        page.fill("[name=change_reason]", "A new attorney general.")
        page.click("[name=_continue]")
        page.locator(".messagelist .success").wait_for()
        page.click(".object-tools >> text=History")
        field = page.locator(".row-change tr", has=page.locator("del", has_text="Sessions")).first
        assert page.locator(".why", has_text="A new attorney general.").count() == 1
        back = field.get_by_role("link")
        back.focus()
        page.keyboard.press("Enter")
        page.locator(".take-back-form").wait_for()
        assert page.locator("ins").all_inner_texts() == ["Sessions"]
        page.fill("[name=because]", WHY)
        page.keyboard.press("Enter")
        page.locator(".messagelist .success").wait_for()
        assert WHY in page.locator(".why").first.inner_text()
    assert ada.told == []
    lawsuit.refresh_from_db()
    assert (lawsuit.short_name, lawsuit.caption) == (
        "Chicago v. Sessions",
        "City of Chicago v. Jefferson B. Sessions III",
    )
    assert len(list(changes(lawsuit))) == 3
