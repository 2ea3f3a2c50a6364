"""What documents support and records rest on: sentence by sentence, by weight, and over all records."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import Lawsuit, Ruling
from cases.tests.factories import LawsuitCitationFactory, LawsuitFactory, RulingCitationFactory, RulingFactory
from sources.anchors.anchor import anchored
from sources.choices import DocumentKind, Publication, Weight
from sources.coverage.support import covered
from sources.coverage.weights import ORDER, ranked, weight
from sources.coverage.whole import citing, facts, resting_on_one_news_text, supporting_nothing
from sources.models import Document
from sources.tests.factories import DocumentFactory, StatementCitationFactory, StatementFactory

from .conftest import Ask
from .factories import FACTORIES

pytestmark = pytest.mark.django_db
TEXT = "The judge enjoined it. Nobody appealed. The city had sued. The court rose."


def tie(document: Document, words: str, **fields: object) -> object:
    at = anchored(TEXT, TEXT.index(words), TEXT.index(words) + len(words))
    place = {"start": at.start, "end": at.end, "words_sha256": at.words_sha256}
    return RulingCitationFactory(document=document, **place, **fields)


def words(stretches: list[dict[str, int]]) -> list[str]:
    return [TEXT[each["start"] : each["end"]] for each in stretches]


# Plain


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ((0, 10), [0]),  # the whole of a sentence
        ((3, 6), [0]),  # a clause in it
        ((9, 20), [1]),  # with the last sign of the one before
        ((0, 20), [0, 1]),
        ((5, 16), [0, 1]),  # half of each
        ((0, 3), [0]),
        ((10, 11), []),  # the space between
        ((25, 30), []),
    ],
)
def test_passage_lies_on_the_sentences_with_which_it_has_half_in_common(passage: tuple, expected: list[int]) -> None:
    on = covered([(0, 10), (11, 20)], [passage])
    assert [n for n, passages in enumerate(on) if passages] == expected


def test_every_kind_of_document_has_a_weight_and_court_papers_weigh_most() -> None:
    assert sorted(ORDER) == sorted(DocumentKind.values)
    weights = list(Weight)
    assert [weights.index(weight(kind)) for kind in ORDER] == sorted(weights.index(weight(kind)) for kind in ORDER)
    assert weight("opinion") is Weight.COURT
    assert weight("government") is Weight.AGENCY


def test_sources_are_ranked_court_paper_before_agency_document_before_news() -> None:
    kinds = ["news", "web", "government", "advocacy", "docket", "opinion", "news"]
    rows = [RulingCitationFactory.build(document=DocumentFactory.build(kind=kind)) for kind in kinds]
    found = ranked(rows)
    assert [row.document.kind for row in found] == [
        *("opinion", "docket", "government", "news", "news", "advocacy", "web")
    ]
    assert found[3:5] == [rows[0], rows[6]]


# Over all records


@pytest.mark.parametrize("model", list(citing()), ids=lambda model: model.__name__)
def test_document_supports_something_once_a_record_of_any_kind_rests_on_it(model: type) -> None:
    document, other = DocumentFactory(), DocumentFactory()
    row = FACTORIES[citing()[model]](document=document)
    assert document not in supporting_nothing(Document.objects.all())
    assert other in supporting_nothing(Document.objects.all())
    type(row).objects.update(stance="mentions")
    assert document in supporting_nothing(Document.objects.all())


def test_record_rests_on_one_news_text_while_nothing_else_supports_it() -> None:
    news, court = DocumentFactory(kind="news"), DocumentFactory(kind="opinion")
    once, twice, better, two, other, none = RulingFactory.create_batch(6)
    for record, *documents in ((once, news), (twice, news, news), (better, news, court), (other, court)):
        for document in documents:
            RulingCitationFactory(record=record, document=document)
    for _ in range(2):
        RulingCitationFactory(record=two, document=DocumentFactory(kind="news"))
    RulingCitationFactory(record=none, document=news, stance="mentions")
    RulingCitationFactory(record=once, document=court, stance="contradicts")
    assert set(resting_on_one_news_text(Ruling.objects.all())) == {once, twice}
    assert Ruling in facts()


# The API


def test_coverage_tells_positions_counts_and_records(ask: Ask) -> None:
    document = DocumentFactory(slug="story", corpus=True, text=TEXT)
    ruling = tie(document, "The judge enjoined it.", field="result").record
    tie(document, "Nobody appealed.", stance="contradicts")
    tie(document, "judge enjoined it. Nobody appealed", record=ruling)
    RulingCitationFactory(document=document, record=ruling)
    told = ask("documents/story/coverage/")
    assert words(told["sentences"]) == [f"{part.strip()}." for part in TEXT.split(".")[:4]]
    assert [each["supports"] for each in told["sentences"]] == [True, True, False, False]
    assert told["counts"] == {
        "sentences": 4,
        "supporting": 2,
        "otherwise_cited": 0,
        "bare": 2,
        "passages": 3,
        "records": 2,
    }
    first = told["sentences"][0]["records"][0]
    assert first == {
        "type": "rulings",
        "record": {"url": f"http://testserver/api/v1/rulings/{ruling.slug}/", "slug": ruling.slug, "name": str(ruling)},
        "stance": "supports",
        "field": "result",
        "position": 0,
    }
    assert [each["record"]["slug"] for each in told["whole_document"]] == [ruling.slug]
    assert (told["is_text_at_hand"], told["characters"]) == (True, len(TEXT))
    assert ask("documents/story/")["coverage"] == "http://testserver/api/v1/documents/story/coverage/"


def test_sentence_that_only_contradicts_is_cited_otherwise(ask: Ask) -> None:
    document = DocumentFactory(slug="story", corpus=True, text=TEXT)
    tie(document, "Nobody appealed.", stance="contradicts")
    counts = ask("documents/story/coverage/")["counts"]
    assert (counts["supporting"], counts["otherwise_cited"], counts["bare"]) == (0, 1, 3)


def test_without_its_text_the_passages_of_a_document_are_known_and_its_sentences_are_not(ask: Ask) -> None:
    document = DocumentFactory(slug="story", corpus=True, text=TEXT)
    tie(document, "Nobody appealed.")
    Document.objects.update(text="")
    told = ask("documents/story/coverage/")
    assert (told["is_text_at_hand"], told["characters"], told["sentences"]) == (False, 0, [])
    assert words(told["passages"]) == ["Nobody appealed."]


def test_no_word_of_a_document_is_told(client: Client) -> None:
    document = DocumentFactory(slug="story", corpus=True, text=TEXT)
    tie(document, "Nobody appealed.")
    for address in ("coverage/", ""):
        told = json.dumps(client.get(f"/api/v1/documents/story/{address}").json())
        assert not any(word in told for word in ("enjoined", "appealed", "sued", "rose"))


def test_records_of_a_draft_are_not_told(ask: Ask) -> None:
    document = DocumentFactory(slug="story", corpus=True, text=TEXT)
    draft, shown = LawsuitFactory(), LawsuitFactory()
    for lawsuit, state in ((draft, Publication.DRAFT), (shown, Publication.PUBLISHED)):
        at = anchored(TEXT, 0, 22)
        LawsuitCitationFactory(document=document, record=lawsuit, start=0, end=22, words_sha256=at.words_sha256)
        Lawsuit.objects.filter(pk=lawsuit.pk).update(publication=state, published_at="2026-01-01T00:00:00Z")
    told = ask("documents/story/coverage/")
    assert [each["record"]["slug"] for each in told["sentences"][0]["records"]] == [shown.slug]


def test_coverage_of_the_past_has_no_text(ask: Ask) -> None:
    document = DocumentFactory(slug="story", corpus=True, text=TEXT)
    tie(document, "Nobody appealed.")
    from django.utils import timezone

    told = ask("documents/story/coverage/", known_on=timezone.now().date().isoformat())
    assert (told["is_text_at_hand"], told["counts"]["passages"]) == (False, 1)


def test_unknown_document_and_unknown_parameter_are_refused(ask: Ask) -> None:
    ask("documents/nothing/coverage/", status=404)
    DocumentFactory(slug="story")
    assert "This is no parameter here" in str(ask("documents/story/coverage/", status=400, word="judge"))


def test_cost_does_not_grow_with_the_citations(client: Client) -> None:
    document = DocumentFactory(slug="story", corpus=True, text=TEXT)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/api/v1/documents/story/coverage/").status_code == 200
        return len(queries)

    def cite() -> None:
        at = anchored(TEXT, 0, 22)
        place = {"document": document, "start": 0, "end": 22, "words_sha256": at.words_sha256}
        for _ in range(3):
            RulingCitationFactory(record=RulingFactory(), **place)
            StatementCitationFactory(record=StatementFactory(document=document), **place)

    cite()
    few = cost()
    cite()
    assert cost() == few


def test_sources_of_a_record_say_what_they_weigh(ask: Ask) -> None:
    ruling = RulingFactory()
    for kind in ("news", "opinion", "unsorted"):
        RulingCitationFactory(record=ruling, document=DocumentFactory(kind=kind))
    sources = ask(f"rulings/{ruling.slug}/")["sources"]
    assert [each["document"]["weight"] for each in sources] == ["news", "court", "other"]


def test_document_that_is_not_there_is_told_with_those_close_to_it(client: Client) -> None:
    DocumentFactory(slug="some-story")
    response = client.get("/api/v1/documents/some-stroy/coverage/")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
    assert response.json()["nearest"] == ["http://testserver/api/v1/documents/some-story/coverage/"]
