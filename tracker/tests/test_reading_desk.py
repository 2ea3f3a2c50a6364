"""A document beside its records: who may decide, what is shown of a hostile text, which characters are meant."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.choices import SuggestionState
from cases.models import Lawsuit, LawsuitCitation, Suggestion
from cases.reading_desk import screen
from cases.suggestions.passages import context_hash, words_hash
from cases.tests.factories import CourtFactory, LawsuitFactory, RulingFactory, SuggestionFactory
from policies.tests.factories import AgencyFactory
from sources.anchors.anchor import digest
from sources.models import Citation, Document
from sources.tests.factories import DocumentFactory
from sources.tests.screens import opened, save

from .corpora import STORY, cite
from .people import person, signed_in

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert('read')</script> & \u202eold\r\nThe <b>judge</b> ruled.\r\n\r\n\U0001f600 Milltown sued."

OTHER = {"short_name": "Roe v. Poe", "caption": "Roe v. Poe", "docket_number": "1:26-cv-00002"}


def desk(document: Document) -> str:
    return reverse("admin:sources_document_read", args=[document.pk])


def document(text: str = STORY, **fields: Any) -> Document:
    return DocumentFactory(text=text, **fields)


def proposed(of: Document, words: str, *records: Any, **fields: Any) -> Suggestion:
    start = of.text.index(words)
    end = start + len(words)
    return SuggestionFactory(
        document=of,
        start=start,
        end=end,
        words_sha256=words_hash(of.text, start, end),
        context_sha256=context_hash(of.text, start, end),
        candidates=[f"{record._meta.label}:{record.slug}" for record in records],
        **fields,
    )


@pytest.fixture
def ada() -> Client:
    return signed_in(person("researcher"))


def draft(**fields: Any) -> Lawsuit:
    return LawsuitFactory(draft=True, **fields)


def told(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_reader_reads_and_decides_nothing(client: Client) -> None:
    paper = document()
    suggestion = proposed(paper, "The judge", draft())
    assert client.get(desk(paper)).status_code == 302
    assert signed_in(person(name="nobody@example.org")).get(desk(paper)).status_code == 403
    reader = signed_in(person("reader"))
    page = reader.get(desk(paper)).content.decode()
    assert "The judge" in page
    assert 'name="reject"' not in page
    assert reader.post(desk(paper), {"reject": suggestion.pk}).status_code == 403
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.PROPOSED


def test_screen_of_a_document_leads_there(ada: Client) -> None:
    paper = document()
    assert desk(paper) in ada.get(reverse("admin:sources_document_change", args=[paper.pk])).content.decode()


def test_nothing_of_a_hostile_text_is_markup_and_nothing_is_lost(ada: Client) -> None:
    paper = document(HOSTILE)
    proposed(paper, "<b>judge</b>", draft(short_name="<i>Doe</i> v. Roe"))
    page = ada.get(desk(paper)).content.decode()
    assert "<script>alert" not in page
    assert "<b>judge" not in page
    assert "<i>Doe" not in page
    assert shown(page) == HOSTILE


def shown(page: str) -> str:
    """The text as a browser reads it from the page: tags out, references resolved."""
    from html import unescape

    inner = page.split('id="text"', 1)[1].split(">", 1)[1].split("</div>", 1)[0]
    bare = re.sub(r"<[^>]*>", "", inner)
    assert "\r" not in bare  # a browser takes those for line ends; they go by their number
    return unescape(bare)


def test_each_piece_says_where_it_begins_in_characters(ada: Client) -> None:
    paper = document(HOSTILE)
    proposed(paper, "Milltown", draft())
    page = ada.get(desk(paper)).content.decode()
    at = HOSTILE.index("Milltown")
    assert f'data-at="{at}"' in page
    assert re.search(rf'<mark class="suggested" data-at="{at}"[^>]*>Milltown</mark>', page)


def test_overlapping_marks_are_all_there(ada: Client) -> None:
    paper = document()
    list(cite(paper, "The judge enjoined the order"))
    suggestion = proposed(paper, "enjoined the order on Monday", draft())
    page = ada.get(desk(paper)).content.decode()
    [both] = re.findall(r'<mark class="cited supports suggested"[^>]*>([^<]*)</mark>', page)
    assert both == "enjoined the order"
    assert f'id="at-s{suggestion.pk}"' in page
    assert shown(page) == STORY


def test_accept_leads_to_the_next_and_cites(ada: Client) -> None:
    paper, suit = document(), draft()
    first, second = proposed(paper, "The judge", suit), proposed(paper, "Nobody", suit)
    response = ada.post(desk(paper), {"accept": f"{first.pk} cases.Lawsuit:{suit.slug}"})
    assert response.url.endswith(f"#s{second.pk}")
    citation = suit.citations.get()
    assert STORY[citation.start : citation.end] == "The judge"
    first.refresh_from_db()
    assert first.state == SuggestionState.ACCEPTED


def test_published_record_asks_why(ada: Client) -> None:
    paper, suit = document(), LawsuitFactory()
    suggestion = proposed(paper, "The judge", suit)
    sent = {"accept": f"{suggestion.pk} cases.Lawsuit:{suit.slug}"}
    assert "Say why" in told(ada.post(desk(paper), sent, follow=True))
    assert not suit.citations.exists()
    ada.post(desk(paper), {**sent, "because": "Read in."})
    assert suit.citations.count() == 1


def test_whoever_may_not_cite_a_kind_cannot_accept_it(ada: Client) -> None:
    paper, agency = document(), AgencyFactory()
    suggestion = proposed(paper, "The judge", agency)
    assert 'name="accept"' not in ada.get(desk(paper)).content.decode()
    response = ada.post(desk(paper), {"accept": f"{suggestion.pk} policies.Agency:{agency.slug}"}, follow=True)
    assert "Your role does not cite" in told(response)
    assert not agency.citations.exists()


def test_reject_here_everywhere_and_take_back(ada: Client) -> None:
    paper, suit = document("Doe sued. Doe won. Roe lost."), draft()
    one = proposed(paper, "Doe", suit)
    two = SuggestionFactory(
        document=paper, start=10, end=13, words_sha256=one.words_sha256, candidates=one.candidates, kind=one.kind
    )
    roe = proposed(paper, "Roe", suit)
    ada.post(desk(paper), {"reject_everywhere": one.pk})
    states = dict(Suggestion.objects.values_list("pk", "state"))
    assert states == {one.pk: "rejected", two.pk: "rejected", roe.pk: "proposed"}
    assert "Take back" in ada.get(desk(paper)).content.decode()
    ada.post(desk(paper), {"reopen": one.pk})
    one.refresh_from_db()
    assert (one.state, one.is_everywhere) == (SuggestionState.PROPOSED, False)


def link(client: Client, paper: Document, suit: Any, words: str, **more: Any) -> Any:
    start = paper.text.index(words)
    sent = {"kind": suit._meta.label, "record": suit.pk, "stance": "supports", "text": digest(paper.text)}
    sent |= {"start": start, "end": start + len(words), "link": "1"}
    return client.post(desk(paper), {**sent, **more})


def test_words_are_linked_by_their_characters_behind_an_emoji(ada: Client) -> None:
    paper, suit = document(HOSTILE), draft()
    assert link(ada, paper, suit, "Milltown sued", field="short_name").status_code == 302
    citation = suit.citations.get()
    assert HOSTILE[citation.start : citation.end] == "Milltown sued"
    assert citation.words_sha256 == digest("Milltown sued")
    assert (citation.stance, citation.field) == ("supports", "short_name")
    assert paper.passage_rows.get().exact == "Milltown sued"


def test_other_words_than_those_chosen_are_refused(ada: Client) -> None:
    """As where a browser had counted an emoji as two."""
    paper = document(HOSTILE)
    at = HOSTILE.index("Milltown")
    asked = {"start": at + 1, "end": at + 9, "words": digest("Milltown"), "text": digest(HOSTILE)}
    assert "not the words that you chose" in told(ada.get(desk(paper), asked))
    right = ada.get(desk(paper), {**asked, "start": at, "end": at + 8})
    assert (right.context["screen"].chosen.start, told(right)) == (at, "")


def test_text_that_changed_meanwhile_is_refused(ada: Client) -> None:
    paper, suit = document(), draft()
    assert link(ada, paper, suit, "The judge", text=digest("another")).status_code == 302
    assert "text has changed" in told(ada.get(desk(paper)))
    assert not LawsuitCitation.objects.exists()
    suggestion = proposed(paper, "The judge", suit)
    Document.objects.filter(pk=paper.pk).update(text=f"Now. {STORY}")
    said = ada.post(desk(paper), {"accept": f"{suggestion.pk} cases.Lawsuit:{suit.slug}"}, follow=True)
    assert "text has changed" in told(said)
    assert not LawsuitCitation.objects.exists()


def test_correcting_links_another_record_and_other_words(ada: Client) -> None:
    paper, wrong, right = document(), draft(), draft()
    suggestion = proposed(paper, "The judge", wrong)
    assert ada.get(desk(paper), {"suggestion": suggestion.pk}).context["form"].kind is Lawsuit
    link(ada, paper, right, "Nobody appealed", suggestion=suggestion.pk)
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.record) == (SuggestionState.CORRECTED, f"cases.Lawsuit:{right.slug}")
    citation = right.citations.get()
    assert (STORY[citation.start : citation.end], citation.stance) == ("Nobody appealed", "supports")


def test_missing_record_and_reason_are_told_beside_the_form(ada: Client) -> None:
    paper, suit = document(), LawsuitFactory()
    assert "Say which one." in link(ada, paper, suit, "The judge", record="").content.decode()
    assert "Say why" in link(ada, paper, suit, "The judge").content.decode()
    assert link(ada, paper, suit, "The judge", record="", slug=suit.slug, because="Read in.").status_code == 302


def test_no_text_and_no_suggestions_say_what_to_do(ada: Client) -> None:
    assert "read_corpus" in ada.get(desk(document(""))).content.decode()
    paper, suit = document("Doe v. Milltown was decided. So it was."), draft(short_name="Doe v. Milltown")
    assert 'name="propose"' in ada.get(desk(paper)).content.decode()
    ada.post(desk(paper), {"propose": "1"})
    [suggestion] = Suggestion.objects.filter(kind="lawsuit")
    assert suggestion.candidates == [f"cases.Lawsuit:{suit.slug}"]
    assert suggestion.state == SuggestionState.PROPOSED


def test_words_can_be_linked_to_every_kind_of_record_that_a_role_cites() -> None:
    paper = document()
    everybody = signed_in(person("researcher", "steward"))
    kinds = {table._meta.get_field("record").related_model._meta.label for table in Citation.tables()}
    page = everybody.get(desk(paper), {"start": 0, "end": 7})
    assert {label for label, _ in page.context["kinds"]} == kinds
    for kind in kinds:
        response = everybody.get(desk(paper), {"start": 0, "end": 7, "kind": kind})
        assert response.context["form"].kind_label == kind
        assert "data-ajax--url" in response.content.decode()


def test_new_record_is_begun_with_what_was_read_and_settles_the_suggestion(ada: Client) -> None:
    paper = document("Doe v. Milltown was filed.")
    suggestion = proposed(paper, "Doe v. Milltown", kind="lawsuit", value="Doe v. Milltown")
    assert "New lawsuit" in ada.get(desk(paper)).content.decode()
    begun = ada.get(desk(paper), {"suggestion": suggestion.pk, "kind": "cases.Lawsuit", "new": "1"})
    sent = opened(ada, begun.url)
    assert sent["caption"] == "Doe v. Milltown"
    court = CourtFactory()
    sent |= {"court": court.pk, "docket_number": "1:26-cv-00001", "posture": "defendant"}
    assert save(ada, begun.url, sent).status_code == 302
    citation = Lawsuit.objects.get().citations.get()
    assert (citation.start, citation.end, citation.document) == (0, 15, paper)
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.CORRECTED
    Document.objects.filter(pk=paper.pk).update(text="Other words.")
    refused = save(ada, begun.url, sent | OTHER)
    assert "text has changed" in refused.content.decode()
    assert Lawsuit.objects.count() == 1


def test_long_text_is_shown_in_pages_that_are_all_of_it(ada: Client) -> None:
    text = "".join(f"Sentence {n} says little. " for n in range(1_000)) + "x" * 30_000
    paper = document(text)
    pages, number = [], 1
    while True:
        response = ada.get(desk(paper), {"page": number})
        pages.append(shown(response.content.decode()))
        number += 1
        if not response.context["screen"].later:
            break
    assert "".join(pages) == text
    assert max(map(len, pages)) <= 24_000
    at = text.index("Sentence 900")
    assert "Sentence 900" in ada.get(desk(paper), {"at": at}).content.decode()


def test_queries_do_not_grow_with_what_is_cited_and_proposed(ada: Client) -> None:
    paper = document(STORY * 20)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert ada.get(desk(paper)).status_code == 200
        return len(queries)

    def more(first: int, last: int) -> None:
        for n in range(first, last):
            at = len(STORY) * n
            for factory, kind in ((draft, "lawsuit"), (RulingFactory, "relation")):
                record = factory()
                citation = record._meta.get_field("citations").related_model
                place = {"start": at, "end": at + 9, "words_sha256": words_hash(paper.text, at, at + 9)}
                citation.objects.create(record=record, document=paper, **place)
                name = f"{record._meta.label}:{record.slug}"
                SuggestionFactory(document=paper, start=at + 12, end=at + 18, kind=kind, candidates=[name])

    more(0, 1)
    cost()
    few = cost()
    more(1, 13)
    assert cost() == few


def test_more_suggestions_than_fit_are_told_and_come_up_when_others_are_decided(monkeypatch) -> None:
    monkeypatch.setattr(screen, "CARDS", 2)
    monkeypatch.setattr(screen.Screen, "cards", 2)
    read = document("Ada and Ben and Cyd met.")
    first, *_ = [proposed(read, name, LawsuitFactory()) for name in ("Ada", "Ben", "Cyd")]
    ada = person("researcher")
    client = signed_in(ada)
    shown = client.get(desk(read)).content.decode()
    assert "These are the first 2 of this page" in shown
    assert [f"at-s{row.pk}" in shown for row in Suggestion.objects.order_by("start")] == [True, True, False]
    Suggestion.objects.filter(pk=first.pk).update(
        state=SuggestionState.REJECTED, decided_at=timezone.now(), decided_by=ada
    )
    shown = client.get(desk(read)).content.decode()
    assert "These are the first 2 of this page" not in shown
    assert [f"at-s{row.pk}" in shown for row in Suggestion.objects.order_by("start")] == [False, True, True]
