"""Every row can be named without its database number, so that Django's own dump and load carry the whole record."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from sources.history.records import is_history
from sources.models import Keyed

from .factories import APPS, FACTORIES, MODELS, traits

KEYED = [model for model in MODELS if issubclass(model, Keyed)]
TWO_PARENTS = {"CoverageMember"}  # keyed by whichever of its two parents it has
NUMBERED = {"sources.fixturefile", "sources.passage"}  # what this database notes for itself
COMPUTED = {"cases.effectperiod", "cases.stalerelief"}  # made anew from the records wherever they are loaded


def _dump() -> Any:
    out = StringIO()
    left_out = [
        model._meta.label for app in APPS for model in apps.get_app_config(app).get_models() if is_history(model)
    ]
    options = {"natural_foreign": True, "natural_primary": True, "indent": 1}
    call_command("dumpdata", *APPS, exclude=left_out, stdout=out, **options)
    return [row for row in json.loads(out.getvalue()) if row["model"] not in COMPUTED]


def _sorted(dump: list[dict[str, Any]]) -> list[str]:
    """Without database numbers there is no order to rely on."""
    return sorted(json.dumps(row, sort_keys=True) for row in dump)


@pytest.mark.parametrize("model", KEYED, ids=lambda model: model.__name__)
def test_natural_key_is_unique(model: type[Keyed]) -> None:
    unique = {
        frozenset(constraint.fields)
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition is None
    }
    assert frozenset(model.key_fields) in unique or model.__name__ in TWO_PARENTS


@pytest.mark.django_db
@pytest.mark.parametrize("model", KEYED, ids=lambda model: model.__name__)
def test_natural_key_finds_its_row(model: type[Keyed]) -> None:
    first, second = FACTORIES[model].create_batch(2)
    for row in (first, second):
        assert len(row.natural_key()) == len(model.natural_lookups())
        assert model._default_manager.get_by_natural_key(*row.natural_key()) == row


def test_models_are_declared_after_those_they_point_to() -> None:
    """Or loading a dump fails: a ruling and an appeal point to each other, and where one model more must wait for a
    later one, Django cuts that circle in a place where a row cannot do without its link.
    """
    early = {
        (model.__name__, field.name)
        for position, model in enumerate(MODELS)
        for field in model._meta.fields
        if field.related_model in MODELS[position + 1 :]
    }
    assert early == {("Ruling", "appeal")}


@pytest.mark.django_db(transaction=True)
def test_dumped_record_is_the_same_after_flush_and_load(tmp_path: Path) -> None:
    for model in MODELS:
        FACTORIES[model]()
        for trait in traits(model):
            FACTORIES[model](**{trait: True})
    before = _dump()
    assert {row["model"] for row in before} == {model._meta.label_lower for model in MODELS} - COMPUTED
    assert not any("pk" in row for row in before if row["model"] not in NUMBERED)
    file = tmp_path / "everything.json"
    file.write_text(json.dumps(before), encoding="utf-8")
    call_command("flush", interactive=False, verbosity=0)
    assert _dump() == []
    call_command("loaddata", str(file), verbosity=0)
    assert _sorted(_dump()) == _sorted(before)
