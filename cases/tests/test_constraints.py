"""What the database keeps about litigation: each sentence refuses what it should and no more."""

import datetime as dt

import pytest

from cases.choices import ChangeKind, TakesEffect
from policies.tests.factories import AgencyFactory, JurisdictionFactory, OfficialFactory, ProvisionFactory
from sources.tests.refusal import assert_allowed, assert_refused

from .factories import (
    AppealFactory,
    AppealNumberFactory,
    ClaimFactory,
    CourtFactory,
    CoverageMemberFactory,
    HoldingFactory,
    JudgeFactory,
    LawsuitFactory,
    LawsuitPartyFactory,
    LawsuitRelationFactory,
    LegalGroundFactory,
    PartyFactory,
    PartyMemberFactory,
    ReliefChangeFactory,
    ReliefFactory,
    RulingFactory,
)

pytestmark = pytest.mark.django_db
APRIL, MAY = dt.date(2017, 4, 25), dt.date(2017, 5, 1)


def test_docket_number_names_one_lawsuit_of_a_court() -> None:
    first = LawsuitFactory(docket_number="3:17-cv-00574")
    again = LawsuitFactory(court=first.court)
    assert_refused(again, "This court already has a lawsuit with this number.", docket_number="3:17-cv-00574")


def test_docket_number_returns_in_another_court() -> None:
    LawsuitFactory(docket_number="3:17-cv-00574")
    assert_allowed(LawsuitFactory(), docket_number="3:17-cv-00574")


def test_appeal_number_names_one_appeal_of_a_court() -> None:
    first = AppealNumberFactory(docket_number="17-17478")
    again = AppealNumberFactory(court=first.court)
    assert_refused(again, "This court already has an appeal with this number.", docket_number="17-17478")
    assert_allowed(AppealNumberFactory(), docket_number="17-17478")


def test_lawsuit_ends_after_it_began() -> None:
    lawsuit = LawsuitFactory(filed_on=MAY, filed_on_precision="day")
    assert_allowed(lawsuit, terminated_on=MAY, terminated_on_precision="day")
    assert_refused(lawsuit, "terminated_on comes before filed_on", terminated_on=APRIL, terminated_on_precision="day")


def test_lawsuit_stands_in_no_relation_to_itself() -> None:
    relation = LawsuitRelationFactory()
    assert_refused(relation, "must be two different records", to_lawsuit=relation.from_lawsuit)


def test_party_takes_no_place_of_its_own() -> None:
    row = LawsuitPartyFactory()
    assert_refused(row, "must be two different records", substituted_for=row.party)
    assert_allowed(LawsuitPartyFactory(), substituted_for=PartyFactory())


def test_party_is_no_member_of_itself() -> None:
    row = PartyMemberFactory()
    assert_refused(row, "must be two different records", member=row.party)


@pytest.mark.parametrize(("factory", "field"), [(CourtFactory, "appeals_to"), (LegalGroundFactory, "parent")])
def test_nothing_stands_above_itself(factory: type, field: str) -> None:
    row = factory()
    assert_refused(row, "must be two different records", **{f"{field}_id": row.pk})


def test_party_is_one_thing_in_the_world() -> None:
    agency, official = AgencyFactory(), OfficialFactory()
    assert_allowed(PartyFactory(), agency=agency)
    assert_refused(PartyFactory(), "Give at most one of", agency=agency, official=official)


def test_claim_is_against_a_provision_or_on_a_ground() -> None:
    assert_refused(ClaimFactory(), "Give at least one of provision, ground.", ground=None)
    assert_allowed(ClaimFactory(), ground=None, provision=ProvisionFactory())
    assert_allowed(ClaimFactory(), provision=ProvisionFactory())


def test_claim_is_recorded_once() -> None:
    claim = ClaimFactory(of_provision=True)
    again = ClaimFactory(lawsuit=claim.lawsuit)
    assert_allowed(again, ground=claim.ground)
    assert_refused(again, "already recorded", ground=claim.ground, provision=claim.provision)


@pytest.mark.parametrize("empty", ["provision", "ground"])
def test_claim_with_one_half_empty_is_recorded_once(empty: str) -> None:
    given = "ground" if empty == "provision" else "provision"
    claim = ClaimFactory(of_provision=True)
    assert_allowed(claim, **{empty: None})
    again = ClaimFactory(of_provision=True, lawsuit=claim.lawsuit)
    assert_refused(again, "There is already one", **{empty: None, given: getattr(claim, given)})


def test_holding_names_a_claim_or_says_why_not() -> None:
    sentence = "Name the claim it answers, or say why there is none."
    assert_refused(HoldingFactory(), sentence, claim=None)
    assert_refused(HoldingFactory(), sentence, not_pleaded_because="A defense.")
    assert_allowed(HoldingFactory(), claim=None, not_pleaded_because="A defense.")


def test_rulings_of_a_day_are_counted_from_one() -> None:
    assert_refused(RulingFactory(), "counted from 1", sequence=0)


def test_decided_appeal_has_a_disposition() -> None:
    assert_refused(AppealFactory(), "has a disposition", decided_on=MAY, decided_on_precision="day")
    assert_allowed(AppealFactory(), decided_on=MAY, decided_on_precision="day", disposition="affirmed")
    assert_allowed(AppealFactory(), disposition="denied_dismissed")


