"""Each problem of litigation: a case that has it, and those nearest to it that have not."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from cases.choices import ChangeKind, CourtLevel, Disposition, PartyKind, ReliefKind, RulingKind, TakesEffect
from cases.models import Relief
from cases.problems.provenance import NEEDING
from policies.tests.factories import FederalActionFactory, JurisdictionFactory, LocalPolicyFactory, ProvisionFactory
from sources.models import Citation
from sources.tests.factories import DocumentFactory
from sources.tests.problems import codes_of, explaining, having

from .factories import (
    AppealFactory,
    AppealNumberFactory,
    CourtFactory,
    CoverageMemberFactory,
    HoldingFactory,
    LawsuitFactory,
    PartyFactory,
    ReliefChangeFactory,
    ReliefFactory,
    ReliefProvisionFactory,
    RulingFactory,
    RulingLawsuitFactory,
)

pytestmark = pytest.mark.django_db
DAY = {"decided_on_precision": "day"}
SOURCED = (
    *(RulingFactory, ReliefFactory, ReliefChangeFactory, HoldingFactory, AppealFactory, LawsuitFactory),
    *(FederalActionFactory, LocalPolicyFactory, ProvisionFactory),
)


def days_ago(days: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=days)


def test_every_kind_that_needs_a_source_is_tried() -> None:
    assert {factory._meta.model for factory in SOURCED} == set(NEEDING)


@pytest.mark.parametrize("factory", SOURCED, ids=lambda factory: factory.__name__)
def test_source_is_missing_until_one_is_named(factory: Any) -> None:
    record = factory()
    assert record in having("source-missing")
    table: Any = next(t for t in Citation.tables() if t._meta.get_field("record").related_model is type(record))
    table.objects.create(record=record, document=DocumentFactory())
    assert record not in having("source-missing")
    assert "source-missing" not in codes_of(record)


def test_provision_is_missing_from_relief_that_blocks_and_names_none() -> None:
    ReliefProvisionFactory()
    ReliefProvisionFactory(perhaps_because="which of them is not recorded")
    for kind in (ReliefKind.DECLARATORY_JUDGMENT, ReliefKind.MANDAMUS):
        ReliefFactory(kind=kind)
    relief = ReliefFactory()
    assert having("provision-missing") == {relief}


def test_provision_is_open_while_the_relief_perhaps_holds_it() -> None:
    ReliefFactory(provisions=[ProvisionFactory()])
    named, open_row = ReliefProvisionFactory(), ReliefProvisionFactory(perhaps_because="which of them is not recorded")
    ReliefProvisionFactory(relief=named.relief)
    relief = open_row.relief
    assert having("provision-open") == {relief}
    Relief.objects.filter(pk=relief.pk).update(doubts={"provisions": "no source that was read says which"})
    assert (having("provision-open"), explaining("provision-open")) == (set(), {relief})
    open_row.perhaps_because = ""
    open_row.save()
    assert explaining("provision-open") == set()


def test_coverage_is_missing_from_relief_that_reaches_neither_everyone_nor_anybody() -> None:
    ReliefFactory(universal=True)
    CoverageMemberFactory()
    relief = ReliefFactory()
    assert having("coverage-missing") == {relief}


def test_coverage_is_missing_from_a_narrowing_for_nobody() -> None:
    relief = ReliefFactory(universal=True)
    ReliefChangeFactory(relief=relief)  # vacates: whom it leaves nobody asks
    ReliefChangeFactory(relief=relief, stays=True)  # stays in full
    narrows = ReliefChangeFactory(relief=relief, kind=ChangeKind.NARROWS)
    covered = ReliefChangeFactory(relief=relief, kind=ChangeKind.NARROWS)
    CoverageMemberFactory(relief=None, relief_change=covered)
    assert having("coverage-missing") == {narrows}


# Restraining orders


def tro(days: int, **fields: Any) -> Any:
    ruling = RulingFactory(kind=RulingKind.TRO, decided_on=days_ago(days), **DAY)
    return ReliefFactory(ruling=ruling, kind=ReliefKind.TRO, universal=True, **fields)


def test_restraining_order_without_a_day_runs_out_by_the_rule() -> None:
    tro(10)
    past = tro(20)
    assert having("tro-run-out") == {past}


def test_restraining_order_is_past_the_day_it_names() -> None:
    tro(20, expires_on=days_ago(-1), expires_on_precision="day")
    past = tro(3, expires_on=days_ago(1), expires_on_precision="day")
    assert having("tro-run-out") == {past}


def test_restraining_order_of_a_month_is_not_past_before_the_month_is() -> None:
    order = tro(30)
    order.ruling.decided_on_precision = "month"
    order.ruling.save()
    assert having("tro-run-out") == set()
    order.ruling.decided_on = days_ago(60)
    order.ruling.save()
    assert having("tro-run-out") == {order}


def test_prolonged_restraining_order_runs_to_its_new_day() -> None:
    running, over = tro(40), tro(40)
    for order, day in ((running, days_ago(-3)), (over, days_ago(3))):
        kind = ChangeKind.PROLONGS
        ReliefChangeFactory(relief=order, kind=kind, expires_on=day, expires_on_precision="day")
    assert having("tro-run-out") == {over}


def test_restraining_order_whose_end_is_recorded_is_no_problem() -> None:
    for kind in (ChangeKind.LAPSES, ChangeKind.DISSOLVES, ChangeKind.VACATES, ChangeKind.REVERSES):
        ReliefChangeFactory(relief=tro(40), kind=kind)
    affirmed = tro(40)
    ReliefChangeFactory(relief=affirmed, kind=ChangeKind.AFFIRMS)
    assert having("tro-run-out") == {affirmed}


def test_later_ruling_on_an_injunction_says_what_followed() -> None:
    order = tro(40)
    lawsuit = order.ruling.lawsuits.get()
    RulingFactory(lawsuit=lawsuit, kind=RulingKind.PARTIES, decided_on=days_ago(30), **DAY)
    RulingFactory(lawsuit=lawsuit, kind=RulingKind.TRO, decided_on=days_ago(50), **DAY)
    RulingFactory(kind=RulingKind.PRELIMINARY_INJUNCTION, decided_on=days_ago(30), **DAY)
    assert having("tro-run-out") == {order}
    RulingFactory(lawsuit=lawsuit, kind=RulingKind.PRELIMINARY_INJUNCTION, decided_on=days_ago(30), **DAY)
    assert having("tro-run-out") == set()


def test_restraining_order_may_say_that_nothing_was_found() -> None:
    order = tro(40, doubts={"expires_on": "no later order was found"})
    assert having("tro-run-out") == set()
    assert explaining("tro-run-out") == {order}


def test_injunction_past_its_day_is_not_a_restraining_order() -> None:
    ReliefFactory(universal=True, expires_on=days_ago(5), expires_on_precision="day")
    assert having("tro-run-out") == set()


# Appeals


def appeal(days: int = 100, disposition: str = Disposition.REVERSED, **fields: Any) -> Any:
    return AppealFactory(disposition=disposition, decided_on=days_ago(days), decided_on_precision="day", **fields)


def test_decided_appeal_names_the_ruling_that_decided_it() -> None:
    AppealFactory()
    AppealFactory(disposition=Disposition.NO_DISPOSITION)
    appeal(deciding_ruling=RulingFactory())
    without, undated = appeal(), AppealFactory(disposition=Disposition.AFFIRMED)
    assert having("decision-missing") == {without, undated}


def test_mandate_is_missing_where_it_is_due_and_something_hangs_on_it() -> None:
    scotus = CourtFactory(level=CourtLevel.SUPREME)
    appeal(days=30)  # the time to ask for rehearing runs
    appeal(disposition=Disposition.AFFIRMED)
    appeal(disposition=Disposition.DENIED_DISMISSED)
    appeal(court=scotus)
    appeal(mandate_on=days_ago(1), mandate_on_precision="day")
    appeal(is_mandate_withheld=True)
    missing, undated = appeal(), AppealFactory(disposition=Disposition.AFFIRMED_REVERSED)
    assert having("mandate-missing") == {missing, undated}


def test_mandate_is_missing_where_a_change_waits_for_it() -> None:
    ruling = RulingFactory()
    affirmed = appeal(disposition=Disposition.AFFIRMED_REMANDED, deciding_ruling=ruling)
    assert having("mandate-missing") == set()
    ReliefChangeFactory(ruling=ruling, kind=ChangeKind.NARROWS, takes_effect=TakesEffect.ON_MANDATE)
    assert having("mandate-missing") == {affirmed}


# Dockets and parties


def closed_with(kind: str, closed: dt.date | None, **fields: Any) -> Any:
    lawsuit = LawsuitFactory(terminated_on=closed, terminated_on_precision="day" if closed else "")
    ruling = RulingFactory(lawsuit=lawsuit, decided_on=days_ago(90), **DAY)
    return ReliefFactory(ruling=ruling, kind=kind, universal=True, provisions=[ProvisionFactory()], **fields)


def test_lawsuit_is_closed_while_an_interim_order_is_in_force() -> None:
    interim, lasting = ReliefKind.PRELIMINARY_INJUNCTION, ReliefKind.PERMANENT_INJUNCTION
    closed_with(lasting, days_ago(5))
    closed_with(interim, None)
    closed_with(interim, days_ago(-5))
    closed_with(interim, days_ago(5), expires_on=days_ago(6), expires_on_precision="day")
    in_force = closed_with(interim, days_ago(5))
    assert having("closed-in-force") == {in_force.ruling.lawsuits.get()}
    ReliefChangeFactory(relief=in_force, kind=ChangeKind.DISSOLVES, takes_effect=TakesEffect.ON_DATE,
                        effective_on=days_ago(5), effective_on_precision="day")  # fmt: skip
    assert having("closed-in-force") == set()


def test_order_shared_with_an_open_lawsuit_may_be_in_force() -> None:
    relief = closed_with(ReliefKind.PRELIMINARY_INJUNCTION, days_ago(5))
    assert len(having("closed-in-force")) == 1
    RulingLawsuitFactory(ruling=relief.ruling)
    assert having("closed-in-force") == set()


def test_party_is_what_its_kind_says() -> None:
    PartyFactory(government=True)
    PartyFactory(kind=PartyKind.PERSON)
    PartyFactory(kind=PartyKind.GROUP)
    nowhere = PartyFactory(kind=PartyKind.GOVERNMENT)
    agency, official = PartyFactory(kind=PartyKind.AGENCY), PartyFactory(kind=PartyKind.OFFICIAL)
    assert having("party-kind-missing") == {nowhere, agency, official}
    nowhere.jurisdiction = JurisdictionFactory()
    nowhere.save()
    assert having("party-kind-missing") == {agency, official}


def test_docket_number_is_one_that_such_a_court_writes() -> None:
    LawsuitFactory(docket_number="3:17-cv-00574")
    LawsuitFactory(docket_number="CV-2025-17", court__level=CourtLevel.STATE)
    odd, spelled = LawsuitFactory(docket_number="17-cv-574"), LawsuitFactory(docket_number="No. 3:17-cv-00575")
    assert having("docket-number-not-read") == {odd, spelled}


def test_docket_number_of_an_appeal_is_one_that_courts_above_write() -> None:
    AppealNumberFactory(docket_number="17-17478")
    AppealNumberFactory(docket_number="24A884", court__level=CourtLevel.SUPREME)
    odd = AppealNumberFactory(docket_number="17-cv-1747")
    assert having("docket-number-not-read") == {odd.appeal}


# Rulings of one day


def test_rulings_of_one_day_in_one_lawsuit_are_counted() -> None:
    lawsuit = LawsuitFactory()
    first = RulingFactory(lawsuit=lawsuit, decided_on="2025-08-08", **DAY)
    RulingFactory(lawsuit=lawsuit, decided_on="2025-08-09", **DAY)
    RulingFactory(decided_on="2025-08-08", **DAY)
    RulingFactory(lawsuit=lawsuit, decided_on="2025-08-08", sequence=2, **DAY)
    assert having("order-missing") == set()
    second = RulingFactory(lawsuit=lawsuit, decided_on="2025-08-08", **DAY)
    assert having("order-missing") == {first, second}


def test_rulings_of_one_month_have_no_order_to_miss() -> None:
    lawsuit = LawsuitFactory()
    for precision in ("month", "month", "day"):
        RulingFactory(lawsuit=lawsuit, decided_on="2025-08-01", decided_on_precision=precision)
    assert having("order-missing") == set()


def test_rulings_that_share_any_of_their_lawsuits_are_compared() -> None:
    shared = LawsuitFactory()
    one, other = (RulingFactory(decided_on="2025-08-08", **DAY) for _ in range(2))
    assert having("order-missing") == set()
    for ruling in (one, other):
        RulingLawsuitFactory(ruling=ruling, lawsuit=shared)
    assert having("order-missing") == {one, other}
