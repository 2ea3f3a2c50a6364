"""The front page of the desk."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.choices import ChangeKind, Disposition, ReliefKind, TakesEffect
from cases.tests.factories import (
    AppealFactory,
    LawsuitFactory,
    PartyFactory,
    ReliefChangeFactory,
    ReliefFactory,
    RulingFactory,
)
from policies.tests.factories import FederalActionFactory, ProvisionFactory
from sources.desk.links import address
from sources.history.writing import writing
from sources.tests.factories import DiscrepancyFactory, OrganizationFactory
from tracker.front.ending import ending_soon
from tracker.front.quiet import quiet_appeals
from tracker.front.unsure import unsure

from .chromium import chromium
from .constellation import constellation
from .people import PASSWORD, person, signed_in

pytestmark = pytest.mark.django_db
INDEX = reverse("admin:index")
HEADINGS = (
    *("My drafts", "Waiting for review", "Problems", "Relief that ends soon", "Recent changes"),
    *("Appeals without news for 90 days", "Partial and unverified facts"),
)


def today() -> dt.date:
    return timezone.localdate()


def ahead(days: int) -> dt.date:
    return today() + dt.timedelta(days=days)


def logged(record: Any, flag: int, by: Any) -> LogEntry:
    kind = ContentType.objects.get_for_model(record)
    return LogEntry.objects.create(
        user=by, content_type=kind, object_id=str(record.pk), object_repr=str(record), action_flag=flag
    )


# What everybody who reads the desk sees


@pytest.mark.parametrize("role", ["reader", "researcher", "reviewer", "steward"])
def test_every_role_sees_all_parts(role: str) -> None:
    page = signed_in(person(role)).get(INDEX).content.decode()
    for heading in HEADINGS:
        assert f">{heading}</h2>" in page
    assert 'id="content-related"' in page


def test_whoever_has_no_role_sees_nothing_of_the_records() -> None:
    DiscrepancyFactory(topic="A secret")
    page = signed_in(person()).get(INDEX)
    assert page.status_code == 200
    assert page.context["front"] == {}
    assert "Problems" not in page.content.decode()


def test_empty_desk_says_in_sentences_that_there_is_nothing() -> None:
    page = signed_in(person("researcher")).get(INDEX).content.decode()
    for sentence in (
        *("You have no drafts.", "Nothing waits for review.", "Nothing was changed on the desk yet."),
        *("No record has a problem that it does not explain.", "in the next 30 days", "heard of in the last 90 days"),
        "Every record is verified",
    ):
        assert sentence in page, sentence


def test_page_costs_as_many_queries_for_many_records_as_for_few() -> None:
    client = signed_in(person("reader"))

    def cost() -> int:
        client.get(INDEX)
        with CaptureQueriesContext(connection) as queries:
            client.get(INDEX)
        return len(queries)

    def more(size: int) -> None:
        constellation(size)
        for _ in range(size):
            relief = running(expires_on=ahead(5), expires_on_precision="day")
            logged(relief.ruling, CHANGE, person(name=f"p{relief.pk}@example.org"))
            AppealFactory(noticed_on="2018-01-01", noticed_on_precision="day")

    more(1)
    few = cost()
    more(3)
    assert cost() == few


# Problems


def test_numbers_are_those_of_the_lists_they_lead_to(admin_client: Client) -> None:
    DiscrepancyFactory.create_batch(2)
    DiscrepancyFactory(doubts={"in_use": "nothing decides"})
    RulingFactory()
    front = admin_client.get(INDEX).context["front"]
    links = [link for trouble in front["troubles"].some for link in (*trouble.open, *trouble.explained)]
    assert {("Discrepancies", 2), ("Discrepancies", 1), ("Rulings", 1)} <= {(x.name, x.number) for x in links}
    for link in links:
        assert admin_client.get(link.address).context["cl"].result_count == link.number, link


def test_problem_that_nobody_has_is_named_in_passing(admin_client: Client) -> None:
    page = admin_client.get(INDEX)
    assert page.context["front"]["troubles"].some == []
    assert "mandate missing" in page.content.decode()
    assert "not looked for, because no document&#x27;s text is in this database" in page.content.decode()


# What ends soon


def running(kind: str = ReliefKind.TRO, **fields: Any) -> Any:
    ruling = RulingFactory(decided_on=ahead(-5), decided_on_precision="day")
    return ReliefFactory(ruling=ruling, kind=kind, universal=True, provisions=[ProvisionFactory()], **fields)


def soon() -> list[tuple[str, str, str]]:
    return [(entry.address, entry.when, entry.beside.partition(":")[0]) for entry in ending_soon(today())]


def test_relief_that_ends_within_thirty_days_is_listed_the_soonest_first() -> None:
    later = running(expires_on=ahead(30), expires_on_precision="day")
    sooner = running(ReliefKind.SECTION_705_STAY, expires_on=ahead(2), expires_on_precision="day")
    running(expires_on=ahead(31), expires_on_precision="day")
    running(expires_on=ahead(0), expires_on_precision="day")
    running(ReliefKind.PRELIMINARY_INJUNCTION)
    assert soon() == [
        (address(sooner), ahead(2).isoformat(), "ends"),
        (address(later), ahead(30).isoformat(), "ends"),
    ]


def test_stay_that_ends_lets_the_relief_hold_again() -> None:
    relief = running(ReliefKind.PRELIMINARY_INJUNCTION)
    stay = ReliefChangeFactory(relief=relief, ruling=relief.ruling, stays=True)
    at = {"takes_effect": TakesEffect.ON_DATE, "effective_on": ahead(9), "effective_on_precision": "day"}
    ReliefChangeFactory(relief=relief, ruling=relief.ruling, kind=ChangeKind.LIFTS_STAY, lifts=stay, **at)
    assert soon() == [(address(relief), ahead(9).isoformat(), "begins to hold")]


# Appeals without news


def quiet() -> list[str]:
    return [entry.address for entry in quiet_appeals()[0]]


def open_appeal(days_ago: int) -> Any:
    return AppealFactory(noticed_on=ahead(-days_ago), noticed_on_precision="day")


def test_open_appeals_of_which_nobody_heard_are_listed_the_longest_silent_first() -> None:
    unknown, old, older = AppealFactory(), open_appeal(90), open_appeal(400)
    open_appeal(89)
    AppealFactory(disposition=Disposition.AFFIRMED)
    AppealFactory(decided=True)
    assert quiet() == [address(older), address(old), address(unknown)]


def test_argument_or_an_order_in_the_appeal_is_news() -> None:
    argued, ruled = open_appeal(400), open_appeal(400)
    argued.argued_on, argued.argued_on_precision = ahead(-10), "day"
    argued.save()
    RulingFactory(appeal=ruled, decided_on=ahead(-200), decided_on_precision="day")
    assert quiet() == [address(ruled)]
    RulingFactory(appeal=ruled, decided_on=ahead(-20), decided_on_precision="day")
    assert quiet() == []


def test_last_news_is_told_as_far_as_its_day_is_known() -> None:
    AppealFactory(noticed_on="2018-06-01", noticed_on_precision="month")
    assert quiet_appeals()[0][0].when == "2018-06"


def test_long_list_tells_how_many_more_there_are_and_leads_to_them(admin_client: Client) -> None:
    AppealFactory.create_batch(12, noticed_on="2018-01-01", noticed_on_precision="day")
    part = admin_client.get(INDEX).context["front"]["quiet"]
    assert (len(part.entries), part.more) == (10, 2)
    assert admin_client.get(part.all_of_them).context["cl"].result_count == 12


# Facts and changes


def test_facts_verified_in_part_or_not_at_all_are_counted_by_kind(admin_client: Client) -> None:
    OrganizationFactory.create_batch(2, partly=True)
    OrganizationFactory(verified=True)
    OrganizationFactory()
    PartyFactory()
    told = {kind.name: kind for kind in unsure()}
    assert (told["Organizations"].partly, told["Organizations"].unverified) == (2, 1)
    assert told.keys() == {"Organizations", "Parties"}
    assert admin_client.get(told["Organizations"].partly_list).context["cl"].result_count == 2


def test_last_changes_say_who_did_what_and_lead_to_the_record() -> None:
    ada = person("researcher", first_name="Ada", last_name="Lovelace")
    lawsuit = LawsuitFactory(short_name="Chicago v. Barr")
    logged(lawsuit, ADDITION, ada)
    logged(lawsuit, CHANGE, ada)
    logged(lawsuit, DELETION, ada)
    last = signed_in(ada).get(INDEX).context["front"]["short"][1].entries
    assert [entry.beside for entry in last] == [
        "lawsuit removed by Ada Lovelace",
        "lawsuit changed by Ada Lovelace",
        "lawsuit added by Ada Lovelace",
    ]
    assert [entry.address for entry in last] == ["", address(lawsuit), address(lawsuit)]


def test_changes_of_accounts_are_not_told_to_everybody() -> None:
    ada = person("reader")
    logged(ada, CHANGE, ada)
    assert signed_in(ada).get(INDEX).context["front"]["short"][1].entries == []


# In a browser


@pytest.mark.any_database
@pytest.mark.django_db(transaction=True)
def test_page_fits_the_screen_and_every_link_is_reached_by_keyboard(live_server: Any, monkeypatch: Any) -> None:
    ada = person("researcher")
    ada.set_password(PASSWORD)
    ada.save()
    DiscrepancyFactory.create_batch(2)
    AppealFactory(caption="A caption with averyveryveryverylongwordindeed" * 4)
    running(expires_on=ahead(5), expires_on_precision="day")
    refused: list[str] = []
    with chromium(monkeypatch) as browser:
        for width, scheme in ((1280, "light"), (390, "dark")):
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page.on("console", lambda line: refused.append(line.text) if "refused" in line.text.lower() else None)
            page.goto(f"{live_server.url}{reverse('admin:login')}?next={INDEX}")
            page.fill("[name=username]", "researcher@example.org")
            page.fill("[name=password]", PASSWORD)
            page.click("[type=submit]")
            page.wait_for_url(f"{live_server.url}{INDEX}")
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), width
            for _ in range(60):
                page.keyboard.press("Tab")
                if page.evaluate("document.activeElement.matches('.front .numbers a')"):
                    break
            page.keyboard.press("Enter")
            page.wait_for_url("**/?problem=*")
    assert refused == []


def test_drafts_are_mine_and_what_waits_is_the_reviewers() -> None:
    researcher, reviewer = person("researcher"), person("reviewer")
    with writing(by=researcher):
        mine = FederalActionFactory(title="My order", draft=True)
        LawsuitFactory(short_name="Ready v. Waiting", publication="in_review", submitted_by=researcher)
    with writing(by=reviewer):
        FederalActionFactory(title="Not hers", draft=True)
    hers, his = (signed_in(each).get(INDEX).content.decode() for each in (researcher, reviewer))
    assert f'href="{address(mine)}"' in hers
    assert "My order" in hers
    assert "Not hers" not in hers
    assert "Ready v. Waiting" not in _part(hers, "review")
    assert "Ready v. Waiting" in _part(his, "review")
    assert "asked for by researcher@example.org" in his


def _part(page: str, key: str) -> str:
    """One part of the page."""
    start = page.index(f'id="front-{key}"')
    return page[start : page.index("</section>", start)]
