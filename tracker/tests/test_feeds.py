"""Feeds tell what is new, and nothing that readers are not to know."""

import datetime as dt
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client

from cases.blocked.lookup import answer
from cases.choices import ChangeKind
from cases.effect.answer import Status
from cases.models import Lawsuit
from cases.tests.factories import (
    ClaimFactory,
    HoldingFactory,
    LawsuitFactory,
    LawsuitPartyFactory,
    LegalGroundFactory,
    ReliefChangeFactory,
    ReliefFactory,
    ReliefProvisionFactory,
    RulingFactory,
)
from policies.models import Jurisdiction, Provision
from policies.tests.factories import JurisdictionFactory, ProvisionFactory
from tracker.api.feeds.addresses import WITH_FEED

from .histories import JUNE, written_at

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "/api/v1/feeds/"


def feed(client: Client, path: str = "", **parameters: Any) -> Any:
    """The feed at an address, as a strict parser reads it, held against RFC 4287."""
    response = client.get(f"{SITE}{path}", parameters)
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    read = fromstring(response.content, forbid_dtd=True)
    assert read.tag == f"{ATOM}feed"
    for element in (read, *read.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            [found] = element.findall(f"{ATOM}{name}")
            assert found.text
        assert dt.datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo
        assert [each.get("href") for each in element.findall(f"{ATOM}link") if each.get("rel") == "alternate"]
    assert read.findtext(f"{ATOM}author/{ATOM}name")
    assert [each for each in read.findall(f"{ATOM}link") if each.get("rel") == "self"]
    ids = [each.text for each in read.findall(f"{ATOM}entry/{ATOM}id")]
    assert len(ids) == len({*ids}) <= 50
    return read


def short(client: Client, path: str = "", **parameters: Any) -> list[str]:
    """What its entries are, in their order."""
    found = feed(client, path, **parameters).findall(f"{ATOM}entry/{ATOM}id")
    return [each.text.removeprefix("tag:testserver,2026:") for each in found]


@pytest.fixture
def suit() -> Lawsuit:
    """A suit of Chicago over one provision; an injunction for everybody, and a stay of it on appeal."""
    chicago = JurisdictionFactory(slug="chicago-il", name="Chicago")
    suit = LawsuitFactory(slug="chicago-v-x", short_name="Chicago v. X")
    LawsuitPartyFactory(lawsuit=suit, party__jurisdiction=chicago)
    provision = ProvisionFactory(
        slug="eo-1/9a",
        federal_action__slug="eo-1",
        federal_action__signed_on="2017-01-25",
        federal_action__signed_on_precision="day",
    )
    ground = LegalGroundFactory(slug="below", parent=LegalGroundFactory(slug="above"))
    claim = ClaimFactory(lawsuit=suit, provision=provision, ground=ground)
    given = ruling(suit, "given", "2017-04-25")
    HoldingFactory(ruling=given, claim=claim, ground=ground, provision=provision)
    relief = ReliefFactory(slug="given/injunction", ruling=given, is_universal=True)
    ReliefProvisionFactory(relief=relief, provision=provision)
    stayed = ruling(suit, "stayed", "2017-08-01")
    ReliefChangeFactory(slug="stayed/stay", relief=relief, ruling=stayed, kind=ChangeKind.STAYS)
    return suit


def ruling(suit: Lawsuit, slug: str, day: str, **values: Any) -> Any:
    return RulingFactory(slug=slug, decided_on=day, decided_on_precision="day", lawsuit=suit, **values)


NEWS = ["rulings/stayed", "effect/eo-1/9a/{}/2017-08-01", "rulings/given", "effect/eo-1/9a/{}/2017-04-25"]


@pytest.mark.parametrize(
    "path",
    ["", "federal-actions/eo-1/", "provisions/eo-1/9a/", "lawsuits/chicago-v-x/", "jurisdictions/chicago-il/"],
)
def test_feed_tells_rulings_and_changes_of_effect_newest_first(client: Client, suit: Lawsuit, path: str) -> None:
    place = "chicago-il" if "jurisdictions" in path else "anybody"
    assert short(client, path) == [each.format(place) for each in NEWS]


def test_feed_of_a_ground_tells_of_those_beneath_it(client: Client, suit: Lawsuit) -> None:
    told = [each.format("anybody") for each in NEWS]
    assert short(client, "legal-grounds/above/") == short(client, "legal-grounds/below/") == [told[1], told[2], told[3]]
    other = LegalGroundFactory(slug="other")
    assert short(client, f"legal-grounds/{other.slug}/") == []


def test_changes_are_those_of_the_answers(client: Client, suit: Lawsuit) -> None:
    read = feed(client, "jurisdictions/chicago-il/")
    provision, place = Provision.objects.get(slug="eo-1/9a"), Jurisdiction.objects.get(slug="chicago-il")
    for day, before, after in (
        (dt.date(2017, 4, 25), Status.NOT_BLOCKED, Status.BLOCKED),
        (dt.date(2017, 8, 1), Status.BLOCKED, Status.NOT_BLOCKED),
    ):
        assert answer(provision, place, day - dt.timedelta(days=1)).status is before
        assert answer(provision, place, day).status is after
    ended, began = [entry for entry in read.findall(f"{ATOM}entry") if "effect/" in entry.findtext(f"{ATOM}id")]
    assert "is no longer blocked for Chicago from 1 August 2017" in ended.findtext(f"{ATOM}title")
    assert "stayed the order against it on 1 August 2017" in ended.findtext(f"{ATOM}summary")
    assert "is blocked for Chicago from 25 April 2017" in began.findtext(f"{ATOM}title")
    assert f"{suit.court} preliminarily enjoined it on 25 April 2017" in began.findtext(f"{ATOM}summary")
    link = began.find(f"{ATOM}link").get("href")
    assert client.get(link).json()["status"] == "blocked"


def test_news_of_other_suits_are_not_in_it(client: Client, suit: Lawsuit) -> None:
    other = LawsuitFactory(slug="other")
    ruling(other, "of-other", "2020-01-01")
    assert short(client, "lawsuits/other/") == ["rulings/of-other"]
    assert "rulings/of-other" not in short(client, "federal-actions/eo-1/")
    assert short(client)[0] == "rulings/of-other"


def test_what_was_entered_late_is_new_all_the_same(client: Client) -> None:
    suit = LawsuitFactory()
    with written_at(JUNE):
        ruling(suit, "recent", "2026-05-01")
    ruling(suit, "old", "2017-01-01")
    assert short(client) == ["rulings/old", "rulings/recent"]
    updated = [each.text for each in feed(client).iter(f"{ATOM}updated")]
    assert updated[2].startswith("2026-06-01")


def test_drafts_are_no_news(client: Client, suit: Lawsuit) -> None:
    hidden = LawsuitFactory(slug="hidden", draft=True)
    ruling(hidden, "secret", "2021-01-01")
    assert "rulings/secret" not in short(client)
    assert client.get(f"{SITE}lawsuits/hidden/").status_code == 404
    Lawsuit.objects.filter(pk=suit.pk).update(publication="withdrawn")
    assert short(client) == []


def test_fifty_are_told_and_those_are_the_newest(client: Client) -> None:
    suit = LawsuitFactory()
    for number in range(60):
        ruling(suit, f"r-{number}", str(dt.date(2020, 1, 1) + dt.timedelta(days=number * 7 % 60)))
    told = short(client)
    days = [number * 7 % 60 for number in (int(each.removeprefix("rulings/r-")) for each in told)]
    assert days == [*range(59, 9, -1)]


def test_marks_and_signs_are_written_as_text(client: Client) -> None:
    suit = LawsuitFactory(short_name="<b>A & B\x0b</b>")
    ruling(suit, "one", "2020-01-01", outcome="<script>alert(1)</script> & \x01more")
    [entry] = feed(client).findall(f"{ATOM}entry")
    assert "<b>A & B" in entry.findtext(f"{ATOM}title")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; " in entry.findtext(f"{ATOM}summary")


def test_records_and_the_entrance_lead_to_feeds(client: Client, suit: Lawsuit) -> None:
    for name, slug in (("lawsuits", "chicago-v-x"), ("provisions", "eo-1/9a"), ("jurisdictions", "chicago-il")):
        link = client.get(f"/api/v1/{name}/{slug}/")["Link"]
        assert link.endswith('; rel="alternate"; type="application/atom+xml"')
        assert client.get(link.partition(">")[0][1:]).status_code == 200
    assert "Link" not in client.get(f"/api/v1/courts/{suit.court.slug}/")
    assert client.get(client.get("/api/v1/").json()["feeds"]["url"]).status_code == 200


@pytest.mark.parametrize(
    ("path", "near"),
    [("lawsuits/chicago-v-y/", "lawsuits/chicago-v-x/"), ("lawsuit/chicago-v-x/", "lawsuits/chicago-v-x/")],
)
def test_feed_that_is_not_there_tells_the_nearest(client: Client, suit: Lawsuit, path: str, near: str) -> None:
    response = client.get(f"{SITE}{path}")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
    assert f"http://testserver{SITE}{near}" in response.json()["nearest"]


def test_feeds_take_no_filters(client: Client) -> None:
    assert client.get(f"{SITE}?court=cand").status_code == 400
    assert client.get(f"{SITE}?format=atom").status_code == 200
    assert client.get(SITE, headers={"accept": "application/json"}).status_code == 406
    assert client.get(SITE, headers={"accept": "text/html,*/*;q=0.8"}).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_copies_are_kept_until_something_changes(client: Client) -> None:
    LawsuitFactory()
    first = client.get(SITE)
    again = client.get(SITE, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(SITE)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])
    LawsuitFactory()
    assert client.get(SITE, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_feed_of_the_past_tells_what_was_known(client: Client) -> None:
    with written_at(JUNE):
        suit = LawsuitFactory()
        ruling(suit, "then", "2026-05-01")
    ruling(suit, "since", "2026-05-02")
    assert short(client, known_on="2026-06-01") == ["rulings/then"]


@pytest.mark.parametrize("name", WITH_FEED)
def test_every_kind_that_has_feeds_answers_where_nothing_is_new(client: Client, name: str) -> None:
    makers: dict[str, Any] = {
        "federal-actions": lambda: ProvisionFactory().federal_action,
        "provisions": ProvisionFactory,
        "jurisdictions": JurisdictionFactory,
        "lawsuits": LawsuitFactory,
        "legal-grounds": LegalGroundFactory,
    }
    record = makers[name]()
    assert short(client, f"{name}/{record.slug}/") == []
