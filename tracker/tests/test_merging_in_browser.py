"""The same lawsuit entered twice, in a real browser: warned of, merged, found under both names, taken apart again."""

from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from cases.models import Lawsuit
from cases.tests.factories import CourtFactory, LawsuitFactory, LawsuitPartyFactory
from sources.tests.screens import change_page

from .chromium import chromium
from .people import PASSWORD, person

REFUSED = (
    "document.addEventListener('securitypolicyviolation',"
    " e => console.error('refused: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample))"
)
WHY = "The same docket, entered twice."


@pytest.mark.django_db(transaction=True)
def test_merge_and_undo(live_server, monkeypatch) -> None:
    ada = person("researcher", "steward")
    ada.set_password(PASSWORD)
    ada.save()
    court = CourtFactory(slug="ilnd", short_name="N.D. Ill.")
    right = LawsuitFactory(
        slug="chicago-v-sessions", short_name="Chicago v. Sessions", court=court, docket_number="1:17-cv-05720"
    )
    told: list[str] = []
    with chromium(monkeypatch) as browser:
        page = browser.new_page()
        page.add_init_script(REFUSED)
        page.on("console", lambda line: told.append(line.text) if _is_bad(line) else None)
        page.on("pageerror", lambda error: told.append(str(error)))
        _sign_in(page, live_server.url)
        twice = _add_although_it_is_there(page, live_server.url, right)
        LawsuitPartyFactory(lawsuit=twice)
        _merge(page, live_server.url, twice, right)
        assert right.party_rows.count() == 1
        api = f"{live_server.url}/api/v1/lawsuits/{twice.slug}/"
        answer = page.request.get(api, max_redirects=0)
        assert (answer.status, answer.headers["location"].rpartition("/lawsuits/")[2]) == (301, f"{right.slug}/")
        page.goto(live_server.url + change_page(twice))
        assert page.url.endswith(change_page(right))
        _undo(page)
        page.wait_for_url(live_server.url + change_page(twice))
        assert page.request.get(api, max_redirects=0).status == 404  # the draft that it was
        connection.close()  # playwright's loop has its own, which nobody else would close
    assert told == []
    assert (twice.party_rows.count(), right.party_rows.count()) == (1, 0)


def _is_bad(line: Any) -> bool:
    return line.type in ("error", "warning") and not line.location.get("url", "").endswith("/favicon.ico")


def _sign_in(page: Any, site: str) -> None:
    page.goto(f"{site}{reverse('admin:login')}?next={reverse('admin:cases_lawsuit_add')}")
    page.fill("[name=username]", "researcher-steward@example.org")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.locator("#lawsuit_form").wait_for()


def _pick(page: Any, text: str) -> None:
    """From the choices that are asked for while one types, by keyboard."""
    page.locator(".select2-search__field").last.type(text)
    page.locator(".select2-results__option--highlighted", has_text=text).wait_for()
    page.keyboard.press("Enter")


def _add_although_it_is_there(page: Any, site: str, right: Lawsuit) -> Lawsuit:
    page.fill("[name=short_name]", "City of Chicago v. Sessions")
    page.fill("[name=caption]", "City of Chicago v. Jefferson B. Sessions III")
    page.fill("[name=docket_number]", "17-cv-5720")
    page.fill("[name=summary]", "Typed once.")
    page.select_option("[name=posture]", "defendant")
    page.locator(".field-court .select2-selection").click()
    _pick(page, "N.D. Ill.")
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


def _merge(page: Any, site: str, twice: Lawsuit, right: Lawsuit) -> None:
    page.goto(site + change_page(twice))
    page.click(".object-tools >> text=Merge")
    page.locator("#choose_form .select2-selection").click()
    _pick(page, right.short_name)
    page.click("#choose_form [type=submit]")
    page.locator("#merge_form").wait_for()
    moves = page.locator("#merge_form tr", has=page.locator("th", has_text="lawsuit parties"))
    assert moves.locator("td").first.inner_text() == "1"
    assert "This record is draft, the one that stays is published." in page.locator("#content").inner_text()
    page.check("[name=take][value=summary]")
    page.fill("[name=because]", WHY)
    page.click("#merge_form [type=submit]")
    page.wait_for_url(site + change_page(right))
    assert page.input_value("[name=summary]") == "Typed once."


def _undo(page: Any) -> None:
    assert WHY in page.locator(".merged").inner_text()
    page.click(".merged >> text=Undo")
    page.fill("[name=because]", "They are two after all.")
    page.click("#undo_form [type=submit]")
