"""Where the triggers stood aside for a migration, history is brought to what the records say."""

import pytest
from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection
from django.db.migrations import Migration

from sources.history.triggers import CAUGHT_UP, everything_is_recorded
from sources.models import Organization
from sources.tests.factories import OrganizationFactory
from sources.triggers import installed_triggers

from .histories import Since, stored

pytestmark = pytest.mark.django_db
MIGRATION = (Migration("0003_other", "sources"), False)
OTHER = (Migration("0099_other", "auth"), False)


def _standing(app: str) -> int:
    guards = list(everything_is_recorded(apps.get_app_config(app))(connection.vendor))
    expected = {(trigger.name, trigger.table) for guard in guards for trigger in guard.triggers}
    return len(expected & installed_triggers(connection).keys()) * 100 // len(expected)


def _migrate(plan: list) -> None:
    emit_pre_migrate_signal(0, interactive=False, db="default", plan=plan)


def test_what_a_migration_wrote_is_found_afterwards() -> None:
    kept, changed, gone = OrganizationFactory.create_batch(3)
    was = stored(gone)
    _migrate([MIGRATION])
    since = Since(Organization)
    Organization.objects.filter(pk=changed.pk).update(name="Changed by a migration")
    Organization.objects.filter(pk=gone.pk).delete()
    come = OrganizationFactory()
    back = Organization.objects.create(**was | {"slug": "another"})
    assert since.told == []
    emit_post_migrate_signal(0, interactive=False, db="default")
    assert sorted(since.told, key=str) == sorted(
        [("+", stored(come)), ("~", stored(changed)), ("~", stored(back))], key=str
    )
    assert {row.history_change_reason for row in since.rows} == {CAUGHT_UP}
    assert kept.pk not in {row.id for row in since.rows}
    since = Since(Organization)
    back.delete()
    assert [kind for kind, _ in since.told] == ["-"]


def test_row_that_a_migration_took_out_is_found_gone() -> None:
    gone, returned = OrganizationFactory.create_batch(2)
    was, number = stored(gone), returned.pk
    returned.delete()
    _migrate([MIGRATION])
    since = Since(Organization)
    gone.delete()
    returned.pk = number
    returned.save(force_insert=True)
    emit_post_migrate_signal(0, interactive=False, db="default")
    assert sorted(since.told, key=str) == sorted([("-", was), ("+", stored(returned))], key=str)


def test_records_that_are_older_than_their_history_begin_it() -> None:
    row = OrganizationFactory()
    _migrate([MIGRATION])
    Organization.history.all().delete()
    since = Since(Organization)
    emit_post_migrate_signal(0, interactive=False, db="default")
    assert since.told == [("+", stored(row))]


def test_triggers_stand_aside_only_for_a_migration_of_their_tables() -> None:
    _migrate([OTHER])
    assert _standing("sources") == (0 if connection.vendor == "sqlite" else 100)
    _migrate([MIGRATION])
    assert _standing("sources") == 0
    assert _standing("cases") == (0 if connection.vendor == "sqlite" else 100)
    emit_post_migrate_signal(0, interactive=False, db="default")
    assert _standing("sources") == _standing("cases") == 100
