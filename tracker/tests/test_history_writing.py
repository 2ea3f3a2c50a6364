"""Every model, written by every path: each write is found in the history, on whichever database the tests run."""

from typing import Any

import pytest
from django.db import connection, models

from cases.models import Lawsuit, LawsuitParty, Ruling
from cases.tests.factories import LawsuitFactory, PartyFactory, RulingFactory
from policies.models import Jurisdiction
from sources.models import Document, Organization
from sources.tests.factories import OrganizationFactory

from .factories import FACTORIES
from .histories import RECORDED, Since, a_change, stored, values_of

pytestmark = pytest.mark.django_db
every_model = pytest.mark.parametrize("model", RECORDED, ids=lambda model: model.__name__)


def _sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _in_sql(row: models.Model, name: str) -> Any:
    field = row._meta.get_field(name)
    return field.get_db_prep_save(getattr(row, field.attname), connection)


@every_model
def test_save_is_recorded(model: type[models.Model]) -> None:
    since = Since(model)
    row = FACTORIES[model]()
    created = stored(row)
    assert ("+", created) in since.told
    since = Since(model)
    for name, value in a_change(model).items():
        setattr(row, name, value)
    row.save()
    assert since.told == [("~", stored(row))]
    assert created != stored(row)


@every_model
def test_delete_is_recorded_with_what_was_there(model: type[models.Model]) -> None:
    row = FACTORIES[model]()
    was = stored(row)
    since = Since(model)
    row.delete()
    assert since.told == [("-", was)]


@every_model
def test_bulk_create_and_bulk_update_are_recorded(model: type[models.Model]) -> None:
    row: Any = FACTORIES[model]()
    was = stored(row)
    model._base_manager.filter(pk=row.pk)._raw_delete("default")
    since = Since(model)
    model._base_manager.bulk_create([row])
    assert since.told == [("+", was)]
    change = a_change(model)
    for name, value in change.items():
        setattr(row, name, value)
    since = Since(model)
    model._base_manager.bulk_update([row], change)
    assert since.told == [("~", was | change)]


@every_model
def test_update_is_recorded_for_every_row(model: type[models.Model]) -> None:
    one, other = FACTORIES[model].create_batch(2)
    since = Since(model)
    assert model._base_manager.filter(pk__in=[one.pk, other.pk]).update(**a_change(model)) == 2
    assert sorted((kind, values["id"]) for kind, values in since.told) == [("~", one.pk), ("~", other.pk)]
    assert [values for _, values in since.told if values["id"] == one.pk] == [stored(one)]


@every_model
def test_raw_sql_is_recorded_without_name_or_reason(model: type[models.Model]) -> None:
    row = FACTORIES[model]()
    was, table = stored(row), model._meta.db_table
    names = [field.name for field in model._meta.concrete_fields]
    columns = ", ".join(f'"{model._meta.get_field(name).column}"' for name in names)
    since = Since(model)
    _sql(f"DELETE FROM {table} WHERE id = %s", row.pk)
    marks = ", ".join(["%s"] * len(names))
    _sql(f"INSERT INTO {table} ({columns}) VALUES ({marks})", *(_in_sql(row, name) for name in names))
    change = a_change(model)
    for name, value in change.items():
        setattr(row, name, value)
    sets = ", ".join(f'"{name}" = %s' for name in change)
    _sql(f"UPDATE {table} SET {sets} WHERE id = %s", *(_in_sql(row, name) for name in change), row.pk)
    assert since.told == [("-", was), ("+", was), ("~", was | change)]
    assert {(written.history_user_id, written.history_change_reason) for written in since.rows} == {(None, None)}


@every_model
def test_write_that_changes_nothing_is_not_recorded(model: type[models.Model]) -> None:
    row = model._base_manager.get(pk=FACTORIES[model]().pk)
    since = Since(model)
    row.save()
    model._base_manager.update(**{name: getattr(row, name) for name in a_change(model)})
    _sql(f"UPDATE {model._meta.db_table} SET id = id")
    assert since.told == []


