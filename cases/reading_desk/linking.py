"""Words of a document tied to a record, in one transaction, in somebody's name."""

from typing import Any

from sources.anchors.anchor import digest
from sources.choices import Stance
from sources.corpus.citing import lock as lock_document
from sources.corpus.settling import note
from sources.desk.collisions import lock
from sources.history.writing import needs_reason, writing
from sources.models import Citation, Document, Record

from ..models import Suggestion
from ..suggestions.citing import NotCitedError, cite
from ..suggestions.deciding import DecisionRefusedError, accept, correct
from .kinds import right_to_cite

CHANGED = "The text has changed since you opened it: look at it as it is now, and choose the words again."
SAY_WHY = "Readers see this record already. Say why it is changed, in the box for the reason."


def may_write(record: Record, by: Any, because: str) -> None:
    """Raises `DecisionRefusedError` where a person has no right to cite for a record, or must say why and does not."""
    if not by.has_perm(right_to_cite(type(record))):
        raise DecisionRefusedError(f"Your role does not cite for {record._meta.verbose_name_plural}.")
    if needs_reason(record) and not because:
        raise DecisionRefusedError(SAY_WHY)


def accepted(suggestion: Suggestion, record: Record, *, by: Any, because: str) -> Citation:
    """What was proposed stands."""
    with writing(by=by, because=because):
        may_write(record, by, because)
        lock(record)
        citation = accept(suggestion=suggestion, record=record, by=by, because=because)
        note(record)
    return citation


def linked(
    document: Document,
    record: Record,
    *,
    start: int,
    end: int,
    text_sha256: str,
    by: Any,
    because: str = "",
    stance: Stance = Stance.SUPPORTS,
    field: str = "",
    suggestion: Suggestion | None = None,
) -> Citation:
    """These characters are a source of this record; with `suggestion`, instead of what was proposed there.

    `text_sha256`: of the text in which they were chosen. Raises `DecisionRefusedError`.
    """
    with writing(by=by, because=because or "Words of a document linked"):
        may_write(record, by, because)
        text = lock_document(document.pk).text
        if digest(text) != text_sha256:
            raise DecisionRefusedError(CHANGED)
        if not 0 <= start < end <= len(text):
            raise DecisionRefusedError(
                f"The text has characters 0 to {len(text)}: choose a first and a last among them."
            )
        lock(record)
        try:
            if suggestion is not None:
                place: dict[str, Any] = {"start": start, "end": end, "stance": stance, "field": field}
                citation = correct(suggestion=suggestion, record=record, by=by, because=because, **place)
            else:
                place = {"start": start, "end": end, "stance": stance, "field": field}
                citation = cite(record=record, document=document.pk, text=text, **place)
        except NotCitedError as error:
            raise DecisionRefusedError(str(error)) from None
        note(record)
    return citation
