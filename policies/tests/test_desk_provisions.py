"""Provisions edited with their instrument."""

import pytest
from django.test import Client

from policies.models import FederalAction, Provision
from policies.tests.factories import FederalActionFactory, LocalPolicyFactory, ProvisionFactory
from sources.tests.screens import add_page, change_page, errors, opened, save, with_row

pytestmark = pytest.mark.django_db


def test_action_and_its_provisions_are_made_in_one_go(admin_client: Client) -> None:
    page = add_page(FederalAction)
    sent = {**opened(admin_client, page), "title": "Public safety", "number": "EO 13768", "kind": "executive_order"}
    for label in ("sec. 9(a)", "sec. 9(a)", "whole"):
        sent = with_row(sent, "provisions", label=label, verification="unverified", ORDER="")
    assert save(admin_client, page, sent).status_code == 302
    found = Provision.objects.order_by("position").values_list("slug", "position", "federal_action__slug")
    assert list(found) == [
        ("eo-13768/9a", 0, "eo-13768"),
        ("eo-13768/9a-2", 1, "eo-13768"),
        ("eo-13768/whole", 2, "eo-13768"),
    ]


def test_provision_of_a_new_action_without_a_name_asks_only_for_the_name(admin_client: Client) -> None:
    page = add_page(FederalAction)
    sent = with_row(opened(admin_client, page), "provisions", label="sec. 1", verification="unverified", ORDER="")
    assert set(errors(save(admin_client, page, sent))) == {"This field is required."}
    assert not Provision.objects.exists()


@pytest.mark.parametrize("owner", [FederalActionFactory, LocalPolicyFactory])
def test_slug_outside_its_instrument_is_told(admin_client: Client, owner: type) -> None:
    record = owner()
    page = change_page(record)
    row = {"label": "sec. 1", "slug": "eo-1/1", "verification": "unverified", "ORDER": ""}
    response = save(admin_client, page, with_row(opened(admin_client, page), "provisions", **row))
    assert f"Begin with the slug of what it is part of: {record.slug}/..." in errors(response)


def test_two_provisions_for_the_whole_are_told(admin_client: Client) -> None:
    action = ProvisionFactory(whole=True).federal_action
    page = change_page(action)
    row = {"label": "all of it", "is_whole": "on", "verification": "unverified", "ORDER": ""}
    response = save(admin_client, page, with_row(opened(admin_client, page), "provisions", **row))
    assert "Only one provision can stand for the whole of an instrument." in errors(response)


def test_provision_of_nothing_and_of_two_things_is_told(admin_client: Client) -> None:
    page = add_page(Provision)
    sent = {**opened(admin_client, page), "label": "sec. 1", "slug": "eo-1/1"}
    both = {"federal_action": FederalActionFactory(slug="eo-1").pk, "local_policy": LocalPolicyFactory().pk}
    for links in ({}, both):
        assert "Give exactly one of “Federal action”, “Local policy”." in errors(
            save(admin_client, page, {**sent, **links})
        )


def test_provision_added_on_its_own_goes_last(admin_client: Client) -> None:
    action = ProvisionFactory().federal_action
    page = add_page(Provision)
    sent = {**opened(admin_client, page), "label": "sec. 2(c)", "federal_action": action.pk}
    assert save(admin_client, page, sent).status_code == 302
    assert action.provisions.get(position=1).slug == f"{action.slug}/2c"


def test_provision_stays_where_it_is(admin_client: Client) -> None:
    provision, other = ProvisionFactory(), FederalActionFactory()
    page = change_page(provision)
    save(admin_client, page, {**opened(admin_client, page), "federal_action": other.pk})
    provision.refresh_from_db()
    assert provision.federal_action != other
