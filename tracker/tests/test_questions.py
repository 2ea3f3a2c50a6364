"""The questions the project was made for, each one request, asked of the records that ship."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from cases.choices import Circuit
from tracker.api.endpoints import ENDPOINTS
from tracker.tests.conftest import Ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]

AGAINST_EO_13768 = [
    "seattle-v-trump-2017",
    "richmond-v-trump",
    "chelsea-lawrence-v-trump-2017",
    "santa-clara-v-trump",
    "san-francisco-v-trump-2017",
]


def test_which_lawsuits_challenge_eo_13768_newest_first(ask: Ask, slugs: Ask) -> None:
    assert slugs("lawsuits/", challenges="eo-13768", order="-filed_on") == AGAINST_EO_13768
    days = [suit["filed_on"] for suit in ask("lawsuits/", challenges="EO 13768")["results"]]
    assert days == sorted(days, reverse=True)


def test_which_of_them_challenge_section_9a(ask: Ask) -> None:
    found = ask("lawsuits/", challenges="eo-13768/9a")["results"]
    assert {suit["slug"] for suit in found} <= set(AGAINST_EO_13768)
    assert {"santa-clara-v-trump", "san-francisco-v-trump-2017", "richmond-v-trump"} <= {suit["slug"] for suit in found}
    for suit in found:
        assert "eo-13768/9a" in {claim["provision"]["slug"] for claim in suit["claims"] if claim["provision"]}


def test_where_a_spending_clause_argument_was_sustained_on_the_merits_by_circuit(ask: Ask) -> None:
    asked = {"ground": "spending-clause", "holding_result": "sustained", "holding_level": "merits"}
    found = ask("rulings/", order="circuit", page_size=200, **asked)["results"]
    assert {
        *("santa-clara-sj-2017-11-20", "philadelphia-judgment-2018-06-06"),
        *("california-sf-jag-sj-2018-10-05", "colorado-sj-2020-04-23"),
    } <= {ruling["slug"] for ruling in found}
    ranks = [Circuit.values.index(ruling["court"]["circuit"]) for ruling in found]
    assert ranks == sorted(ranks)
    ninth = ask("rulings/", circuit="9", page_size=200, **asked)["results"]
    assert [ruling["slug"] for ruling in ninth] == [
        *sorted_by_day(ruling for ruling in found if ruling["court"]["circuit"] == "9")
    ]
    grounds = {ground["slug"] for ground in ask("legal-grounds/", ground="spending-clause")["results"]}
    for ruling in found:
        assert any(
            holding["ground"]["slug"] in grounds and (holding["level"], holding["result"]) == ("merits", "sustained")
            for holding in ruling["holdings"]
        )


def sorted_by_day(rulings: Iterator[dict[str, Any]]) -> list[str]:
    """The slugs of these, latest first, as lists come where no order is asked for."""
    return [one["slug"] for one in sorted(rulings, key=lambda one: (one["decided_on"], one["sequence"]), reverse=True)]


def test_which_holdings_on_commandeering_were_affirmed_reversed_or_left_open_above(ask: Ask) -> None:
    asked = {"ground": "tenth-amendment", "fate": "affirmed,reversed,left_open", "review_level": "appeals,supreme"}
    found = {holding["slug"]: holding for holding in ask("holdings/", page_size=200, **asked)["results"]}
    fates = {
        "santa-clara-sj-2017-11-20/tenth-amendment": ("left_open", "ca9-san-francisco-v-trump-2018-08-01"),
        "us-v-california-pi-2018-07-05/tenth-amendment": ("affirmed", "ca9-us-v-california-2019-04-18"),
        "los-angeles-cops-sj-2018-04-11/tenth-amendment": ("reversed", "ca9-los-angeles-cops-2019-07-12"),
        "new-york-sj-2018-11-30/tenth-amendment": ("reversed", "ca2-new-york-2020-02-26"),
        "philadelphia-judgment-2018-06-06/tenth-amendment": ("left_open", "ca3-philadelphia-2019-02-15"),
    }
    for slug, fate in fates.items():
        assert fate in [(review["fate"], review["ruling"]["slug"]) for review in found[slug]["reviews"]]
    for holding in found.values():
        above = [review for review in holding["reviews"] if review["ruling"]["court"]["level"] != "district"]
        assert {review["fate"] for review in above} & {"affirmed", "reversed", "left_open"}


def test_which_appeals_are_undecided(ask: Ask, count: Ask) -> None:
    undecided = ask("appeals/", decided="false", page_size=200)
    decided = ask("appeals/", decided="true", page_size=200)
    assert {appeal["disposition"] for appeal in undecided["results"]} == {None}
    assert len(undecided["results"]) + len(decided["results"]) == count("appeals/")
    assert "ca9-san-francisco-v-trump-2018" in {appeal["slug"] for appeal in decided["results"]}


@pytest.mark.parametrize("court", ["cand", "N.D. Cal.", "District Court, N.D. California"])
def test_which_appeals_from_the_northern_district_of_california_were_reversed_in_part(slugs: Ask, court: str) -> None:
    found = slugs("appeals/", from_court=court, disposition="affirmed_reversed,affirmed_reversed_remanded")
    assert {
        *("ca9-san-francisco-v-trump-2018", "ca9-san-francisco-v-barr-2020", "ca9-san-francisco-v-garland-2022")
    } <= set(found)


@pytest.mark.parametrize("place", ["chicago-il", "1714000"])
def test_what_names_chicago(ask: Ask, place: str) -> None:
    page = ask("mentions/", jurisdiction=place, page_size=200)
    found = {(row["type"], row["record"]["slug"], row["how"]) for row in page["results"]}
    assert {
        ("lawsuits", "chicago-v-sessions", "party"),
        ("lawsuits", "chicago-v-barr", "party"),
        ("federal-actions", "doj-letters-2017-04-21", "designated"),
        ("relief-changes", "chicago-sj-2018-07-27/stays-outside-chicago", "covered"),
        ("local-policies", "chicago-welcoming-city-ordinance", "owner"),
        ("parties", "chicago-il", "same"),
    } <= found
    assert {row["jurisdiction"]["slug"] for row in page["results"]} == {"chicago-il"}


def test_which_records_corpus_document_003_supports(ask: Ask, count: Ask) -> None:
    [document] = ask("documents/", document="doc-003")["results"]
    counts = set()
    for written in ("doc-003", document["corpus_file"], document["sha256"]):
        page = ask("citations/", document=written, stance="supports", page_size=200)
        counts.add(count("citations/", document=written, stance="supports"))
    assert len(counts) == 1
    found = {(row["type"], row["record"]["slug"]) for row in page["results"]}
    assert {("provisions", "eo-13768/9a"), ("federal-actions", "eo-13768"), ("courts", "cand")} <= found
    assert {"statements", "rulings"} <= {kind for kind, _ in found}
    assert {row["document"]["slug"] for row in page["results"]} == {"doc-003"}


def test_which_documents_stand_behind_a_ruling(ask: Ask, slugs: Ask) -> None:
    ruling = ask("rulings/santa-clara-pi-2017-04-25/")
    changes = [change for relief in ruling["relief"] for change in relief["changes"]]
    made = [ask(f"relief-changes/{change['slug']}/") for change in ruling["relief_changes"]]
    behind = {
        source["document"]["slug"]
        for record in (ruling, *ruling["holdings"], *ruling["relief"], *changes, *made)
        for source in record["sources"]
        if source["stance"] == "supports"
    }
    assert set(slugs("documents/", supports_ruling=ruling["slug"], page_size=200)) == behind
    assert "doc-003" in behind


@pytest.mark.parametrize("name", ENDPOINTS)
def test_every_list_answers_with_what_ships(ask: Ask, name: str) -> None:
    page = ask(f"{name}/", page_size=200)
    assert page["results"]
    for earlier, later in pairwise(page["results"]):
        assert earlier != later
