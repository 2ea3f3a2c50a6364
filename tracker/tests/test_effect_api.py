"""The question itself over HTTP: what is asked, what is refused, what it costs, and that answers have their shape."""

import datetime as dt
from typing import Any

import jsonschema
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.blocked.periods import refresh
from cases.choices import CourtLevel, ReliefKind, TakesEffect
from cases.tests import factories as make
from policies.choices import ActionRelationKind
from policies.models import LocalPolicy, Provision
from policies.tests.factories import (
    ActionRelationFactory,
    FederalActionFactory,
    JurisdictionFactory,
    LocalPolicyFactory,
    ProvisionFactory,
)
from sources.choices import Precision
from sources.tests.factories import DocumentFactory
from tracker.tests.conftest import Ask

pytestmark = pytest.mark.django_db
DAY = {"decided_on_precision": Precision.DAY}
API = "http://testserver/api/v1/"


@pytest.fixture(autouse=True)
def world() -> None:
    """Section 9(a), enjoined for everyone, then narrowed to Chicago by a mandate of no recorded day; and reissued."""
    order = FederalActionFactory(slug="eo-13768", number="EO 13768", signed=True)
    section = ProvisionFactory(slug="eo-13768/9a", federal_action=order, label="sec. 9(a)", position=1)
    ProvisionFactory(slug="eo-13768/9b", federal_action=order, label="sec. 9(b)", position=2)
    state = JurisdictionFactory(slug="illinois", name="Illinois")
    city = JurisdictionFactory(slug="chicago-il", name="Chicago", geoid="1714000", parent=state)
    JurisdictionFactory(slug="denver-co", name="Denver")
    claim: Any = make.ClaimFactory(provision=section, lawsuit__slug="chicago-v-trump")
    type(claim.lawsuit).objects.update(filed_on="2017-02-01", filed_on_precision="day")
    given = make.RulingFactory(slug="pi-2017-04-25", decided_on="2017-04-25", lawsuit=claim.lawsuit, **DAY)
    relief = make.ReliefFactory(slug="pi-2017-04-25/injunction", ruling=given, provisions=[section], universal=True)
    make.ReliefCitationFactory(
        record=relief, document=DocumentFactory(slug="the-order", title="Order", with_address=True)
    )
    appeal = make.AppealFactory(court__level=CourtLevel.APPEALS)
    above = make.RulingFactory(slug="ca7-2018-08-01", decided_on="2018-08-01", appeal=appeal, **DAY)
    narrowed = make.ReliefChangeFactory(
        slug="ca7-2018-08-01/narrows",
        relief=relief,
        ruling=above,
        kind="narrows",
        takes_effect=TakesEffect.ON_MANDATE,
    )
    make.CoverageMemberFactory(relief=None, relief_change=narrowed, of_place=True, jurisdiction=city)
    policy = LocalPolicyFactory(slug="ab-450")
    ProvisionFactory(slug="ab-450/one", federal_action=None, local_policy=policy)
    again = FederalActionFactory(slug="eo-14287", number="EO 14287", signed_on="2018-09-01", signed_on_precision="day")
    ProvisionFactory(slug="eo-14287/3a", federal_action=again, label="sec. 3(a)")
    ActionRelationFactory(from_action=again, kind=ActionRelationKind.REISSUES, to_action=order, provision=section)


def test_a_provision_a_place_and_a_day_are_answered_with_the_chain_and_its_addresses(ask: Ask) -> None:
    found = ask("effect/", provision="eo-13768/9a", jurisdiction="chicago-il", on="2018-09-01")
    assert list(found)[:6] == ["provision", "jurisdiction", "on", "status", "sentence", "since"]
    assert (found["provision"], found["jurisdiction"], found["on"]) == ("eo-13768/9a", "chicago-il", "2018-09-01")
    assert (found["status"], found["since"], found["until"]) == ("blocked", "2017-04-25", None)
    assert found["held_by"] == ["pi-2017-04-25/injunction"]
    assert found["links"] == {
        "provision": f"{API}provisions/eo-13768/9a/",
        "jurisdiction": f"{API}jurisdictions/chicago-il/",
        "held_by": [f"{API}relief/pi-2017-04-25/injunction/"],
        "perhaps_by": [],
    }
    first, second = found["because"]
    assert (first["kind"], first["ruling"], first["documents"]) == ("granted", "pi-2017-04-25", ["the-order"])
    assert first["links"]["ruling"] == f"{API}rulings/pi-2017-04-25/"
    assert first["links"]["relief"] == f"{API}relief/pi-2017-04-25/injunction/"
    assert first["links"]["change"] is None
    [document] = first["links"]["documents"]
    assert (document["url"], document["name"]) == (f"{API}documents/the-order/", "Order")
    assert document["address"].startswith("https://")
    assert second["links"]["change"] == f"{API}relief-changes/ca7-2018-08-01/narrows/"


