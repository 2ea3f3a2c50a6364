"""What a label rests on, from the records of a lawsuit; and the readings of a record that leaves days open."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.blocked.freshness import fresh
from cases.blocked.labels import Reading, action_label, docket_of, dockets_of, label_of, labels_of
from cases.choices import ChangeKind, Fate, HoldingLevel, HoldingResult, Posture, ReliefKind, RulingKind, RulingResult
from cases.effect.labels import Docket, Label
from cases.models import Lawsuit
from policies.models import Provision
from policies.tests.factories import ActionRelationFactory, FederalActionFactory, ProvisionFactory
from sources.choices import Precision

from . import factories as make

pytestmark = pytest.mark.django_db
D = dt.date
DAY = {"decided_on_precision": Precision.DAY}
LATER = D(2018, 9, 1)


def lawsuit() -> Any:
    """A suit filed on 31 January 2017, as the database gives it back."""
    made: Any = make.LawsuitFactory(filed=True)
    made.refresh_from_db()
    return made


@pytest.fixture
def section() -> Provision:
    """Section 9(a)."""
    return ProvisionFactory(slug="eo-13768/9a", federal_action=FederalActionFactory(slug="eo-13768"))


@pytest.fixture
def suit(section: Provision) -> Lawsuit:
    """A suit over section 9(a), filed on 31 January 2017."""
    made = lawsuit()
    make.ClaimFactory(lawsuit=made, provision=section)
    return made


def ruling(suit: Lawsuit, day: str = "2017-04-25", **more: Any) -> Any:
    return make.RulingFactory(lawsuit=suit, decided_on=day, **{**DAY, **more})


def enjoin(suit: Lawsuit, section: Provision, day: str = "2017-04-25", **more: Any) -> Any:
    result = more.pop("result", RulingResult.GRANTED)
    given = ruling(suit, day, result=result)
    return make.ReliefFactory(ruling=given, universal=True, provisions=[section], **more)


def facts(suit: Lawsuit, on: dt.date = LATER, *, early: bool = False, held: bool = False) -> Docket:
    return docket_of(dockets_of([suit], on)[suit.pk], Reading(on, early, held))


def test_a_suit_has_no_label_before_it_is_filed(suit: Lawsuit) -> None:
    assert label_of(suit, D(2017, 1, 30)) is None
    assert label_of(suit, D(2017, 1, 31)) is Label.PENDING


@pytest.mark.parametrize(
    ("kind", "final", "interim"),
    [
        (ReliefKind.PRELIMINARY_INJUNCTION, False, True),
        (ReliefKind.SECTION_705_STAY, False, True),
        (ReliefKind.PERMANENT_INJUNCTION, True, False),
        (ReliefKind.VACATUR, True, False),
        (ReliefKind.DECLARATORY_JUDGMENT, False, False),
        (ReliefKind.MANDAMUS, False, False),
    ],
)
def test_relief_holds_or_ends_the_matter_by_its_kind(
    suit: Lawsuit, section: Provision, kind: ReliefKind, final: bool, interim: bool
) -> None:
    enjoin(suit, section, kind=kind)
    found = facts(suit)
    assert (found.final_in_force, found.interim_in_force, found.was_given) == (final, interim, final or interim)
    assert facts(suit, D(2017, 4, 24)) == Docket()


def test_relief_that_lapsed_was_given_and_is_not_in_force(suit: Lawsuit, section: Provision) -> None:
    enjoin(suit, section, kind=ReliefKind.TRO)
    assert label_of(suit, D(2017, 5, 9)) is Label.TEMPORARILY_BLOCKED
    assert label_of(suit, D(2017, 5, 10)) is Label.PENDING
    assert facts(suit).was_given


def test_relief_whose_provisions_nobody_recorded_counts_all_the_same(suit: Lawsuit) -> None:
    given = make.ReliefFactory(ruling=ruling(suit), universal=True)
    assert label_of(suit, LATER) is Label.TEMPORARILY_BLOCKED
    make.ReliefChangeFactory(relief=given, ruling=ruling(suit, "2018-01-01"), kind=ChangeKind.DISSOLVES)
    assert label_of(suit, LATER) is Label.PENDING


def test_in_part_is_what_was_given_in_part_or_holds_some_of_its_provisions(suit: Lawsuit, section: Provision) -> None:
    given = enjoin(suit, section)
    other = make.ReliefProvisionFactory(relief=given).provision
    assert label_of(suit, LATER) is Label.TEMPORARILY_BLOCKED
    make.ReliefChangeFactory(relief=given, ruling=ruling(suit, "2018-01-01"), stays=True, provisions=[other])
    assert label_of(suit, LATER) is Label.TEMPORARILY_BLOCKED_IN_PART
    half = lawsuit()
    enjoin(half, section, result=RulingResult.GRANTED_IN_PART)
    assert label_of(half, LATER) is Label.TEMPORARILY_BLOCKED_IN_PART


def test_an_injunction_refused_counts_until_one_is_given_and_a_restraining_order_refused_does_not(
    suit: Lawsuit, section: Provision
) -> None:
    ruling(suit, "2017-02-10", kind=RulingKind.TRO, result=RulingResult.DENIED)
    assert label_of(suit, D(2017, 2, 10)) is Label.PENDING
    ruling(suit, "2017-03-01", result=RulingResult.DENIED)
    assert label_of(suit, D(2017, 3, 1)) is Label.BLOCK_DENIED
    given = enjoin(suit, section)
    assert not facts(suit).was_denied
    make.ReliefChangeFactory(relief=given, ruling=ruling(suit, "2017-06-01"), kind=ChangeKind.DISSOLVES)
    assert label_of(suit, LATER) is Label.PENDING


# Appeals


def appeal_from(suit: Lawsuit, *rulings: Any, **more: Any) -> Any:
    appeal: Any = make.AppealFactory(lawsuit=suit, **more)
    for each in rulings:
        make.AppealedRulingFactory(appeal=appeal, ruling=each)
    return appeal


def test_an_appeal_blocks_pending_appeal_once_a_stay_is_refused_in_it(suit: Lawsuit, section: Provision) -> None:
    given = enjoin(suit, section)
    appeal = appeal_from(suit, given.ruling, noticed_on="2017-05-01", noticed_on_precision="day")
    assert not facts(suit, D(2017, 4, 30)).appeal_open
    assert label_of(suit, D(2017, 5, 1)) is Label.TEMPORARILY_BLOCKED
    refused = {"appeal": appeal, "kind": RulingKind.STAY_PENDING_APPEAL, "result": RulingResult.DENIED}
    ruling(suit, "2017-06-01", **refused)
    assert label_of(suit, D(2017, 6, 1)) is Label.BLOCKED_PENDING_APPEAL


def test_a_stay_refused_in_an_application_above_the_appeal_counts_and_one_below_does_not(
    suit: Lawsuit, section: Provision
) -> None:
    given = enjoin(suit, section)
    appeal = appeal_from(suit, given.ruling)
    stay = {"kind": RulingKind.STAY_PENDING_APPEAL, "result": RulingResult.DENIED}
    ruling(suit, "2017-05-01", **stay)
    assert not facts(suit).stay_refused
    above = appeal_from(suit, appeal_from=appeal, decided=True)
    ruling(suit, "2017-06-01", appeal=above, **{**stay, "kind": RulingKind.APPLICATION})
    assert facts(suit).stay_refused


def test_an_appeal_over_nothing_that_stands_is_not_open(suit: Lawsuit, section: Provision) -> None:
    given = enjoin(suit, section)
    appeal_from(suit, given.ruling)
    assert facts(suit).appeal_open
    make.ReliefChangeFactory(relief=given, ruling=ruling(suit, "2018-01-01"), kind=ChangeKind.SUPERSEDES)
    assert not facts(suit).appeal_open
    contempt = ruling(suit, "2018-02-01", kind=RulingKind.CONTEMPT)
    appeal_from(suit, contempt)
    appeal_from(suit)
    assert not facts(suit).appeal_open


def test_a_decided_appeal_is_open_until_its_day(suit: Lawsuit, section: Provision) -> None:
    given = enjoin(suit, section)
    appeal_from(suit, given.ruling, decided=True)
    assert facts(suit, D(2018, 7, 31)).appeal_open
    assert not facts(suit, D(2018, 8, 1)).appeal_open


# Who wins, and how it ends


def merits(suit: Lawsuit, result: HoldingResult = HoldingResult.SUSTAINED, fate: str = "") -> Any:
    claim = suit.claims.first()
    decision = ruling(suit, "2017-11-20", kind=RulingKind.SUMMARY_JUDGMENT)
    holding = make.HoldingFactory(
        ruling=decision, claim=claim, ground=claim.ground, level=HoldingLevel.MERITS, result=result
    )
    if fate:
        above = ruling(suit, "2018-08-01", kind=RulingKind.APPEAL_DECISION, appeal=make.AppealFactory(lawsuit=suit))
        make.HoldingReviewFactory(holding=holding, ruling=above, fate=fate)
    return decision


@pytest.mark.parametrize(
    ("result", "fate", "won", "lost"),
    [
        (HoldingResult.SUSTAINED, "", True, False),
        (HoldingResult.SUSTAINED_IN_PART, "", True, False),
        (HoldingResult.SUSTAINED, Fate.AFFIRMED, True, False),
        (HoldingResult.SUSTAINED, Fate.LEFT_OPEN, True, False),
        (HoldingResult.SUSTAINED, Fate.REVERSED, False, True),
        (HoldingResult.SUSTAINED, Fate.VACATED, False, False),
        (HoldingResult.REJECTED, "", False, True),
        (HoldingResult.REJECTED, Fate.REVERSED, True, False),
        (HoldingResult.NOT_REACHED, "", False, False),
    ],
)
def test_who_wins_is_what_stands_on_the_merits(
    suit: Lawsuit, result: HoldingResult, fate: str, won: bool, lost: bool
) -> None:
    merits(suit, result, fate)
    assert (facts(suit).is_won, facts(suit).is_lost) == (won, lost)


def test_final_relief_wins_until_it_is_undone(suit: Lawsuit, section: Provision) -> None:
    given = enjoin(suit, section, kind=ReliefKind.PERMANENT_INJUNCTION)
    assert facts(suit).is_won
    make.ReliefChangeFactory(relief=given, ruling=ruling(suit, "2018-08-01"), kind=ChangeKind.REVERSES)
    assert not facts(suit).is_won


@pytest.mark.parametrize(
    ("kind", "result", "closed", "lost"),
    [
        (RulingKind.DISMISSAL, RulingResult.DISMISSED, True, True),
        (RulingKind.DISMISSAL, RulingResult.DISMISSED_WITH_PREJUDICE, True, True),
        (RulingKind.DISMISSAL, RulingResult.GRANTED, True, True),
        (RulingKind.DISMISSAL, RulingResult.DISMISSED_WITHOUT_PREJUDICE, False, True),
        (RulingKind.DISMISSAL, RulingResult.GRANTED_IN_PART, False, False),
        (RulingKind.DISMISSAL, RulingResult.DENIED, False, False),
        (RulingKind.VOLUNTARY_DISMISSAL, RulingResult.DISMISSED_WITHOUT_PREJUDICE, True, False),
        (RulingKind.TERMINATION, RulingResult.NOT_RECORDED, True, False),
    ],
)
def test_a_dismissal_ends_the_suit_if_it_is_for_good(
    suit: Lawsuit, kind: RulingKind, result: RulingResult, closed: bool, lost: bool
) -> None:
    last = ruling(suit, "2017-08-21", kind=kind, result=result)
    assert (facts(suit).is_closed, facts(suit).is_lost) == (closed, lost)
    appeal_from(suit, last)
    assert not facts(suit).is_closed


def test_a_dismissal_overturned_ends_nothing(suit: Lawsuit) -> None:
    last = ruling(suit, "2017-08-21", kind=RulingKind.DISMISSAL, result=RulingResult.DISMISSED)
    over = {"decided_on": "2018-08-01", "decided_on_precision": "day"}
    appeal_from(suit, last, disposition="reversed_remanded", **over)
    assert not facts(suit).is_closed


def test_a_closed_docket_is_closed_from_its_day(suit: Lawsuit) -> None:
    Lawsuit.objects.update(terminated_on="2018-08-01", terminated_on_precision="day")
    suit.refresh_from_db()
    assert label_of(suit, D(2018, 7, 31)) is Label.PENDING
    assert label_of(suit, D(2018, 8, 1)) is Label.CLOSED


def test_the_united_states_may_be_the_one_that_loses(suit: Lawsuit) -> None:
    ruling(suit, "2017-08-21", kind=RulingKind.DISMISSAL, result=RulingResult.DISMISSED)
    assert label_of(suit, LATER) is Label.CLOSED_FOR_GOVERNMENT
    Lawsuit.objects.update(posture=Posture.PLAINTIFF)
    suit.refresh_from_db()
    assert label_of(suit, LATER) is Label.CLOSED_FOR_DEFENDANT


def test_a_measure_that_was_revoked_is_not_called_blocked(suit: Lawsuit, section: Provision) -> None:
    enjoin(suit, section, kind=ReliefKind.PERMANENT_INJUNCTION)
    revoker = FederalActionFactory(signed_on="2018-08-01", signed_on_precision="day")
    ActionRelationFactory(from_action=revoker, to_action=section.federal_action)
    assert label_of(suit, D(2018, 7, 31)) is Label.BLOCKED
    assert label_of(suit, D(2018, 8, 1)) is Label.CLOSED_FOR_PLAINTIFF
    assert action_label(section.federal_action, LATER) is Label.CLOSED_FOR_PLAINTIFF


# Days that the record leaves open


def test_a_label_that_hangs_on_an_open_day_is_not_settled(suit: Lawsuit, section: Provision) -> None:
    month = make.RulingFactory(lawsuit=suit, decided_on="2018-01-01", decided_on_precision=Precision.MONTH)
    make.ReliefFactory(ruling=month, universal=True, provisions=[section])
    found = [label_of(suit, day) for day in (D(2017, 12, 31), D(2018, 1, 15), D(2018, 1, 31))]
    assert found == [Label.PENDING, Label.NOT_SETTLED, Label.TEMPORARILY_BLOCKED]


def test_an_open_day_that_makes_no_difference_leaves_the_label_settled(suit: Lawsuit) -> None:
    make.RulingFactory(
        lawsuit=suit,
        kind=RulingKind.RECONSIDERATION,
        result=RulingResult.DENIED,
        decided_on="2018-01-01",
        decided_on_precision=Precision.MONTH,
    )
    assert label_of(suit, D(2018, 1, 15)) is Label.PENDING


# Provisions that an order perhaps holds


def test_an_order_works_whichever_of_its_provisions_it_holds(suit: Lawsuit, section: Provision) -> None:
    other = ProvisionFactory(federal_action=section.federal_action)
    given = make.ReliefFactory(ruling=ruling(suit), universal=True, perhaps=[section, other])
    assert label_of(suit, LATER) is Label.TEMPORARILY_BLOCKED
    assert action_label(section.federal_action, LATER) is Label.TEMPORARILY_BLOCKED
    make.ReliefChangeFactory(relief=given, ruling=ruling(suit, "2018-08-01"), kind=ChangeKind.DISSOLVES)
    assert label_of(suit, LATER) is Label.PENDING


def test_an_order_that_ended_as_to_one_provision_that_it_may_hold_is_not_settled(
    suit: Lawsuit, section: Provision
) -> None:
    other = ProvisionFactory(federal_action=section.federal_action)
    given = make.ReliefFactory(ruling=ruling(suit), universal=True, perhaps=[section, other])
    make.ReliefChangeFactory(
        relief=given, ruling=ruling(suit, "2018-01-01"), kind=ChangeKind.DISSOLVES, provisions=[other]
    )
    assert [facts(suit, held=held).interim_in_force for held in (True, False)] == [True, False]
    assert not facts(suit, held=True).in_part
    assert label_of(suit, LATER) is Label.NOT_SETTLED


def test_an_order_that_may_hold_provisions_of_two_actions_is_not_settled_for_either(
    suit: Lawsuit, section: Provision
) -> None:
    other = ProvisionFactory()
    make.ReliefFactory(ruling=ruling(suit), universal=True, perhaps=[section, other])
    assert label_of(suit, LATER) is Label.TEMPORARILY_BLOCKED
    assert action_label(section.federal_action, LATER) is Label.NOT_SETTLED
    assert action_label(other.federal_action, LATER) is Label.NOT_SETTLED


def test_what_an_order_perhaps_holds_beside_the_rest_does_not_unsettle_what_it_holds(
    suit: Lawsuit, section: Provision
) -> None:
    other = ProvisionFactory()
    given = make.ReliefFactory(ruling=ruling(suit), universal=True, provisions=[section], perhaps=[other])
    assert label_of(suit, LATER) is Label.TEMPORARILY_BLOCKED
    assert action_label(section.federal_action, LATER) is Label.TEMPORARILY_BLOCKED
    assert action_label(other.federal_action, LATER) is Label.NOT_SETTLED
    make.ReliefChangeFactory(relief=given, ruling=ruling(suit, "2018-01-01"), stays=True, provisions=[other])
    assert [facts(suit, held=held).in_part for held in (True, False)] == [True, False]
    assert label_of(suit, LATER) is Label.NOT_SETTLED


def test_a_measure_has_ended_once_all_that_the_order_may_hold_has(suit: Lawsuit, section: Provision) -> None:
    other = ProvisionFactory()
    make.ReliefFactory(ruling=ruling(suit), universal=True, perhaps=[section, other])
    for provision, label in ((section, Label.NOT_SETTLED), (other, Label.PENDING)):
        revoker = FederalActionFactory(signed_on="2018-08-01", signed_on_precision="day")
        ActionRelationFactory(from_action=revoker, to_action=provision.federal_action)
        assert label_of(suit, LATER) is label


# Actions


def test_an_action_is_told_by_what_binds_it_and_not_by_what_binds_another(suit: Lawsuit, section: Provision) -> None:
    other = ProvisionFactory()
    make.ClaimFactory(lawsuit=suit, provision=other)
    enjoin(suit, section)
    assert action_label(section.federal_action, LATER) is Label.TEMPORARILY_BLOCKED
    assert action_label(other.federal_action, LATER) is Label.PENDING
    assert action_label(FederalActionFactory(), LATER) is None
    assert action_label(section.federal_action, D(2017, 1, 30)) is None


def test_relief_against_an_action_that_no_claim_names_counts_for_it(suit: Lawsuit) -> None:
    unnamed = ProvisionFactory()
    enjoin(suit, unnamed)
    assert action_label(unnamed.federal_action, LATER) is Label.TEMPORARILY_BLOCKED


def test_many_labels_take_as_many_queries_as_one(section: Provision) -> None:
    suits = [lawsuit() for _ in range(6)]
    for each in suits:
        make.ClaimFactory(lawsuit=each, provision=section)
        given = enjoin(each, section)
        make.ReliefFactory(ruling=given.ruling, universal=True)
        make.ReliefFactory(ruling=given.ruling, universal=True, perhaps=[section])
        appeal_from(each, given.ruling)
        merits(each, fate=Fate.AFFIRMED)
    fresh()
    costs = []
    for some in (suits[:1], suits):
        with CaptureQueriesContext(connection) as queries:
            found = labels_of(some, LATER)
        costs.append(len(queries))
        assert set(found.values()) == {Label.TEMPORARILY_BLOCKED}
    assert costs[0] == costs[1] <= 32
