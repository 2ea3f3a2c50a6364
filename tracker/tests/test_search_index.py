"""Whatever path writes a record, its words are in the index, and no others."""

from typing import Any

import pytest
from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection, models
from django.db.migrations import Migration

from cases.models import AppealNumber, CourtAlias, EarlierDocketNumber
from policies.models import Office
from sources.models import Organization
from sources.search.searched import Rows, Searched, register, searched_of
from sources.tests.factories import OrganizationFactory
from tracker.api.endpoints import RECORDS

from .factories import FACTORIES
from .searching import as_it_is, as_it_should_be, words_in_sql

pytestmark = pytest.mark.django_db
SEARCHED = [
    searched_of(model)
    for view in RECORDS
    if "q" in view.filterset_class.base_filters
    for model in [view.queryset.model]
]
WITH_ROWS = [(searched, rows) for searched in SEARCHED for rows in searched.rows]
every_kind = pytest.mark.parametrize("searched", SEARCHED, ids=lambda searched: searched.model)


def holds(searched: Searched) -> int:
    """The number of records in the index, which holds what it should."""
    found = as_it_is(searched)
    assert found == as_it_should_be(searched)
    return len(found)


def _sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _change(row: Any, searched: Searched) -> dict[str, str]:
    column = next(name for name in (*searched.texts, *searched.names) if name not in ("slug", "url"))
    return {column: f"{getattr(row, column)} Geändert"[-20:]}


def _changeable(searched: Searched) -> bool:
    return {*searched.names, *searched.texts} != {"slug"}


@every_kind
def test_saved_and_deleted_records_are_indexed_and_forgotten(searched: Searched) -> None:
    row: Any = FACTORIES[apps.get_model(searched.model)]()
    before = holds(searched)
    for name, value in _change(row, searched).items():
        setattr(row, name, value)
    row.save()
    assert "Geändert" in str(as_it_is(searched)[row.pk])
    assert holds(searched) == before
    row.delete()
    assert holds(searched) == before - 1


@every_kind
def test_bulk_writes_and_updates_are_indexed(searched: Searched) -> None:
    model: Any = apps.get_model(searched.model)
    rows = FACTORIES[model].create_batch(2)
    number = holds(searched)
    model._base_manager.filter(pk__in=[row.pk for row in rows])._raw_delete("default")
    assert holds(searched) == number - 2
    model._base_manager.bulk_create(rows)
    assert holds(searched) == number
    change = _change(rows[0], searched)
    for row in rows:
        for name, value in change.items():
            setattr(row, name, value)
    model._base_manager.bulk_update(rows, [*change])
    assert holds(searched) == number
    model._base_manager.update(**dict.fromkeys(change, "Ganz anders"))
    assert holds(searched) == number


@every_kind
def test_raw_sql_is_indexed_also_where_it_gives_another_number(searched: Searched) -> None:
    model: type[models.Model] = apps.get_model(searched.model)
    row, table = FACTORIES[model](), model._meta.db_table
    number = holds(searched)
    names = [field.name for field in model._meta.concrete_fields]
    columns = ", ".join(f'"{model._meta.get_field(name).column}"' for name in names)
    marks = ", ".join(["%s"] * len(names))
    _sql(f"DELETE FROM {table} WHERE id = %s", row.pk)
    assert holds(searched) == number - 1
    _sql(f"INSERT INTO {table} ({columns}) VALUES ({marks})", *(words_in_sql(row, name) for name in names))
    assert holds(searched) == number
    _sql(f"UPDATE {table} SET id = 1000000 WHERE id = %s", row.pk)
    assert 1000000 in as_it_is(searched)
    assert holds(searched) == number
    _sql(f"UPDATE {table} SET id = %s WHERE id = 1000000", row.pk)


@pytest.mark.parametrize(("searched", "rows"), WITH_ROWS, ids=lambda each: each.model)
def test_rows_that_name_a_record_are_indexed_with_it(searched: Searched, rows: Rows) -> None:
    model: Any = apps.get_model(rows.model)
    assert model in (CourtAlias, Office, EarlierDocketNumber, AppealNumber)
    one, other = FACTORIES[model].create_batch(2)
    holds(searched)
    model._base_manager.filter(pk=one.pk).update(**{rows.column: "9:99-cv-99999"})
    holds(searched)
    assert "9:99-cv-99999" in as_it_is(searched)[getattr(one, rows.owner).pk][0]
    at = {"position": 9} if any(each.name == "position" for each in model._meta.fields) else {}
    model._base_manager.filter(pk=other.pk).update(**{rows.owner: getattr(one, rows.owner)}, **at)
    holds(searched)
    model._base_manager.filter(pk=one.pk)._raw_delete("default")
    holds(searched)
    getattr(other, rows.owner).delete()
    holds(searched)


def test_what_was_written_while_triggers_stood_aside_is_indexed_afterwards() -> None:
    kept, changed, gone = OrganizationFactory.create_batch(3)
    searched = searched_of(Organization)
    emit_pre_migrate_signal(0, interactive=False, db="default", plan=[(Migration("0099_other", "sources"), False)])
    Organization.objects.filter(pk=changed.pk).update(name="Changed by a migration")
    gone.delete()
    OrganizationFactory()
    assert as_it_is(searched) != as_it_should_be(searched)
    emit_post_migrate_signal(0, interactive=False, db="default")
    assert holds(searched) == 3
    assert kept.pk in as_it_is(searched)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is SQLite's")
def test_rows_that_replace_takes_out_are_forgotten() -> None:
    row = OrganizationFactory()
    columns = ", ".join(
        f'"{each.column}"' for each in Organization._meta.concrete_fields if each.name not in ("id", "name")
    )
    _sql(
        f"REPLACE INTO sources_organization (id, name, {columns}) "
        f"SELECT 999, 'New', {columns} FROM sources_organization"
    )
    assert row.pk not in as_it_is(searched_of(Organization))
    assert holds(searched_of(Organization)) == 1


@pytest.mark.django_db(transaction=True)
def test_emptied_tables_are_forgotten() -> None:
    OrganizationFactory()
    searched = searched_of(Organization)
    assert holds(searched) == 1
    if connection.vendor == "postgresql":
        _sql("TRUNCATE sources_organization CASCADE")
    else:
        Organization.objects.all().delete()
    assert holds(searched) == 0


def test_two_kinds_of_one_number_are_refused() -> None:
    with pytest.raises(ValueError, match="have the same number in the index"):
        register(Searched("sources.Other", 1, ("name",)))


def test_every_record_with_words_of_its_own_can_be_looked_for() -> None:
    without = {view.queryset.model.__name__ for view in RECORDS if "q" not in view.filterset_class.base_filters}
    assert without == {"Claim"}
    assert all(map(_changeable, SEARCHED))
