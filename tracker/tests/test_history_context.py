"""The history says who wrote, and why, as far as it was told."""

from contextlib import suppress

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction

from sources.history.writing import told, writing
from sources.models import Organization
from sources.tests.factories import OrganizationFactory

from .dossiers import SAMPLE
from .histories import RECORDED, Since

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator():
    return get_user_model().objects.create(username="curator")


def _written(since: Since) -> list:
    return [(row.history_user_id, row.history_change_reason) for row in since.rows]


def test_who_and_why_are_recorded(curator) -> None:
    row, since = OrganizationFactory(), Since(Organization)
    with writing(by=curator, because="Misread."):
        Organization.objects.update(note="a")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE sources_organization SET note = 'b'")
        row.delete()
    assert _written(since) == [(curator.pk, "Misread.")] * 3
    assert since.rows[0].history_user == curator


def test_outside_nobody_is_named(curator) -> None:
    with writing(by=curator, because="Misread."):
        pass
    since = Since(Organization)
    OrganizationFactory()
    assert _written(since) == [(None, None)]
    assert told() is None


def test_what_is_not_said_inside_is_as_it_was_outside(curator) -> None:
    row, since = OrganizationFactory(), Since(Organization)
    with writing(by=curator):
        with writing(because="Inner."):
            row.note = "a"
            row.save()
            with writing(because="Innermost."):
                row.delete()
        OrganizationFactory()
    assert _written(since) == [(curator.pk, "Inner."), (curator.pk, "Innermost."), (curator.pk, None)]


def test_failure_inside_leaves_what_was_told_outside(curator) -> None:
    since = Since(Organization)
    with writing(by=curator, because="Outer."):
        with suppress(ZeroDivisionError), writing(because="Inner."):
            OrganizationFactory()
            raise ZeroDivisionError
        OrganizationFactory()
    assert _written(since) == [(curator.pk, "Outer.")]
    assert told() is None


def test_writing_may_be_taken_back(curator) -> None:
    since = Since(Organization)
    with transaction.atomic(), writing(by=curator):
        OrganizationFactory()
        transaction.set_rollback(True)
    assert since.rows == []
    assert told() is None


def test_all_that_is_written_together_has_one_date() -> None:
    since = Since(Organization)
    with writing():
        row = OrganizationFactory()
        if connection.vendor == "sqlite":  # whose clock counts thousandths of seconds
            with connection.cursor() as cursor:
                cursor.execute("UPDATE sources_writing SET at = '2026-06-01 12:00:00'")
        for number in range(3):
            Organization.objects.filter(pk=row.pk).update(note=str(number))
    dates = [row.history_date for row in since.rows[1:]]
    assert len(set(dates)) == 1
    assert [row.note for row in since.rows[1:]] == ["0", "1", "2"]


@pytest.mark.django_db(transaction=True)
def test_what_was_told_ends_with_the_transaction(curator) -> None:
    with pytest.raises(ZeroDivisionError), writing(by=curator, because="Failed."):
        raise ZeroDivisionError
    assert told() is None
    with writing(by=curator, because="Done."):
        assert told() == (curator.pk, "Done.")
    assert told() is None


def test_account_that_is_gone_is_nobody(curator) -> None:
    since = Since(Organization)
    with writing(by=curator.pk):
        OrganizationFactory()
    curator.delete()
    (row,) = since.rows
    assert row.history_user_id is not None
    assert row.history_user is None


def test_fixtures_are_recorded_as_fixtures() -> None:
    marks = [Since(model) for model in RECORDED]
    call_command("load_fixtures", str(SAMPLE), verbosity=0)
    assert {written for mark in marks for written in _written(mark)} == {(None, "fixtures")}
    assert sum(len(mark.rows) for mark in marks) == sum(model._base_manager.count() for model in RECORDED)
