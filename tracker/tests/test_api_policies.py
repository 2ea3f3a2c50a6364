"""What can be asked of federal actions, provisions, local policies, places, programs and money."""

import pytest

from cases.tests.factories import ClaimFactory, LawsuitFactory
from policies.choices import DesignationKind
from policies.tests.factories import (
    ActionAgencyFactory,
    ActionOfficialFactory,
    ActionRelationFactory,
    DesignationFactory,
    DevelopmentActionFactory,
    FederalActionFactory,
    FundsAtStakeFactory,
    JurisdictionFactory,
    LocalPolicyFactory,
    ProvisionFactory,
)
from tracker.tests.conftest import Ask

pytestmark = pytest.mark.django_db


def test_an_action_shows_the_lawsuits_that_challenge_it_each_once(ask: Ask) -> None:
    action = FederalActionFactory(slug="eo-13768")
    suit = LawsuitFactory(slug="some-suit")
    for provision in ProvisionFactory.create_batch(2, federal_action=action):
        ClaimFactory(lawsuit=suit, provision=provision)
    assert [lawsuit["slug"] for lawsuit in ask("federal-actions/eo-13768/")["lawsuits"]] == ["some-suit"]


def test_actions_are_found_by_whether_and_where_they_are_challenged(slugs: Ask) -> None:
    challenged = ProvisionFactory(federal_action__slug="challenged")
    ClaimFactory(provision=challenged, lawsuit__slug="some-suit")
    ProvisionFactory(federal_action=challenged.federal_action)
    ProvisionFactory(federal_action__slug="unchallenged")
    FederalActionFactory(slug="without-provisions")
    assert slugs("federal-actions/", challenged="true") == ["challenged"]
    assert set(slugs("federal-actions/", challenged="false")) == {"unchallenged", "without-provisions"}
    assert slugs("federal-actions/", challenged_in="some-suit") == ["challenged"]


def test_the_relation_asked_for_is_that_to_the_action_asked_for(slugs: Ask) -> None:
    order = FederalActionFactory(slug="eo-13768", number="EO 13768")
    other = FederalActionFactory()
    ActionRelationFactory(from_action__slug="eo-13993", to_action=order, kind="revokes")
    memo = FederalActionFactory(slug="memo")
    ActionRelationFactory(from_action=memo, to_action=order, kind="implements")
    ActionRelationFactory(from_action=memo, to_action=other, kind="revokes")
    assert slugs("federal-actions/", relation="revokes", to="EO 13768") == ["eo-13993"]


def test_actions_are_found_by_the_place_they_name_and_as_what(slugs: Ask) -> None:
    chicago = JurisdictionFactory(slug="chicago-il", geoid="1714000")
    letters = FederalActionFactory(slug="letters")
    DesignationFactory(federal_action=letters, jurisdiction=chicago, kind=DesignationKind.LETTER_RECIPIENT)
    DesignationFactory(federal_action=letters, kind=DesignationKind.CLEARED)
    assert slugs("federal-actions/", jurisdiction="1714000") == ["letters"]
    assert slugs("federal-actions/", jurisdiction="chicago-il", designation="cleared") == []
    assert slugs("jurisdictions/", designated_by="letters", designation="letter_recipient") == ["chicago-il"]


def test_actions_are_found_by_agency_official_kind_and_day(slugs: Ask) -> None:
    action = FederalActionFactory(slug="eo-13768", signed=True)
    ActionAgencyFactory(federal_action=action, agency__slug="dhs")
    ActionOfficialFactory(federal_action=action, official__slug="trump-donald-j", role="signed")
    FederalActionFactory(kind="letter")
    for asked in (
        {"agency": "dhs"},
        {"official": "trump-donald-j", "role": "signed"},
        {"kind": "executive_order,rule"},
        {"signed_after": "2017-01-25", "signed_before": "2017-01"},
    ):
        assert slugs("federal-actions/", **asked) == ["eo-13768"]


def test_provisions_come_in_the_order_of_their_instrument(slugs: Ask) -> None:
    action = FederalActionFactory(slug="eo-13768")
    for position, part in enumerate(("2c", "9a", "10")):
        ProvisionFactory(slug=f"eo-13768/{part}", federal_action=action, position=position)
    assert slugs("provisions/", action="eo-13768") == ["eo-13768/2c", "eo-13768/9a", "eo-13768/10"]


def test_local_policies_are_found_by_whose_they_are(slugs: Ask) -> None:
    LocalPolicyFactory(slug="california-values-act", jurisdiction__slug="california", jurisdiction__state="CA")
    LocalPolicyFactory()
    assert slugs("local-policies/", jurisdiction="california") == ["california-values-act"]
    assert slugs("local-policies/", state="CA") == ["california-values-act"]


def test_money_is_found_by_year_and_amount(slugs: Ask) -> None:
    FundsAtStakeFactory(slug="counted", counted=True)
    FundsAtStakeFactory(slug="in-words")
    assert slugs("funds-at-stake/", fiscal_year="2017") == ["counted"]
    assert slugs("funds-at-stake/", amount_from="28300000", amount_to="28300000") == ["counted"]
    assert slugs("funds-at-stake/", order="-amount") == ["counted", "in-words"]


@pytest.mark.parametrize("year", ["17", "20177", "99999999999999999999", "2017.5"])
def test_a_fiscal_year_that_cannot_be_is_refused(refused: Ask, year: str) -> None:
    assert refused("funds-at-stake/", fiscal_year=year).keys() == {"fiscal_year"}


def test_developments_are_found_by_the_action_they_happened_under(slugs: Ask) -> None:
    row = DevelopmentActionFactory(federal_action__slug="eo-13768")
    DevelopmentActionFactory()
    assert slugs("developments/", action="eo-13768") == [row.development.slug]
