"""What the database keeps about sources: each sentence refuses what it should and no more."""

import datetime as dt
from typing import Any

import pytest

from .factories import (
    SHA256,
    DiscrepancyFactory,
    DocumentFactory,
    OrganizationCitationFactory,
    OrganizationFactory,
    StatementFactory,
)
from .refusal import assert_allowed, assert_refused

pytestmark = pytest.mark.django_db
DAY = dt.date(2017, 4, 25)


@pytest.mark.parametrize(
    ("verification", "doubts"),
    [("partly", {}), ("verified", {"note": "told from memory"}), ("checked", {}), ("", {})],
)
def test_verification_and_doubts_must_agree(verification: str, doubts: dict[str, str]) -> None:
    sentence = "is not a valid choice" if verification == "checked" else ""
    sentence = "A partly verified record names its doubts" if verification in ("partly", "verified") else sentence
    assert_refused(OrganizationFactory(), sentence, verification=verification, doubts=doubts)


@pytest.mark.parametrize(
    ("verification", "doubts"),
    [
        ("verified", {}),
        ("partly", {"note": "told from memory"}),
        ("unverified", {}),
        ("unverified", {"note": "told from memory"}),
    ],
)
def test_verification_and_doubts_that_agree_are_kept(verification: str, doubts: dict[str, str]) -> None:
    assert_allowed(OrganizationFactory(), verification=verification, doubts=doubts)


@pytest.mark.parametrize("doubts", [["note"], {"note": ""}, {"note": 1}, "note"])
def test_form_wants_a_reason_for_each_doubt(doubts: Any) -> None:
    organization = OrganizationFactory.build(doubts=doubts)
    with pytest.raises(Exception, match="why it is open"):
        organization.full_clean()


@pytest.mark.parametrize("kind", ["newspaper", "", "NEWS"])
def test_word_outside_the_vocabulary_is_refused(kind: str) -> None:
    assert_refused(OrganizationFactory(), "", kind=kind)


def test_organization_is_no_part_of_itself() -> None:
    organization = OrganizationFactory()
    assert_refused(organization, "must be two different records", parent_id=organization.pk)


def test_organization_is_part_of_another() -> None:
    assert_allowed(OrganizationFactory(), parent=OrganizationFactory())


@pytest.mark.parametrize(
    ("date", "precision"), [(DAY, ""), (None, "day"), (None, "year"), (DAY, "week"), (None, "week")]
)
def test_date_without_its_precision_is_refused(date: dt.date | None, precision: str) -> None:
    sentence = "" if precision == "week" else "Give published_on with its precision"
    assert_refused(DocumentFactory(), sentence, published_on=date, published_on_precision=precision)


@pytest.mark.parametrize(("date", "precision"), [(None, ""), (DAY, "day"), (DAY, "month"), (DAY, "year")])
def test_date_with_its_precision_is_kept(date: dt.date | None, precision: str) -> None:
    assert_allowed(DocumentFactory(), published_on=date, published_on_precision=precision)


@pytest.mark.parametrize(("file", "sha256"), [("story.txt", ""), ("", SHA256)])
def test_corpus_file_without_its_hash_is_refused(file: str, sha256: str) -> None:
    assert_refused(DocumentFactory(), "Give corpus_file and sha256 together", corpus_file=file, sha256=sha256)


def test_corpus_file_with_its_hash_is_kept() -> None:
    assert_allowed(DocumentFactory(), corpus_file="story.txt", sha256=SHA256)


def test_two_documents_without_address_or_file_are_kept() -> None:
    assert DocumentFactory.create_batch(2, url="", corpus_file="")


def test_statement_says_something() -> None:
    assert_refused(StatementFactory(), "", gist="")


@pytest.mark.parametrize(("settled", "in_use", "kept"), [(True, "", False), (True, "x", True), (False, "", True)])
def test_settled_discrepancy_names_its_reading(settled: bool, in_use: str, kept: bool) -> None:
    row = DiscrepancyFactory()
    if kept:
        assert_allowed(row, is_settled=settled, in_use=in_use)
    else:
        assert_refused(row, "names the reading in use", is_settled=settled, in_use=in_use)


@pytest.mark.parametrize(
    ("start", "end", "sha256", "sentence"),
    [
        (0, None, SHA256, "Give start and end together"),
        (None, 8, "", "Give start and end together"),
        (8, 8, SHA256, "ends after it starts"),
        (8, 0, SHA256, "ends after it starts"),
        (0, 8, "", "carries the SHA-256"),
        (None, None, SHA256, "carries the SHA-256"),
    ],
)
def test_half_a_passage_is_refused(start: int | None, end: int | None, sha256: str, sentence: str) -> None:
    assert_refused(OrganizationCitationFactory(), sentence, start=start, end=end, words_sha256=sha256)


@pytest.mark.parametrize(("start", "end", "sha256"), [(None, None, ""), (0, 1, SHA256), (100, 2000, SHA256)])
def test_passage_or_none_is_kept(start: int | None, end: int | None, sha256: str) -> None:
    assert_allowed(OrganizationCitationFactory(), start=start, end=end, words_sha256=sha256)


def test_citation_takes_a_known_stance() -> None:
    assert_refused(OrganizationCitationFactory(), "", stance="agrees")
