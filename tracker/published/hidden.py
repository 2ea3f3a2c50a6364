"""Which rows readers may not see, table by table, as SQL made from the links between models.

A row is hidden with what it belongs to or names: a claim with its lawsuit, a passage with its record, a relation with
either of its ends. Two exceptions. What was decided in several dockets at once is shown as long as one of them is
(`SHARED`). And a link that only says what came before or after is emptied, and its row shown (`EMPTIED`).
"""

from collections.abc import Iterable, Iterator
from functools import cache

from django.apps import apps
from django.db import models

from sources.choices import Publication
from sources.history.records import is_history, is_recorded
from sources.models import Dossier

Model = type[models.Model]

APPLICATIONS = ("sources", "policies", "cases")
SHARED = {"cases.Ruling": ("cases.RulingLawsuit", "ruling"), "cases.Appeal": ("cases.AppealLawsuit", "appeal")}
EMPTIED = {
    "policies.LocalPolicy.replaced_by",
    "cases.Ruling.appeal",
    "cases.Appeal.appeal_from",
    "cases.Appeal.deciding_ruling",
    "cases.ReliefChange.lifts",
    "cases.ReliefChange.superseded_by",
}


@cache
def hideable() -> tuple[Model, ...]:
    """The models of which rows can be hidden, each after those it is hidden with."""
    waiting = [
        model for name in APPLICATIONS for model in apps.get_app_config(name).get_models() if not is_history(model)
    ]
    found: set[Model] = {model for model in waiting if issubclass(model, Dossier)}
    while more := {model for model in waiting if model not in found and _is_hidden_with(model, found)}:
        found |= more
    in_order: list[Model] = []
    while rest := [model for model in waiting if model in found and model not in in_order]:
        in_order += [model for model in rest if _leads_to(model) & found <= {*in_order}]
    return tuple(in_order)


def with_past() -> tuple[Model, ...]:
    """Those of them that have a history. The others are computed, in the past from what is shown of it."""
    return tuple(model for model in hideable() if is_recorded(model))


def views(models_: Iterable[Model], base: str, prefix: str) -> Iterator[tuple[str, str]]:
    """Names and queries of views, in the order in which they can be made: hidden_x for each, then x without those.

    `base` stands before the name of each table that is read (main. or a schema), `prefix` before that of each view.
    """
    models_ = tuple(models_)
    for model in models_:
        yield f"hidden_{model._meta.db_table}", hidden_rows(model, base, prefix)
    for model in models_:
        yield model._meta.db_table, shown_rows(model, base, prefix)


def hidden_rows(model: Model, base: str, prefix: str) -> str:
    """The query for the numbers of the rows that are hidden."""
    table = f"{base}{model._meta.db_table}"
    if issubclass(model, Dossier):  # in the words of its partial index, by which SQLite knows that it holds them all
        return f"SELECT id FROM {table} WHERE NOT (publication = '{Publication.PUBLISHED.value}')"  # noqa: S608
    if model._meta.label in SHARED:
        through, name = SHARED[model._meta.label]
        links = f"{base}{apps.get_model(through)._meta.db_table}"
        hidden = f"SELECT id FROM {prefix}hidden_cases_lawsuit"  # noqa: S608 (our own)
        return (
            f"SELECT hidden.{name}_id AS id FROM {links} AS hidden WHERE hidden.lawsuit_id IN ({hidden}) "  # noqa: S608 (our own)
            f"AND NOT EXISTS (SELECT 1 FROM {links} AS shown WHERE shown.{name}_id = hidden.{name}_id "
            f"AND shown.lawsuit_id NOT IN ({hidden}))"
        )
    hidden_with = [link for link in _links(model) if link.related_model in hideable()]
    return " UNION ".join(
        f"SELECT id FROM {table} WHERE {link.column} IN "  # noqa: S608 (our own)
        f"(SELECT id FROM {prefix}hidden_{link.related_model._meta.db_table})"
        for link in hidden_with
    )


def shown_rows(model: Model, base: str, prefix: str) -> str:
    """The query for the rows that readers may see."""
    columns = ", ".join(_shown(model, field, prefix) for field in model._meta.concrete_fields)
    table = model._meta.db_table
    return f"SELECT {columns} FROM {base}{table} AS it WHERE it.id NOT IN (SELECT id FROM {prefix}hidden_{table})"  # noqa: S608 (our own)


def _shown(model: Model, field: "models.Field[object, object]", prefix: str) -> str:
    if not _is_emptied(model, field):
        return f'it."{field.column}"'
    hidden = f"{prefix}hidden_{field.related_model._meta.db_table}"  # type: ignore[union-attr]
    return (
        f'CASE WHEN it."{field.column}" IN (SELECT id FROM {hidden}) THEN NULL ELSE it."{field.column}" END '  # noqa: S608 (our own)
        f'AS "{field.column}"'
    )


def _links(model: Model) -> "list[models.ForeignKey[object, object]]":
    """The links that hide a row together with what they lead to."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and not _is_emptied(model, field)
    ]


def _leads_to(model: Model) -> set[Model]:
    if issubclass(model, Dossier):
        return set()
    if model._meta.label in SHARED:
        return {apps.get_model("cases.Lawsuit")}
    return {link.related_model for link in _links(model)} - {model}


def _is_emptied(model: Model, field: "models.Field[object, object]") -> bool:
    return f"{model._meta.label}.{field.name}" in EMPTIED


def _is_hidden_with(model: Model, found: set[Model]) -> bool:
    return model._meta.label in SHARED or any(link.related_model in found for link in _links(model))
