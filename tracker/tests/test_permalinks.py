"""A permalink leads to the answer that told it, whatever is entered, corrected or withdrawn later."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from cases.models import Lawsuit, ReliefProvision
from cases.tests.factories import LawsuitFactory, ReliefProvisionFactory
from sources.choices import Publication
from tracker.api.addresses import path_of
from tracker.api.endpoints import ENDPOINTS
from tracker.api.permalinks import written

from .both_ways import both_ways, differences
from .constellation import constellation
from .histories import JUNE, written_at

pytestmark = pytest.mark.django_db
THEN = JUNE.date()
JULY = JUNE + dt.timedelta(days=30)


def _ask(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_record_is_found_as_it_was_after_it_was_corrected_and_withdrawn(client: Client) -> None:
    with written_at(JUNE):
        lawsuit = LawsuitFactory(slug="some-suit", short_name="Old name")
    told = _ask(client, f"/api/v1/lawsuits/some-suit/?known_on={THEN}")
    assert told["permalink"] == f"http://testserver/api/v1/lawsuits/some-suit/?on={THEN}&known_on={THEN}"
    with written_at(JULY):
        Lawsuit.objects.update(short_name="New name", publication=Publication.WITHDRAWN)
    assert client.get(f"/api/v1/{path_of(lawsuit)}").status_code == 404
    assert _ask(client, told["permalink"]) == told


def test_permalink_of_today_says_today_and_leads_back(client: Client) -> None:
    LawsuitFactory(slug="some-suit")
    told, today = _ask(client, "/api/v1/lawsuits/some-suit/?on=2018-09-01"), dt.datetime.now(dt.UTC).date()
    assert told["permalink"].endswith(f"/lawsuits/some-suit/?on=2018-09-01&known_on={today}")
    assert _ask(client, told["permalink"]) == told


@pytest.mark.parametrize("more", ["", "&on=2026-06-01", "&from=2026-05-01&to=2026-06-01"])
def test_answer_about_effect_stays_what_it_was(client: Client, more: str) -> None:
    with written_at(JUNE):
        row = ReliefProvisionFactory(provision__slug="eo-13768/9a")
    told = _ask(client, f"/api/v1/effect/?provision=eo-13768/9a&known_on={THEN}{more}")
    with written_at(JULY):
        ReliefProvision.objects.filter(pk=row.pk).delete()
    assert _ask(client, told["permalink"]) == told
    days = [part for part in told["permalink"].partition("?")[2].split("&") if part.startswith(("on=", "from=", "to="))]
    assert days == (more.strip("&").split("&") if more else [f"on={THEN}"])


def test_each_kind_of_answer_about_effect_leads_back_to_itself(client: Client) -> None:
    hubs = {type(record).__name__: record for record in constellation(1).values()}
    place = hubs["Jurisdiction"].slug
    for asked in (
        f"action={hubs['FederalAction'].slug}&jurisdiction={place}",
        f"policy={hubs['LocalPolicy'].slug}",
        f"jurisdiction={place}&page_size=1&on=2026-01-01",
        "on=2026-01-01",
    ):
        told = _ask(client, f"/api/v1/effect/?{asked}")
        again = _ask(client, told["permalink"])
        for each in (told, again):  # links between pages repeat what was asked
            each.pop("count", None), each.pop("next", None)
        assert again == told


def test_every_record_tells_how_to_cite_it_and_no_list_does(client: Client) -> None:
    today = dt.datetime.now(dt.UTC).date()
    for record in constellation(1).values():
        path = path_of(record)
        database, serializer = both_ways(client, path)
        assert differences(database, serializer) == [], path
        told = client.get(f"/api/v1/{path}").json()
        assert (
            told["cite_as"]
            == f"{type(record).objects.get(pk=record.pk)}, Enjoined ({written(today)}), {told['permalink']}."
        )
        assert client.get(told["permalink"]).json()["slug"] == record.slug
    for name in ENDPOINTS:
        rows = client.get(f"/api/v1/{name}/").json()["results"]
        assert not {"permalink", "cite_as"} & {member for row in rows for member in row}, name


def test_days_are_written_as_citations_have_them() -> None:
    assert [written(dt.date(2018, month, 1)) for month in (5, 9)] == ["May 1, 2018", "Sept. 1, 2018"]
