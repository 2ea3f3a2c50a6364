"""Filters find the rows that a plain filter in Python finds, whatever is asked together."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.choices import CourtLevel, PartyRole, RulingKind
from cases.models import Lawsuit
from cases.tests import factories as make
from sources.choices import Precision
from sources.dates import format_partial_date, possible_days
from tracker.api.endpoints import ENDPOINTS
from tracker.tests.conftest import Ask

pytestmark = pytest.mark.django_db
Dated = tuple[dt.date, Precision] | None
Meets = Callable[["Suit"], bool]

COURTS = {"cand": ("district", "9"), "nysd": ("district", "2"), "ca9": ("appeals", "9"), "scotus": ("supreme", "")}
JUDGES, PARTIES = ["ada", "bea", "cal"], ["us", "city", "state"]
ROLES = [PartyRole.PLAINTIFF.value, PartyRole.DEFENDANT.value]
KINDS = [RulingKind.PRELIMINARY_INJUNCTION.value, RulingKind.SUMMARY_JUDGMENT.value]
DAYS = [dt.date(2017, 1, 31), dt.date(2017, 2, 1), dt.date(2017, 2, 28), dt.date(2018, 1, 1), dt.date(2025, 12, 31)]


@dataclass
class Suit:
    """A row as Python has it."""

    slug: str
    court: str
    number: int | None
    filed: Dated
    terminated: Dated
    judges: list[str] = field(default_factory=list)
    parties: list[tuple[str, str]] = field(default_factory=list)
    rulings: list[tuple[str, Dated]] = field(default_factory=list)


def world() -> list[Suit]:
    """Some sixty dockets with every gap there can be."""
    chance = Random(13768)

    def dated() -> Dated:
        if chance.random() < 0.2:
            return None
        precision = chance.choice(list(Precision))
        return possible_days(chance.choice(DAYS), precision)[0], precision

    def suit(n: int) -> Suit:
        found = Suit(f"suit-{n}", chance.choice([*COURTS]), n if n % 3 else None, dated(), None)
        found.judges = chance.sample(JUDGES, chance.randint(0, 3))
        found.parties = chance.sample([(p, role) for p in PARTIES for role in ROLES], chance.randint(0, 4))
        found.rulings = [(chance.choice(KINDS), dated()) for _ in range(chance.randint(0, 3))]
        return found

    return [suit(n) for n in range(60)]


ROWS = world()


@pytest.fixture
def stored() -> None:
    """The same rows, in the database."""
    courts = {
        slug: make.CourtFactory(slug=slug, level=CourtLevel(level), circuit=circuit)
        for slug, (level, circuit) in COURTS.items()
    }
    judges = {slug: make.JudgeFactory(slug=slug) for slug in JUDGES}
    parties = {slug: make.PartyFactory(slug=slug) for slug in PARTIES}
    for row in ROWS:
        lawsuit = make.LawsuitFactory(
            slug=row.slug, court=courts[row.court], courtlistener_id=row.number, **_columns("filed_on", row.filed)
        )
        for slug in row.judges:
            make.LawsuitJudgeFactory(lawsuit=lawsuit, judge=judges[slug])
        for slug, role in row.parties:
            make.LawsuitPartyFactory(lawsuit=lawsuit, party=parties[slug], role=role)
        for kind, day in row.rulings:
            make.RulingFactory(lawsuit=lawsuit, kind=kind, **_columns("decided_on", day))


def _columns(name: str, day: Dated) -> dict[str, Any]:
    return {name: day[0], f"{name}_precision": day[1]} if day else {}


def overlaps(day: Dated, first: dt.date, end: dt.date) -> bool:
    """The day may lie in [first, end)."""
    if day is None:
        return False
    begins, ends = possible_days(*day)
    return begins < end and first < ends


# What may be asked, and of which rows it is true.

asked_days = st.tuples(st.sampled_from(DAYS), st.sampled_from(list(Precision)))
Question = tuple[list[tuple[str, str]], Meets]


def written(day: tuple[dt.date, Precision]) -> str:
    return format_partial_date(*day)


def of_a_date(name: str, get: Callable[[Suit], Iterable[Dated]]) -> st.SearchStrategy[Question]:
    def some(meets: Callable[[Dated], bool]) -> Meets:
        return lambda row: any(map(meets, get(row)))

    def one(lookup: str, first: Callable[..., dt.date], end: Callable[..., dt.date]) -> st.SearchStrategy[Question]:
        return asked_days.map(
            lambda day: (
                [(name + lookup, written(day))],
                some(lambda own: overlaps(own, first(*possible_days(*day)), end(*possible_days(*day)))),
            )
        )

    between = st.tuples(asked_days, asked_days).filter(
        lambda two: possible_days(*two[1])[1] >= possible_days(*two[0])[1]
    )
    return st.one_of(
        one("", lambda a, b: a, lambda a, b: b),
        one("__gte", lambda a, b: a, lambda a, b: dt.date.max),
        one("__lte", lambda a, b: dt.date.min, lambda a, b: b),
        between.map(
            lambda two: (
                [(f"{name}__range", f"{written(two[0])},{written(two[1])}")],
                some(lambda own: overlaps(own, possible_days(*two[0])[0], possible_days(*two[1])[1])),
            )
        ),
        st.lists(asked_days, min_size=1, max_size=3).map(
            lambda days: (
                [(f"{name}__in", ",".join(map(written, days)))],
                some(lambda own: any(overlaps(own, *possible_days(*day)) for day in days)),
            )
        ),
        st.booleans().map(
            lambda lacks: ([(f"{name}__isnull", str(lacks).lower())], some(lambda own: (own is None) == lacks))
        ),
    )


def of_words(name: str, words: list[str], get: Callable[[Suit], str]) -> st.SearchStrategy[Question]:
    several = st.lists(st.sampled_from(words), min_size=1, max_size=3)
    return st.tuples(st.sampled_from([name, f"{name}__in"]), several).map(
        lambda asked: ([(asked[0], ",".join(asked[1]))], lambda row: get(row) in asked[1])
    )


def of_all(name: str, words: list[str], get: Callable[[Suit], list[str]]) -> st.SearchStrategy[Question]:
    """The parameter given again and again: all of it."""
    several = st.lists(st.sampled_from(words), min_size=1, max_size=3)
    return several.map(lambda asked: ([(name, word) for word in asked], lambda row: {*asked} <= {*get(row)}))


numbers = st.integers(0, 70)
QUESTIONS: list[st.SearchStrategy[Question]] = [
    of_a_date("filed_on", lambda row: [row.filed]),
    of_words("court", [*COURTS], lambda row: row.court),
    of_words("court__slug", [*COURTS], lambda row: row.court).filter(lambda asked: "," not in asked[0][0][1]),
    of_words("court__level", ["district", "appeals", "supreme"], lambda row: COURTS[row.court][0]),
    of_words("court__circuit", ["9", "2", "dc"], lambda row: COURTS[row.court][1]),
    st.booleans().map(
        lambda lacks: (
            [("circuit__isnull", str(lacks).lower())],
            lambda row: (COURTS[row.court][1] == "") == lacks,
        )
    ),
    numbers.map(lambda n: ([("courtlistener_id", str(n))], lambda row: row.number == n)),
    numbers.map(
        lambda n: ([("courtlistener_id__gte", str(n))], lambda row: row.number is not None and row.number >= n)
    ),
    numbers.map(
        lambda n: ([("courtlistener_id__lte", str(n))], lambda row: row.number is not None and row.number <= n)
    ),
    st.tuples(numbers, numbers)
    .map(sorted)
    .map(
        lambda two: (
            [("courtlistener_id__range", f"{two[0]},{two[1]}")],
            lambda row: row.number is not None and two[0] <= row.number <= two[1],
        )
    ),
    st.lists(numbers, min_size=1, max_size=5).map(
        lambda some: ([("courtlistener_id__in", ",".join(map(str, some)))], lambda row: row.number in some)
    ),
    st.booleans().map(
        lambda lacks: (
            [("courtlistener_id__isnull", str(lacks).lower())],
            lambda row: (row.number is None) == lacks,
        )
    ),
    st.lists(st.sampled_from([row.slug for row in ROWS]), min_size=1, max_size=20).map(
        lambda some: ([("slug__in", ",".join(some))], lambda row: row.slug in some)
    ),
    of_all("judge", JUDGES, lambda row: row.judges),
    of_all("judges__slug", JUDGES, lambda row: row.judges),
    st.lists(st.sampled_from(JUDGES), min_size=1, max_size=2).map(
        lambda some: ([("judge", ",".join(some))], lambda row: bool({*some} & {*row.judges}))
    ),
    st.booleans().map(lambda lacks: ([("judges__isnull", str(lacks).lower())], lambda row: (not row.judges) == lacks)),
    st.tuples(st.sampled_from(PARTIES), st.sampled_from(ROLES)).map(
        lambda two: ([("party", two[0]), ("role", two[1])], lambda row: two in row.parties)
    ),
    st.tuples(st.lists(st.sampled_from(PARTIES), min_size=2, max_size=3, unique=True), st.sampled_from(ROLES)).map(
        lambda asked: (
            [*(("party", each) for each in asked[0]), ("role", asked[1])],
            lambda row: all((each, asked[1]) in row.parties for each in asked[0]),
        )
    ),
    of_a_date("rulings__decided_on", lambda row: [day for _, day in row.rulings]),
    st.tuples(st.sampled_from(KINDS), asked_days).map(
        lambda two: (
            [("rulings__kind", two[0]), ("rulings__decided_on__gte", written(two[1]))],
            lambda row: any(
                kind == two[0] and overlaps(day, possible_days(*two[1])[0], dt.date.max) for kind, day in row.rulings
            ),
        )
    ),
]


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Up to four questions together, none of which gives a parameter of another."""
    chosen = draw(st.lists(st.sampled_from(range(len(QUESTIONS))), min_size=1, max_size=4, unique=True))
    parameters: list[tuple[str, str]] = []
    conditions: list[Meets] = []
    lists: set[str] = set()
    for number in chosen:
        more, meets = draw(QUESTIONS[number])
        # Two questions of one list would be asked of one row, which this plain filter does not know.
        names = {_list(name) for name, _ in more}
        if names.isdisjoint(lists):
            lists |= names
            parameters += more
            conditions.append(meets)
    return parameters, lambda row: all(meets(row) for meets in conditions)


