"""Coverage on the desk: what a document supports, what a record rests on, passages looked at and pointed elsewhere."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import Lawsuit, Ruling
from cases.tests.factories import LawsuitCitationFactory, LawsuitFactory, RulingCitationFactory, RulingFactory
from sources.anchors.anchor import digest
from sources.history.records import history_of
from sources.models import Document, Organization, Passage
from sources.problems.registry import problem
from sources.tests.factories import (
    DocumentFactory,
    OrganizationCitationFactory,
    OrganizationFactory,
    PassageFactory,
)
from sources.tests.problems import having
from sources.tests.screens import change_page, changelist, opened, save

from .corpora import STORY, cite, known, ran, words_of
from .people import person, signed_in

pytestmark = pytest.mark.django_db
PASSAGES = changelist(Passage)
PAGE = reverse("admin:coverage")


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.content
    return response.content.decode()


def settle(client: Client, passage: Passage, **sent: object) -> str:
    return client.post(change_page(passage), sent, follow=True).content.decode()


def changed(folder: Path) -> tuple[Passage, Passage]:
    """A passage that was moved with its words, and one whose words are gone."""
    list(cite(known(folder), "Nobody appealed.", "The city had sued in February."))
    ran("read_corpus", folder)
    (folder / "story.txt").write_bytes(f"New.\n{STORY.replace('February', 'March')}".encode())
    ran("read_corpus", folder, fails=True)
    return Passage.objects.get(state="moved"), Passage.objects.get(state="broken")


# Documents and records


def test_document_says_what_it_supports_and_which_sentences_support_nothing(admin_client: Client) -> None:
    text = "The judge enjoined it. <b>Nobody</b> appealed."
    document = DocumentFactory(corpus=True, text=text)
    RulingCitationFactory(document=document, start=0, end=22, words_sha256=digest(text[:22]))
    shown = page(admin_client, change_page(document))
    assert "2 sentences: 1 supports a record, 0 are cited otherwise, 1 by nobody." in shown
    assert '<li dir="auto">&lt;b&gt;Nobody&lt;/b&gt; appealed.</li>' in shown
    assert "Passages cited: 1 unchecked." in shown


def test_document_without_text_says_how_to_store_it(admin_client: Client) -> None:
    assert "./run manage read_corpus DIR" in page(admin_client, change_page(DocumentFactory()))


def test_documents_that_support_nothing_are_listed(admin_client: Client) -> None:
    used, unused = DocumentFactory(), DocumentFactory()
    RulingCitationFactory(document=used)
    for value, expected in (("nothing", {unused}), ("something", {used})):
        response = admin_client.get(f"{changelist(Document)}?supports={value}")
        assert set(response.context["cl"].result_list) == expected


def test_records_that_rest_on_one_news_text_are_listed(admin_client: Client) -> None:
    rulings = RulingFactory.create_batch(2)
    for ruling, kind in zip(rulings, ("news", "opinion"), strict=True):
        RulingCitationFactory(record=ruling, document=DocumentFactory(kind=kind))
    response = admin_client.get(f"{changelist(Ruling)}?rests_on=one-news-text")
    assert list(response.context["cl"].result_list) == [rulings[0]]
    assert "One news text alone." in page(admin_client, change_page(rulings[0]))
    assert "One news text alone." not in page(admin_client, change_page(rulings[1]))


def test_record_shows_its_sources_the_weightiest_first(admin_client: Client) -> None:
    ruling = RulingFactory()
    for kind in ("news", "opinion"):
        RulingCitationFactory(record=ruling, document=DocumentFactory(kind=kind))
    shown = page(admin_client, change_page(ruling))
    assert shown.index("<td>Court paper</td>") < shown.index("<td>News text</td>")


# All records


def test_page_tells_of_documents_that_support_nothing_and_published_facts_that_rest_on_one_news_text() -> None:
    news, _ = DocumentFactory(kind="news"), DocumentFactory(title="Of no use")
    shown, draft = LawsuitFactory(), LawsuitFactory()
    for lawsuit in (shown, draft):
        LawsuitCitationFactory(record=lawsuit, document=news)
    Lawsuit.objects.filter(pk=draft.pk).update(publication="draft")
    Lawsuit.objects.filter(pk=shown.pk).update(publication="published", published_at="2026-01-01T00:00:00Z")
    client = signed_in(person("reader"))
    told = page(client, PAGE)
    assert "1 of 2 documents." in told
    assert "Of no use" in told
    assert "Lawsuits: 1 of 1" in told
    assert change_page(shown) in told
    assert change_page(draft) not in told
    assert PAGE in page(client, reverse("admin:index"))


def test_page_of_nothing_says_so() -> None:
    told = page(signed_in(person("reader")), PAGE)
    assert "No document is recorded yet" in told
    assert "None was compared with a text yet." in told
    assert "There is none." in told


def test_page_is_for_whoever_may_read_documents() -> None:
    page(signed_in(person()), PAGE, status=403)


# Passages


def test_moved_and_broken_passages_are_shown_with_their_words(admin_client: Client, tmp_path: Path) -> None:
    moved, broken = changed(tmp_path)
    listed = page(admin_client, f"{PASSAGES}?state__exact=broken")
    assert f"{broken.document}, characters {broken.start} to {broken.end}" in listed
    assert "The city had sued in February." in listed
    shown = page(admin_client, change_page(broken))
    assert "<mark>The city had sued in March.</mark>" in shown
    assert all(change_page(citation.record) in shown for citation in broken.citations())
    shown = page(admin_client, change_page(moved))
    assert "<mark>Nobody appealed.</mark>" in shown
    assert f"they were {moved.was_start} to {moved.was_end}." in shown
    record = moved.citations()[0].record
    assert "passage moved" in page(admin_client, change_page(record))


def test_somebody_looks_at_a_moved_passage_and_it_is_intact(tmp_path: Path) -> None:
    moved, _ = changed(tmp_path)
    assert len(having("passage-moved")) == 2
    assert "It stands rightly" not in page(signed_in(person("reader")), change_page(moved))
    client = signed_in(person("researcher"))
    assert "It stands rightly" in page(client, change_page(moved))
    settle(client, moved, looked="It stands rightly")
    moved.refresh_from_db()
    assert (moved.state, moved.was_start) == ("intact", None)
    assert having("passage-moved") == set()


def test_broken_passage_is_pointed_to_other_words_in_every_record_with_the_reason(tmp_path: Path) -> None:
    _, broken = changed(tmp_path)
    citations = broken.citations()
    problem_before = having("words-changed")
    assert {citation.record for citation in citations} == problem_before
    client = signed_in(person("researcher", name="r@example.org"))
    offered = {"start": broken.nearest_start, "end": broken.nearest_end, "because": "A correction of the story."}
    told = settle(client, broken, **offered)
    assert "The citations point to these words now." in told
    assert [words_of(citation) for citation in citations] == ["The city had sued in March."] * 2
    assert having("words-changed") == set()
    last = history_of(type(citations[0])).objects.filter(id=citations[0].pk).latest()
    assert (last.history_change_reason, str(last.history_user)) == ("A correction of the story.", "r@example.org")
    assert set(Passage.objects.values_list("state", flat=True)) == {"moved", "intact"}


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"start": 5, "end": 5, "because": "x"}, "The text has characters 0 to"),
        ({"start": 5, "end": 5000, "because": "x"}, "The text has characters 0 to"),
        ({"start": 5, "end": 9, "because": ""}, "This field is required."),
        ({"start": "a", "end": 9, "because": "x"}, "Enter a whole number."),
    ],
)
def test_what_are_no_words_is_refused_beside_the_field(sent: dict, sentence: str, tmp_path: Path) -> None:
    _, broken = changed(tmp_path)
    assert sentence in settle(signed_in(person("researcher")), broken, **sent)
    assert Passage.objects.filter(pk=broken.pk).exists()


@pytest.mark.parametrize("role", ["reader", "reviewer", "steward"])
def test_only_whoever_cites_settles_a_passage(role: str, tmp_path: Path) -> None:
    moved, _ = changed(tmp_path)
    assert signed_in(person(role)).post(change_page(moved), {"looked": "x"}).status_code == 403
    assert signed_in(person()).get(change_page(moved)).status_code == 403


def test_passage_that_nobody_cites_any_more_is_not_listed(admin_client: Client) -> None:
    PassageFactory()
    assert list(admin_client.get(PASSAGES).context["cl"].result_list) == []


def test_passages_are_noted_when_a_record_is_saved(admin_client: Client) -> None:
    organization = OrganizationFactory()
    document = DocumentFactory(corpus=True, text=STORY)
    OrganizationCitationFactory(record=organization, document=document, start=0, end=7, words_sha256=digest(STORY[:7]))
    OrganizationCitationFactory(record=organization, document=document, start=1, end=7, words_sha256="0" * 64)
    save(admin_client, change_page(organization), opened(admin_client, change_page(organization)))
    found = Passage.objects.values_list("start", "state", "exact")
    assert sorted(found) == [(0, "intact", "A judge"), (1, "broken", "")]
    assert "passage broken" in page(admin_client, change_page(organization))


def test_remedy_of_changed_words_leads_to_the_passages() -> None:
    wanted = problem("words-changed")
    assert wanted is not None
    assert "under Passages" in wanted.remedy
    assert any(check.model is Organization for check in wanted.checks)
