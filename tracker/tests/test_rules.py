"""Every rule says the same in the database as in Python, over all the values that could make a difference."""

import datetime as dt
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction

from sources.choices import Precision
from sources.constraints import Rule, rules_of

from .factories import FACTORIES, MODELS

RULES = [pytest.param(model, rule, id=rule.name) for model in MODELS for rule in rules_of(model)]
EDGES = {"fiscal_year": (1949, 1950, 2100, 2101)}
# What other rules want where a rule is broken, by the end of its name.
COMPANY = {
    "passage_forward": {"words_sha256": "words"},
    "argued_on_to_decided_on": {"disposition": "affirmed"},
    "decided_on_to_mandate_on": {"disposition": "affirmed"},
    "effective_on_to_expires_on": {"takes_effect": "on_date"},
    "lifts_not_id": {"kind": "lifts_stay"},
    "relief_not_superseded_by": {"kind": "supersedes"},
}
DAYS, INSTANTS = (dt.date(2017, 4, 25), dt.date(2017, 5, 1)), (dt.datetime(2026, 1, 1, tzinfo=dt.UTC),)
IMPLIED = "verification_known"  # by the rule about doubts; it says the same of a wrong word in plainer terms


def _worth_trying(field: models.Field, row: Any) -> list[Any]:
    """Values that stand for all others, as far as rules look at a field of this kind."""
    empty = [None] if field.null else []
    if field.name == "id":
        return [row.pk]
    if field.name.endswith("_precision"):
        return ["", *Precision.values, "?"]
    if field.choices:
        return ["", *(value for value, _ in field.flatchoices if value), "?"]
    if isinstance(field, models.ForeignKey):
        related: Any = field.related_model
        own = [row.pk] if related is type(row) else []
        shared = related.objects.exclude(pk__in=own).order_by("-pk").first() or FACTORIES[related]()
        return [*empty, *own, shared.pk, FACTORIES[related]().pk]
    if isinstance(field, models.BooleanField):
        return [True, False]
    if isinstance(field, models.DateField):
        return [*empty, *(INSTANTS if isinstance(field, models.DateTimeField) else DAYS)]
    if isinstance(field, models.DecimalField):
        return [*empty, Decimal(-1), Decimal(0), Decimal("0.01")]
    if isinstance(field, models.IntegerField):
        return [*empty, *EDGES.get(field.name, (0, 1))]
    if isinstance(field, models.JSONField):
        return [{}, {"note": "told from memory"}]
    return ["", "words"]


def _refused_by(model: type[models.Model], row: Any, values: dict[str, Any]) -> str:
    """The name of the constraint by which the database refuses these values, or nothing."""
    try:
        with transaction.atomic():
            updated = {model._meta.get_field(name).attname: value for name, value in values.items() if name != "id"}
            model._base_manager.filter(pk=row.pk).update(**updated)
            transaction.set_rollback(True)
    except IntegrityError as refusal:
        if connection.vendor == "postgresql":
            return refusal.__cause__.diag.constraint_name
        return str(refusal).removeprefix("CHECK constraint failed: ")
    return ""


def _in_company(model: type[models.Model], rule: Rule, values: dict[str, Any]) -> dict[str, Any]:
    """With what must go with these values, so that other rules have nothing to say."""
    precisions = {
        field.name: "" if values[field.name.removesuffix("_precision")] is None else "day"
        for field in model._meta.concrete_fields
        if field.name.endswith("_precision") and field.name.removesuffix("_precision") in values
    }
    others = next((company for end, company in COMPANY.items() if rule.name.endswith(end)), {})
    return {**precisions, **others, **values}


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "rule"), RULES)
def test_rule_in_python_agrees_with_the_database(model: type[models.Model], rule: Rule) -> None:
    row = FACTORIES[model]()
    stored = {field.name: getattr(row, field.attname) for field in model._meta.concrete_fields}
    fields = sorted(rule.condition.referenced_base_fields)
    found = []
    for combination in product(*(_worth_trying(model._meta.get_field(name), row) for name in fields)):
        values = _in_company(model, rule, dict(zip(fields, combination, strict=True)))
        broken = {each.name for each in rules_of(model) if not each.holds({**stored, **values})}
        refused_by = _refused_by(model, row, values)
        assert (refused_by in broken) if broken else not refused_by, values
        found.append(broken)
    assert set() in found, "no values kept every rule"
    assert {rule.name} in found or rule.name.endswith(IMPLIED), "no values broke this rule alone"