def _list(name: str) -> str:
    first = name.split("__")[0]
    return {"role": "party", "party": "party", "court": "court"}.get(first, first)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=questions())
def test_filters_find_what_a_plain_filter_finds(client: Client, stored: None, asked: Question) -> None:
    parameters, meets = asked
    query = "&".join(f"{name}={value}" for name, value in parameters)
    response = client.get(f"/api/v1/lawsuits/?{query}&page_size=200")
    assert response.status_code == 200, response.content
    assert {each["slug"] for each in response.json()["results"]} == {row.slug for row in ROWS if meets(row)}


# What is asked together of one list, and what cannot be


def test_two_repeated_parameters_of_one_list_are_refused(client: Client) -> None:
    make.PartyFactory(slug="us")
    roles = "role=plaintiff&role=defendant"
    response = client.get(f"/api/v1/lawsuits/?party=us&party=us&{roles}")
    assert response.status_code == 400
    [error] = response.json()["errors"]
    assert error["parameter"] == "role"
    assert "party is repeated already" in error["detail"]
    response = client.get("/api/v1/lawsuits/?parties__slug=a&parties__slug=b&parties__name=c&parties__name=d")
    assert [each["parameter"] for each in response.json()["errors"]] == ["parties__name"]


def test_questions_across_two_relations_are_answered_and_across_three_refused(slugs: Ask, refused: Ask) -> None:
    ruling = make.RulingFactory(court=make.CourtFactory(circuit="9"))
    make.HoldingFactory(ruling=ruling, slug="r/one")
    make.HoldingFactory(slug="r/two")
    assert slugs("holdings/", ruling__court__circuit="9") == ["r/one"]
    problem = refused("holdings/", ruling__court__judges__slug="x")
    assert "This is no parameter here" in problem["ruling__court__judges__slug"]


