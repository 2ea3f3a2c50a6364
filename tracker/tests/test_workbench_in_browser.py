"""The journey "enter a ruling with sources and publish it", in a real browser, on one screen and by keyboard."""

import pytest
from django.core.management import call_command

from cases.models import Appeal, Lawsuit, Relief, Ruling
from sources.choices import Publication
from sources.tests.screens import change_page

from .chromium import Seat, chromium
from .ninth_circuit import DECISION, forget, status_in_chicago
from .people import person

SUITS = ("san-francisco-v-trump-2017", "santa-clara-v-trump")


@pytest.mark.any_database
@pytest.mark.django_db(transaction=True)
def test_ruling_is_entered_with_sources_and_published(live_server, monkeypatch) -> None:
    with chromium(monkeypatch) as browser:
        call_command("load_fixtures", verbosity=0)
        forget()
        Lawsuit.objects.filter(slug__in=SUITS).update(publication=Publication.DRAFT)
        assert status_in_chicago() == "blocked"
        ada = Seat(browser, live_server.url, person("researcher", "reviewer"))
        page = ada.page
        _enter(ada)
        for slug in SUITS:
            _publish(ada, Lawsuit.objects.get(slug=slug))
        found = page.request.get(
            f"{live_server.url}/api/v1/effect/?provision=eo-13768/9a&jurisdiction=chicago-il&on=2018-09-01"
        ).json()
    assert ada.told == []
    assert found["status"] == "unknown"
    assert DECISION in {link["ruling"] for link in found["because"]}
    assert Ruling.objects.get(slug=DECISION).citations.count() == 1


def _enter(ada: Seat) -> None:
    """From the appeal's screen to the saved ruling. What is chosen by typing is chosen without the mouse."""
    appeal = Appeal.objects.get(slug="ca9-san-francisco-v-trump-2018")
    injunction = Relief.objects.get(slug="santa-clara-sj-2017-11-20/injunction")
    page = ada.page
    ada.go(change_page(appeal))
    page.click(".object-tools >> text=Enter a ruling")
    page.fill("[name=decided_on]", "2018-08-01")
    page.select_option("[name=result]", "affirmed_in_part")
    page.fill("[name=outcome]", "Affirmed in part; the nationwide injunction vacated; remanded.")
    page.select_option("[name=decides-disposition]", "affirmed_reversed_remanded")
    for name, role in (("Thomas", "author"), ("Fernandez", "dissented"), ("Gould", "joined")):
        row = page.locator(".bench-row", has=page.locator("option[selected]", has_text=name)).first
        row.locator("select[name$=role]").select_option(role)
    page.get_by_label("Separation of powers, EO 13768, sec. 9(a)").select_option("merits:sustained")
    ada.pick("[name=unpleaded-0-ground] + .select2", "scope of relief")
    page.select_option("[name=unpleaded-0-answer]", "merits:rejected")
    page.fill("[name=unpleaded-0-not_pleaded_because]", "Goes to the remedy, not to a claim")
    change = f"change-{injunction.pk}"
    page.select_option(f"[name={change}-kind]", "narrows")
    page.select_option(f"[name={change}-takes_effect]", "on_mandate")
    page.locator(f"#{change} details summary").press("Enter")
    ada.pick(f"[name={change}-coverage-0-jurisdiction] + .select2", "California")
    page.check(f"[name={change}-coverage-0-with_subdivisions]")
    ada.pick("[name=source-0-document] + .select2", "casetext-case-city-of-sf")
    page.click("[name=_preview]")
    page.locator("#preview tr.gone", has_text="santa-clara-sj-2017-11-20/injunction").first.wait_for()
    page.click("[name=_save]")
    page.locator(".messagelist", has_text="was entered").wait_for()


def _publish(ada: Seat, lawsuit: Lawsuit) -> None:
    for step in ("Submit for review", "Publish"):
        ada.go(change_page(lawsuit))
        ada.page.click(f".publication >> text={step}")
        ada.page.click(".publication-step [type=submit]")
        ada.page.locator(".messagelist").wait_for()
