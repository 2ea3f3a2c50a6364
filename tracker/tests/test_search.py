"""`q` finds what a plain search in Python finds, in the same order, on whichever database the tests run."""

import datetime as dt
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cases.models import Lawsuit
from cases.tests.factories import CourtFactory, EarlierDocketNumberFactory, LawsuitFactory, PartyFactory, RulingFactory
from sources.choices import Publication
from sources.search import matching
from sources.search.searched import searched_of
from tracker.tests.conftest import Ask

from .histories import JUNE, written_at
from .searching import rank, told_by

pytestmark = pytest.mark.django_db
WORDS = [
    *("Santa", "Clara", "San", "Francisco", "Trump", "City", "of", "Chávez", "chavez", "CÉSAR", "Ñandú", "nandu"),
    *(
        "well-known",
        "sanctuary",
        "sanctuaries",
        "§ 9(a)",
        "9(b)",
        "U.S.C.",
        "1373",
        "3:17-cv-00485",
        "00485",
        "cv",
        "v.",
    ),
    *("naïve", "e\u0301tat", "état", "Straße", "strasse", "Łódź", "O'Brien", "co.", "«x»", "x"),
]
DAYS = [None, dt.date(2017, 1, 31), dt.date(2018, 5, 1), dt.date(2025, 1, 20)]


@pytest.fixture
def suits() -> list[Lawsuit]:
    chance = Random(9)

    def some(most: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(1, most)))

    found = []
    for number in range(40):
        day = chance.choice(DAYS)
        found.append(
            LawsuitFactory(
                slug=f"suit-{number}",
                short_name=some(3),
                caption=some(4),
                summary=some(8) if chance.random() < 0.7 else "",
                docket_number=f"3:17-cv-{chance.randint(480, 490):05}",
                filed_on=day,
                filed_on_precision="day" if day else "",
                court__slug=f"court-{number}",
            )
        )
        if chance.random() < 0.2:
            EarlierDocketNumberFactory(lawsuit=found[-1], docket_number="1:16-cv-00001")
    return found


def expected(suits: list[Lawsuit], question: str) -> list[str]:
    searched = searched_of(Lawsuit)
    ranks = [(rank(*told_by(suit, searched), question), suit) for suit in suits]
    best = sorted(
        (
            (place, -(suit.filed_on or dt.date.min).toordinal(), suit.pk, suit.slug)
            for place, suit in ranks
            if place is not None
        )
    )
    return [slug for *_, slug in best]


def _written(draw: Any, word: str) -> str:
    """A word as somebody may write it."""
    forms = [
        word,
        word.lower(),
        word.upper(),
        f'"{word}"',
        f"-{word}",
        f"{word[:4]}*",
        f'"{word} {draw(st.sampled_from(WORDS))}"',
    ]
    return draw(st.sampled_from(forms))


@st.composite
def questions(draw: st.DrawFn) -> str:
    return " ".join(_written(draw, word) for word in draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)))


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=questions())
@example("3:17-cv-00485")
@example('"§ 9(a)"')
@example("cesar chavez")
@example("1:16-cv-00001 -trump")
def test_search_finds_and_ranks_as_python_does(client: Client, suits: list[Lawsuit], question: str) -> None:
    response = client.get("/api/v1/lawsuits/", {"q": question, "fields": "slug"})
    if response.status_code == 400:
        with pytest.raises(ValueError, match=r"word|star"):
            rank("", "", question)
        return
    assert [row["slug"] for row in response.json()["results"]] == expected(suits, question)
    counted = client.get("/api/v1/lawsuits/", {"q": question, "count": "on"}).json()
    assert counted == {"count": len(expected(suits, question))}
    ordered = client.get("/api/v1/lawsuits/", {"q": question, "ordering": "-filed_on", "fields": "slug"}).json()
    assert {row["slug"] for row in ordered["results"]} == {*expected(suits, question)}


def test_names_come_before_texts_and_words_in_a_row_before_others(slugs: Ask) -> None:
    LawsuitFactory(slug="in-summary", summary="Santa Clara sued.", filed=True)
    LawsuitFactory(slug="apart", caption="Clara v. Santa")
    LawsuitFactory(slug="in-a-row", caption="County of Santa Clara v. Trump")
    assert slugs("lawsuits/", q="santa clara") == ["in-a-row", "apart", "in-summary"]
    assert slugs("lawsuits/", q="santa clara", ordering="-filed_on")[0] == "in-summary"


def test_search_together_with_filters_finds_what_meets_both(slugs: Ask, count: Ask) -> None:
    courts = [CourtFactory(slug=f"c{number}") for number in range(2)]
    for number in range(4):
        LawsuitFactory(slug=f"suit-{number}", court=courts[number % 2], caption="Chicago")
    assert slugs("lawsuits/", q="chicago", court="c1", ordering="short_name") == ["suit-1", "suit-3"]
    assert set(slugs("lawsuits/", q="chicago", court="c1")) == {"suit-1", "suit-3"}
    assert count("lawsuits/", q="chicago", court="c1") == 2
    assert slugs("lawsuits/", q="boston", court="c1") == []


