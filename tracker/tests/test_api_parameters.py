"""A parameter is understood or refused, never passed over."""

from itertools import product

import pytest
from django.test import Client

from cases.tests.factories import CourtAliasFactory, CourtFactory, JudgeFactory, LawsuitFactory, LegalGroundFactory
from sources.choices import Precision
from sources.tests.factories import DocumentFactory
from tracker.api.endpoints import ENDPOINTS
from tracker.api.parameters import Order
from tracker.tests.conftest import Ask
from tracker.tests.constellation import constellation

pytestmark = pytest.mark.django_db

NONSENSE = ["a\x00b", "9" * 30, "-1", "'; --", "%s %", "a" * 5000, "ß", ",", "/"]


def test_an_unknown_parameter_is_refused_by_name_with_those_known(refused: Ask) -> None:
    problem = refused("lawsuits/", chalenges="eo-13768")
    assert list(problem) == ["chalenges"]
    assert "challenges" in problem["chalenges"]


@pytest.mark.parametrize("name", ENDPOINTS)
def test_every_list_refuses_a_parameter_it_does_not_know(refused: Ask, name: str) -> None:
    assert "nonsense" in refused(f"{name}/", nonsense="1")


def test_a_record_takes_no_parameters(ask: Ask, refused: Ask) -> None:
    LawsuitFactory(slug="some-suit")
    assert "q" in refused("lawsuits/some-suit/", q="Trump")
    assert ask("lawsuits/some-suit/", format="json")["slug"] == "some-suit"


def test_a_parameter_given_twice_is_refused(client: Client) -> None:
    response = client.get("/api/v1/rulings/?circuit=9&circuit=2")
    assert response.status_code == 400
    assert "commas" in response.json()["errors"][0]["detail"]


def test_an_unknown_word_is_refused_with_those_known(refused: Ask) -> None:
    problem = refused("rulings/", result="granted,granded")
    assert problem["result"].startswith(
        "'granded' is not known here. Did you mean granted? Known: granted, granted_in_part,"
    )


@pytest.mark.parametrize(
    ("path", "name", "value", "meant"),
    [
        ("lawsuits/", "court", "cnad", "cand"),
        ("rulings/", "judge", "orick-william-h", "orrick-william-h"),
        ("holdings/", "ground", "spending", "spending-clause"),
    ],
)
def test_an_unknown_record_is_refused_with_those_close_to_it(
    refused: Ask, path: str, name: str, value: str, meant: str
) -> None:
    CourtFactory(slug="cand")
    JudgeFactory(slug="orrick-william-h")
    LegalGroundFactory(slug="spending-clause")
    problem = refused(path, **{name: value})[name]
    assert repr(value) in problem
    assert meant in problem


def test_an_empty_value_asks_nothing(slugs: Ask) -> None:
    LawsuitFactory(slug="some-suit")
    assert slugs("lawsuits/", court="", q="", filed_after="", order="") == ["some-suit"]


@pytest.mark.parametrize("value", ["2017-02-30", "31 January 2017", "2017-1-31", "0000", "9999-12-31", "1/31/17"])
@pytest.mark.parametrize("name", ["filed_after", "filed_before"])
def test_a_day_that_is_none_is_refused_with_the_way_to_write_one(refused: Ask, name: str, value: str) -> None:
    problem = refused("lawsuits/", **{name: value})
    assert list(problem) == [name]
    assert "2017-04-25" in problem[name]


@pytest.mark.parametrize("value", ["yes", "1", "True", "no"])
def test_a_flag_is_true_or_false(refused: Ask, value: str) -> None:
    assert refused("appeals/", decided=value) == {"decided": "Write true or false."}


@pytest.mark.parametrize("value", ["0", "201", "-1", "ten", "1.5", "", "9" * 5000, "²"])
def test_a_page_size_outside_its_bounds_is_refused(refused: Ask, value: str) -> None:
    assert refused("lawsuits/", page_size=value).keys() == {"page_size"}


