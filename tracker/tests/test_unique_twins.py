"""What Python takes for taken is what the database takes for taken: the conditions of unique constraints agree."""

from itertools import product
from typing import Any

import pytest
from django.db import models
from django.db.models import Q, UniqueConstraint, Value

from sources.models import Keyed
from tracker.dossiers.conditions import holds
from tracker.dossiers.uniqueness import uniques

from .factories import MODELS

CONDITIONED = [
    pytest.param(model, constraint, id=constraint.name)
    for model in MODELS
    for constraint in model._meta.constraints
    if isinstance(constraint, UniqueConstraint) and constraint.condition
]


def _plain(field: models.Field) -> models.Field:
    return models.BigIntegerField() if isinstance(field, models.ForeignKey) else field


def _worth_trying(field: models.Field) -> list[Any]:
    if isinstance(field, models.BooleanField):
        return [True, False]
    if isinstance(field, (models.ForeignKey, models.IntegerField)):
        return [None, 1, 2]
    return ["", "x"]


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "constraint"), CONDITIONED)
def test_condition_in_python_agrees_with_the_database(model: type[models.Model], constraint: UniqueConstraint) -> None:
    condition = constraint.condition
    names = sorted(condition.referenced_base_fields)
    asked = set()
    for values in product(*(_worth_trying(model._meta.get_field(name)) for name in names)):
        row = dict(zip(names, values, strict=True))
        typed = {name: Value(value, output_field=_plain(model._meta.get_field(name))) for name, value in row.items()}
        answer = condition.check(typed)
        assert holds(condition)(row) is answer, row
        asked.add(answer)
    assert asked == {True, False}


def test_condition_of_another_kind_is_refused_rather_than_guessed() -> None:
    with pytest.raises(NotImplementedError):
        holds(Q(name__startswith="x"))
    with pytest.raises(NotImplementedError):
        holds(Q(name="x") ^ Q(name="y"))


@pytest.mark.parametrize("model", [model for model in MODELS if issubclass(model, Keyed)], ids=lambda m: m.__name__)
def test_natural_key_is_unique(model: type[Keyed]) -> None:
    keys = {tuple(sorted(unique.fields)) for unique in uniques(model)} | {("slug",)}
    if model.__name__ != "CoverageMember":  # whose owner is one of two, each with a constraint of its own
        assert tuple(sorted(model.key_fields)) in keys


def test_empty_fields_collide_with_nothing() -> None:
    from cases.models import Claim

    once, on_ground, on_provision = uniques(Claim)
    assert once.token({"lawsuit": 1, "provision": None, "ground": 2}) is None
    assert on_ground.token({"lawsuit": 1, "provision": None, "ground": 2}) == (1, 2)
    assert on_provision.token({"lawsuit": 1, "provision": None, "ground": 2}) is None
