"""What is blocked on a day, found by one query, is what its rows come to one by one."""

import datetime as dt
from collections import defaultdict
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import DateField, Expression, IntegerField
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.blocked.holds import place_chain
from cases.blocked.lifetimes import lifetime_of
from cases.blocked.lookup import blocked_on, provisions
from cases.blocked.standing import Days, blocked_rows
from cases.choices import Grip
from cases.effect.answer import Status, answer_on
from cases.models import EffectPeriod
from policies.choices import ActionRelationKind
from policies.models import ActionRelation, Jurisdiction
from policies.tests.factories import (
    ActionRelationFactory,
    FederalActionFactory,
    JurisdictionFactory,
    LocalPolicyFactory,
    ProvisionFactory,
)
from sources.choices import Precision

from . import factories as make
from .factories import EffectPeriodFactory

pytestmark = pytest.mark.django_db
D = dt.date
OVER = (Status.REVOKED, Status.NOT_YET_EFFECTIVE)
EDGES = [
    *(D(2017, 12, 31), D(2018, 1, 1), D(2018, 1, 2), D(2018, 1, 31), D(2018, 2, 1), D(2018, 2, 27), D(2018, 2, 28)),
    *(D(2018, 3, 1), D(2018, 12, 30), D(2018, 12, 31), D(2019, 1, 1)),
]


def one_by_one(place: Jurisdiction | None, day: dt.date) -> list[str]:
    """The same by reading every period and every lifetime."""
    said: dict[tuple[int, int], dict[Any, EffectPeriod]] = defaultdict(dict)
    for row in EffectPeriod.objects.all():
        if row.starts_on <= day and (row.ends_on is None or day < row.ends_on):
            said[row.provision_id, row.relief_id][row.jurisdiction_id or row.class_name] = row
    held = {provision for (provision, _), rows in said.items() if reaches(rows, place)}
    found = provisions().filter(pk__in=held).order_by("slug")
    return [each.slug for each in found if answer_on(lifetime_of(each), (), day)[0].status not in OVER]


def reaches(rows: dict[Any, EffectPeriod], place: Jurisdiction | None) -> bool:
    """Whether one relief, on one day, reaches the place, or anybody."""
    if place is None:
        return any(grip != Grip.FREE for row in rows.values() for grip in (row.own, row.below))
    nearest = next((pk for pk in place_chain(place) if pk in rows), "")
    if nearest not in rows:
        return False
    return (rows[nearest].own if nearest in ("", place.pk) else rows[nearest].below) != Grip.FREE


def found(place: Jurisdiction | None, day: dt.date) -> list[str]:
    return [each.slug for each in blocked_rows(Days.of(day), place_chain(place) if place else [])]


@pytest.fixture
def shipped(db: None) -> None:
    """The fixtures that ship."""
    call_command("load_fixtures", verbosity=0, stdout=StringIO(), stderr=StringIO())


@pytest.mark.usefixtures("shipped")
def test_of_the_records_that_ship() -> None:
    slugs = ["united-states", "illinois", "chicago-il", "california", "san-francisco-ca", "seattle-wa", "texas"]
    places = [None, *Jurisdiction.objects.filter(slug__in=slugs)]
    assert len(places) > 4
    told = {}
    for day in (D(2017, 5, 1), D(2018, 9, 15), D(2020, 3, 1), D(2025, 9, 1)):
        for place in places:
            told[day, place] = [each.slug for each in blocked_on(place, day)]
            assert told[day, place] == one_by_one(place, day), (day, place)
    assert len({tuple(slugs) for slugs in told.values() if slugs}) > 8


def test_of_every_precision_at_the_edges_of_months_and_years() -> None:
    relief, held = make.ReliefFactory(), []
    for on in EDGES:
        for known in Precision:
            signed = {"signed_on": on, "signed_on_precision": known}
            ended = {"ended_on": on, "ended_on_precision": known}
            effective = {"effective_on": on, "effective_on_precision": known}
            revoked, put_off, replaced, partly = (FederalActionFactory() for _ in range(4))
            ActionRelationFactory(to_action=revoked, from_action=FederalActionFactory(**signed))
            ActionRelationFactory(to_action=put_off, from_action=FederalActionFactory(signed=True, **effective))
            earlier = FederalActionFactory(signed=True)
            ActionRelationFactory(to_action=replaced, from_action=earlier, kind="supersedes", **effective)
            alone = ProvisionFactory(federal_action=partly)
            ActionRelationFactory(to_action=partly, provision=alone, **effective)
            by_itself = [FederalActionFactory(**dates) for dates in (signed, ended, effective)]
            actions = (*by_itself, revoked, put_off, replaced, partly)
            held += [alone, *(ProvisionFactory(federal_action=action) for action in actions)]
    for provision in held:
        EffectPeriodFactory(relief=relief, provision=provision, starts_on=D(2000, 1, 1))
    for day in (*EDGES, D(2018, 2, 15), D(2018, 6, 1), D(9999, 11, 30), D(9999, 12, 31)):
        assert found(None, day) == one_by_one(None, day), day
    EffectPeriod.objects.all().delete()