@pytest.mark.parametrize(
    ("first", "second"),
    [("noticed_on", "argued_on"), ("argued_on", "decided_on"), ("decided_on", "mandate_on")],
)
def test_appeal_goes_forward(first: str, second: str) -> None:
    def days(early: dt.date, late: dt.date) -> dict[str, object]:
        return {first: early, f"{first}_precision": "day", second: late, f"{second}_precision": "day"}

    assert_allowed(AppealFactory(disposition="affirmed"), **days(APRIL, MAY))
    assert_refused(AppealFactory(disposition="affirmed"), f"{second} comes before {first}", **days(MAY, APRIL))


@pytest.mark.parametrize("factory", [ReliefFactory, ReliefChangeFactory])
@pytest.mark.parametrize("takes_effect", TakesEffect.values)
@pytest.mark.parametrize("day", [None, MAY])
def test_day_is_given_where_the_order_names_one(factory: type, takes_effect: str, day: dt.date | None) -> None:
    values = {"takes_effect": takes_effect, "effective_on": day, "effective_on_precision": "day" if day else ""}
    if (takes_effect == TakesEffect.ON_DATE) == (day is not None):
        assert_allowed(factory(), **values)
    else:
        assert_refused(factory(), "Give effective_on exactly when takes_effect is on_date.", **values)


def test_relief_expires_after_it_begins() -> None:
    relief = ReliefFactory(takes_effect=TakesEffect.ON_DATE, effective_on=MAY, effective_on_precision="day")
    assert_refused(relief, "expires_on comes before", expires_on=APRIL, expires_on_precision="day")


def test_lifting_names_the_stay_it_lifts() -> None:
    assert_refused(ReliefChangeFactory(lifts_stay=True), "Lifting a stay names the stay", lifts=None)


@pytest.mark.parametrize("kind", [kind for kind in ChangeKind.values if kind != ChangeKind.LIFTS_STAY])
def test_nothing_but_lifting_names_a_stay(kind: str) -> None:
    change = ReliefChangeFactory(lifts_stay=True)
    expires = MAY if kind == ChangeKind.PROLONGS else None
    values = {"kind": kind, "expires_on": expires, "expires_on_precision": "day" if expires else ""}
    assert_refused(change, "nothing else does", **values)


def test_change_lifts_not_itself() -> None:
    change = ReliefChangeFactory(lifts_stay=True)
    assert_refused(change, "must be two different records", lifts_id=change.pk)


def test_only_superseding_names_a_successor() -> None:
    change = ReliefChangeFactory(superseded=True)
    assert_refused(change, "names a successor", kind=ChangeKind.VACATES)
    assert_allowed(ReliefChangeFactory(superseded=True), superseded_by=None)


def test_relief_is_no_successor_of_itself() -> None:
    change = ReliefChangeFactory(superseded=True)
    assert_refused(change, "must be two different records", superseded_by=change.relief)


def test_prolonging_gives_the_new_day_of_expiry() -> None:
    sentence = "Give the new expires_on exactly when an order is prolonged."
    assert_refused(ReliefChangeFactory(prolonged=True), sentence, expires_on=None, expires_on_precision="")
    assert_refused(ReliefChangeFactory(), sentence, expires_on=MAY, expires_on_precision="day")


def test_coverage_belongs_to_a_relief_or_to_a_change() -> None:
    sentence = "Give exactly one of relief, relief_change."
    assert_refused(CoverageMemberFactory(), sentence, relief=None)
    assert_refused(CoverageMemberFactory(), sentence, relief_change=ReliefChangeFactory())
    assert_allowed(CoverageMemberFactory(), relief=None, relief_change=ReliefChangeFactory())


def test_coverage_member_is_one_party_one_place_or_one_class() -> None:
    sentence = "one party, one jurisdiction or one class"
    place = JurisdictionFactory()
    assert_refused(CoverageMemberFactory(), sentence, party=None)
    assert_refused(CoverageMemberFactory(), sentence, jurisdiction=place)
    assert_refused(CoverageMemberFactory(), sentence, class_name="All recipients")
    assert_refused(CoverageMemberFactory(of_class=True), sentence, jurisdiction=place)
    assert_allowed(CoverageMemberFactory(), party=None, jurisdiction=place)
    assert_allowed(CoverageMemberFactory(), party=None, class_name="All recipients")


@pytest.mark.parametrize("owner", ["relief", "relief_change"])
def test_coverage_members_stand_in_an_order(owner: str) -> None:
    first = CoverageMemberFactory(of_change=owner == "relief_change")
    second = CoverageMemberFactory(**{"relief": None, owner: getattr(first, owner)})
    assert second.position == 1
    assert_refused(second, "There is already one", position=0)


def test_judges_without_a_number_are_kept() -> None:
    assert JudgeFactory.create_batch(2, fjc_id="")


def test_number_of_the_judicial_center_names_one_judge() -> None:
    JudgeFactory(fjc_id="1")
    assert_refused(JudgeFactory(), "There is already one", fjc_id="1")


def test_ground_cites_its_law() -> None:
    assert_refused(LegalGroundFactory(), "", citation="")
