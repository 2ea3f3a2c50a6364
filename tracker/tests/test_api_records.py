"""What every record says of itself: its links, its sources, and how far it was checked."""

import pytest

from cases.tests.factories import (
    AppealFactory,
    HoldingFactory,
    HoldingReviewFactory,
    LawsuitCitationFactory,
    LawsuitFactory,
    LawsuitPartyFactory,
    RulingFactory,
    RulingJudgeFactory,
    RulingLawsuitFactory,
)
from policies.tests.factories import ActionRelationFactory, FederalActionFactory, FundsAtStakeFactory
from sources.choices import Precision, Stance, Verification
from sources.tests.factories import DiscrepancyFactory, DocumentFactory, StatementFactory
from tracker.api.addresses import COLLECTIONS, path_of
from tracker.api.endpoints import RECORDS
from tracker.tests.conftest import Ask
from tracker.tests.constellation import constellation

pytestmark = pytest.mark.django_db


def test_every_record_tells_how_far_it_was_checked_in_the_list_and_by_itself(ask: Ask) -> None:
    hubs = constellation(1)
    for view in RECORDS:
        kind = view.queryset.model
        told = {"url", "slug", "verification", "doubts", "note"} | (
            {"sources"} if hasattr(kind, "citations") else set()
        )
        for record in ask(f"{COLLECTIONS[kind]}/")["results"]:
            assert told <= record.keys()
        assert told <= ask(path_of(hubs[kind])).keys()


@pytest.mark.parametrize(
    ("precision", "shown"),
    [(Precision.DAY, "2017-11-01"), (Precision.MONTH, "2017-11"), (Precision.YEAR, "2017")],
)
def test_a_date_is_cut_to_what_is_known(ask: Ask, precision: Precision, shown: str) -> None:
    day = "2017-01-01" if precision == Precision.YEAR else "2017-11-01"
    LawsuitFactory(slug="some-suit", filed_on=day, filed_on_precision=precision)
    suit = ask("lawsuits/some-suit/")
    assert suit["filed_on"] == shown
    assert suit["terminated_on"] is None
    assert "filed_on_precision" not in suit


def test_the_name_of_a_ruling_tells_no_more_of_its_day_than_is_known(ask: Ask) -> None:
    RulingFactory(
        slug="some-ruling",
        lawsuit__court__short_name="N.D. Cal.",
        decided_on="2017-11-01",
        decided_on_precision=Precision.MONTH,
    )
    [ruling] = ask("rulings/")["results"]
    [suit] = ask("lawsuits/")["results"]
    assert ruling["decided_on"] == "2017-11"
    assert ask(f"lawsuits/{suit['slug']}/")["rulings"][0]["name"] == "N.D. Cal., 2017-11, preliminary injunction"


def test_a_doubt_is_shown_where_the_record_is(ask: Ask) -> None:
    LawsuitFactory(slug="some-suit", partly=True, note="Told by one source only.")
    [suit] = ask("lawsuits/")["results"]
    assert suit["verification"] == "partly"
    assert suit["doubts"] == {"note": "told from memory"}
    assert suit["note"] == "Told by one source only."


def test_records_are_found_by_how_far_they_were_checked(slugs: Ask) -> None:
    LawsuitFactory(slug="checked", verified=True)
    LawsuitFactory(slug="half", partly=True)
    LawsuitFactory(slug="unchecked", verification=Verification.UNVERIFIED)
    assert set(slugs("lawsuits/", verification="partly,unverified")) == {"half", "unchecked"}


def test_a_source_gives_document_passage_and_reason(ask: Ask) -> None:
    suit = LawsuitFactory(slug="some-suit")
    document = DocumentFactory(
        slug="doc-003", corpus=True, with_address=True, title="A story", text="The suit was filed."
    )
    LawsuitCitationFactory(
        record=suit,
        passage=True,
        document=document,
        field="filed_on",
        stance=Stance.CONTRADICTS,
        locator="line 3",
        statement=StatementFactory(slug="doc-003/f1", document=document),
        discrepancy=DiscrepancyFactory(slug="filing-day"),
    )
    [source] = ask("lawsuits/some-suit/")["sources"]
    passage = source.pop("passage")
    assert (passage["start"], passage["end"]) == (0, 8)
    assert len(passage["words_sha256"]) == 64
    assert source == {
        "position": 0,
        "document": {
            "url": "http://testserver/api/v1/documents/doc-003/",
            "slug": "doc-003",
            "name": "A story",
            "kind": "web",
            "weight": "other",
            "address": document.url,
        },
        "stance": "contradicts",
        "field": "filed_on",
        "reading": "",
        "locator": "line 3",
        "statement": "doc-003/f1",
        "discrepancy": "filing-day",
        "holds": None,
    }


