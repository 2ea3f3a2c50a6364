"""What names one row names no other."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction

from .factories import FACTORIES, MODELS

UNIQUE = [
    pytest.param(model, constraint, id=constraint.name)
    for model in MODELS
    for constraint in model._meta.constraints
    if isinstance(constraint, models.UniqueConstraint)
]
# What a row must be for the constraint to look at it.
SORTS: dict[str, dict[str, Any]] = {
    "sources_document_url": {"with_address": True},
    "sources_document_corpus_file": {"corpus": True},
    "policies_jurisdiction_geoid": {"geoid": "06"},
    "policies_jurisdiction_county_geoid": {"county_geoid": "06075"},
    "policies_grantprogram_listing": {"assistance_listing": "16.738"},
    "policies_federalaction_fr_document": {
        "federal_register_number": "2017-02102",
        "published_on": "2017-01-30",
        "published_on_precision": "day",
    },
    "policies_provision_one_whole_action": {"is_whole": True},
    "policies_provision_one_whole_policy": {"is_whole": True, "of_policy": True},
    "cases_court_courtlistener": {"courtlistener_id": "cand"},
    "cases_judge_fjc": {"fjc_id": "1"},
    "cases_lawsuit_courtlistener": {"courtlistener_id": 1},
    "cases_claim_once": {"of_provision": True},
    "cases_claim_provision_once": {"of_provision": True, "ground": None},
    "cases_coveragemember_change_position": {"of_change": True},
}


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "constraint"), UNIQUE)
def test_second_row_of_the_same_name_is_refused(model: type[models.Model], constraint: models.UniqueConstraint) -> None:
    sort = SORTS.get(constraint.name, {})
    first = FACTORIES[model](**sort)
    same = {name: getattr(first, name) for name in constraint.fields}
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        FACTORIES[model](**{**sort, **same})
    if connection.vendor == "postgresql":
        assert refusal.value.__cause__.diag.constraint_name == constraint.name
    else:
        columns = [f"{model._meta.db_table}.{model._meta.get_field(name).column}" for name in constraint.fields]
        assert str(refusal.value) == f"UNIQUE constraint failed: {', '.join(columns)}"
