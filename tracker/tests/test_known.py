"""The records as they were known at an instant: every table, and whatever reads them."""

import datetime as dt
import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction

from cases.models import EffectPeriod, Lawsuit, LawsuitParty
from cases.tests.factories import LawsuitFactory, LawsuitPartyFactory, RulingFactory
from sources.history.known import as_known, begins, end_of
from sources.history.records import FIELDS_NOT_RECORDED
from sources.models import Document, FixtureFile, Organization
from sources.tests.factories import DocumentFactory, OrganizationFactory

from .constellation import constellation
from .histories import JUNE, RECORDED, a_change, written_at

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def _content() -> dict[str, list[Any]]:
    """Every row of every table, but for what no history keeps."""
    found = {}
    for model in RECORDED:
        left_out = FIELDS_NOT_RECORDED.get(model._meta.label, {})
        names = [field.attname for field in model._meta.fields if field.name not in left_out]
        found[model._meta.label] = list(model._base_manager.order_by("pk").values_list(*names))
    return found


def _any_row(chance: random.Random) -> models.Model:
    model = chance.choice([model for model in RECORDED if model._base_manager.exists()])
    return chance.choice(list(model._base_manager.order_by("pk")))


def _change(chance: random.Random) -> None:
    row = _any_row(chance)
    changed = {name: value for name, value in a_change(type(row)).items() if name != "name"}
    type(row)._base_manager.filter(pk=row.pk).update(**changed)


def _delete(chance: random.Random) -> None:
    try:
        with transaction.atomic():
            _any_row(chance).delete()
    except models.ProtectedError:
        pass


STEPS: list[Callable[[random.Random], Any]] = [
    *[_change] * 4,
    *[_delete] * 3,
    lambda chance: RulingFactory(),
    lambda chance: LawsuitPartyFactory(),
]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_each_instant_is_as_it_was(seed: int) -> None:
    chance = random.Random(seed)
    with written_at(JUNE):
        constellation(1)
    snapshots = [(JUNE, _content())]
    for number in range(1, 6):
        at = JUNE + number * HOUR
        with written_at(at):
            for _ in range(4):
                chance.choice(STEPS)(chance)
        snapshots.append((at, _content()))
    for at, content in snapshots:
        for moment in (at, at + HOUR / 2):
            with as_known(moment):
                assert _content() == content
    with as_known(JUNE - HOUR):
        assert not any(_content().values())
    assert _content() == snapshots[-1][1]


def test_record_is_known_with_its_children() -> None:
    with written_at(JUNE):
        row = LawsuitPartyFactory()
    lawsuit = row.lawsuit
    with written_at(JUNE + HOUR):
        Lawsuit.objects.filter(pk=lawsuit.pk).update(short_name="New name")
        row.delete()
        LawsuitPartyFactory(lawsuit=lawsuit)
    with as_known(JUNE):
        then = Lawsuit.objects.with_details().get(slug=lawsuit.slug)
        assert then.short_name == lawsuit.short_name
        assert [(row.party.name, row.role) for row in then.party_rows.all()] == [(row.party.name, row.role)]
        assert not Lawsuit.objects.filter(short_name="New name").exists()
    assert Lawsuit.objects.get(pk=lawsuit.pk).party_rows.get().party != row.party


def test_what_came_last_in_a_transaction_is_what_is_known() -> None:
    with written_at(JUNE):
        row = OrganizationFactory()
        for name in ("a", "b", "c"):
            Organization.objects.filter(pk=row.pk).update(name=name)
    with as_known(JUNE):
        assert Organization.objects.get(pk=row.pk).name == "c"
    assert Organization.history.as_of(JUNE).get(pk=row.pk).name == "c"
    assert row.history.as_of(JUNE).name == "c"


def test_now_is_known_where_no_instant_is_given() -> None:
    row = OrganizationFactory()
    with as_known(None):
        Organization.objects.filter(pk=row.pk).update(name="Written")
    assert Organization.objects.get(pk=row.pk).name == "Written"


@pytest.mark.parametrize(
    "write",
    [
        lambda row: row.save(),
        lambda row: row.delete(),
        lambda row: Organization.objects.update(name="x"),
        lambda row: OrganizationFactory(),
    ],
)
def test_nothing_is_written_in_the_past(write: Callable[[Organization], Any]) -> None:
    row = OrganizationFactory()
    with as_known(end_of(dt.date(2100, 1, 1))), pytest.raises(DatabaseError), transaction.atomic():
        write(row)
    assert Organization.objects.get().name == row.name


@pytest.mark.parametrize("model", [EffectPeriod, FixtureFile])
def test_table_without_history_cannot_be_read_in_the_past(model: type[models.Model]) -> None:
    with as_known(JUNE), pytest.raises(DatabaseError), transaction.atomic():
        list(model._base_manager.all())
    with as_known(JUNE), pytest.raises(DatabaseError), transaction.atomic():
        model._base_manager.count()
    assert not model._base_manager.exists()


def test_a_failure_in_the_past_does_not_stay() -> None:
    LawsuitFactory()
    with suppress(ZeroDivisionError), as_known(JUNE):
        assert not Lawsuit.objects.exists()
        raise ZeroDivisionError
    assert Lawsuit.objects.exists()
    Lawsuit.objects.update(note="Can be written again.")


@pytest.mark.django_db(transaction=True)
def test_the_past_ends_also_outside_a_transaction() -> None:
    row = LawsuitFactory()
    for at, names in ((JUNE, []), (end_of(dt.date(2100, 1, 1)), [row.slug])):
        with as_known(at):
            assert [lawsuit.slug for lawsuit in Lawsuit.objects.all()] == names
    with pytest.raises(DatabaseError), as_known(JUNE):
        Lawsuit.objects.raw("SELECT nonsense")[0]
    Lawsuit.objects.update(note="Now.")
    assert Lawsuit.objects.get().note == "Now."


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's past nests as transactions do")
def test_past_within_the_past_is_refused_and_leaves_the_outer_one() -> None:
    LawsuitFactory()
    with as_known(JUNE):
        with pytest.raises(RuntimeError), as_known(JUNE):
            pass
        assert not Lawsuit.objects.exists()


def test_what_was_not_recorded_is_empty_in_the_past() -> None:
    document = DocumentFactory(text="Other people's words.")
    with as_known(end_of(dt.date(2100, 1, 1))):
        assert Document.objects.get(pk=document.pk).text == ""


def test_beginning_is_the_first_row_of_any_history() -> None:
    earliest = begins()
    with written_at(JUNE):
        LawsuitPartyFactory()
    with written_at(JUNE - HOUR):
        LawsuitPartyFactory()
    LawsuitParty.objects.all().delete()
    assert begins() == (JUNE if earliest is None else min(earliest, JUNE))
