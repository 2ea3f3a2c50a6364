"""`?known_on=` on the API: what it said at the end of a past day."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from cases.models import Lawsuit, Relief, ReliefProvision
from cases.tests.factories import LawsuitFactory, LawsuitPartyFactory, ReliefProvisionFactory
from policies.models import FederalAction
from tracker.api.addresses import path_of
from tracker.api.endpoints import ENDPOINTS

from .constellation import constellation
from .histories import JUNE, written_at

pytestmark = pytest.mark.django_db
JULY = JUNE + dt.timedelta(days=30)
WHOLE_DAY = dt.timedelta(days=1)
LISTS = [name for name in ENDPOINTS if name not in ("effect", "grounds-on-appeal")]


def asked(client: Client, path: str, known_on: str = "", status: int = 200) -> Any:
    sign = "&" if "?" in path else "?"
    response = client.get(f"/api/v1/{path}{f'{sign}known_on={known_on}' if known_on else ''}")
    assert response.status_code == status, response.content
    told = response.json()
    return {name: value for name, value in told.items() if name not in ("permalink", "cite_as")}  # they say the day


def test_record_is_shown_as_it_was_with_its_lists(client: Client) -> None:
    with written_at(JUNE):
        row = LawsuitPartyFactory(lawsuit__short_name="Old name")
    lawsuit = row.lawsuit
    then = asked(client, path_of(lawsuit))
    with written_at(JULY):
        Lawsuit.objects.update(short_name="New name")
        row.delete()
    assert asked(client, path_of(lawsuit))["parties"] == []
    for day in ("2026-06-01", "2026-06-30"):
        assert asked(client, path_of(lawsuit), day) == then | {"as_of": day}
    assert asked(client, path_of(lawsuit), "2026-07-01")["short_name"] == "New name"


def test_record_that_was_taken_out_is_still_known_and_one_to_come_is_not(client: Client) -> None:
    with written_at(JUNE):
        gone = LawsuitFactory()
    with written_at(JULY):
        gone.delete()
        come = LawsuitFactory()
    assert asked(client, path_of(gone), "2026-06-01")["slug"] == gone.slug
    asked(client, path_of(gone), status=404)
    asked(client, path_of(come), "2026-06-01", status=404)
    assert [found["slug"] for found in asked(client, "lawsuits/", "2026-06-01")["results"]] == [gone.slug]


def test_lists_are_chosen_and_counted_as_of_then(client: Client) -> None:
    with written_at(JUNE):
        row = LawsuitPartyFactory(party__slug="then", lawsuit__docket_number="1:25-cv-00001")
        LawsuitFactory.create_batch(2)
    with written_at(JULY):
        row.delete()
        LawsuitPartyFactory(lawsuit=row.lawsuit, party__slug="now")
    for query in ("?party=then", "?party=then&order=court", "?docket=25-cv-1&page_size=1"):
        found = asked(client, f"lawsuits/{query}", "2026-06-01")
        assert [one["slug"] for one in found["results"]] == [row.lawsuit.slug]
        assert found["next"] is None
    assert asked(client, "lawsuits/?party=then&count=on", "2026-06-01") == {"count": 1}
    assert asked(client, "lawsuits/?party=then&count=on") == {"count": 0}
    asked(client, "lawsuits/?party=now", "2026-06-01", status=400)


@pytest.mark.parametrize("name", LISTS)
def test_every_endpoint_answers_as_now_where_nothing_changed(client: Client, name: str) -> None:
    with written_at(JUNE):
        hubs = constellation(1)
    now = asked(client, f"{name}/")
    then = asked(client, f"{name}/", "2026-06-01")
    assert then["results"] == now["results"] != []
    for path in [path_of(hub) for hub in hubs.values() if path_of(hub).startswith(f"{name}/")]:
        now = asked(client, path)
        assert asked(client, path, "2026-06-01") == (now | {"as_of": "2026-06-01"} if "as_of" in now else now)


def _blocked_provision() -> str:
    with written_at(JUNE):
        row = ReliefProvisionFactory(relief__universal=True, relief__ruling__decided=True)
        FederalAction.objects.update(signed_on="2017-01-25", signed_on_precision="day")
    return row.provision.slug


def test_effect_is_what_followed_from_the_records_then(client: Client) -> None:
    question = f"effect/?provision={_blocked_provision()}&on=2018-09-01"
    then = asked(client, question)
    assert then["status"] == "blocked"
    with written_at(JULY):
        Relief.objects.all().delete()
    for _ in range(2):
        assert asked(client, question)["status"] == "not_blocked"
        assert asked(client, question, "2026-06-01") == then
        assert asked(client, question, "2026-07-01")["status"] == "not_blocked"


def test_today_is_the_day_that_is_asked_of(client: Client) -> None:
    question = f"effect/?provision={_blocked_provision()}"
    assert asked(client, question, "2026-06-01")["on"] == "2026-06-01"
    assert asked(client, question)["on"] == dt.datetime.now(dt.UTC).date().isoformat()


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("yesterday", "write it as"),
        ("2026-06", "write it as"),
        ("2026-02-30", "not a day of the calendar"),
        ("%F0%9F%98%80", "write it as"),
        ("2199-01-01", "has not come yet"),
        ("2026-05-31", "Ask for a day from 2026-06-01 on."),
    ],
)
def test_day_of_which_nothing_can_be_known_is_refused(client: Client, day: str, says: str) -> None:
    with written_at(JUNE):
        lawsuit = LawsuitFactory()
    for path in ("lawsuits/", path_of(lawsuit), "effect/"):
        [error] = asked(client, path, day, status=400)["errors"]
        assert error["parameter"] == "known_on"
        assert says in error["detail"]


def test_nothing_can_be_known_where_nothing_is_recorded(client: Client) -> None:
    [error] = asked(client, "lawsuits/", "2026-06-01", status=400)["errors"]
    assert error["detail"] == "Nothing had been recorded by 2026-06-01."


def test_empty_and_repeated_days_are_refused(client: Client) -> None:
    LawsuitFactory()
    assert client.get("/api/v1/lawsuits/?known_on=").status_code == 400
    assert client.get("/api/v1/lawsuits/?known_on=2026-06-01&known_on=2026-06-02").status_code == 400


@pytest.mark.parametrize("path", ["", "schema/"])
def test_what_has_no_past_does_not_change(client: Client, path: str) -> None:
    assert client.get(f"/api/v1/{path}").status_code == 200


def test_pages_lead_on_in_the_past(client: Client) -> None:
    with written_at(JUNE):
        LawsuitFactory.create_batch(2)
    following = asked(client, "lawsuits/?page_size=1", "2026-06-01")["next"]
    assert "known_on=2026-06-01" in following
    assert len(client.get(following).json()["results"]) == 1


def test_that_an_order_holds_a_provision_was_open_until_somebody_read_it(client: Client) -> None:
    question = f"effect/?provision={_blocked_provision()}&on=2018-09-01"
    with written_at(JULY):
        ReliefProvision.objects.update(perhaps_because="the order was not read")
    assert asked(client, question)["status"] == "unknown"
    assert asked(client, question, "2026-06-01")["status"] == "blocked"
    assert "the order was not read" in asked(client, question, "2026-07-01")["open_questions"][0]["sentence"]