@every_model
def test_another_number_is_the_end_of_one_row_and_the_beginning_of_another(model: type[models.Model]) -> None:
    row = FACTORIES[model]()
    was = stored(row)
    since = Since(model)
    _sql(f"UPDATE {model._meta.db_table} SET id = 1000000 WHERE id = %s", row.pk)
    assert since.told == [("-", was), ("+", was | {"id": 1000000})]
    _sql(f"UPDATE {model._meta.db_table} SET id = %s WHERE id = 1000000", row.pk)


def test_row_that_steps_aside_in_an_insert_is_recorded() -> None:
    row = OrganizationFactory(name="Old name")
    other = Organization(pk=row.pk, slug=row.slug, name="New name", kind=row.kind)
    since = Since(Organization)
    Organization.objects.bulk_create([other], update_conflicts=True, unique_fields=["slug"], update_fields=["name"])
    assert since.told == [("~", values_of(row) | {"name": "New name"})]
    since = Since(Organization)
    Organization.objects.bulk_create([other], ignore_conflicts=True)
    assert since.told == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is SQLite's")
def test_rows_that_replace_takes_out_are_recorded() -> None:
    row = OrganizationFactory()
    was = stored(row)
    columns = ", ".join(f'"{name}"' for name in was if name not in ("id", "note"))
    since = Since(Organization)
    _sql(
        f"REPLACE INTO sources_organization (id, note, {columns}) SELECT 999, 'n', {columns} FROM sources_organization"
    )
    assert since.told == [("-", was), ("+", was | {"id": 999, "note": "n"})]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_rows_that_truncate_takes_out_are_recorded() -> None:
    was = stored(OrganizationFactory())
    connection.check_constraints()  # TRUNCATE waits for nothing
    since = Since(Organization)
    _sql("TRUNCATE sources_organization CASCADE")
    assert since.told == [("-", was)]


def test_rows_between_two_records_are_recorded_however_they_are_written() -> None:
    lawsuit, party, other = LawsuitFactory(), PartyFactory(), PartyFactory()
    since = Since(LawsuitParty)
    lawsuit.parties.add(party, through_defaults={"role": "plaintiff", "position": 1})
    lawsuit.parties.set([other], through_defaults={"role": "plaintiff", "position": 2})
    lawsuit.parties.clear()
    assert [(kind, values["party_id"]) for kind, values in since.told if values["lawsuit_id"] == lawsuit.pk] == [
        ("+", party.pk),
        ("-", party.pk),
        ("+", other.pk),
        ("-", other.pk),
    ]


def test_deleting_a_record_records_what_goes_with_it() -> None:
    ruling = RulingFactory()
    rows = {model: Since(model) for model in RECORDED}
    ruling.delete()
    gone = {model.__name__: [kind for kind, _ in since.told] for model, since in rows.items() if since.told}
    assert gone == {"Ruling": ["-"], "RulingLawsuit": ["-"]}


def test_a_document_s_words_are_not_recorded() -> None:
    document = FACTORIES[Document]()
    since = Since(Document)
    Document.objects.filter(pk=document.pk).update(text="Other people's words.")
    assert since.told == []
    assert "text" not in {field.name for field in since.history._meta.fields}


def test_bulk_writes_cost_no_more_queries() -> None:
    places = FACTORIES[Jurisdiction].build_batch(20)
    with connection.execute_wrapper(lambda execute, *args: _counted(execute, *args)):
        _counted.count = 0
        Jurisdiction.objects.bulk_create(places)
        assert _counted.count == 1


def _counted(execute: Any, *args: Any) -> Any:
    _counted.count += 1
    return execute(*args)


def test_the_newest_row_of_history_is_the_record() -> None:
    lawsuit = LawsuitFactory()
    for number in range(3):
        Lawsuit.objects.filter(pk=lawsuit.pk).update(note=str(number))
    newest = lawsuit.history.first()
    assert newest.note == "2"
    assert newest.prev_record.note == "1"
    assert newest.prev_record.next_record == newest
    assert newest.next_record is None
    assert newest.instance == lawsuit
    assert Ruling.history.count() == 0