def test_mistakes_beyond_a_relation_are_told_with_the_whole_name_and_the_nearest(ask: Ask) -> None:
    make.CourtFactory(slug="cand")
    [error] = ask("lawsuits/", status=400, court__circiut="9")["errors"]
    assert (error["parameter"], error["nearest"][0]) == ("court__circiut", "court__circuit")
    [error] = ask("lawsuits/", status=400, court__circuit="99")["errors"]
    assert (error["parameter"], error["value"]) == ("court__circuit", "99")
    [error] = ask("rulings/", status=400, lawsuits__court="cadn")["errors"]
    assert (error["parameter"], error["nearest"][0]) == ("lawsuits__court", "cand")


def test_relation_has_no_order_of_its_own(refused: Ask) -> None:
    for name in ("ordering", "order"):
        assert list(refused("lawsuits/", **{f"court__{name}": "slug"})) == [f"court__{name}"]


def test_empty_value_across_a_relation_asks_nothing(slugs: Ask) -> None:
    make.LawsuitFactory(slug="without-parties")
    assert slugs("lawsuits/", parties__slug="", court__circuit="") == ["without-parties"]


def test_ordering_goes_by_either_name_and_not_by_both(slugs: Ask, refused: Ask) -> None:
    for name in ("b", "a"):
        make.LawsuitFactory(slug=f"suit-{name}", short_name=name)
    assert slugs("lawsuits/", ordering="short_name") == slugs("lawsuits/", order="short_name") == ["suit-a", "suit-b"]
    assert list(refused("lawsuits/", ordering="short_name", order="filed_on")) == ["order"]


