"""Lineage from the records: which orders bear on a later action, and whose words settle it."""

import datetime as dt
from typing import Any

import pytest

from cases.blocked.lineage import Lineage, lineages, sentence
from cases.choices import LawsuitRelationKind, RulingResult
from cases.effect.lineage import Standing
from policies.choices import ActionRelationKind
from policies.models import FederalAction, Provision
from policies.tests.factories import (
    ActionRelationFactory,
    FederalActionFactory,
    JurisdictionFactory,
    ProvisionFactory,
)
from sources.choices import Precision

from . import factories as make

pytestmark = pytest.mark.django_db
D = dt.date
DAY = {"decided_on_precision": Precision.DAY}
MAY = D(2025, 5, 20)


@pytest.fixture
def earlier() -> Provision:
    """Section 17 of an order of January 2025."""
    order = FederalActionFactory(number="EO 14159", signed_on="2025-01-20", signed_on_precision="day")
    return ProvisionFactory(federal_action=order, label="sec. 17")


@pytest.fixture
def later(earlier: Provision) -> FederalAction:
    """An order of 28 April 2025 that reissues it, with two sections."""
    order: Any = FederalActionFactory(number="EO 14287", signed_on="2025-04-28", signed_on_precision="day")
    for label in ("2", "3a"):
        ProvisionFactory(federal_action=order, slug=f"{order.slug}/{label}", label=f"sec. {label}")
    ActionRelationFactory(
        from_action=order, kind=ActionRelationKind.REISSUES, to_action=earlier.federal_action, provision=earlier
    )
    return order


def enjoin(*provisions: Provision, day: str = "2025-04-24", lawsuit: Any = None, **more: Any) -> Any:
    suit = lawsuit or make.LawsuitFactory()
    court = make.CourtFactory(short_name="N.D. Cal.")
    ruling = make.RulingFactory(lawsuit=suit, decided_on=day, court=court, **DAY)
    return make.ReliefFactory(ruling=ruling, provisions=provisions, **{"universal": True, **more})


def suit_of(relief: Any) -> Any:
    return relief.ruling.lawsuit_rows.get().lawsuit


def of(action: FederalAction, on: dt.date = MAY, place: Any = None) -> list[Lineage]:
    return lineages([action.pk], on, place).get(action.pk, [])


def section(action: FederalAction, part: str) -> Provision:
    return Provision.objects.get(slug=f"{action.slug}/{part}")


def test_a_reissued_provision_that_is_enjoined_is_flagged_from_the_day_of_the_later_action(
    earlier: Provision, later: FederalAction
) -> None:
    assert of(later) == []
    relief = enjoin(earlier)
    assert of(later, D(2025, 4, 27)) == []
    [found] = of(later, D(2025, 4, 28))
    assert (found.finding.standing, found.enjoined, found.orders) == (Standing.OPEN, (earlier,), (relief,))
    assert sentence(found) == (
        "EO 14287 reissues EO 14159, sec. 17, which N.D. Cal. preliminarily enjoined on 24 April 2025. No court "
        "recorded here had said by this day whether that order reaches EO 14287 too."
    )


def test_a_court_in_the_same_suit_settles_it_by_what_it_blocks(earlier: Provision, later: FederalAction) -> None:
    relief = enjoin(earlier)
    said = enjoin(section(later, "3a"), day="2025-05-09", lawsuit=suit_of(relief))
    [found] = of(later)
    assert found.finding.settled_by == said.ruling.slug
    assert sentence(found).endswith(
        "N.D. Cal. ruled on EO 14287 on 9 May 2025; carried over: sec. 3a; not carried over: sec. 2."
    )
    assert of(later, D(2025, 5, 8))[0].finding.standing is Standing.OPEN


def test_a_court_that_refuses_settles_it_too(earlier: Provision, later: FederalAction) -> None:
    relief = enjoin(earlier)
    suit = suit_of(relief)
    make.ClaimFactory(lawsuit=suit, provision=section(later, "2"))
    make.RulingFactory(lawsuit=suit, decided_on="2025-05-09", result=RulingResult.DENIED, **DAY)
    [found] = of(later)
    assert found.finding.standing is Standing.SETTLED
    assert "carried over: nothing; not carried over: sec. 2 and sec. 3a" in sentence(found)


