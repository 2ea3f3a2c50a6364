"""The same lawsuit entered twice, in a real browser: warned of, merged, found under both names, taken apart again."""

from typing import Any

import pytest
from django.urls import reverse

from cases.models import Lawsuit
from cases.tests.factories import CourtFactory, LawsuitFactory, LawsuitPartyFactory
from sources.tests.screens import change_page

from .chromium import Seat, chromium
from .people import person

WHY = "The same docket, entered twice."


@pytest.mark.any_database
@pytest.mark.django_db(transaction=True)
def test_merge_and_undo(live_server, monkeypatch) -> None:
    court = CourtFactory(slug="ilnd", short_name="N.D. Ill.")
    right = LawsuitFactory(
        slug="chicago-v-sessions", short_name="Chicago v. Sessions", court=court, docket_number="1:17-cv-05720"
    )
    with chromium(monkeypatch) as browser:
        ada = Seat(browser, live_server.url, person("researcher", "steward"))
        page = ada.page
        twice = _add_although_it_is_there(ada, right)
        LawsuitPartyFactory(lawsuit=twice)
        _merge(ada, twice, right)
        assert right.party_rows.count() == 1
        api = f"{live_server.url}/api/v1/lawsuits/{twice.slug}/"
        answer = page.request.get(api, max_redirects=0)
        assert (answer.status, answer.headers["location"].rpartition("/lawsuits/")[2]) == (301, f"{right.slug}/")
        ada.go(change_page(twice))
        assert page.url.endswith(change_page(right))
        _undo(page)
        page.wait_for_url(live_server.url + change_page(twice))
        assert page.request.get(api, max_redirects=0).status == 404  # the draft that it was
    assert ada.told == []
    assert (twice.party_rows.count(), right.party_rows.count()) == (1, 0)


def _add_although_it_is_there(ada: Seat, right: Lawsuit) -> Lawsuit:
    page = ada.page
    ada.go(reverse("admin:cases_lawsuit_add"))
    page.fill("[name=short_name]", "City of Chicago v. Sessions")
    page.fill("[name=caption]", "City of Chicago v. Jefferson B. Sessions III")
    page.fill("[name=docket_number]", "17-cv-5720")
    page.fill("[name=summary]", "Typed once.")
    page.select_option("[name=posture]", "defendant")
    ada.pick(".field-court", "N.D. Ill.")
    page.click("[name=_continue]")
    near = page.locator(".near li")
    near.first.wait_for()
    assert near.count() == 1
    assert "1:17-cv-05720" in near.inner_text()
    assert page.input_value("[name=summary]") == "Typed once."
    assert Lawsuit.objects.count() == 1
    tick = page.get_by_label("It is another one: save")
    tick.focus()
    page.keyboard.press("Space")
    page.click("[name=_continue]")
    page.locator(".messagelist .success").wait_for()
    return Lawsuit.objects.exclude(pk=right.pk).get()


def _merge(ada: Seat, twice: Lawsuit, right: Lawsuit) -> None:
    page = ada.page
    ada.go(change_page(twice))
    page.click(".object-tools >> text=Merge")
    ada.pick("#choose_form", right.short_name)
    page.click("#choose_form [type=submit]")
    page.locator("#merge_form").wait_for()
    moves = page.locator("#merge_form tr", has=page.locator("th", has_text="lawsuit parties"))
    assert moves.locator("td").first.inner_text() == "1"
    assert "This record is draft, the one that stays is published." in page.locator("#content").inner_text()
    page.check("[name=take][value=summary]")
    page.fill("[name=because]", WHY)
    page.click("#merge_form [type=submit]")
    page.wait_for_url(ada.site + change_page(right))
    assert page.input_value("[name=summary]") == "Typed once."


def _undo(page: Any) -> None:
    assert WHY in page.locator(".merged").inner_text()
    page.click(".merged >> text=Undo")
    page.fill("[name=because]", "They are two after all.")
    page.click("#undo_form [type=submit]")
