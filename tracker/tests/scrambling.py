"""Rows whose values are whatever the database lets them be: strange letters, empty texts, half-known days."""

import datetime as dt
from decimal import Decimal
from random import Random
from typing import Any

from django.apps import apps
from django.db import Error, models, transaction

from sources.history.records import is_history

LETTERS = [
    "a",
    "É",
    "ß",
    "ł",
    "日",
    "🙂",
    " ",
    '"',
    "'",
    "\\",
    "/",
    "%",
    "{",
    "}",
    "[",
    ",",
    ":",
    "\n",
    "\t",
    "\x01",
    "\x1f",
]
LETTERS += ["\u2028", "<b>", "&", "%s", "\\u0041", "null", "--", ";", "''", "😀", "\x7f"]
NEVER = ("slug", "publication", "published_at", "text")
KEPT_APART = ("sources.Document.sha256", "cases.CourtAlias.key", "cases.Relief.kind")


def scramble(random: Random) -> int:
    """Change every second row; how many changes the database took."""
    tables = [model for name in ("sources", "policies", "cases") for model in apps.get_app_config(name).get_models()]
    return sum(
        _changed(row, random)
        for model in tables
        if not is_history(model)
        for row in model._base_manager.all()
        if random.random() < 0.5
    )


def _changed(row: models.Model, random: Random) -> int:
    fields = [field for field in row._meta.concrete_fields if not field.primary_key and field.name not in NEVER]
    return sum(_set(row, value(field, random)) for field in fields if not field.is_relation and random.random() < 0.4)


def _set(row: models.Model, values: dict[str, Any]) -> bool:
    """Whether the database takes the values."""
    try:
        with transaction.atomic():
            return bool(values and type(row)._base_manager.filter(pk=row.pk).update(**values))
    except Error:
        return False


def value(field: Any, random: Random) -> dict[str, Any]:
    """Some value of the field, with that of its companion."""
    if field.name.endswith("_precision") or str(field) in KEPT_APART:
        return {}
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        day, precision = _day(random)
        return {field.name: day, f"{field.name}_precision": precision}
    if field.choices:
        return {field.name: random.choice([word for word, _ in field.flatchoices] + [""] * field.blank)}
    if isinstance(field, models.CharField | models.TextField):
        text = "".join(random.choices(LETTERS, k=random.randrange(12)))
        return {field.name: text[: field.max_length]}
    if isinstance(field, models.BooleanField):
        return {field.name: random.random() < 0.5}
    if isinstance(field, models.DecimalField):
        number = Decimal(random.choice([0, 1, -5, 10**12, 123456789])) + Decimal(random.randrange(100)) / 100
        return {field.name: random.choice([number, None])}
    if isinstance(field, models.IntegerField) and field.null:
        return {field.name: random.choice([0, 1, 2**31 - 1, None])}
    if isinstance(field, models.JSONField):
        return {field.name: {"".join(random.choices(LETTERS, k=3)): "".join(random.choices(LETTERS, k=5))}}
    return {}


def _day(random: Random) -> tuple[dt.date | None, str]:
    year, month = random.randrange(1776, 2199), random.randrange(1, 13)
    known = {"day": (month, random.randrange(1, 29)), "month": (month, 1), "year": (1, 1), "": None}
    precision = random.choice(list(known))
    parts = known[precision]
    return (dt.date(year, *parts), precision) if parts else (None, "")
