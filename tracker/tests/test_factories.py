"""Every model has a factory, and what it makes is what the models allow."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from factory.django import DjangoModelFactory

APPS = ("sources", "policies", "cases")


def _factories() -> dict[type[Model], type[DjangoModelFactory]]:
    found = {}
    for app in APPS:
        for thing in vars(import_module(f"{app}.tests.factories")).values():
            if isinstance(thing, type) and issubclass(thing, DjangoModelFactory) and not thing._meta.abstract:
                found[thing._meta.model] = thing
    return found


FACTORIES = _factories()
MODELS = [model for app in APPS for model in apps.get_app_config(app).get_models()]
TRAITS = [
    pytest.param(model, name, id=f"{model.__name__}-{name}")
    for model, made in FACTORIES.items()
    for name, parameter in made._meta.parameters.items()
    if type(parameter).__name__ == "Trait"
]


def _check(row: Any) -> None:
    row.full_clean()
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
