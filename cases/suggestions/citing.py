"""The one way in which words of a document become a source of a record."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Max

from sources.choices import Stance
from sources.models import Citation, Record

from .passages import words_hash


class NotCitedError(Exception):
    """Records of this kind keep their sources elsewhere; the message is for whoever tried."""


def cite(
    *, record: Record, document: int, text: str, start: int, end: int, stance: Stance = Stance.SUPPORTS, field: str = ""
) -> Citation:
    """The citation of these words at the record, as its last source; where there is one already, that one."""
    try:
        kind: Any = type(record)
        table: Any = kind._meta.get_field("citations").related_model
    except FieldDoesNotExist:
        raise NotCitedError(f"Sources of {record._meta.verbose_name_plural} are kept elsewhere.") from None
    rows = table.objects.filter(record=record)
    there: Citation | None = rows.filter(document=document, start=start, end=end, field=field).first()
    if there is not None:
        return there
    last = rows.aggregate(last=Max("position"))["last"]
    citation: Citation = table(
        record=record,
        document_id=document,
        stance=stance,
        field=field,
        start=start,
        end=end,
        words_sha256=words_hash(text, start, end),
        position=0 if last is None else last + 1,
    )
    citation.full_clean()
    citation.save()
    return citation