@pytest.mark.parametrize("value", ["2017-01-01", "2018,2017", "2017,2018,2019", ",2017", "x,y"])
def test_range_that_is_none_is_refused(refused: Ask, value: str) -> None:
    assert list(refused("lawsuits/", filed_on__range=value)) == ["filed_on__range"]


def test_amounts_are_compared_as_numbers(slugs: Ask) -> None:
    from policies.tests.factories import FundsAtStakeFactory

    for slug, amount in (("none", None), ("nine", 9), ("cents", "9.50"), ("hundred", 100)):
        FundsAtStakeFactory(slug=slug, amount=amount)
    assert slugs("funds-at-stake/", ordering="amount") == ["nine", "cents", "hundred", "none"]
    assert slugs("funds-at-stake/", ordering="-amount") == ["hundred", "cents", "nine", "none"]
    assert set(slugs("funds-at-stake/", amount__gte="10")) == {"hundred"}
    assert set(slugs("funds-at-stake/", amount__range="9,10")) == {"nine", "cents"}
    assert slugs("funds-at-stake/", amount__isnull="true") == ["none"]


# What OPTIONS tells


def test_options_tell_filters_with_types_choices_and_lookups_and_orders(client: Client) -> None:
    told = client.options("/api/v1/lawsuits/").json()
    filed = told["filters"]["filed_on"]
    assert (filed["type"], filed["lookups"]) == ("string", ["gte", "lte", "range", "in", "isnull"])
    assert {"value": "civil", "label": "Civil"} in told["filters"]["case_type"]["choices"]
    assert told["filters"]["judge"]["repeated"] == "all of the values"
    assert told["filters"]["filed_on"]["repeated"] is None
    assert told["relations"]["filters_of"]["court"] == "http://testserver/api/v1/courts/"
    assert {"name": "filed_on", "indexed": True} in told["ordering"]["fields"]


@pytest.mark.parametrize("name", [name for name in ENDPOINTS if name != "effect"])
def test_options_of_every_endpoint_tell_each_of_its_filters(client: Client, name: str) -> None:
    told = client.options(f"/api/v1/{name}/").json()
    known = {*ENDPOINTS[name].filterset_class.base_filters} - {"ordering", "order"}
    assert known == {*told["filters"]} | {
        f"{filter_}__{lookup}" for filter_, each in told["filters"].items() for lookup in each["lookups"]
    }
    for relation in told["relations"]["filters_of"]:
        problem = client.get(f"/api/v1/{name}/", {f"{relation}__nonsense": "1"}).json()
        assert "Known: " in problem["errors"][0]["detail"]


@pytest.mark.parametrize("name", ["lawsuits", "rulings", "holdings", "relief", "relief-changes", "appeals", "claims"])
def test_what_grows_with_litigation_is_listed_by_an_index(client: Client, name: str) -> None:
    ordering = client.options(f"/api/v1/{name}/").json()["ordering"]
    indexed = {each["name"] for each in ordering["fields"] if each["indexed"]}
    assert {key.removeprefix("-") for key in ordering["default"]} <= indexed


def test_rows_of_the_plain_filter_are_those_stored(stored: None) -> None:
    assert Lawsuit.objects.count() == len(ROWS)
    assert Lawsuit.objects.filter(filed_on=None).count() == sum(row.filed is None for row in ROWS) > 5