def test_words_are_looked_for_beyond_a_relation(slugs: Ask) -> None:
    ruling = RulingFactory(slug="a-ruling", lawsuit=LawsuitFactory(caption="County of Santa Clara v. Trump"))
    RulingFactory(slug="another")
    assert slugs("rulings/", lawsuits__q="santa clara") == [ruling.slug]
    assert slugs("rulings/", lawsuits__q="santa -clara") == []


def test_snippets_show_where_the_words_stand(ask: Ask) -> None:
    LawsuitFactory(
        slug="suit", short_name="Oakland", caption="Oakland <& al.>", summary="", docket_number="1:25-cv-00007"
    )
    [row] = ask("lawsuits/", q="oakland")["results"]
    assert list(row)[-1] == "snippet"
    assert row["snippet"] == {"short_name": "<mark>Oakland</mark>", "caption": "<mark>Oakland</mark> &lt;&amp; al.&gt;"}
    [row] = ask("lawsuits/", q="1:25-cv-00007", fields="slug,snippet")["results"]
    assert row == {"slug": "suit", "snippet": {"docket_number": "<mark>1:25-cv-00007</mark>"}}
    assert "snippet" not in ask("lawsuits/")["results"][0]
    assert ask("lawsuits/", status=400, fields="snippet")


def test_pages_of_a_search_lead_on_and_say_how_many_are_ranked(ask: Ask, walk: Ask, count: Ask) -> None:
    LawsuitFactory.create_batch(7, caption="Chicago v. Sessions")
    assert len({row["slug"] for row in walk("lawsuits/", q="chicago", page_size=3)}) == 7
    page = ask("lawsuits/", q="chicago", page_size=3)
    assert page["ranked_at_most"] == matching.MOST_RANKED == 1000
    assert "ranked_at_most" not in ask("lawsuits/", q="chicago", ordering="filed_on")
    assert count("lawsuits/", q="chicago") == 7


@pytest.mark.parametrize("more", [{}, {"case_type": "civil"}])
def test_only_those_recorded_last_are_ranked_and_an_order_brings_all(
    slugs: Ask, count: Ask, monkeypatch: pytest.MonkeyPatch, more: dict[str, str]
) -> None:
    monkeypatch.setattr(matching, "MOST_RANKED", 3)
    monkeypatch.setattr("tracker.api.filtering.MOST_RANKED", 3)
    for number in range(6):
        LawsuitFactory(slug=f"s-{number}", caption="Chicago" if number in (0, 4) else "Boston", summary="Chicago")
    assert slugs("lawsuits/", q="chicago", **more) == ["s-4", "s-3", "s-5"]
    assert len(slugs("lawsuits/", q="chicago", ordering="short_name", **more)) == 6
    assert count("lawsuits/", q="chicago", **more) == 6


@pytest.mark.parametrize("state", [Publication.DRAFT, Publication.IN_REVIEW, Publication.WITHDRAWN])
def test_what_is_not_published_is_not_found(slugs: Ask, count: Ask, state: str) -> None:
    hidden, shown = LawsuitFactory(caption="Chicago v. Barr"), LawsuitFactory(slug="shown", caption="Chicago v. Doe")
    RulingFactory(lawsuit=hidden, outcome="Chicago wins")
    Lawsuit.objects.filter(pk=hidden.pk).update(publication=state)
    assert slugs("lawsuits/", q="chicago") == slugs("lawsuits/", q="chicago", ordering="court") == [shown.slug]
    assert slugs("lawsuits/", q="barr") == slugs("rulings/", q="chicago") == []
    assert count("lawsuits/", q="chicago") == 1
    assert slugs("rulings/", lawsuits__q="barr") == []


def test_words_of_the_past_are_refused_with_the_remedy(refused: Ask, slugs: Ask) -> None:
    with written_at(JUNE):
        LawsuitFactory(caption="Chicago")
    assert "leave out q or known_on" in refused("lawsuits/", q="chicago", known_on="2026-06-01")["q"]
    assert "leave out q or known_on" in refused("rulings/", lawsuits__q="chicago", known_on="2026-06-01")["lawsuits__q"]


@pytest.mark.parametrize("question", ["§", "*", "-trump", "a*", "x" * 200])
def test_what_cannot_be_looked_for_is_refused(refused: Ask, question: str) -> None:
    assert list(refused("lawsuits/", q=question)) == ["q"]


def test_search_takes_no_more_queries_than_a_list(client: Client) -> None:
    LawsuitFactory.create_batch(2, caption="Chicago")

    def cost(query: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/api/v1/lawsuits/{query}").status_code == 200
        return len(queries)

    assert cost("?q=chicago") == cost("")
    assert cost("?q=chicago&ordering=filed_on") == cost("")
    assert cost("?parties__q=chicago") <= cost("")


def test_quotes_and_operators_of_either_database_are_words_like_others(slugs: Ask) -> None:
    PartyFactory(slug="near", name='NEAR AND OR NOT "names" : * ^ \\ \' & | ! <-> col')
    for question in (
        "near",
        "NEAR(and or)",
        "AND OR NOT",
        "names:",
        "'col'",
        "not & or | and !near*",
        "near <-> and",
        "^near",
    ):
        found = slugs("parties/", q=question)
        assert found == ["near"], question
