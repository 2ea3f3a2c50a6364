"""From the rows of a relief to what the engine takes: the days on which it bites, and whom it reaches."""

import datetime as dt
from typing import Any

import pytest

from cases.blocked.histories import history_of, place_paths, relief_rows
from cases.choices import ChangeKind, CourtLevel, ReliefKind, RulingKind, RulingResult, TakesEffect
from cases.effect.coverage import EVERYONE, named_class, place
from cases.effect.history import History
from cases.effect.moments import FOREVER
from cases.models import Relief
from policies.tests.factories import JurisdictionFactory, ProvisionFactory
from sources.choices import Precision
from sources.dates import EARLIEST

from .factories import (
    AppealFactory,
    CourtFactory,
    CoverageMemberFactory,
    PartyFactory,
    PartyMemberFactory,
    ReliefChangeFactory,
    ReliefFactory,
    RulingFactory,
)

pytestmark = pytest.mark.django_db
D = dt.date


def decided(day: str, precision: str = Precision.DAY, **more: Any) -> dict[str, Any]:
    return {"decided_on": day, "decided_on_precision": precision, **more}


def relief(day: str = "2017-04-25", precision: str = Precision.DAY, **more: Any) -> Any:
    return ReliefFactory(ruling=RulingFactory(**decided(day, precision)), provisions=[ProvisionFactory()], **more)


def history(row: Relief) -> History:
    [complete] = relief_rows([row.pk])
    return history_of(complete, place_paths())


def span(moment: Any) -> tuple[dt.date, dt.date]:
    return moment.earliest, moment.latest


def test_relief_binds_from_the_day_of_its_ruling() -> None:
    assert span(history(relief()).granted) == (D(2017, 4, 25), D(2017, 4, 25))


def test_relief_of_a_month_binds_from_one_of_its_days() -> None:
    granted = history(relief("2026-01-01", Precision.MONTH)).granted
    assert span(granted) == (D(2026, 1, 1), D(2026, 1, 31))
    assert granted.why_open


def test_relief_of_a_ruling_of_no_recorded_day_could_bind_from_any() -> None:
    row = ReliefFactory(ruling=RulingFactory(), provisions=[ProvisionFactory()])
    assert span(history(row).granted) == (EARLIEST, FOREVER)


def test_relief_with_a_day_of_its_own_binds_from_that() -> None:
    own = {"takes_effect": TakesEffect.ON_DATE, "effective_on": D(2017, 5, 1), "effective_on_precision": Precision.DAY}
    assert span(history(relief(**own)).granted) == (D(2017, 5, 1), D(2017, 5, 1))


def test_a_judgment_without_an_injunction_stays_open() -> None:
    granted = history(relief("2019-09-26", kind=ReliefKind.JUDGMENT)).granted
    assert span(granted) == (D(2019, 9, 26), FOREVER)
    assert "no injunction" in granted.why_open


@pytest.mark.parametrize("kind", [ReliefKind.DECLARATORY_JUDGMENT, ReliefKind.MANDAMUS])
def test_declarations_and_mandamus_block_nothing(kind: ReliefKind) -> None:
    assert not history(relief(kind=kind)).blocks


def test_a_restraining_order_lapses_after_fourteen_days_unless_it_says_or_is_prolonged() -> None:
    tro = {"kind": ReliefKind.TRO}
    assert span(history(relief("2025-05-07", **tro)).expires) == (D(2025, 5, 22), D(2025, 5, 22))
    named = relief("2025-05-07", expires_on=D(2025, 5, 10), expires_on_precision=Precision.DAY, **tro)
    assert span(history(named).expires) == (D(2025, 5, 10), D(2025, 5, 10))
    prolonged = relief("2025-05-07", **tro)
    ReliefChangeFactory(relief=prolonged, prolonged=True)
    assert history(prolonged).expires is None
    assert history(relief("2025-05-07")).expires is None


def test_a_restraining_order_of_an_unknown_day_lapses_on_as_many_days_as_it_could_begin() -> None:
    expires = history(relief("2025-08-01", Precision.MONTH, kind=ReliefKind.TRO)).expires
    assert span(expires) == (D(2025, 8, 16), D(2025, 9, 16))


# Mandates


def on_appeal(court_level: str = CourtLevel.APPEALS, decided_on: str = "2018-08-01", **more: Any) -> Any:
    appeal = AppealFactory(court=CourtFactory(level=court_level), **more)
    ruling = RulingFactory(kind=RulingKind.APPEAL_DECISION, appeal=appeal, **decided(decided_on))
    row = relief()
    change = ReliefChangeFactory(
        relief=row, ruling=ruling, kind=ChangeKind.VACATES, takes_effect=TakesEffect.ON_MANDATE
    )
    return row, change, appeal


def bites(row: Relief) -> tuple[dt.date, dt.date]:
    [change] = history(row).changes
    return span(change.when)


