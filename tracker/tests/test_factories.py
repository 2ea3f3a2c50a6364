"""Every model has a factory, and what it makes is what the models allow."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import Model

from .factories import FACTORIES, MODELS, traits

TRAITS = [pytest.param(model, trait, id=f"{model.__name__}-{trait}") for model in FACTORIES for trait in traits(model)]


def _check(row: Any) -> None:
    row.full_clean()
    connection.check_constraints()
    assert type(row).objects.get(pk=row.pk) == row


@pytest.mark.django_db
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_factory_makes_rows_that_pass_every_check(model: type[Model]) -> None:
    first, second = FACTORIES[model].create_batch(2)
    assert first.pk != second.pk
    _check(first)
    _check(second)


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "trait"), TRAITS)
def test_trait_makes_rows_that_pass_every_check(model: type[Model], trait: str) -> None:
    _check(FACTORIES[model](**{trait: True}))
