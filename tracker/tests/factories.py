"""Every model of the project with its factory, for the tests that go over all of them."""

from importlib import import_module

from django.apps import apps
from django.db.models import Model
from factory.django import DjangoModelFactory

from sources.history.records import is_history

APPS = ("sources", "policies", "cases")

MODELS: list[type[Model]] = [
    model for app in APPS for model in apps.get_app_config(app).get_models() if not is_history(model)
]

FACTORIES: dict[type[Model], type[DjangoModelFactory]] = {
    thing._meta.model: thing
    for app in APPS
    for thing in vars(import_module(f"{app}.tests.factories")).values()
    if isinstance(thing, type) and issubclass(thing, DjangoModelFactory) and not thing._meta.abstract
}


def traits(model: type[Model]) -> list[str]:
    """The names of the traits of the model's factory."""
    return [name for name, what in FACTORIES[model]._meta.parameters.items() if type(what).__name__ == "Trait"]
