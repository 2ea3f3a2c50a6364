"""The journey "enter a ruling with sources and publish it", in a real browser, on one screen and by keyboard."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from cases.models import Appeal, Lawsuit, Relief, Ruling
from sources.choices import Publication

from .chromium import chromium
from .ninth_circuit import DECISION, forget, status_in_chicago
from .people import PASSWORD, person

REFUSED = (
    "document.addEventListener('securitypolicyviolation',"
    " e => console.error('refused: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample))"
)
SUITS = ("san-francisco-v-trump-2017", "santa-clara-v-trump")


@pytest.mark.django_db(transaction=True)
def test_ruling_is_entered_with_sources_and_published(live_server, monkeypatch) -> None:
    told: list[str] = []
    with chromium(monkeypatch) as browser:
        call_command("load_fixtures", verbosity=0)
        forget()
        Lawsuit.objects.filter(slug__in=SUITS).update(publication=Publication.DRAFT)
        ada = person("researcher", "reviewer")
        ada.set_password(PASSWORD)
        ada.save()
        assert status_in_chicago() == "blocked"
        page = browser.new_page()
        page.add_init_script(REFUSED)
        page.on("console", lambda line: told.append(line.text) if _is_bad(line) else None)
        page.on("pageerror", lambda error: told.append(str(error)))
        _sign_in(page, live_server.url)
        _enter(page, live_server.url)
        for slug in SUITS:
            _publish(page, live_server.url, Lawsuit.objects.get(slug=slug))
        found = page.request.get(
            f"{live_server.url}/api/v1/effect/?provision=eo-13768/9a&jurisdiction=chicago-il&on=2018-09-01"
        ).json()
        connection.close()  # playwright's loop has its own, which nobody else would close
    assert told == []
    assert found["status"] == "unknown"
    assert DECISION in {link["ruling"] for link in found["because"]}
    assert Ruling.objects.get(slug=DECISION).citations.count() == 1


def _is_bad(line: Any) -> bool:
    return line.type in ("error", "warning") and not line.location.get("url", "").endswith("/favicon.ico")


def _sign_in(page: Any, site: str) -> None:
    page.goto(f"{site}{reverse('admin:login')}?next={reverse('admin:index')}")
    page.fill("[name=username]", "researcher-reviewer@example.org")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")


def _enter(page: Any, site: str) -> None:
    """From the appeal's screen to the saved ruling. What is chosen by typing is chosen without the mouse."""
    appeal = Appeal.objects.get(slug="ca9-san-francisco-v-trump-2018")
    injunction = Relief.objects.get(slug="santa-clara-sj-2017-11-20/injunction")
    page.goto(site + reverse("admin:cases_appeal_change", args=[appeal.pk]))
    page.click(".object-tools >> text=Enter a ruling")
    page.fill("[name=decided_on]", "2018-08-01")
    page.select_option("[name=result]", "affirmed_in_part")
    page.fill("[name=outcome]", "Affirmed in part; the nationwide injunction vacated; remanded.")
    page.select_option("[name=decides-disposition]", "affirmed_reversed_remanded")
    for name, role in (("Thomas", "author"), ("Fernandez", "dissented"), ("Gould", "joined")):
        row = page.locator(".bench-row", has=page.locator("option[selected]", has_text=name)).first
        row.locator("select[name$=role]").select_option(role)
    page.get_by_label("Separation of powers, EO 13768, sec. 9(a)").select_option("merits:sustained")
    _choose(page, "unpleaded-0-ground", "scope of relief")
    page.select_option("[name=unpleaded-0-answer]", "merits:rejected")
    page.fill("[name=unpleaded-0-not_pleaded_because]", "Goes to the remedy, not to a claim")
    change = f"change-{injunction.pk}"
    page.select_option(f"[name={change}-kind]", "narrows")
    page.select_option(f"[name={change}-takes_effect]", "on_mandate")
    page.locator(f"#{change} details summary").press("Enter")
    _choose(page, f"{change}-coverage-0-jurisdiction", "California")
    page.check(f"[name={change}-coverage-0-with_subdivisions]")
    _choose(page, "source-0-document", "casetext-case-city-of-sf")
    page.click("[name=_preview]")
    page.locator("#preview tr.gone", has_text="santa-clara-sj-2017-11-20/injunction").first.wait_for()
    page.click("[name=_save]")
    page.locator(".messagelist", has_text="was entered").wait_for()


def _choose(page: Any, name: str, words: str) -> None:
    page.locator(f"[name={name}] + .select2 .select2-selection").focus()
    page.keyboard.press("Enter")
    page.locator(".select2-search__field").last.fill(words)
    page.locator(".select2-results__option--highlighted:not(.loading-results)").first.wait_for()
    page.locator(".select2-results__option.loading-results").wait_for(state="detached")
    page.keyboard.press("Enter")


def _publish(page: Any, site: str, lawsuit: Lawsuit) -> None:
    for step in ("Submit for review", "Publish"):
        page.goto(site + reverse("admin:cases_lawsuit_change", args=[lawsuit.pk]))
        page.click(f".publication >> text={step}")
        page.click(".publication-step [type=submit]")
        page.locator(".messagelist").wait_for()
