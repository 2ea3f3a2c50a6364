"""No slug ever changes, whoever asks: not by save, nor in bulk, nor in SQL; and a form says so in a sentence."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from sources.models import Organization, Record
from sources.tests.factories import OrganizationFactory

from .factories import FACTORIES, MODELS

WITH_SLUG = [model for model in MODELS if any(field.name == "slug" for field in model._meta.fields)]


def test_every_model_with_a_slug_is_a_record() -> None:
    assert [model for model in MODELS if issubclass(model, Record)] == WITH_SLUG


def _save(row: Any) -> None:
    row.slug = "another"
    row.save()


def _update(row: Any) -> None:
    type(row).objects.filter(pk=row.pk).update(slug="another")


def _bulk_update(row: Any) -> None:
    row.slug = "another"
    type(row).objects.bulk_update([row], ["slug"])


def _raw(row: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {row._meta.db_table} SET slug = 'another' WHERE id = %s", [row.pk])


@pytest.mark.django_db
@pytest.mark.parametrize("change", [_save, _update, _bulk_update, _raw])
@pytest.mark.parametrize("model", WITH_SLUG, ids=lambda model: model.__name__)
def test_slug_change_is_refused(model: type[models.Model], change: Any) -> None:
    row: Any = FACTORIES[model]()
    slug = row.slug
    sentence = f"The slug of this {model._meta.verbose_name} never changes."
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        change(row)
    row.refresh_from_db()
    assert row.slug == slug


@pytest.mark.django_db
def test_upsert_cannot_change_a_slug_either() -> None:
    row = OrganizationFactory()
    again = OrganizationFactory.build(pk=row.pk, slug="another")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Organization.objects.bulk_create(
            [again], update_conflicts=True, unique_fields=["id"], update_fields=["slug", "name"]
        )


@pytest.mark.django_db
@pytest.mark.parametrize("model", WITH_SLUG, ids=lambda model: model.__name__)
def test_record_whose_slug_stays_can_be_saved(model: type[models.Model]) -> None:
    row: Any = FACTORIES[model]()
    row.note = "Read again."
    row.save()
    row.refresh_from_db()
    assert row.note == "Read again."


@pytest.mark.django_db
@pytest.mark.parametrize("model", WITH_SLUG, ids=lambda model: model.__name__)
def test_form_says_that_the_slug_stays(model: type[models.Model]) -> None:
    row: Any = FACTORIES[model]()
    slug, row.slug = row.slug, "another"
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    assert f"A slug never changes: this one stays {slug}." in refusal.value.message_dict["slug"]
