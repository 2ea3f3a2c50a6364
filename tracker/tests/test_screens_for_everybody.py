"""Each kind of screen of the desk at two widths, light and dark: axe finds nothing serious, and nothing sticks out.

axe-core calls serious or critical what keeps people out who use a screen reader, a keyboard or strong contrast.
It writes styles into the page, which the policy of the desk refuses: `test_csp` holds the policy.
"""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from cases.models import Appeal, Lawsuit, Relief, Ruling
from cases.tests.factories import LawsuitFactory, SuggestionFactory
from policies.models import FederalAction, Provision
from sources.anchors.anchor import digest
from sources.models import Document, Record
from sources.tests.factories import DocumentFactory
from sources.tests.screens import add_page, change_page, changelist

from .chromium import Seat, chromium
from .constellation import Hubs, constellation
from .corpora import STORY, cite
from .people import person

LOOKS: tuple[dict[str, Any], ...] = (
    {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
)
RECORDS: tuple[type[Record], ...] = (FederalAction, Provision, Lawsuit, Ruling, Relief, Appeal, Document)
# What has the keyboard: nothing, or what it is and whether one sees that it has it.
HELD = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    const outlined = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
    const marked = outlined || style.borderColor !== one.dataset.border;
    return one === document.body ? null : {what: one.outerHTML.slice(0, 120), seen: box.width > 0 && marked};
}"""
STOPS_AT_MOST = 500
REMEMBER_BORDERS = """() => {
    for (const each of document.querySelectorAll('a, input, select, textarea, summary, button, [tabindex]'))
        each.dataset.border = getComputedStyle(each).borderColor;
}"""


def screens(hubs: Hubs) -> list[str]:
    """One address of each kind."""
    lawsuit: Any = hubs[Lawsuit]
    return [
        reverse("admin:index"),
        reverse("admin:password_change"),
        "/admin/two-factor/",
        changelist(Lawsuit),
        changelist(Ruling),
        f"{changelist(Lawsuit)}?q=nothing-is-called-this",
        add_page(Lawsuit),
        *(change_page(hubs[model]) for model in RECORDS),
        f"{change_page(lawsuit).removesuffix('change/')}history/",
        f"{change_page(lawsuit).removesuffix('change/')}merge/",
        f"{change_page(lawsuit).removesuffix('change/')}publication/withdraw/",
        f"{changelist(Lawsuit)}import/",
        f"{changelist(Lawsuit)}export/",
        f"{reverse('admin:cases_ruling_workbench')}?lawsuit={lawsuit.pk}",
        *_read(hubs[Document]),
        "/api/v1/docs/",
    ]


def _read(document: Any) -> list[str]:
    """The reading desk: with something of everything on it, with words being linked, and without a text."""
    paper = DocumentFactory(text=STORY * 20)
    list(cite(paper, "Nobody appealed."))
    lawsuit = LawsuitFactory()
    names = [f"{lawsuit._meta.label}:{lawsuit.slug}", "policies.Agency:nobody"]
    start, end = STORY.index("The judge"), STORY.index(" enjoined")
    place = {"document": paper, "words_sha256": digest(STORY[start:end]), "candidates": names}
    suggestion = SuggestionFactory(start=start, end=end, **place)
    SuggestionFactory(start=start, end=end + 3, document=paper, of_something_new=True)
    desk = reverse("admin:sources_document_read", args=[paper.pk])
    empty = reverse("admin:sources_document_read", args=[document.pk])
    return [desk, f"{desk}?suggestion={suggestion.pk}", empty]


@pytest.mark.any_database
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look['viewport']['width']}-{look['color_scheme']}")
def test_axe_finds_nothing_serious_and_the_page_fits(live_server, monkeypatch, look) -> None:
    hubs = constellation(1)
    found: list[str] = []
    with chromium(monkeypatch) as browser:
        ada = Seat(
            browser,
            live_server.url,
            person("researcher", "reviewer", "steward", is_superuser=True),
            **look,
            bypass_csp=True,
        )
        for path in screens(hubs):
            ada.go(path)
            found += [f"{path}: {line}" for line in serious(ada.page)]
            if not ada.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"):
                found.append(f"{path}: wider than the window")
    assert found == []


def serious(page: Any) -> list[str]:
    """What axe finds that is serious or critical: the rule, and where."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {node['html'][:200]}"
        for each in violations
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]


@pytest.mark.any_database
@pytest.mark.django_db(transaction=True)
def test_every_control_is_reached_by_keyboard_and_seen_to_be(live_server, monkeypatch) -> None:
    """Tab leads through the whole of a screen and out of it again, and each stop is visible."""
    hubs = constellation(1)
    unseen: list[str] = []
    with chromium(monkeypatch) as browser:
        ada = Seat(browser, live_server.url, person("researcher", "reviewer", "steward", is_superuser=True))
        for path in (reverse("admin:index"), change_page(hubs[Lawsuit]), reverse("admin:cases_ruling_workbench")):
            ada.go(path)
            ada.page.evaluate(REMEMBER_BORDERS)
            stops: list[str] = []
            while len(stops) < STOPS_AT_MOST:
                ada.page.keyboard.press("Tab")
                held = ada.page.evaluate(HELD)
                if held is None:
                    break
                stops.append(held["what"])
                unseen += [] if held["seen"] else [f"{path}: {held['what']}"]
            assert 10 < len(stops) < STOPS_AT_MOST, path
            assert any('type="submit"' in stop for stop in stops[-10:]) or path == reverse("admin:index")
    assert unseen == []