def test_a_document_cited_as_a_whole_has_no_passage(ask: Ask) -> None:
    LawsuitCitationFactory(record=LawsuitFactory(slug="some-suit"))
    assert ask("lawsuits/some-suit/")["sources"][0]["passage"] is None


def test_the_text_of_a_document_is_never_shown(ask: Ask) -> None:
    DocumentFactory(slug="doc-003", corpus=True, text="Words that belong to somebody else.")
    assert "somebody else" not in str(ask("documents/")) + str(ask("documents/doc-003/"))


def test_a_lawsuit_shows_its_neighbors(ask: Ask) -> None:
    suit = LawsuitFactory(slug="santa-clara-v-trump", docket_initials="WHO", docket_number="3:17-cv-00574")
    LawsuitPartyFactory(lawsuit=suit, party__name="County of Santa Clara", role="plaintiff")
    RulingFactory(lawsuit=suit, slug="pi-2017-04-25", decided=True)
    AppealFactory(lawsuit=suit, slug="ca9-2018", decided=True)
    shown = ask("lawsuits/santa-clara-v-trump/")
    assert shown["docket"] == "3:17-cv-00574-WHO"
    assert [(row["party"]["name"], row["role"]) for row in shown["parties"]] == [("County of Santa Clara", "plaintiff")]
    assert [(ruling["slug"], ruling["decided_on"]) for ruling in shown["rulings"]] == [("pi-2017-04-25", "2017-04-25")]
    assert [(appeal["slug"], appeal["disposition"]) for appeal in shown["appeals"]] == [("ca9-2018", "affirmed")]


def test_the_lawsuits_of_a_ruling_come_in_their_order(ask: Ask) -> None:
    ruling = RulingFactory(slug="some-ruling", lawsuit__slug="zeta")
    RulingLawsuitFactory(ruling=ruling, lawsuit__slug="alpha")
    assert [suit["slug"] for suit in ask("rulings/some-ruling/")["lawsuits"]] == ["zeta", "alpha"]


def test_a_ruling_shows_its_holdings_with_their_fate_and_its_judges_with_their_part(ask: Ask) -> None:
    ruling = RulingFactory(slug="some-ruling")
    RulingJudgeFactory(ruling=ruling, judge__name="William H. Orrick", role="author")
    holding = HoldingFactory(ruling=ruling, ground__slug="spending-clause")
    HoldingReviewFactory(holding=holding, ruling__slug="ca9-2018-08-01", fate="left_open")
    shown = ask("rulings/some-ruling/")
    assert [(row["judge"]["name"], row["role"]) for row in shown["judges"]] == [("William H. Orrick", "author")]
    assert shown["holdings"][0]["ground"]["slug"] == "spending-clause"
    [review] = shown["holdings"][0]["reviews"]
    assert (review["ruling"]["slug"], review["fate"]) == ("ca9-2018-08-01", "left_open")


def test_an_action_shows_its_relations_both_ways(ask: Ask) -> None:
    order, revoker = FederalActionFactory(slug="eo-13768"), FederalActionFactory(slug="eo-13993")
    ActionRelationFactory(from_action=revoker, to_action=order, kind="revokes")
    [relation] = ask("federal-actions/eo-13993/")["relations"]
    assert (relation["kind"], relation["to_action"]["slug"]) == ("revokes", "eo-13768")
    [relation] = ask("federal-actions/eo-13768/")["relations_to_it"]
    assert (relation["kind"], relation["from_action"]["slug"]) == ("revokes", "eo-13993")


def test_an_amount_is_written_to_the_cent_in_either_database(ask: Ask) -> None:
    FundsAtStakeFactory(slug="award", amount="28300000.10", as_stated="about $28.3 million")
    assert ask("funds-at-stake/award/")["amount"] == "28300000.10"