def test_a_court_in_another_suit_settles_nothing_unless_that_suit_follows_this_one(
    earlier: Provision, later: FederalAction
) -> None:
    relief = enjoin(earlier)
    elsewhere = enjoin(section(later, "3a"), day="2025-05-09")
    assert of(later)[0].finding.standing is Standing.OPEN
    make.LawsuitRelationFactory(
        from_lawsuit=suit_of(elsewhere), kind=LawsuitRelationKind.FOLLOWS, to_lawsuit=suit_of(relief)
    )
    assert of(later)[0].finding.standing is Standing.SETTLED


def test_a_place_the_order_does_not_reach_is_not_warned(earlier: Provision, later: FederalAction) -> None:
    relief = enjoin(earlier, universal=False)
    covered = JurisdictionFactory(name="San Francisco")
    make.CoverageMemberFactory(relief=relief, party=None, jurisdiction=covered)
    [found] = of(later, place=covered)
    assert "in force for San Francisco" in sentence(found, covered)
    assert of(later, place=JurisdictionFactory()) == []


def test_an_order_that_ended_first_leaves_the_question_without_an_object(
    earlier: Provision, later: FederalAction
) -> None:
    relief = enjoin(earlier)
    make.ReliefChangeFactory(relief=relief, ruling=make.RulingFactory(decided_on="2025-05-02", **DAY))
    assert of(later)[0].finding.standing is Standing.ENDED
    assert "ended before any court recorded here said" in sentence(of(later)[0])


@pytest.mark.parametrize(
    ("kind", "named", "flagged", "same_command"),
    [
        (ActionRelationKind.IMPLEMENTS, False, True, True),
        (ActionRelationKind.SUCCEEDS, True, True, True),
        (ActionRelationKind.SUCCEEDS, False, True, False),
        (ActionRelationKind.REVOKES, True, False, False),
        (ActionRelationKind.AMENDS, True, False, False),
    ],
)
def test_which_relations_take_up_an_earlier_action(
    earlier: Provision, kind: ActionRelationKind, named: bool, flagged: bool, same_command: bool
) -> None:
    enjoin(earlier)
    memo = FederalActionFactory(signed_on="2025-04-28", signed_on_precision="day")
    ActionRelationFactory(
        from_action=memo, kind=kind, to_action=earlier.federal_action, provision=earlier if named else None
    )
    found = of(memo)
    assert bool(found) == flagged
    assert [each.gives_the_same_command for each in found] == ([same_command] if flagged else [])


def test_an_action_of_no_recorded_day_is_not_flagged(earlier: Provision) -> None:
    enjoin(earlier)
    undated = FederalActionFactory()
    ActionRelationFactory(
        from_action=undated, kind=ActionRelationKind.REISSUES, to_action=earlier.federal_action, provision=earlier
    )
    assert of(undated) == []


def test_relief_that_perhaps_holds_a_later_provision_settles_nothing_and_is_told(
    earlier: Provision, later: FederalAction
) -> None:
    relief = enjoin(earlier)
    suit = suit_of(relief)
    perhaps = enjoin(day="2025-05-09", lawsuit=suit, perhaps=[section(later, "2"), section(later, "3a")])
    [found] = of(later)
    assert (found.finding.standing, found.finding.perhaps_said_by) == (Standing.OPEN, (perhaps.ruling.slug,))
    assert sentence(found).endswith("Relief that N.D. Cal. gave on 9 May 2025 perhaps holds provisions of EO 14287.")
    enjoin(section(later, "3a"), day="2025-05-10", lawsuit=suit)
    [found] = of(later)
    assert (found.finding.standing, found.finding.open) == (Standing.SETTLED, (section(later, "2").slug,))
    assert sentence(found).endswith("carried over: sec. 3a; not carried over: nothing; not settled: sec. 2.")


def test_an_order_that_perhaps_holds_the_earlier_provision_is_told_as_such(
    earlier: Provision, later: FederalAction
) -> None:
    relief = enjoin(perhaps=[earlier])
    [found] = of(later)
    assert "which N.D. Cal. perhaps preliminarily enjoined on 24 April 2025. No court" in sentence(found)
    relief.provision_rows.update(perhaps_because="")
    assert "which N.D. Cal. preliminarily enjoined on" in sentence(of(later)[0])
