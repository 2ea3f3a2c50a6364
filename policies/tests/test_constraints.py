"""What the database keeps about actions and policies: each sentence refuses what it should and no more."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from sources.tests.refusal import assert_allowed, assert_refused

from .factories import (
    ActionRelationFactory,
    AgencyFactory,
    FederalActionFactory,
    FigureFactory,
    FundsAtStakeFactory,
    GrantProgramFactory,
    JurisdictionFactory,
    LocalPolicyFactory,
    OfficeFactory,
    ProvisionFactory,
)

pytestmark = pytest.mark.django_db
APRIL, MAY = dt.date(2017, 4, 25), dt.date(2017, 5, 1)


def test_provision_without_an_owner_is_refused() -> None:
    assert_refused(ProvisionFactory(), "Give exactly one of federal_action, local_policy.", federal_action=None)


def test_provision_with_two_owners_is_refused() -> None:
    sentence = "Give exactly one of federal_action, local_policy."
    assert_refused(ProvisionFactory(), sentence, local_policy=LocalPolicyFactory())


@pytest.mark.parametrize("sort", ["federal_action", "of_policy"])
def test_provision_of_either_owner_is_kept(sort: str) -> None:
    ProvisionFactory(of_policy=sort == "of_policy").full_clean()


def test_provision_begins_with_the_slug_of_its_owner() -> None:
    provision = ProvisionFactory.build(slug="elsewhere/9a", federal_action=FederalActionFactory(slug="eo-1"))
    with pytest.raises(ValidationError, match="eo-1/"):
        provision.full_clean()


@pytest.mark.parametrize("of_policy", [False, True])
def test_only_one_provision_stands_for_the_whole(of_policy: bool) -> None:
    whole = ProvisionFactory(whole=True, of_policy=of_policy)
    owner = "local_policy" if of_policy else "federal_action"
    part = ProvisionFactory(of_policy=of_policy, **{owner: whole.owner})
    assert_refused(part, "There is already one", is_whole=True)
    assert_allowed(ProvisionFactory(of_policy=of_policy), is_whole=True)


@pytest.mark.parametrize(
    ("ended", "precision", "kept"),
    [
        (APRIL, "day", False),
        (MAY, "day", True),
        (dt.date(2017, 6, 1), "day", True),
        (APRIL, "month", True),  # some day of a month told by a day within it: too little to refuse
        (APRIL, "year", True),
        (None, "", True),
    ],
)
def test_end_before_the_beginning_is_refused_as_far_as_precision_tells(
    ended: dt.date | None, precision: str, kept: bool
) -> None:
    action = FederalActionFactory(signed_on=MAY, signed_on_precision="day")
    if kept:
        assert_allowed(action, ended_on=ended, ended_on_precision=precision)
    else:
        assert_refused(action, "ended_on comes before", ended_on=ended, ended_on_precision=precision)


def test_action_stands_in_no_relation_to_itself() -> None:
    relation = ActionRelationFactory()
    assert_refused(relation, "must be two different records", to_action=relation.from_action)


@pytest.mark.parametrize("factory", [JurisdictionFactory, AgencyFactory])
def test_nothing_is_part_of_itself(factory: type) -> None:
    row = factory()
    assert_refused(row, "must be two different records", parent_id=row.pk)


def test_policy_does_not_replace_itself() -> None:
    policy = LocalPolicyFactory()
    assert_refused(policy, "must be two different records", replaced_by_id=policy.pk)


def test_office_is_of_an_agency_or_of_a_jurisdiction_or_neither() -> None:
    agency, jurisdiction = AgencyFactory(), JurisdictionFactory()
    assert_refused(OfficeFactory(), "Give at most one of", agency=agency, jurisdiction=jurisdiction)
    assert_allowed(OfficeFactory(), agency=agency)
    assert_allowed(OfficeFactory(), jurisdiction=jurisdiction)


def test_figure_has_a_value_or_words() -> None:
    assert_refused(FigureFactory(), "Give the value, or how the source states it.", value=None)
    assert_allowed(FigureFactory(), value=None, as_stated="dozens")


@pytest.mark.parametrize("amount", [0, -1])
def test_amount_at_stake_is_more_than_nothing(amount: int) -> None:
    assert_refused(FundsAtStakeFactory(), "more than nothing", amount=amount)


@pytest.mark.parametrize(("year", "kept"), [(17, False), (1949, False), (1950, True), (2100, True), (2101, False)])
def test_fiscal_year_has_four_digits(year: int, kept: bool) -> None:
    if kept:
        assert_allowed(FundsAtStakeFactory(), fiscal_year=year)
    else:
        assert_refused(FundsAtStakeFactory(), "four digits", fiscal_year=year)


def test_programs_without_a_listing_number_are_kept() -> None:
    assert GrantProgramFactory.create_batch(2, assistance_listing="")


def test_listing_number_names_one_program() -> None:
    GrantProgramFactory(assistance_listing="16.738")
    assert_refused(GrantProgramFactory(), "There is already one", assistance_listing="16.738")


def test_register_number_may_return_on_another_day() -> None:
    FederalActionFactory(federal_register_number="01-1", published_on=APRIL, published_on_precision="day")
    FederalActionFactory(federal_register_number="01-1", published_on=MAY, published_on_precision="day")
    with pytest.raises(IntegrityError), transaction.atomic():
        FederalActionFactory(federal_register_number="01-1", published_on=MAY, published_on_precision="day")