class Later(Expression):
    """A value that the question brings: to the query it is a mark, which is like no other."""

    __eq__, __hash__ = object.__eq__, object.__hash__

    def __init__(self, value: Any) -> None:
        super().__init__(output_field=DateField() if isinstance(value, dt.date) else IntegerField())
        self.value = value

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self.value]


def test_the_day_and_the_places_may_be_given_later() -> None:
    world, day = World(), D(2018, 2, 28)
    for name in LIVES:
        world.live(name, (EDGES[0], Precision.MONTH), (None, ""), (None, ""))
    ActionRelationFactory(from_action=world.owners["revoker"], to_action=world.owners["second"])
    for provision in range(5):
        world.hold(0, provision, EDGES[:1], [{"everyone": ("held", "held"), "state": ("free", "perhaps")}])
    for place, blocked in ((None, 3), (world.places["city"], 3), (world.places["state"], 0)):
        days, chain = Days.of(day), place_chain(place) if place else []
        later = Days(*(Later(each) for each in vars(days).values()))
        rows = blocked_rows(later, [Later(each) for each in chain])
        assert [*rows] == [*blocked_rows(days, chain)], place
        assert rows.count() == blocked, place
    EffectPeriod.objects.all().delete()


# Random lifetimes, and random periods of two reliefs that hold five provisions.

grips = st.sampled_from(Grip.values)
unknown = st.just((None, ""))
maybe = st.one_of(unknown, st.tuples(st.sampled_from(EDGES), st.sampled_from(Precision.values)))
seldom = st.one_of(unknown, unknown, maybe)
rows_of_a_period = st.dictionaries(
    st.sampled_from(["everyone", "class", "nation", "state", "city"]), st.tuples(grips, grips), max_size=4
)
periods = st.lists(rows_of_a_period, min_size=1, max_size=2)
LIVES = ("first", "second", "revoker", "other_revoker", "policy")


class World:
    """A city in a state in a nation, another beside it; two orders, two that may revoke them, and an ordinance."""

    def __init__(self) -> None:
        nation = JurisdictionFactory(slug="nation")
        state = JurisdictionFactory(slug="state", parent=nation)
        city = JurisdictionFactory(slug="city", parent=state)
        self.places: dict[str, Any] = {"nation": nation, "state": state, "city": city}
        self.places["beside"] = JurisdictionFactory(slug="beside", parent=state)
        self.owners: dict[str, Any] = {name: FederalActionFactory(slug=name) for name in LIVES[:4]}
        self.owners["policy"] = LocalPolicyFactory(slug="policy")
        self.provisions: list[Any] = [ProvisionFactory(federal_action=self.owners[name]) for name in LIVES[:2] * 2]
        self.provisions.append(ProvisionFactory(federal_action=None, local_policy=self.owners["policy"]))
        self.reliefs = [make.ReliefFactory(), make.ReliefFactory()]

    def live(self, name: str, begins: Any, effective: Any, ends: Any) -> None:
        """Give an instrument its days."""
        first = "adopted_on" if name == "policy" else "signed_on"
        if begins[0] and ends[0] and ends[0] < begins[0]:
            begins, ends = ends, begins
        told = {first: begins, "effective_on": effective, "ended_on": ends}
        days = {field: day for field, (day, _) in told.items()}
        known = {f"{field}_precision": precision for field, (_, precision) in told.items()}
        owner = self.owners[name]
        type(owner).objects.filter(pk=owner.pk).update(**days, **known)

    def hold(self, relief: int, provision: int, cuts: list[dt.date], said: list[dict[str, Any]]) -> None:
        """Have a relief hold a provision from one day to the next, and from there on."""
        for number, rows in enumerate(said):
            for who, (own, below) in rows.items():
                EffectPeriod.objects.create(
                    relief=self.reliefs[relief],
                    provision=self.provisions[provision],
                    starts_on=cuts[number],
                    ends_on=cuts[number + 1] if number + 1 < len(cuts) else None,
                    jurisdiction=self.places.get(who),
                    class_name="All grantees" if who == "class" else "",
                    own=own,
                    below=below,
                )


@pytest.fixture
def world() -> World:
    return World()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_of_whatever_was_recorded(world: World, data: st.DataObject) -> None:
    with transaction.atomic():
        for name in LIVES:
            world.live(name, data.draw(maybe), data.draw(maybe), data.draw(seldom))
        for name in LIVES[2:4]:
            on, precision = data.draw(maybe)
            ActionRelation.objects.create(
                from_action=world.owners[name],
                kind=data.draw(st.sampled_from(ActionRelationKind.values)),
                to_action=world.owners["first"],
                provision=data.draw(st.sampled_from([None, world.provisions[0]])),
                effective_on=on,
                effective_on_precision=precision,
            )
        for relief in (0, 1):
            for provision in range(len(world.provisions)):
                cuts = sorted(data.draw(st.sets(st.sampled_from(EDGES), min_size=2, max_size=3)))
                world.hold(relief, provision, cuts, data.draw(periods))
        for day in data.draw(st.sets(st.sampled_from(EDGES), min_size=3, max_size=3)):
            for place in (None, *world.places.values()):
                assert found(place, day) == one_by_one(place, day), (day, place)
        transaction.set_rollback(True)
