"""Which records a document supports, and which documents stand behind a record."""

import pytest

from cases.tests.factories import (
    HoldingCitationFactory,
    HoldingFactory,
    LawsuitCitationFactory,
    ReliefChangeCitationFactory,
    ReliefChangeFactory,
    ReliefCitationFactory,
    ReliefFactory,
    RulingCitationFactory,
    RulingFactory,
)
from policies.tests.factories import FederalActionCitationFactory, ProvisionCitationFactory
from sources.choices import Stance
from sources.tests.factories import DocumentCitationFactory, DocumentFactory, StatementCitationFactory
from tracker.tests.conftest import Ask

pytestmark = pytest.mark.django_db


def cited(page: dict) -> list[tuple[str, str]]:
    return [(citation["type"], citation["record"]["slug"]) for citation in page["results"]]


def test_all_records_a_document_supports_come_in_one_list(ask: Ask) -> None:
    document = DocumentFactory(slug="doc-003", corpus=True, corpus_file="doc_003.txt")
    LawsuitCitationFactory(document=document, record__slug="some-suit")
    ProvisionCitationFactory(document=document, record__slug="eo-13768/9a", passage=True, start=4, end=8)
    StatementCitationFactory(document=document, record__slug="doc-003/f1")
    FederalActionCitationFactory(document=document, stance=Stance.CONTRADICTS, record__slug="eo-13768")
    LawsuitCitationFactory()
    found = [("statements", "doc-003/f1"), ("provisions", "eo-13768/9a"), ("lawsuits", "some-suit")]
    for written in ("doc-003", "doc_003.txt", document.sha256):
        page = ask("citations/", document=written, stance="supports")
        assert cited(page) == found
    assert page["results"][1]["passage"]["start"] == 4
    assert cited(ask("citations/", document="doc-003", passage="true")) == [("provisions", "eo-13768/9a")]


def test_citations_are_found_by_what_cites(count: Ask) -> None:
    one = RulingCitationFactory(record__slug="some-ruling", field="decided_on")
    RulingCitationFactory(record=one.record)
    LawsuitCitationFactory()
    assert count("citations/", type="rulings") == 2
    assert count("citations/", type="rulings,lawsuits") == 3
    assert count("citations/", record="rulings/some-ruling") == 2
    assert count("citations/", record="rulings/some-ruling", field="decided_on") == 1
    assert count("citations/", record="rulings/some-ruling", type="lawsuits") == 0


@pytest.mark.parametrize("record", ["rulings/none", "rullings/some-ruling", "some-ruling", "/"])
def test_a_citing_record_that_is_not_there_is_refused(refused: Ask, record: str) -> None:
    RulingFactory(slug="some-ruling")
    assert refused("citations/", record=record).keys() == {"record"}


def test_a_citation_is_addressed_by_its_record_and_number(ask: Ask) -> None:
    citation = ProvisionCitationFactory(record__slug="eo-13768/9a")
    second = ProvisionCitationFactory(record=citation.record)
    shown = ask("citations/provisions/eo-13768/9a/1/")
    assert shown["document"]["slug"] == second.document.slug
    assert shown["url"] == "http://testserver/api/v1/citations/provisions/eo-13768/9a/1/"
    assert ask("provisions/eo-13768/9a/")["sources"][1]["position"] == 1
    ask("citations/provisions/eo-13768/9a/2/", status=404)


def test_citations_over_all_tables_are_cut_into_pages_without_gap_or_repetition(walk: Ask) -> None:
    for factory in (LawsuitCitationFactory, RulingCitationFactory, DocumentCitationFactory):
        factory.create_batch(3)
    found = [citation["url"] for citation in walk("citations/", page_size=2)]
    assert (len(found), len(set(found))) == (9, 9)


def test_the_documents_behind_a_ruling_are_those_of_all_it_decides(slugs: Ask) -> None:
    ruling = RulingFactory(slug="some-ruling")
    relief = ReliefFactory(ruling=ruling)
    RulingCitationFactory(record=ruling, document__slug="of-the-ruling")
    HoldingCitationFactory(record=HoldingFactory(ruling=ruling), document__slug="of-a-holding")
    ReliefCitationFactory(record=relief, document__slug="of-the-relief")
    ReliefChangeCitationFactory(record=ReliefChangeFactory(relief=relief), document__slug="of-a-change-to-it")
    ReliefChangeCitationFactory(record=ReliefChangeFactory(ruling=ruling), document__slug="of-a-change-by-it")
    RulingCitationFactory(record=ruling, document__slug="against-it", stance=Stance.CONTRADICTS)
    RulingCitationFactory(document__slug="of-another")
    assert set(slugs("documents/", supports_ruling="some-ruling")) == {
        *("of-the-ruling", "of-a-holding", "of-the-relief", "of-a-change-to-it", "of-a-change-by-it")
    }


def test_a_document_is_found_by_slug_file_name_or_hash(slugs: Ask) -> None:
    document = DocumentFactory(slug="doc-003", corpus=True)
    DocumentFactory()
    for written in ("doc-003", document.corpus_file, document.sha256, f"doc-003,{document.sha256}"):
        assert slugs("documents/", document=written) == ["doc-003"]
    assert slugs("documents/", in_corpus="true") == ["doc-003"]
