"""What documents say otherwise than a record, or than each other, field by field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Exists, ForeignKey, OuterRef, Q, QuerySet

from ..choices import Stance
from ..history.words import Words
from ..models import Citation, Discrepancy, Record
from .readings import Reading, readings


@dataclass(frozen=True)
class Disagreement:
    """One field on which a source departs from the record or from another. `now`: what the record says.

    Without a discrepancy nobody has looked at it yet.
    """

    field: str
    now: str
    discrepancy: Discrepancy | None
    readings: list[Reading]


def disagreements(record: Record) -> list[Disagreement]:
    """Those of a record, the ones nobody has looked at first, then the unsettled ones."""
    rows: Any = getattr(record, "citations", None)
    if rows is None or isinstance(record, Discrepancy):  # whose sources are readings of itself
        return []
    told = [row for row in rows.select_related("document", "discrepancy").defer("document__text") if departs(row)]
    open_ones = dict.fromkeys(row.field for row in told if row.discrepancy is None)
    found = [_without(record, name, _on(rows, name)) for name in open_ones]
    for key in dict.fromkeys(row.discrepancy for row in told if row.discrepancy is not None):
        citations = [row for row in told if row.discrepancy == key]
        name = citations[0].field or key.field
        found.append(Disagreement(name, _value(record, name), key, readings(key, citations)))
    return sorted(found, key=lambda each: (each.discrepancy is not None, each.readings[0].holds is not None))


def unweighed(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those of the records of which a source departs without standing as a reading of anything in question."""
    table: Any = rows.model._meta.get_field("citations").related_model
    departing = ~Q(reading="") | Q(stance=Stance.CONTRADICTS)
    found = table._default_manager.filter(departing, record=OuterRef("pk"), discrepancy__isnull=True)
    return rows.filter(Exists(found))


def departs(citation: Citation) -> bool:
    """Whether a source gives another value, contradicts the record, or stands as a reading of something in question."""
    return bool(citation.reading or citation.discrepancy_id or citation.stance == Stance.CONTRADICTS)


def values(asked: Mapping[Record, str]) -> list[tuple[Record, str]]:
    """What records say in a field of theirs, in words; empty for the whole record, and for a list inside it."""
    words, fields = Words(), {record: _field(record, name) for record, name in asked.items()}
    for record, field in fields.items():
        key = getattr(record, field.attname) if isinstance(field, ForeignKey) else None
        if key is not None:  # the names of what links lead to are looked up together
            words.needed[field.related_model].add(key)
    return [(record, words.value(field, record) if field is not None else "") for record, field in fields.items()]


def _value(record: Record, name: str) -> str:
    return values({record: name})[0][1]


def _field(record: Record, name: str) -> Any:
    try:
        field = record._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return field if getattr(field, "concrete", False) and not field.many_to_many else None


def _on(rows: Any, name: str) -> list[Citation]:
    """The sources on a field that stand as readings of nothing yet: those that depart, and those that bear it out."""
    found = rows.filter(field=name, discrepancy=None).select_related("document").defer("document__text")
    return [row for row in found if departs(row) or name]


def _without(record: Record, name: str, citations: Iterable[Citation]) -> Disagreement:
    unsettled = Discrepancy(is_settled=False, field=name)
    return Disagreement(name, _value(record, name), None, readings(unsettled, citations))
