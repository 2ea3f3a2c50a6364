"""What a court did, entered on one screen: as a browser without JavaScript sends it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import Appeal, Holding, Lawsuit, Relief, ReliefChange, Ruling
from policies.models import Jurisdiction, Provision
from sources.models import Document
from sources.tests.screens import form_of

from .ninth_circuit import DECISION, forget, status_in_chicago
from .people import person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]
SCREEN = reverse("admin:cases_ruling_workbench")


@pytest.fixture
def ada() -> Client:
    forget()
    return signed_in(person("researcher"))


def opened(client: Client, **asked: Any) -> Any:
    response = client.get(SCREEN, asked)
    assert response.status_code == 200
    return form_of(response)


def sent_to(client: Client, sent: Any, button: str = "_save", value: str = "1") -> Any:
    return client.post(SCREEN, {**sent, button: value})


def decision(client: Client) -> Any:
    """The form for the decision of 1 August 2018, filled in; no slug is typed."""
    appeal = Appeal.objects.get(slug="ca9-san-francisco-v-trump-2018")
    injunction = Relief.objects.get(slug="santa-clara-sj-2017-11-20/injunction")
    below = Holding.objects.get(slug="santa-clara-sj-2017-11-20/separation-of-powers")
    change, nine = f"change-{injunction.pk}", Provision.objects.get(slug="eo-13768/9a").pk
    sent = opened(client, appeal=appeal.pk)
    assert sent["kind"] == "appeal_decision"
    return {
        **sent,
        "decided_on": "2018-08-01",
        "result": "affirmed_in_part",
        "verification": "verified",
        "decides-disposition": "affirmed_reversed_remanded",
        f"on-{below.ground_id}-{nine}-answer": "merits:sustained",
        f"on-{below.ground_id}-gist": "Congress alone spends.",
        f"review-{below.pk}-fate": "affirmed",
        f"{change}-kind": "narrows",
        f"{change}-takes_effect": "on_mandate",
        f"{change}-coverage-0-jurisdiction": Jurisdiction.objects.get(slug="california").pk,
        f"{change}-coverage-0-with_subdivisions": "on",
        "source-0-document": Document.objects.filter(slug__startswith="casetext-case-city-of-sf").get().pk,
        "source-0-locator": "897 F.3d 1225",
        "change_reason": "The decision was missing.",
    }


def test_decision_of_an_appeal_is_entered_on_one_screen(ada: Client) -> None:
    assert status_in_chicago() == "blocked"
    response = sent_to(ada, decision(ada))
    assert response.status_code == 302, response.context["errors"]
    ruling = Ruling.objects.get(slug=DECISION)
    assert [row.lawsuit.slug for row in ruling.lawsuit_rows.all()] == [
        "san-francisco-v-trump-2017",
        "santa-clara-v-trump",
    ]
    assert ruling.judge_rows.count() == 3
    [holding] = ruling.holdings.all()
    assert (holding.slug, holding.gist) == (f"{DECISION}/separation-of-powers", "Congress alone spends.")
    assert [review.fate for review in ruling.reviewed_holdings.all()] == ["affirmed"]
    change = ReliefChange.objects.get(ruling=ruling)
    assert change.slug == f"{DECISION}/narrows-injunction"
    assert [str(member) for member in change.coverage.all()] == ["California, with subdivisions"]
    assert [record.citations.count() for record in (ruling, holding, change)] == [1, 1, 1]
    assert {record.verification for record in (ruling, holding, change)} == {"verified"}
    assert [appeal.slug for appeal in ruling.decided_appeals.all()] == ["ca9-san-francisco-v-trump-2018"]
    assert ruling.history.first().history_change_reason == "The decision was missing."
    assert status_in_chicago() == "unknown"


def test_preview_shows_the_effect_and_saves_nothing(ada: Client) -> None:
    response = sent_to(ada, decision(ada), "_preview")
    page = " ".join(response.content.decode().split())
    assert "Preview: nothing is saved yet" in page
    assert '<tr class="gone"><td>santa-clara-sj-2017-11-20/injunction</td>' in page
    assert not Ruling.objects.filter(slug=DECISION).exists()
    assert status_in_chicago() == "blocked"
    assert sent_to(ada, form_of(response)).status_code == 302
    assert Ruling.objects.filter(slug=DECISION).exists()


def test_all_errors_are_told_at_once_and_nothing_is_saved(ada: Client) -> None:
    sent, before = decision(ada), Ruling.objects.count()
    change = next(name for name, value in sent.items() if value == "narrows").removesuffix("-kind")
    wrong = {
        "decided_on": "1 August 2018",
        "result": "",
        "change_reason": "",
        f"{change}-kind": "lifts_stay",
        "relief-0-kind": "tro",
        "unpleaded-0-gist": "Standing.",
        "source-0-document": "",
    }
    response = sent_to(ada, {**sent, **wrong})
    said = response.context["errors"]
    assert "Lifting a stay names the stay; nothing else does." in said
    assert "Tick what it blocks." in said
    assert any("is not a date" in each for each in said)
    assert said.count("This field is required.") >= 5
    assert Ruling.objects.count() == before
    assert form_of(response)["decided_on"] == "1 August 2018"


def test_what_only_the_last_check_finds_is_told_in_its_place_and_nothing_is_saved(ada: Client) -> None:
    sent, before = decision(ada), Ruling.objects.count()
    change = next(name for name, value in sent.items() if value == "narrows").removesuffix("-kind")
    response = sent_to(ada, {**sent, f"{change}-kind": "supersedes", f"{change}-successor": "given-0"})
    assert "No such relief is given here." in response.context["errors"]
    assert Ruling.objects.count() == before


def test_same_ruling_is_not_entered_twice(ada: Client) -> None:
    sent = decision(ada)
    assert sent_to(ada, sent).status_code == 302
    again = sent_to(ada, {name: value for name, value in sent.items() if not name.startswith("decides")})
    assert (
        f"That day already has {DECISION}. If this is another ruling, give it the next number."
        in (again.context["errors"])
    )


def test_more_rows_keep_everything_and_judge_nothing(ada: Client) -> None:
    sent = {**decision(ada), "decided_on": "someday"}
    change = next(name for name, value in sent.items() if value == "narrows").removesuffix("-kind")
    response = sent_to(ada, sent, "_more", f"{change}-coverage")
    after = form_of(response)
    assert f"{change}-coverage-1-jurisdiction" in after
    assert response.context["errors"] == []
    assert "errorlist" not in response.content.decode()
    kept = {name: str(value) for name, value in sent.items() if value and not name.endswith(("-rows", "token"))}
    assert {name: str(after.get(name)) for name in kept} == kept


def test_lawsuits_are_taken_up_with_court_judge_and_what_is_pleaded(ada: Client) -> None:
    start = opened(ada)
    assert "court" not in start
    lawsuit = Appeal.objects.get(slug="ca9-san-francisco-v-trump-2018").lawsuits.get(slug="santa-clara-v-trump")
    response = sent_to(ada, {**start, "lawsuit_rows-0-lawsuit": lawsuit.pk}, "_take")
    sent = form_of(response)
    assert sent["court"] == str(lawsuit.court_id)
    assert sent["judge_rows-0-judge"] == str(lawsuit.judge_rows.get(assignment="assigned").judge_id)
    assert len(response.context["bench"].grid.lines) >= 4


def test_only_who_may_add_all_of_it_gets_in() -> None:
    for role, status in {"reader": 403, "reviewer": 403, "steward": 403, "researcher": 200}.items():
        assert signed_in(person(role)).get(SCREEN).status_code == status
    assert Client().get(SCREEN).status_code == 302


def test_relief_that_perhaps_holds_what_is_ticked(ada: Client) -> None:
    """As in Albuquerque's case: the order is known, and which of the conditions it bars is not."""
    suit = Lawsuit.objects.get(slug="santa-clara-v-trump")
    nine = Provision.objects.get(slug="eo-13768/9a")
    because = "which sections it bars is not recorded"
    sent = {
        **opened(ada, lawsuit=suit.pk),
        "decided_on": "2017-05-01",
        "kind": "tro",
        "result": "granted",
        "change_reason": "It was missing.",
        "relief-0-kind": "tro",
        "relief-0-provisions": [nine.pk],
        "relief-0-is_universal": "on",
        "relief-0-perhaps_because": because,
    }
    response = sent_to(ada, sent)
    assert response.status_code == 302, response.context["errors"]
    (row,) = Relief.objects.get(ruling__decided_on="2017-05-01").provision_rows.all()
    assert (row.provision, row.perhaps_because) == (nine, because)