def orders(name: str) -> list[Order]:
    return [one for one in ENDPOINTS[name].filterset_class.base_filters.values() if isinstance(one, Order)]


def test_every_order_of_every_list_is_answered_with_all_records(ask: Ask, count: Ask) -> None:
    constellation(1)
    for name in ENDPOINTS:
        everything = count(f"{name}/")
        for key, sign in product([key for order in orders(name) for key in order.keys], ("", "-")):
            assert len(ask(f"{name}/", order=sign + key)["results"]) == everything


@pytest.mark.parametrize("name", ENDPOINTS)
def test_every_order_ends_with_the_key(name: str) -> None:
    view = ENDPOINTS[name]
    for order in orders(name):
        assert str(order.expressions(None, view.queryset.model)[-1]) == "OrderBy(F(pk), descending=False)"


@pytest.mark.parametrize("order", ["filed_on", "-filed_on"])
def test_unknown_dates_come_last_in_either_order(slugs: Ask, order: str) -> None:
    LawsuitFactory(slug="undated")
    LawsuitFactory(slug="dated", filed=True)
    assert slugs("lawsuits/", order=order) == ["dated", "undated"]


def test_an_unknown_order_is_refused_with_those_known(refused: Ask) -> None:
    assert "filed_on" in refused("lawsuits/", order="filed")["order"]


@pytest.mark.parametrize("name", ENDPOINTS)
def test_no_value_of_any_parameter_breaks_the_server(client: Client, name: str) -> None:
    for parameter, value in product(ENDPOINTS[name].filterset_class.base_filters, NONSENSE):
        response = client.get(f"/api/v1/{name}/", {parameter: value})
        assert response.status_code in (200, 400), (parameter, value, response.content)


@pytest.mark.parametrize(
    "written", ["cand", "N.D. Cal.", "nd cal", "District Court, N.D. California", "cand,ca9", "ca9, N.D. Cal."]
)
def test_a_court_goes_by_all_its_names(slugs: Ask, written: str) -> None:
    court = CourtFactory(slug="cand")
    CourtFactory(slug="ca9")
    for name in ("N.D. Cal.", "District Court, N.D. California"):
        CourtAliasFactory(court=court, name=name)
    LawsuitFactory(slug="in-cand", court=court)
    LawsuitFactory(slug="elsewhere")
    assert slugs("lawsuits/", court=written) == ["in-cand"]


def test_words_are_looked_for_in_any_order_and_case(slugs: Ask) -> None:
    LawsuitFactory(slug="santa-clara", caption="County of Santa Clara v. Trump")
    LawsuitFactory(slug="richmond", caption="City of Richmond v. Trump")
    assert slugs("lawsuits/", q="trump santa") == ["santa-clara"]
    assert slugs("lawsuits/", q="100%") == []


@pytest.mark.parametrize(
    ("bounds", "found"),
    [
        ({"published_after": "2017-11-20"}, {"day", "month", "year"}),
        ({"published_after": "2017-11-21"}, {"month", "year"}),
        ({"published_after": "2017-12-01"}, {"year"}),
        ({"published_after": "2018"}, set()),
        ({"published_before": "2017-11-20"}, {"day", "month", "year"}),
        ({"published_before": "2017-11-19"}, {"month", "year"}),
        ({"published_before": "2017-10"}, {"year"}),
        ({"published_before": "2016"}, set()),
        ({"published_after": "2017", "published_before": "2017"}, {"day", "month", "year"}),
    ],
)
def test_a_date_known_in_part_is_found_wherever_it_may_lie(slugs: Ask, bounds: dict[str, str], found: set[str]) -> None:
    DocumentFactory(slug="day", published_on="2017-11-20", published_on_precision=Precision.DAY)
    DocumentFactory(slug="month", published_on="2017-11-01", published_on_precision=Precision.MONTH)
    DocumentFactory(slug="year", published_on="2017-01-01", published_on_precision=Precision.YEAR)
    DocumentFactory(slug="undated")
    assert set(slugs("documents/", **bounds)) == found
