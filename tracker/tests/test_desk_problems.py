"""Problems on the desk: lists narrowed to them, and a notice on the screens of the records that have them."""

from typing import Any

import pytest
from django.contrib import admin
from django.test import Client

from cases.models import Appeal
from cases.tests.factories import AppealFactory
from sources.desk.problems import narrowed_list
from sources.models import Discrepancy
from sources.problems.registry import problem, problems
from sources.tests.factories import DiscrepancyFactory, OrganizationCitationFactory
from sources.tests.screens import change_page, changelist, opened, save
from tracker.tests.factories import FACTORIES

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
PAIRS = [(each, check) for each in problems() for check in each.checks]
EXPLAINED = {"in_use": "nothing decides"}


def listed(client: Client, address: str) -> set[Any]:
    response = client.get(address)
    assert response.status_code == 200, address
    return set(response.context["cl"].result_list)


@pytest.mark.parametrize(("each", "check"), PAIRS, ids=lambda one: getattr(one, "code", "") or one.model.__name__)
def test_list_of_every_kind_narrows_to_every_problem(each: Any, check: Any, admin_client: Client) -> None:
    record = FACTORIES[check.model]()
    OrganizationCitationFactory(passage=True)  # so that words can be compared
    for explained in (False, True):
        found = listed(admin_client, narrowed_list(each, check.model, explained=explained))
        assert found <= {*type(record)._default_manager.all()}
    assert admin_client.get(change_page(record)).status_code == 200


def test_list_shows_those_that_have_the_problem(admin_client: Client) -> None:
    DiscrepancyFactory(settled=True)
    conflict, explained = DiscrepancyFactory(), DiscrepancyFactory(doubts=EXPLAINED)
    unsettled = problem("conflict-unsettled")
    assert listed(admin_client, narrowed_list(unsettled, Discrepancy)) == {conflict}
    assert listed(admin_client, narrowed_list(unsettled, Discrepancy, explained=True)) == {explained}
    assert listed(admin_client, f"{changelist(Discrepancy)}?problem=any") == {conflict}
    assert listed(admin_client, f"{changelist(Discrepancy)}?problem=any.explained") == {explained}


def test_unknown_problem_is_refused_as_other_filters_are(admin_client: Client) -> None:
    response = admin_client.get(f"{changelist(Discrepancy)}?problem=mandate-missing")
    assert (response.status_code, response.headers["Location"]) == (302, f"{changelist(Discrepancy)}?e=1")


def test_filter_offers_the_problems_of_its_kind_of_record(admin_client: Client) -> None:
    offered = admin_client.get(changelist(Appeal)).context["cl"].filter_specs[0].lookup_choices
    assert {"mandate-missing", "decision-missing", "source-missing"} <= {code for code, _ in offered}
    assert "tro-run-out" not in {code for code, _ in offered}


def test_screen_names_the_problem_and_how_to_mend_it(admin_client: Client) -> None:
    conflict = DiscrepancyFactory()
    page = admin_client.get(change_page(conflict)).content.decode()
    assert "Problems of this record" in page
    assert problem("conflict-unsettled").remedy in page
    assert narrowed_list(problem("conflict-unsettled"), Discrepancy) in page


def test_screen_tells_why_where_the_record_does(admin_client: Client) -> None:
    page = admin_client.get(change_page(DiscrepancyFactory(doubts={"in_use": "<b>nothing</b>"}))).content.decode()
    assert "Explained under doubts: &lt;b&gt;nothing&lt;/b&gt;." in page
    assert problem("conflict-unsettled").remedy not in page


def test_screen_without_problems_has_no_notice(admin_client: Client) -> None:
    page = admin_client.get(change_page(DiscrepancyFactory(settled=True))).content.decode()
    assert "Problems of this record" not in page


def test_mending_on_the_screen_mends(admin_client: Client) -> None:
    conflict = DiscrepancyFactory()
    sent = opened(admin_client, change_page(conflict))
    save(admin_client, change_page(conflict), {**sent, "is_settled": "on", "in_use": "25 April"})
    assert "Problems of this record" not in admin_client.get(change_page(conflict)).content.decode()


def test_appeals_without_news_can_be_listed(admin_client: Client) -> None:
    silent = AppealFactory(noticed_on="2018-01-01", noticed_on_precision="day")
    AppealFactory(decided=True)
    assert listed(admin_client, f"{changelist(Appeal)}?news=none") == {silent}


def test_every_problem_can_be_mended_on_a_screen() -> None:
    assert all(admin.site.is_registered(check.model) for _, check in PAIRS)