def test_every_address_in_an_answer_leads_somewhere(client: Client, ask: Ask) -> None:
    found = ask("effect/", provision="eo-13768/9a", jurisdiction="denver-co", on="2018-09-01")
    addresses = set(_addresses(found))
    assert len(addresses) == 10
    for address in addresses:
        assert client.get(address).status_code == 200, address


def _addresses(value: object) -> list[str]:
    if isinstance(value, dict):
        return [address for inner in value.values() for address in _addresses(inner)]
    if isinstance(value, list):
        return [address for inner in value for address in _addresses(inner)]
    return [value] if isinstance(value, str) and value.startswith(API) else []


@pytest.mark.parametrize("written", ["chicago-il", "1714000"])
def test_a_place_goes_by_slug_or_census_code(ask: Ask, written: str) -> None:
    assert (
        ask("effect/", provision="eo-13768/9a", jurisdiction=written, on="2018-09-01")["jurisdiction"] == "chicago-il"
    )


def test_an_open_answer_says_what_is_open(ask: Ask) -> None:
    found = ask("effect/", provision="eo-13768/9a", jurisdiction="denver-co", on="2018-09-01")
    assert (found["status"], found["until"]) == ("unknown", "2018-09-24")
    [question] = found["open_questions"]
    assert question["links"]["change"] == f"{API}relief-changes/ca7-2018-08-01/narrows/"
    assert "by 24 September 2018" in question["sentence"]


