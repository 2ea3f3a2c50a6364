"""Synthetic lawsuits straight into the tables, for measuring questions over more of them than one would load.

Only what is wanted is brought: for a question about effect suits, claims, rulings, relief and what became of it,
appeals, and where each came from. What they refer to is loaded before, as fixtures.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, count
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import DateField, ForeignKey

from cases import models as cases
from cases.searched import ALL
from sources.choices import Precision
from sources.models import Keyed
from sources.search.on_postgresql import guard
from tracker.dossiers.database import insert
from tracker.dossiers.definition import LAWSUIT
from tracker.dossiers.parts import Child, Part
from tracker.dossiers.values import default_of
from tracker.dossiers.writing import Record

WANTED: tuple[type[Keyed], ...] = (
    *(cases.Lawsuit, cases.Claim, cases.Appeal, cases.AppealLawsuit, cases.AppealedRuling),
    *(cases.Ruling, cases.RulingLawsuit, cases.RulingCitation, cases.CoverageMember),
    *(cases.Relief, cases.ReliefProvision, cases.ReliefCitation),
    *(cases.ReliefChange, cases.ReliefChangeCitation),
)
CHUNK = 100_000  # rows of all tables together

Known = dict[type[Any], dict[str, int]]


class Rows:
    """Rows by table, each with the number it will have. Nobody else may write meanwhile."""

    def __init__(self, also: Iterable[type[Keyed]] = ()) -> None:
        self.numbers: dict[type[Keyed], Iterator[int]] = defaultdict(lambda: count(1))
        self.defaults = {model: _defaults(model) for model in (*WANTED, *also)}
        self.known: Known = {}
        self.rows: dict[type[Keyed], list[dict[str, Any]]] = defaultdict(list)
        self.waiting = self.written = 0

    def bring(self, suits: Iterable[Record]) -> int:
        """Write the lawsuits, of which there are none yet; how many rows that makes."""
        for suit in suits:
            local: Known = defaultdict(dict)
            self._number(LAWSUIT, suit, local)
            self._add(LAWSUIT, suit, local, {})
            if self.waiting > CHUNK:
                self._write()
        self._write()
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO cases_stalerelief (id) SELECT id FROM cases_relief WHERE true ON CONFLICT DO NOTHING"
            )
            if connection.vendor == "postgresql":  # where triggers stood aside
                tables = {model._meta.db_table for model in self.defaults}
                for statement in chain(*(guard(each).afterwards for each in ALL if each.table in tables)):
                    cursor.execute(statement)
            for statement in connection.ops.sequence_reset_sql(no_style(), list(self.defaults)):
                cursor.execute(statement)
        return self.written

    def _number(self, part: Part, record: Record, local: Known) -> None:
        """Give every record its number first, because a change names a ruling that comes after it."""
        local[part.model][record["slug"]] = next(self.numbers[part.model])
        for child in part.children:
            if child.part.model in self.defaults and "slug" in child.part.fields:
                for item in record.get(child.key, ()):
                    self._number(child.part, item, local)

    def _add(self, part: Part, told: Any, local: Known, above: dict[str, Any]) -> None:
        record = told if isinstance(told, dict) else {part.short: told}
        model, slug = part.model, record.get("slug")
        row = {**self.defaults[model], **above}
        for key, value in record.items():
            if key in part.fields:
                field = model._meta.get_field(key)
                row[key] = self._value(field, value, local)
                if isinstance(field, DateField):
                    row[f"{key}_precision"] = Precision.DAY.value
        row["id"] = local[model][slug] if slug else next(self.numbers[model])
        self.rows[model].append(row)
        self.waiting += 1
        for child in part.children:
            if child.part.model in self.defaults:
                self._add_all(child, record, row["id"], local, above)

    def _add_all(self, child: Child, record: dict[str, Any], owner: int, local: Known, above: dict[str, Any]) -> None:
        items = record.get(child.key, ())
        if child.key == "lawsuits":
            items = list(local[cases.Lawsuit])
        has_position = "position" in self.defaults[child.part.model]
        for position, item in enumerate(items):
            link = {child.parent: owner} if child.parent else {}
            self._add(child.part, item, local, {**link, "position": position} if has_position else link)

    def _value(self, field: Any, value: str, local: Known) -> Any:
        if not isinstance(field, ForeignKey):
            return True if value == "true" else str(value)
        model = field.related_model
        number = local.get(model, {}).get(value)
        if number is None:
            if model not in self.known:
                self.known[model] = dict(model._base_manager.values_list("slug", "pk"))
            number = self.known[model][value]
        return number

    def _write(self) -> None:
        """Without foreign keys and, on PostgreSQL, without triggers, where only a superuser may say so."""
        with connection.constraint_checks_disabled(), transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET LOCAL session_replication_role = replica")
            for model, rows in self.rows.items():
                names = list(self.defaults[model])
                insert(model, names, [list(map(row.__getitem__, names)) for row in rows])
        self.written += self.waiting
        self.waiting = 0
        self.rows.clear()


def _defaults(model: type[Keyed]) -> dict[str, Any]:
    return {field.name: default_of(field) for field in model._meta.concrete_fields}
