"""Two researchers have the same lawsuit open, in two real browsers: nothing that either wrote is lost."""

from typing import Any

import pytest

from cases.tests.factories import LawsuitFactory
from sources.tests.screens import change_page

from .chromium import Seat, chromium
from .people import person


@pytest.mark.any_database
@pytest.mark.django_db(transaction=True)
def test_second_to_save_sees_both_and_puts_them_together(live_server, monkeypatch) -> None:
    lawsuit: Any = LawsuitFactory(draft=True, summary="As filed.", caption="A v. B", note="")
    with chromium(monkeypatch) as browser:
        ada, ben = (
            Seat(browser, live_server.url, person("researcher", name=f"{name}@example.org", first_name=name))
            for name in ("Ada", "Ben")
        )
        for each in (ada, ben):
            each.go(change_page(lawsuit))
        ada.page.fill("[name=summary]", "Hers.")
        ada.page.fill("[name=note]", "Her note.")
        ada.page.click("[name=_save]")
        ada.page.locator(".messagelist .success").wait_for()
        ben.page.fill("[name=summary]", "His.")
        ben.page.fill("[name=note]", "His note.")
        ben.page.fill("[name=caption]", "C v. D")
        ben.page.click("[name=_save]")
        told = ben.page.locator(".field-summary .errorlist")
        told.wait_for()
        assert told.inner_text().startswith("Ada, at ")
        assert "wrote \u201cHers.\u201d here while you had it open" in told.inner_text()
        assert ben.page.input_value("[name=summary]") == "His."
        lawsuit.refresh_from_db()
        assert (lawsuit.summary, lawsuit.note, lawsuit.caption) == ("Hers.", "Her note.", "A v. B")
        ben.page.fill("[name=summary]", "Hers. His.")
        theirs = ben.page.locator("[name=note-theirs]")
        theirs.focus()
        ben.page.keyboard.press("Space")
        ben.page.locator("[name=_save]").first.press("Enter")
        ben.page.locator(".messagelist .success").wait_for()
    assert ada.told == ben.told == []
    lawsuit.refresh_from_db()
    assert (lawsuit.summary, lawsuit.note, lawsuit.caption) == ("Hers. His.", "Her note.", "C v. D")
