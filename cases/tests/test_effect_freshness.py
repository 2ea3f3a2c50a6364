"""No way of writing leaves the stored periods behind: stored and computed agree after the next question."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Model
from django.forms import modelform_factory

from cases import stale
from cases.blocked.freshness import fresh
from cases.blocked.periods import differences, rebuild, refresh
from cases.models import EffectPeriod, Relief, StaleRelief
from cases.stale import WATCHED
from sources.triggers import installed_triggers

from .effect_world import World

pytestmark = pytest.mark.django_db
Write = Callable[[Any], None]
Rows = list[tuple[Any, ...]]


@pytest.fixture
def world() -> World:
    """The small world, with its periods computed."""
    made = World()
    refresh()
    assert not StaleRelief.objects.exists()
    return made


def stored() -> Rows:
    """All stored periods, as values."""
    names = ("relief", "provision", "starts_on", "ends_on", "jurisdiction", "class_name", "own", "below")
    return sorted(EffectPeriod.objects.order_by().values_list(*names), key=str)


def holds_after(write: Callable[[], object]) -> None:
    """The write makes a difference, and the next question sees it."""
    before = stored()
    write()
    fresh()
    assert differences() == []
    assert stored() != before
    assert not StaleRelief.objects.exists()


# Ways of writing


def columns(row: Model) -> dict[str, Any]:
    """The row's columns and values, ready for the database."""
    fields = [field for field in row._meta.concrete_fields if not (field.primary_key and row.pk is None)]
    return {f.column: f.get_db_prep_save(getattr(row, f.attname), connection) for f in fields}


def execute(statement: str, values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))


def insert_raw(row: Model) -> None:
    values = columns(row)
    names, places = ", ".join(values), ", ".join(["%s"] * len(values))
    execute(f"INSERT INTO {row._meta.db_table} ({names}) VALUES ({places})", values.values())


def update_raw(row: Model, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    changed = {row._meta.get_field(name).column for name in values}
    written = {name: value for name, value in columns(row).items() if name in changed}
    names = ", ".join(f"{name} = %s" for name in written)
    execute(f"UPDATE {row._meta.db_table} SET {names} WHERE id = %s", [*written.values(), row.pk])


def update_row(row: Model, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def update_form(row: Any, values: dict[str, Any]) -> None:
    """As the admin writes: a form over the record, filled in from what stands there and what is changed."""
    form_class = modelform_factory(type(row), fields=list(values))
    data = {name: getattr(value, "pk", value) for name, value in values.items()}
    form = form_class(data, instance=row)
    assert form.is_valid(), form.errors
    form.save()


def update_bulk(row: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    type(row)._base_manager.bulk_update([row], list(values))


def update_query(row: Any, values: dict[str, Any]) -> None:
    type(row)._base_manager.filter(pk=row.pk).update(**values)


def delete_query(row: Any) -> None:
    type(row)._base_manager.filter(pk=row.pk).delete()


def delete_raw(row: Any) -> None:
    """What points to the row goes first, as a script would have to do it."""
    if row._meta.db_table == "cases_reliefchange":
        execute("DELETE FROM cases_reliefchangeprovision WHERE relief_change_id = %s", [row.pk])
    if row._meta.db_table == "cases_ruling":
        execute("DELETE FROM cases_rulinglawsuit WHERE ruling_id = %s", [row.pk])
    execute(f"DELETE FROM {row._meta.db_table} WHERE id = %s", [row.pk])


INSERTS = {
    "save": lambda row: row.save(),
    "bulk_create": lambda row: type(row)._base_manager.bulk_create([row]),
    "raw": insert_raw,
}
UPDATES = {"save": update_row, "form": update_form, "bulk": update_bulk, "query": update_query, "raw": update_raw}
DELETES = {"delete": lambda row: row.delete(), "query": delete_query, "raw": delete_raw}


@pytest.mark.parametrize("way", INSERTS)
@pytest.mark.parametrize("number", range(8))
def test_a_new_row_is_seen(world: World, way: str, number: int) -> None:
    row = world.new_rows()[number]
    if isinstance(row, Relief):  # by itself it names no provision, and so holds nothing
        INSERTS[way](row)
        named = Relief.objects.get(slug=row.slug)
        holds_after(lambda: named.provision_rows.create(provision=world.third))
    else:
        holds_after(lambda: INSERTS[way](row))


@pytest.mark.parametrize("way", UPDATES)
@pytest.mark.parametrize("number", range(16))
def test_a_changed_row_is_seen(world: World, way: str, number: int) -> None:
    row, values = world.updates()[number]
    holds_after(lambda: UPDATES[way](row, values))


@pytest.mark.parametrize("way", DELETES)
@pytest.mark.parametrize("number", range(7))
def test_a_row_that_goes_is_seen(world: World, way: str, number: int) -> None:
    row = world.deletions()[number]
    holds_after(lambda: DELETES[way](row))


def test_the_world_writes_to_every_watched_table_in_every_watched_way(world: World) -> None:
    told = {("INSERT", row._meta.db_table) for row in world.new_rows()}
    told |= {("UPDATE", row._meta.db_table) for row, _ in world.updates()}
    told |= {("DELETE", row._meta.db_table) for row in world.deletions()}
    assert told == {(event, table) for table, _, events, _ in WATCHED for event in events}
    assert (len(world.new_rows()), len(world.updates()), len(world.deletions())) == (8, 16, 7)


def test_a_relief_that_goes_takes_its_periods_along(world: World) -> None:
    world.relief.delete()
    fresh()
    assert (stored(), differences()) == ([], [])


def test_a_write_that_is_taken_back_leaves_nothing_to_compute(world: World) -> None:
    with transaction.atomic():
        Relief.objects.update(is_universal=True)
        assert StaleRelief.objects.exists()
        transaction.set_rollback(True)
    assert not StaleRelief.objects.exists()
    assert differences() == []


def test_every_trigger_that_notes_stale_relief_is_there() -> None:
    expected = {(t.name, t.table) for guard in stale.guards(connection.vendor) for t in guard.triggers}
    assert len(expected) == sum(len(events) for _, _, events, _ in WATCHED)
    assert expected <= installed_triggers(connection).keys()


def test_a_stored_period_that_nobody_computed_is_told(world: World) -> None:
    EffectPeriod.objects.filter(provision=world.notice).update(starts_on="2017-09-16")
    told = differences()
    assert any(line.startswith("missing: ") for line in told)
    assert any(line.startswith("not computed: ") for line in told)
    rebuild()
    assert differences() == []


def test_computing_again_changes_nothing(world: World) -> None:
    before = stored()
    assert rebuild() == len(before)
    assert refresh([world.relief.pk]) == 1
    assert refresh() == 0
    assert stored() == before
