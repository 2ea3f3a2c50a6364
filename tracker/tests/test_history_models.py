"""Every model takes a side: it has a history, or it is named with the reason why not."""

import pytest
from django.apps import apps
from django.db.models.signals import post_delete, post_save, pre_delete

from sources.history.records import FIELDS_NOT_RECORDED, NOT_RECORDED, history_of, is_history, is_recorded
from sources.models import Keyed

ROOTS = ("sources", "policies", "cases", "tracker")
OURS = [
    model
    for config in apps.get_app_configs()
    if config.name.split(".")[0] in ROOTS
    for model in config.get_models()
    if not is_history(model)
]
RECORDED = [model for model in OURS if is_recorded(model)]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_model_takes_a_side(model):
    """Where this fails, give the model the base class Keyed, or name it in NOT_RECORDED with the reason."""
    assert is_recorded(model) != (model._meta.label in NOT_RECORDED)
    assert is_recorded(model) == issubclass(model, Keyed)


def test_whatever_is_named_as_not_recorded_exists():
    assert NOT_RECORDED.keys() <= {model._meta.label for model in OURS}
    for label, fields in FIELDS_NOT_RECORDED.items():
        assert fields.keys() <= {field.name for field in apps.get_model(label)._meta.fields}


@pytest.mark.parametrize("model", RECORDED, ids=lambda model: model._meta.label)
def test_history_has_every_column_under_its_name(model):
    left_out = FIELDS_NOT_RECORDED.get(model._meta.label, {})
    columns = {field.column: field.db_type for field in model._meta.concrete_fields if field.name not in left_out}
    history = {field.column: field.db_type for field in history_of(model)._meta.concrete_fields}
    assert columns.keys() == {name for name in history if not name.startswith("history_")}


@pytest.mark.parametrize("model", RECORDED, ids=lambda model: model._meta.label)
def test_no_signal_writes_history_besides_the_database(model):
    for signal in (post_save, post_delete, pre_delete):
        assert not signal.has_listeners(model)
