"""From a folder of articles to a published fact whose passage readers see, in a browser; and words chosen there."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from cases.choices import SuggestionState
from cases.models import Judge, Lawsuit, Suggestion
from cases.tests.factories import CourtFactory, JudgeFactory, LawsuitFactory
from policies.tests.factories import FederalActionFactory
from sources.anchors.anchor import digest
from sources.models import Document
from sources.tests.factories import DocumentFactory
from sources.tests.screens import change_page

from .chromium import Seat, chromium
from .people import person

pytestmark = pytest.mark.any_database

ARTICLE = """Milltown wins a first round \U0001f600

Judge Ada Quillfeather ruled on Monday in Milltown v. Harlan. The city of Milltown had sued over Executive Order 99001.

Judge Quillfeather wrote that the order reached too far. In Brookdale v. Harlan nobody has ruled yet. It rained all day.
"""
RAIN = "It rained all day."
FILED = "was filed here"


def world() -> Lawsuit:
    """A draft lawsuit, and what else the article names."""
    court = CourtFactory(slug="dmt", name="District Court, D. Milltown", short_name="D. Milltown")
    JudgeFactory(slug="quillfeather-ada", name="Ada Quillfeather", court=court)
    JudgeFactory(slug="quillfeather-bo", name="Bo Quillfeather", court=court)
    FederalActionFactory(slug="eo-99001", number="EO 99001", title="Ordering Milltown About", draft=True)
    caption = {"short_name": "Milltown v. Harlan", "caption": "City of Milltown v. Harlan"}
    return LawsuitFactory(slug="milltown-v-harlan", court=court, draft=True, **caption)


@pytest.mark.django_db(transaction=True)
def test_from_a_folder_to_a_passage_that_readers_see(live_server, monkeypatch, tmp_path: Path) -> None:
    (tmp_path / "milltown.txt").write_text(ARTICLE, encoding="utf-8")
    with chromium(monkeypatch) as browser:
        suit = world()
        call_command("read_corpus", str(tmp_path), verbosity=0)
        paper = Document.objects.get(corpus_file="milltown.txt")
        ada = Seat(browser, live_server.url, person("researcher", "reviewer"))
        page = ada.page
        assert page.request.get(f"{live_server.url}/api/v1/lawsuits/{suit.slug}/").status == 404
        ada.go(change_page(paper))
        page.click(".object-tools >> text=Read")
        page.click("[name=propose]")
        page.locator(".card").first.wait_for()
        _accept(page, "Milltown v. Harlan", "Lawsuit")
        _accept(page, "Ada Quillfeather", "Judge")
        _correct(ada, "Quillfeather", "Ada")
        _reject(page, "Brookdale v. Harlan")
        _link_by_keyboard(ada, suit)
        for step in ("Submit for review", "Publish"):
            ada.go(change_page(suit))
            page.click(f".publication >> text={step}")
            page.click(".publication-step [type=submit]")
            page.locator(".messagelist").wait_for()
        answer = page.request.get(f"{live_server.url}/api/v1/lawsuits/{suit.slug}/").json()
    assert ada.told == []
    cited = {(row["passage"]["start"], row["passage"]["end"]): row for row in answer["sources"]}
    for words, stance in (("Milltown v. Harlan", "mentions"), (RAIN, "supports")):
        at = ARTICLE.index(words)
        row = cited[at, at + len(words)]
        assert (row["passage"]["words_sha256"], row["stance"]) == (digest(words), stance)
    states = sorted(Suggestion.objects.exclude(state="proposed").values_list("state", flat=True))
    assert states == ["accepted", "accepted", "corrected", "rejected"]
    assert Judge.objects.get(slug="quillfeather-ada").citations.count() == 2


def _card(page: Any, words: str) -> Any:
    return page.locator(".card", has=page.locator(".words bdi", has_text=re.compile(f"^{re.escape(words)}$"))).first


def _accept(page: Any, words: str, kind: str) -> None:
    option = _card(page, words).locator(".option", has=page.locator(".quiet", has_text=kind)).first
    option.locator("[name=accept]").click()
    page.locator(".messagelist .success", has_text="Accepted").wait_for()


def _correct(ada: Seat, words: str, right: str) -> None:
    page = ada.page
    _card(page, words).locator("text=Correct").click()
    page.locator("mark.chosen", has_text=words).first.wait_for()
    ada.pick(".field-record", right)
    page.click("[name=link]")
    page.locator(".messagelist .success").wait_for()


def _reject(page: Any, words: str) -> None:
    _card(page, words).locator("[name=reject]").click()
    page.locator(".messagelist .success", has_text="Rejected").wait_for()


def _link_by_keyboard(ada: Seat, suit: Lawsuit) -> None:
    """The last sentence that supports nothing, behind an emoji, without the mouse."""
    page = ada.page
    while page.evaluate("getSelection().toString()").strip() != RAIN:
        page.keyboard.press("b")
    page.keyboard.press("l")
    page.locator("mark.chosen", has_text=RAIN).wait_for()
    page.locator("#kind").select_option("cases.Lawsuit")
    page.locator("#link option[value='cases.Lawsuit'][selected]").wait_for(state="attached")
    ada.pick(".field-record", suit.short_name)
    page.click("[name=link]")
    page.locator(".messagelist .success").wait_for()
    page.locator("mark.cited.supports", has_text=RAIN).wait_for()


@pytest.mark.django_db(transaction=True)
def test_new_record_is_begun_from_words_and_cites_them(live_server, monkeypatch) -> None:
    text = (
        "\U0001f600 On Monday\r\nDoe v. Milltown \U0001f468\u200d\U0001f469\u200d\U0001f467 was filed here. "
        "\u05e9\u05dc\u05d5\u05dd <script>document.title = 'ran'</script>"
    )
    with chromium(monkeypatch) as browser:
        court = CourtFactory(slug="dmt", short_name="D. Milltown")
        paper = DocumentFactory(text=text)
        ada = Seat(browser, live_server.url, person("researcher"))
        page = ada.page
        ada.go(reverse("admin:sources_document_read", args=[paper.pk]))
        assert page.evaluate("document.getElementById('text').textContent") == text
        page.click("[name=propose]")
        page.locator(".card").first.wait_for()
        _select(page, FILED)
        page.click("#new-record")
        page.locator("mark.chosen").first.wait_for()
        assert page.locator("mark.chosen").all_inner_texts() == [FILED]
        page.locator("#kind").select_option("cases.Lawsuit")
        page.click("[name=new]")
        page.fill("[name=short_name]", "Doe v. Milltown")
        page.fill("[name=caption]", "Doe v. Milltown")
        page.fill("[name=docket_number]", "1:26-cv-00001")
        page.select_option("[name=posture]", "defendant")
        ada.pick(".field-court", court.short_name)
        page.click("[name=_continue]")
        page.click(".messagelist >> text=Read on")
        page.locator("mark.cited.supports", has_text=FILED).wait_for()
        assert page.title() != "ran"
    assert ada.told == []
    citation = Lawsuit.objects.get().citations.get()
    assert text[citation.start : citation.end] == FILED
    assert not Suggestion.objects.filter(state=SuggestionState.CORRECTED).exists()


def _select(page: Any, words: str) -> None:
    """As a mouse would: from within one piece of the text to within another."""
    page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            let seen = '', node;
            const at = document.getElementById('text').textContent.indexOf(words);
            while ((node = walker.nextNode())) {
                const here = at - seen.length, last = at + words.length - seen.length;
                if (here >= 0 && here < node.length) range.setStart(node, here);
                if (last > 0 && last <= node.length) range.setEnd(node, last);
                seen += node.data;
            }
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        words,
    )
