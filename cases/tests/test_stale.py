"""Whatever the periods of a relief rest on, writing it notes the relief as stale: one row or many in a statement."""

from collections.abc import Callable

import pytest
from django.db import connection

from cases.choices import RulingKind
from cases.models import (
    Appeal,
    CoverageMember,
    Party,
    PartyMember,
    Relief,
    ReliefChange,
    ReliefProvision,
    Ruling,
    StaleRelief,
)
from policies.models import Jurisdiction
from policies.tests.factories import JurisdictionFactory, ProvisionFactory

from .factories import (
    AppealFactory,
    CoverageMemberFactory,
    PartyFactory,
    PartyMemberFactory,
    ReliefChangeFactory,
    ReliefChangeProvisionFactory,
    ReliefFactory,
    ReliefProvisionFactory,
    RulingFactory,
)

pytestmark = pytest.mark.django_db


def noted() -> set[int]:
    return set(StaleRelief.objects.values_list("pk", flat=True))


def forget() -> None:
    StaleRelief.objects.all().delete()


def test_every_relief_of_one_statement_is_noted() -> None:
    ruling = RulingFactory()
    Relief.objects.bulk_create(
        [Relief(slug=f"{ruling.slug}/{n}", ruling=ruling, kind="vacatur", position=n) for n in range(3)]
    )
    assert noted() == set(Relief.objects.values_list("pk", flat=True))
    assert len(noted()) == 3


def test_every_relief_whose_coverage_is_written_in_one_statement_is_noted() -> None:
    reliefs = [ReliefFactory() for _ in range(2)]
    change, party = ReliefChangeFactory(), PartyFactory()
    forget()
    CoverageMember.objects.bulk_create(
        [
            *(CoverageMember(relief=relief, party=party) for relief in reliefs),
            CoverageMember(relief_change=change, party=party),
        ]
    )
    everyone = {*(relief.pk for relief in reliefs), change.relief_id}
    assert noted() == everyone
    forget()
    CoverageMember.objects.update(with_subdivisions=True)
    assert noted() == everyone
    forget()
    CoverageMember.objects.all().delete()
    assert noted() == everyone


def test_both_reliefs_are_noted_when_something_moves_from_one_to_the_other() -> None:
    row, other = ReliefProvisionFactory(), ReliefFactory()
    forget()
    ReliefProvision.objects.filter(pk=row.pk).update(relief=other)
    assert noted() == {row.relief_id, other.pk}


def _change(relief: Relief) -> None:
    ReliefChange.objects.filter(relief=relief).update(sequence=2)


def _change_provision(relief: Relief) -> None:
    ReliefChangeProvisionFactory(relief_change=relief.changes.get(), provision=ProvisionFactory())


def _day(relief: Relief) -> None:
    Ruling.objects.filter(pk=relief.ruling_id).update(decided_on="2018-01-01", decided_on_precision="day")


def _day_of_change(relief: Relief) -> None:
    Ruling.objects.filter(relief_changes__relief=relief).update(sequence=3)


def _rehearing(relief: Relief) -> None:
    RulingFactory(appeal=relief.changes.get().ruling.appeal, kind=RulingKind.EN_BANC)


def _mandate(relief: Relief) -> None:
    Appeal.objects.update(mandate_on="2019-01-01", mandate_on_precision="day")


def _name(relief: Relief) -> None:
    Party.objects.filter(coverage_rows__relief=relief).update(name="Another name")


def _new_member(relief: Relief) -> None:
    PartyMemberFactory(party=relief.coverage.get().party, member=PartyFactory())


def _member_moves(relief: Relief) -> None:
    Party.objects.filter(membership_rows__isnull=False).update(jurisdiction=JurisdictionFactory())


def _member_leaves(relief: Relief) -> None:
    PartyMember.objects.all().delete()


def _parent(relief: Relief) -> None:
    Jurisdiction.objects.filter(pk=JurisdictionFactory().pk).update(parent=JurisdictionFactory())


@pytest.mark.parametrize(
    "write",
    [
        *(_change, _change_provision, _day, _day_of_change, _rehearing, _mandate),
        *(_name, _new_member, _member_moves, _member_leaves, _parent),
    ],
)
def test_relief_is_noted_when_what_it_rests_on_is_written(write: Callable[[Relief], None]) -> None:
    relief = ReliefFactory()
    ruling = RulingFactory(appeal=AppealFactory())
    ReliefChangeFactory(relief=relief, ruling=ruling)
    PartyMemberFactory(party=CoverageMemberFactory(relief=relief).party, member=PartyFactory())
    forget()
    write(relief)
    assert noted() == {relief.pk}


def test_nothing_is_noted_when_nothing_it_rests_on_is_written() -> None:
    relief = ReliefFactory()
    forget()
    Ruling.objects.filter(pk=relief.ruling_id).update(outcome="Told otherwise.")
    assert noted() == set()


def test_a_statement_that_touches_no_row_notes_nothing() -> None:
    ReliefFactory()
    forget()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cases_reliefprovision WHERE id < 0")
    assert noted() == set()