def test_a_reversal_bites_on_the_recorded_mandate() -> None:
    row, _, _ = on_appeal(mandate_on=D(2018, 9, 24), mandate_on_precision=Precision.DAY)
    assert bites(row) == (D(2018, 9, 24), D(2018, 9, 24))


def test_a_reversal_without_a_recorded_mandate_bites_when_the_rules_say_at_the_latest() -> None:
    row, _, _ = on_appeal()
    assert bites(row) == (D(2018, 8, 1), D(2018, 9, 24))


def test_a_denial_of_rehearing_moves_the_mandate_and_the_last_of_them_counts() -> None:
    row, _, appeal = on_appeal(decided_on="2020-02-26")
    for day, result in (("2020-06-01", "denied"), ("2020-07-13", "denied"), ("2020-08-20", "granted")):
        RulingFactory(kind=RulingKind.EN_BANC, result=RulingResult(result), appeal=appeal, **decided(day))
    assert bites(row) == (D(2020, 7, 13), D(2020, 7, 20))


def test_a_denial_of_rehearing_in_another_appeal_moves_nothing() -> None:
    row, _, _ = on_appeal()
    RulingFactory(kind=RulingKind.EN_BANC, result="denied", appeal=AppealFactory(), **decided("2018-09-01"))
    assert bites(row) == (D(2018, 8, 1), D(2018, 9, 24))


def test_a_mandate_held_back_may_never_have_issued() -> None:
    row, _, _ = on_appeal(is_mandate_withheld=True)
    assert bites(row) == (D(2018, 8, 1), FOREVER)


def test_the_supreme_court_sends_its_judgment_after_32_days() -> None:
    row, _, _ = on_appeal(CourtLevel.SUPREME, "2025-06-27")
    assert bites(row) == (D(2025, 6, 27), D(2025, 7, 29))


def test_a_change_on_a_mandate_outside_any_appeal_bites_on_its_day() -> None:
    row = relief()
    change = {"kind": ChangeKind.VACATES, "takes_effect": TakesEffect.ON_MANDATE}
    ReliefChangeFactory(relief=row, ruling=RulingFactory(**decided("2018-08-01")), **change)
    assert bites(row) == (D(2018, 8, 1), D(2018, 8, 1))


# Coverage


def test_a_government_is_its_place_and_reaches_its_parts_only_where_the_order_says_so() -> None:
    state = JurisdictionFactory(slug="illinois", parent=JurisdictionFactory(slug="united-states"))
    for wide in (False, True):
        row = relief()
        CoverageMemberFactory(relief=row, party=PartyFactory(jurisdiction=state), with_subdivisions=wide)
        assert history(row).coverage == place(("united-states", "illinois"), with_subdivisions=wide)


def test_a_place_a_class_and_everyone_are_covered_as_they_are_named() -> None:
    row = relief()
    CoverageMemberFactory(relief=row, of_place=True, jurisdiction=JurisdictionFactory(slug="chicago-il"))
    CoverageMemberFactory(relief=row, of_class=True, class_name="All grantees")
    assert history(row).coverage == place(("chicago-il",)) | named_class("All grantees")
    assert history(relief(universal=True)).coverage == EVERYONE


def test_an_organization_stands_by_its_name_and_for_its_members_that_are_places() -> None:
    conference = PartyFactory(name="Conference of Mayors")
    PartyMemberFactory(party=conference, member=PartyFactory(jurisdiction=JurisdictionFactory(slug="evanston-il")))
    PartyMemberFactory(party=conference, member=PartyFactory(name="A mayor"))
    row = relief()
    CoverageMemberFactory(relief=row, party=conference)
    assert history(row).coverage == named_class("Conference of Mayors") | place(("evanston-il",))


def test_what_a_stay_leaves_and_what_it_touches_are_its_own() -> None:
    row = relief(universal=True)
    stay: Any = ReliefChangeFactory(relief=row, stays=True, provisions=[row.provisions.get()])
    CoverageMemberFactory(
        relief=None, relief_change=stay, of_place=True, jurisdiction=JurisdictionFactory(slug="chicago-il")
    )
    ReliefChangeFactory(relief=row, kind=ChangeKind.LIFTS_STAY, lifts=stay)
    found = {change.name: change for change in history(row).changes}
    assert found[stay.slug].coverage == place(("chicago-il",))
    assert found[stay.slug].provisions == {row.provisions.get().slug}
    [lift] = [change for change in found.values() if change.lifts]
    assert lift.lifts == stay.slug


def test_places_that_contain_each_other_still_have_paths() -> None:
    one, other = JurisdictionFactory(slug="one"), JurisdictionFactory(slug="other")
    type(one).objects.filter(pk=one.pk).update(parent=other)
    type(one).objects.filter(pk=other.pk).update(parent=one)
    assert set(place_paths()) == {one.pk, other.pk}
