"""Every guard stands after a migration, however often, and gives way while SQLite alters tables."""

from dataclasses import replace

import pytest
from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection

import cases.searched
import policies.searched
import sources.searched
from cases import stale, triggers
from cases.models import Claim, Holding, Ruling, RulingLawsuit
from cases.tests.factories import HoldingFactory
from sources.history.triggers import everything_is_recorded
from sources.search.triggers import findable
from sources.triggers import install_guards, installed_triggers, slugs_never_change

from .factories import APPS


def _expected() -> set[tuple[str, str]]:
    of_all = [make(apps.get_app_config(app)) for app in APPS for make in (slugs_never_change, everything_is_recorded)]
    words = [findable(*each.ALL) for each in (cases.searched, policies.searched, sources.searched)]
    ours = (*of_all, *words, triggers.guards, stale.guards)
    guards = [guard for guards in ours for guard in guards(connection.vendor)]
    return {(trigger.name, trigger.table) for guard in guards for trigger in guard.triggers}


@pytest.mark.django_db
def test_every_trigger_exists_after_migrate() -> None:
    assert len(_expected()) > 350
    assert _expected() <= installed_triggers(connection).keys()


@pytest.mark.django_db
def test_every_trigger_exists_after_the_next_migrate() -> None:
    emit_pre_migrate_signal(0, interactive=False, db="default")
    emit_post_migrate_signal(0, interactive=False, db="default")
    emit_post_migrate_signal(0, interactive=False, db="default")
    assert _expected() <= installed_triggers(connection).keys()


@pytest.mark.django_db
def test_every_trigger_stands_throughout_a_migrate_that_has_nothing_to_do() -> None:
    emit_pre_migrate_signal(0, interactive=False, db="default", plan=[])
    assert _expected() <= installed_triggers(connection).keys()


def _identities() -> set[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname, oid FROM pg_trigger WHERE NOT tgisinternal")
        return set(cursor.fetchall())


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL notes what a guard was made from")
@pytest.mark.django_db
def test_only_a_guard_that_changed_is_made_anew() -> None:
    before = _identities()
    emit_post_migrate_signal(0, interactive=False, db="default")
    assert _identities() == before
    (guard,) = triggers.guards("postgresql")
    install_guards([replace(guard, foundation=(*guard.foundation, "SELECT 1"))], using="default")
    assert {name for name, _ in _identities() ^ before} == {trigger.name for trigger in guard.triggers}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite copies tables to alter them")
@pytest.mark.django_db(transaction=True)
def test_tables_under_guard_can_be_altered_and_stand_under_guard_again() -> None:
    holding = HoldingFactory()
    emit_pre_migrate_signal(0, interactive=False, db="default")
    for model in (RulingLawsuit, Claim, Holding, Ruling):
        with connection.schema_editor() as editor:
            editor._remake_table(model)
    emit_post_migrate_signal(0, interactive=False, db="default")
    assert _expected() <= installed_triggers(connection).keys()
    with connection.cursor() as cursor:
        cursor.execute("SELECT holding_id, ruling_id, lawsuit_id FROM cases_holding_answers")
        assert cursor.fetchall() == [(holding.pk, holding.ruling_id, holding.claim.lawsuit_id)]
