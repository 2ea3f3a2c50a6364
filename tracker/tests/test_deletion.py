"""What others rest on cannot be deleted, what belongs to a record goes with it, and no link ever points nowhere."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, models, transaction
from django.db.models import CASCADE, PROTECT, ProtectedError

from .factories import FACTORIES, MODELS
from .people import person

LINKS = [
    pytest.param(model, field, id=f"{model.__name__}-{field.name}")
    for model in MODELS
    for field in model._meta.local_fields
    if isinstance(field, models.ForeignKey)
]
OWNED_BY_EITHER = {"CoverageMember", "EffectPeriod"}  # one of two records has it; computed from all it names
# Links that a row has only when it is of a certain sort.
SORTS: dict[tuple[str, str], dict[str, Any]] = {
    ("Provision", "local_policy"): {"of_policy": True},
    ("ReliefChange", "lifts"): {"lifts_stay": True},
    ("ReliefChange", "superseded_by"): {"superseded": True},
    ("CoverageMember", "relief_change"): {"of_change": True},
    ("CoverageMember", "jurisdiction"): {"of_place": True},
    ("Holding", "claim"): {"unpleaded": False},
}


def _row_with(model: type[models.Model], field: models.ForeignKey) -> Any:
    """A row of the model whose link leads somewhere."""
    sort = SORTS.get((model.__name__, field.name))
    if sort is None and field.null:
        sort = {field.name: person() if field.related_model is User else FACTORIES[field.related_model]()}
    row = FACTORIES[model](**sort or {})
    assert getattr(row, field.name) is not None
    return row


def _delete_in_sql(target: models.Model) -> None:
    with transaction.atomic():
        type(target)._base_manager.filter(pk=target.pk)._raw_delete("default")
        connection.check_constraints()


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "field"), LINKS)
def test_link_protects_or_takes_along(model: type[models.Model], field: models.ForeignKey) -> None:
    row = _row_with(model, field)
    target = getattr(row, field.name)
    on_delete = field.remote_field.on_delete
    if on_delete is PROTECT:
        with pytest.raises(ProtectedError):
            target.delete()
        assert type(row)._base_manager.filter(pk=row.pk).exists()
    else:
        assert on_delete is CASCADE
        assert not field.null or model.__name__ in OWNED_BY_EITHER, "a link that may be empty does not own the row"
        target.delete()
        assert not type(row)._base_manager.filter(pk=row.pk).exists()
    connection.check_constraints()


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "field"), LINKS)
def test_link_never_points_nowhere(model: type[models.Model], field: models.ForeignKey) -> None:
    target = getattr(_row_with(model, field), field.name)
    connection.check_constraints()
    with pytest.raises(IntegrityError):
        _delete_in_sql(target)