def test_without_a_place_the_answer_is_for_anybody_and_without_a_day_for_today(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.api.effect_parameters.today", lambda: dt.date(2018, 10, 1))
    found = ask("effect/", provision="eo-13768/9a")
    assert (found["jurisdiction"], found["on"], found["status"]) == (None, "2018-10-01", "blocked")
    assert found["coverage"]["places"] == [{"slug": "chicago-il", "name": "Chicago", "with_subdivisions": False}]
    assert found["links"]["jurisdiction"] is None


def test_an_action_is_answered_provision_by_provision_with_label_and_lineage(ask: Ask) -> None:
    found = ask("effect/", action="EO 13768", jurisdiction="denver-co", on="2018-08-01")
    assert (found["action"], found["label"], found["lineage"]) == (
        *("eo-13768", "Government Action Temporarily Blocked", []),
    )
    assert [(each["provision"], each["status"]) for each in found["answers"]] == [
        ("eo-13768/9a", "unknown"),
        ("eo-13768/9b", "not_blocked"),
    ]
    later = ask("effect/", action="eo-14287", on="2018-09-10")
    [lineage] = later["lineage"]
    assert (lineage["relation"], lineage["standing"], lineage["open"]) == ("reissues", "open", ["eo-14287/3a"])
    assert later["answers"][0]["cautions"] == [lineage["sentence"]]
    assert later["label"] is None


def test_a_policy_is_answered_provision_by_provision(ask: Ask) -> None:
    found = ask("effect/", policy="ab-450", on="2018-09-01")
    assert [each["provision"] for each in found["answers"]] == ["ab-450/one"]
    assert found["links"]["instrument"] == f"{API}local-policies/ab-450/"


def test_an_instrument_without_provisions_has_no_answers(ask: Ask) -> None:
    FederalActionFactory(slug="bare")
    assert ask("effect/", action="bare")["answers"] == []


def test_what_is_blocked_for_a_place_comes_with_the_authority(ask: Ask) -> None:
    found = ask("effect/", jurisdiction="denver-co", on="2018-07-01")
    assert (found["jurisdiction"], found["on"]) == ("denver-co", "2018-07-01")
    [row] = found["results"]
    assert (row["provision"], row["name"], row["status"]) == ("eo-13768/9a", "EO 13768, sec. 9(a)", "blocked")
    [authority] = row["authority"]
    assert (authority["relief"], authority["is_certain"]) == ("pi-2017-04-25/injunction", True)
    assert (authority["ruling"], authority["decided_on"]) == ("pi-2017-04-25", "2017-04-25")
    [perhaps] = ask("effect/", jurisdiction="denver-co", on="2018-09-01")["results"]
    assert (perhaps["status"], perhaps["authority"][0]["is_certain"]) == ("unknown", False)
    assert ask("effect/", jurisdiction="denver-co", on="2018-10-01")["results"] == []


def test_what_is_blocked_for_anybody_needs_no_place(count: Ask) -> None:
    assert count("effect/", on="2018-10-01") == 1
    assert count("effect/", on="2017-04-24") == 0


def test_the_list_is_cut_into_pages(ask: Ask, count: Ask) -> None:
    relief = make.ReliefFactory(ruling=make.RulingFactory(decided_on="2018-01-01", **DAY), universal=True)
    for number in range(3):
        make.ReliefProvisionFactory(relief=relief, provision=ProvisionFactory(slug=f"zz-{number}/one"))
    first = ask("effect/", on="2018-07-01", page_size=2)
    assert [row["provision"] for row in first["results"]] == ["eo-13768/9a", "zz-0/one"]
    assert (count("effect/", on="2018-07-01"), first["previous"]) == (4, None)
    second = ask(first["next"].removeprefix(API))
    assert [row["provision"] for row in second["results"]] == ["zz-1/one", "zz-2/one"]
    assert second["next"] is None
    assert ask(second["previous"].removeprefix(API))["results"] == first["results"]


def test_a_range_gives_every_change_between_two_days_both_included(ask: Ask) -> None:
    asked = {"provision": "eo-13768/9a", "jurisdiction": "denver-co"}
    found = ask("effect/", **asked, **{"from": "2017-04-24", "to": "2018-09-24"})
    assert (found["from"], found["to"], found["jurisdiction"]) == ("2017-04-24", "2018-09-24", "denver-co")
    assert [(span["status"], span["since"], span["until"]) for span in found["spans"]] == [
        ("not_blocked", "2017-01-25", "2017-04-25"),
        ("blocked", "2017-04-25", "2018-08-01"),
        ("unknown", "2018-08-01", "2018-09-24"),
        ("not_blocked", "2018-09-24", None),
    ]
    assert found["spans"][1]["links"]["held_by"] == [f"{API}relief/pi-2017-04-25/injunction/"]
    one_day = ask("effect/", **asked, **{"from": "2018-09-23", "to": "2018-09-23"})
    assert [span["status"] for span in one_day["spans"]] == ["unknown"]


@pytest.mark.parametrize(
    ("asked", "parameter", "remedy"),
    [
        ({"place": "chicago-il"}, "place", "Known: provision, action, policy, jurisdiction, on, from, to, cursor,"),
        ({"provision": ""}, "provision", "write a value, or leave the parameter out"),
        ({"provision": "  "}, "provision", "write a value, or leave the parameter out"),
        ({"provision": "eo-13768/9c"}, "provision", "Did you mean eo-13768/9b or eo-13768/9a"),
        ({"provision": "eo-13768"}, "provision", "ask for a provision of it (eo-13768/9a, eo-13768/9b ...)"),
        ({"action": "eo-13769"}, "action", "Did you mean eo-13768"),
        ({"policy": "ab-451"}, "policy", "Did you mean ab-450"),
        ({"jurisdiction": "chicago"}, "jurisdiction", "Did you mean chicago-il? All are listed at jurisdictions/."),
        ({"jurisdiction": "9999999"}, "jurisdiction", "There is no jurisdiction '9999999'"),
        ({"on": "2018-02-31"}, "on", "the days of February 2018 go from 1 to 28"),
        ({"on": "9999-12-31"}, "on", "ask for a day from 1776-07-04 to 2199-12-31"),
        ({"on": "0000-01-01"}, "on", "is not a day of the calendar"),
        ({"on": "1776-07-03"}, "on", "ask for a day from 1776-07-04 to 2199-12-31"),
        ({"on": "2018-13-01"}, "on", "is not a day of the calendar"),
        ({"on": "yesterday"}, "on", "write it as 2018-09-01"),
        ({"on": "2018-09"}, "on", "write it as 2018-09-01"),
        ({"on": ""}, "on", "write a value"),
        ({"action": "eo-13768", "provision": "eo-13768/9a"}, "action", "leave out provision or action"),
        ({"policy": "ab-450", "action": "eo-13768"}, "policy", "leave out action or policy"),
        ({"provision": "eo-13768/9a", "from": "2018-01-01"}, "to", "give from and to together"),
        ({"provision": "eo-13768/9a", "to": "2018-01-01"}, "from", "give from and to together"),
        (
            {"provision": "eo-13768/9a", "from": "2018-02-31", "to": "2018-03-01"},
            *("from", "the days of February 2018 go from 1 to 28"),
        ),
        (
            {"provision": "eo-13768/9a", "from": "2018-01-01", "to": "9999-12-31"},
            *("to", "ask for a day from 1776-07-04 to 2199-12-31"),
        ),
        ({"policy": "ab-450", "provision": "eo-13768/9a"}, "policy", "leave out provision or policy"),
        (
            {"provision": "eo-13768/9a", "from": "2018-01-02", "to": "2018-01-01"},
            *("to", "runs backwards: 2018-01-01 comes before 2018-01-02"),
        ),
        ({"from": "2018-01-01", "to": "2018-01-02"}, "provision", "name it"),
        ({"action": "eo-13768", "from": "2018-01-01", "to": "2018-01-02"}, "provision", "name it"),
        (
            {"provision": "eo-13768/9a", "from": "2018-01-01", "to": "2018-01-02", "on": "2018-01-01"},
            *("on", "leave out on, or from and to"),
        ),
        ({"provision": "eo-13768/9a", "count": "on"}, "count", "has no pages"),
        ({"policy": "ab-450", "page_size": "5"}, "page_size", "has no pages"),
        ({"page_size": "0"}, "page_size", "from 1 to 200"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_by_part_and_remedy(
    refused: Ask, asked: dict[str, str], parameter: str, remedy: str
) -> None:
    problem = refused("effect/", **asked)
    assert list(problem) == [parameter]
    assert remedy in problem[parameter]


def test_a_part_asked_twice_is_refused(client: Client) -> None:
    response = client.get("/api/v1/effect/?provision=eo-13768/9a&on=2018-01-01&on=2018-01-02")
    assert response.status_code == 400
    [error] = response.json()["errors"]
    assert (error["parameter"], error["detail"]) == (
        "on",
        "Write it once; commas between several values mean any of them.",
    )


# Records' own pages


def test_a_lawsuit_and_an_action_show_their_label_as_of_a_day(
    ask: Ask, refused: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.api.effect_parameters.today", lambda: dt.date(2018, 7, 1))
    for path in ("lawsuits/chicago-v-trump/", "federal-actions/eo-13768/"):
        found = ask(path)
        assert (found["label"], found["as_of"]) == ("Government Action Temporarily Blocked", "2018-07-01")
        assert (ask(path, on="2017-03-01")["label"], ask(path, on="2017-01-31")["label"]) == ("Case Pending", None)
        assert "write it as 2018-09-01" in refused(path, on="x")["on"]
        assert "on" in refused(path, day="2018-01-01")["day"]
    assert ask("federal-actions/eo-14287/", on="2018-09-10")["lineage"][0]["standing"] == "open"


# Cost and shape


def cost(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/api/v1/{path}").status_code == 200
    return len(queries)


QUESTIONS = [
    "effect/?provision=eo-13768/9a&jurisdiction=denver-co&on=2018-09-01",
    "effect/?provision=eo-13768/9a&from=2017-01-01&to=2019-01-01",
    "effect/?action=eo-13768&on=2018-09-01",
    "effect/?action=eo-14287&on=2018-09-10",
    "effect/?policy=ab-450&on=2018-09-01",
    "effect/?jurisdiction=denver-co&on=2018-09-01",
    "effect/?on=2018-09-01",
    "grounds-on-appeal/",
]


def more() -> None:
    """More of everything that an answer is made of."""
    section = Provision.objects.get(slug="eo-13768/9a")
    for number in range(Provision.objects.count(), Provision.objects.count() + 4):
        claim = make.ClaimFactory(provision=section)
        make.RulingFactory(lawsuit=claim.lawsuit, decided_on="2018-01-01", result="denied", **DAY)
        other = ProvisionFactory(federal_action=section.federal_action, position=number)
        ruling = make.RulingFactory(decided_on="2018-02-01", **DAY)
        relief = make.ReliefFactory(ruling=ruling, provisions=[section, other], universal=True)
        make.ReliefCitationFactory(record=relief)
        make.CoverageMemberFactory(relief=relief)
        above = make.RulingFactory(decided_on="2018-08-02", appeal=make.AppealFactory(), **DAY)
        make.ReliefChangeFactory(relief=relief, ruling=above, takes_effect=TakesEffect.ON_MANDATE)
        make.HoldingReviewFactory(holding=make.HoldingFactory(ruling=ruling, provision=section))
        ProvisionFactory(federal_action=section.federal_action.relations_to_it.get().from_action, position=number)
        ProvisionFactory(federal_action=None, local_policy=LocalPolicy.objects.get(slug="ab-450"), position=number)


def test_an_answer_takes_as_many_queries_however_much_there_is(client: Client) -> None:
    more()
    refresh()
    few = [cost(client, path) for path in QUESTIONS]
    more()
    refresh()
    assert [cost(client, path) for path in QUESTIONS] == few
    assert few[0] <= 35


@pytest.mark.parametrize("path", QUESTIONS[:-1])
def test_an_answer_has_exactly_the_shape_that_the_documentation_gives_it(client: Client, path: str) -> None:
    more()
    schema = client.get("/api/v1/schema/", headers={"accept": "application/json"}).json()
    answer = client.get(f"/api/v1/{path}").json()
    whole = {"$ref": "#/components/schemas/EffectAnswer", "components": schema["components"]}
    jsonschema.Draft202012Validator(whole).validate(answer)
    shapes = [schema["components"]["schemas"][each["$ref"].rsplit("/", 1)[1]] for each in _kinds(schema)]
    assert [set(shape["properties"]) for shape in shapes].count(set(answer)) == 1


def _kinds(schema: dict[str, Any]) -> list[dict[str, str]]:
    kinds: list[dict[str, str]] = schema["components"]["schemas"]["EffectAnswer"]["oneOf"]
    return kinds


def test_relief_of_a_judgment_leaves_the_list_unsure(ask: Ask) -> None:
    ruling = make.RulingFactory(decided_on="2018-01-01", **DAY)
    other = ProvisionFactory(slug="zz/one")
    make.ReliefFactory(ruling=ruling, provisions=[other], universal=True, kind=ReliefKind.JUDGMENT)
    row = ask("effect/", jurisdiction="denver-co", on="2018-07-01")["results"][1]
    assert (row["provision"], row["status"], row["perhaps_by"] != []) == ("zz/one", "unknown", True)


def test_an_order_that_perhaps_holds_a_provision_is_told_with_its_address(ask: Ask, client: Client) -> None:
    given = make.RulingFactory(slug="pi-2018-07-01", decided_on="2018-07-01", **DAY)
    section = Provision.objects.get(slug="eo-13768/9b")
    make.ReliefFactory(slug="pi-2018-07-01/injunction", ruling=given, universal=True, perhaps=[section])
    found = ask("effect/", provision="eo-13768/9b", on="2018-09-01")
    assert (found["status"], found["since"]) == ("unknown", "2018-07-01")
    [question] = found["open_questions"]
    assert (question["change"], question["relief"]) == ("", "pi-2018-07-01/injunction")
    assert question["links"] == {"change": None, "relief": f"{API}relief/pi-2018-07-01/injunction/"}
    assert question["sentence"].endswith("holds it is not settled: which it bars is not recorded.")
    [link] = found["because"]
    assert (link["relief"], link["is_certain"]) == ("pi-2018-07-01/injunction", False)
    [listed] = [row for row in ask("effect/", on="2018-09-01")["results"] if row["provision"] == section.slug]
    assert (listed["status"], [each["is_certain"] for each in listed["authority"]]) == ("unknown", [False])
    for address in _addresses(found):
        assert client.get(address).status_code == 200, address
