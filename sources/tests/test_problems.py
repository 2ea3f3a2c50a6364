"""Problems are found, counted and explained; those of provenance are found where they are."""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.choices import Verification
from sources.models import Discrepancy
from sources.problems.finding import counts
from sources.problems.registry import Check, Problem, problem, problems, register

from .factories import DiscrepancyFactory, DocumentFactory, OrganizationCitationFactory, PersonCitationFactory
from .problems import codes_of, explaining, having, numbers

pytestmark = pytest.mark.django_db
WHY = {"in_use": "nothing decides between them"}


def test_codes_are_given_once() -> None:
    codes = [each.code for each in problems()]
    assert len(set(codes)) == len(codes) >= 11
    with pytest.raises(ValueError, match="conflict-unsettled"):
        register(Problem("conflict-unsettled", "", "", "", ()))


def test_problem_says_what_is_wrong_and_how_to_mend_it() -> None:
    for each in problems():
        assert each.sentence.endswith(".")
        assert each.remedy.endswith(".")
        assert not each.name.endswith(".")
        assert each.checks


def test_what_explains_a_problem_can_be_put_in_doubt_on_the_screen() -> None:
    from django.contrib import admin

    for each in problems():
        for check in each.checks:
            names = admin.site.get_model_admin(check.model).names()
            assert not check.explained_by or set(check.explained_by) & set(names), (each.code, check.model)


def test_conflict_is_a_problem_until_a_reading_is_in_use() -> None:
    DiscrepancyFactory(settled=True)
    conflict = DiscrepancyFactory()
    assert having("conflict-unsettled") == {conflict}
    assert codes_of(conflict) == {"conflict-unsettled": ""}
    conflict.is_settled, conflict.in_use = True, "25 April"
    conflict.save()
    assert having("conflict-unsettled") == set()
    assert codes_of(conflict) == {}


def test_record_that_says_under_doubts_why_is_counted_apart() -> None:
    conflict, explained = DiscrepancyFactory(), DiscrepancyFactory(doubts=WHY)
    DiscrepancyFactory(doubts={"topic": "is about something else"}, slug="not-explained")
    assert explaining("conflict-unsettled") == {explained}
    assert conflict in having("conflict-unsettled")
    assert numbers("conflict-unsettled") == (2, 1)
    assert codes_of(explained) == {"conflict-unsettled": "nothing decides between them"}


def test_reason_is_that_of_the_field_the_problem_is_about() -> None:
    [check] = problem("conflict-unsettled").checks
    both = DiscrepancyFactory(doubts={"topic": "worded loosely", **WHY}, verification=Verification.PARTLY)
    assert check.model is Discrepancy
    assert codes_of(both)["conflict-unsettled"] == WHY["in_use"]


def test_all_counts_cost_as_many_queries_for_many_records_as_for_few() -> None:
    def cost() -> int:
        counts()
        with CaptureQueriesContext(connection) as queries:
            counts()
        return len(queries)

    DiscrepancyFactory()
    few = cost()
    DiscrepancyFactory.create_batch(5)
    OrganizationCitationFactory.create_batch(3)
    assert cost() == few <= 4


def test_problem_that_cannot_be_looked_for_is_not_counted() -> None:
    silent = Problem(
        "silent",
        "Silent",
        "It is.",
        "No.",
        (Check(Discrepancy, lambda rows: rows, ("topic",)),),
        lambda: "nobody can tell",
    )
    DiscrepancyFactory()
    assert counts([silent]) == []


# Words


def test_citation_whose_words_stand_where_it_says_is_no_problem() -> None:
    OrganizationCitationFactory(passage=True)
    assert problem("words-changed").ready() == ""
    assert having("words-changed") == set()


def test_citation_whose_words_changed_is_found_on_the_record_that_rests_on_it() -> None:
    kept = OrganizationCitationFactory(passage=True)
    changed = PersonCitationFactory(passage=True)
    changed.document.text = "Another text of that length."
    changed.document.save()
    assert having("words-changed") == {changed.record}
    assert codes_of(changed.record) == {"words-changed": ""}
    changed.record.doubts = {"sources": "an address was not kept"}
    changed.record.save()
    assert having("words-changed") == {changed.record}  # which is no reason
    assert codes_of(kept.record) == {}


def test_positions_count_characters_and_not_bytes() -> None:
    text = "§ 9(a) says “sanctuary” jurisdictions 🗽 and more"
    document = DocumentFactory(text=text, corpus_file="a.txt", sha256="0" * 64)
    words = hashlib.sha256(text[12:40].encode()).hexdigest()
    OrganizationCitationFactory(document=document, start=12, end=40, words_sha256=words)
    shifted = OrganizationCitationFactory(document=document, start=11, end=40, words_sha256=words)
    assert having("words-changed") == {shifted.record}


def test_passage_beyond_the_end_of_the_text_is_found() -> None:
    citation = OrganizationCitationFactory(passage=True)
    citation.document.text = ""
    citation.document.save()
    DocumentFactory(corpus=True)
    assert having("words-changed") == set()  # this document's text is not here
    citation.document.text = "T"
    citation.document.save()
    assert having("words-changed") == {citation.record}


def test_words_are_not_compared_where_no_text_is_at_hand() -> None:
    OrganizationCitationFactory(start=0, end=8, words_sha256="0" * 64)
    assert "no document's text" in problem("words-changed").ready()
    assert numbers("words-changed") == (0, 0)
