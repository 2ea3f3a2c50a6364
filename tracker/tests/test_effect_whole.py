"""Answers read in one statement with all that is told of them are those that are read part by part."""

import datetime as dt

import pytest

from cases.blocked.freshness import ask
from cases.blocked.holds import place_chain
from cases.blocked.lifetimes import provisions
from cases.blocked.lookup import answers, blocked_on
from cases.blocked.told import told_all, told_with
from policies.models import Jurisdiction
from tracker.api.effect_page import Blocked
from tracker.api.effect_questions import OF_PROVISION
from tracker.api.keyset import Position

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]
D = dt.date
PLACES = ["", "chicago-il", "california", "san-francisco-ca"]
DAYS = [D(2017, 6, 1), D(2018, 9, 1), D(2019, 7, 1), D(2025, 8, 1)]


def a_place(slug: str) -> Jurisdiction | None:
    return Jurisdiction.objects.get(slug=slug) if slug else None


@pytest.mark.parametrize("slug", PLACES)
def test_every_provision_that_ships(slug: str) -> None:
    place, found = a_place(slug), list(provisions().order_by("pk"))
    chain, ids = place_chain(place) if place else [], [provision.pk for provision in found]
    statuses = set()
    for day in DAYS:
        read, parts = ask(OF_PROVISION[place is not None], ids=ids, places=chain, day=day)
        whole = sorted(parts.answers(read, place, chain, day), key=lambda answer: answer.provision.pk)
        wanted = told_all(answers(found, place, day))
        assert told_with(whole, parts.behind(read, whole, chain, day)) == wanted
        statuses |= {each["status"] for each in wanted}
    assert {"blocked", "not_blocked", "not_yet_effective"} <= statuses


@pytest.mark.parametrize("slug", PLACES)
def test_pages_of_what_is_blocked_have_all_of_it(slug: str) -> None:
    place, pages = a_place(slug), []
    for day in DAYS:
        wanted = [provision.slug for provision in blocked_on(place, day)]
        found: list[str] = []
        rows = Blocked(place, day).rows
        at, more = None, True
        while more:
            page = rows.beyond(at)[:3]
            found += [provision.slug for provision in page[:2]]
            more = len(page) > 2
            at = Position((found[-1],)) if more else None
        assert found == wanted
        pages.append(len(wanted))
    assert max(pages) > 2
