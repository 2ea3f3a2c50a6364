"""What a person does with a suggestion. Only here does one become a citation, and always in somebody's name."""

from typing import Any

from django.apps import apps
from django.utils import timezone

from sources import other_names
from sources.choices import Stance
from sources.history.writing import writing
from sources.models import Citation, Document, Record

from ..choices import MentionKind, SuggestionState
from ..models import Suggestion
from .citing import NotCitedError, cite
from .passages import words_hash


class DecisionRefusedError(Exception):
    """The suggestion cannot be decided so; the message is for whoever tried."""


def record_of(candidate: str) -> Record:
    """The record that a suggestion names as model:slug. Raises `DecisionRefusedError` where it is gone."""
    model, _, slug = candidate.partition(":")
    found: Any = apps.get_model(model)._base_manager.filter(slug=slug).first()
    if found is None:
        raise DecisionRefusedError(f"There is no {model} {slug} any more. Run ./run manage suggest again.")
    return found


def named(record: Record) -> str:
    """A record as suggestions name it."""
    return f"{record._meta.label}:{record.slug}"


def accept(*, suggestion: Suggestion, record: Record, by: Any, field: str = "", because: str = "") -> Citation:
    """These words are about this record, one of those proposed: cite them there.

    Raises `DecisionRefusedError`, as all of these do, where somebody was here before or the text has changed.
    """
    if named(record) not in suggestion.candidates:
        raise DecisionRefusedError(f"{record.slug} is not proposed here: correct the suggestion instead.")
    return _link(suggestion, record, SuggestionState.ACCEPTED, by, field, because, suggestion.start, suggestion.end)


def correct(
    *,
    suggestion: Suggestion,
    record: Record,
    by: Any,
    field: str = "",
    because: str = "",
    start: int | None = None,
    end: int | None = None,
    stance: Stance | None = None,
) -> Citation:
    """Something is said here, but of another record or in other words of the document: cite those."""
    first = suggestion.start if start is None else start
    last = suggestion.end if end is None else end
    return _link(suggestion, record, SuggestionState.CORRECTED, by, field, because, first, last, stance)


def reject(*, suggestion: Suggestion, by: Any, everywhere: bool = False, because: str = "") -> None:
    """These words do not mean that. It is not proposed again; with `everywhere`, nowhere in this document."""
    with writing(by=by, because=because or "Suggestion rejected"):
        current = _open(suggestion)
        _decide(current, SuggestionState.REJECTED, by, "")
        current.is_everywhere = everywhere
        current.save()
    suggestion.refresh_from_db()


def reopen(*, suggestion: Suggestion, by: Any, because: str = "") -> None:
    """Take a rejection back, so that it is proposed once more."""
    with writing(by=by, because=because or "Rejection taken back"):
        current = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
        if current.state != SuggestionState.REJECTED:
            raise DecisionRefusedError("Only a rejection can be taken back; a citation is taken out at its record.")
        current.state, current.is_everywhere = SuggestionState.PROPOSED, False
        current.decided_by = current.decided_at = None
        current.save()
    suggestion.refresh_from_db()


def learn(*, record: Record, name: str, by: Any, because: str = "") -> bool:
    """Note what else texts call the record, so that it is found by that too. False where it was known."""
    known = getattr(record, "other_names", None)
    if known is None:
        raise DecisionRefusedError(f"Other names of {record._meta.verbose_name_plural} are kept elsewhere.")
    names = other_names.read(known)
    try:
        more = other_names.with_name(names, name)
    except other_names.NoRoomError:
        raise DecisionRefusedError(f"There is no room for more names of {record.slug}: take one out first.") from None
    if more == names:
        return False
    with writing(by=by, because=because or "Another name learned from a document"):
        kind: Any = type(record)
        kind._base_manager.filter(pk=record.pk).update(other_names=other_names.SEPARATOR.join(more))
    record.refresh_from_db(fields=["other_names"])
    return True


def _open(suggestion: Suggestion) -> Suggestion:
    current = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if current.state != SuggestionState.PROPOSED:
        raise DecisionRefusedError(
            f"It is {current.get_state_display().lower()} already: somebody was here before you."
        )
    return current


def _decide(suggestion: Suggestion, state: SuggestionState, by: Any, record: str) -> None:
    suggestion.state, suggestion.record = state, record
    suggestion.decided_by, suggestion.decided_at = by, timezone.now()


def _link(
    suggestion: Suggestion,
    record: Record,
    state: SuggestionState,
    by: Any,
    field: str,
    because: str,
    start: int,
    end: int,
    stance: Stance | None = None,
) -> Citation:
    with writing(by=by, because=because or f"Suggestion {state.value}"):
        current = _open(suggestion)
        text = Document.objects.values_list("text", flat=True).get(pk=current.document_id)
        if words_hash(text, current.start, current.end) != current.words_sha256:
            raise DecisionRefusedError("The text has changed since this was proposed. Run ./run manage suggest again.")
        if not 0 <= start < end <= len(text):
            raise DecisionRefusedError(f"The document has no characters {start} to {end}.")
        citation = _cite(current, record, field, text, start, end, stance)
        _decide(current, state, by, named(record))
        current.save()
    suggestion.refresh_from_db()
    return citation


def _cite(
    suggestion: Suggestion, record: Record, field: str, text: str, start: int, end: int, stance: Stance | None
) -> Citation:
    if stance is None:
        says = field or suggestion.kind == MentionKind.RELATION
        stance = Stance.SUPPORTS if says else Stance.MENTIONS
    try:
        return cite(
            record=record, document=suggestion.document_id, text=text, start=start, end=end, stance=stance, field=field
        )
    except NotCitedError as error:
        raise DecisionRefusedError(str(error)) from None
