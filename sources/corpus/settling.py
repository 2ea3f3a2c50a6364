"""What a researcher says of a passage: that it stands rightly where it was moved, or which words are meant instead."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from ..anchors.anchor import anchored
from ..history.writing import writing
from ..models import Citation, Document, Passage, Record
from .citing import lock
from .finding import BROKEN, INTACT


def still_cited(rows: QuerySet[Passage]) -> QuerySet[Passage]:
    """Those of the passages that a citation points to; the others are left over from what was changed since."""
    found = Q()
    for table in Citation.tables():
        here = {name: OuterRef(name) for name in ("document", "start", "end", "words_sha256")}
        rows_of: Any = table._default_manager
        found |= Q(Exists(rows_of.filter(**here)))
    return rows.filter(found)


def looked_at(passage: Passage) -> None:
    """Somebody has looked at a passage that was moved, and it stands rightly."""
    Passage.objects.filter(pk=passage.pk).update(state=INTACT, was_start=None, was_end=None)


def point_to(passage: Passage, start: int, end: int, *, by: Any, because: str) -> Passage:
    """Have all citations of a passage point to other words of the same document, and note those.

    Raises ValueError where these are no characters of its text.
    """
    with writing(by=by, because=because):
        document = lock(passage.document_id)
        try:
            words = anchored(document.text, start, end)
        except ValueError:
            length = len(document.text)
            raise ValueError(f"The text has characters 0 to {length}: choose a first and a last among them.") from None
        place: dict[str, Any] = {"start": words.start, "end": words.end, "words_sha256": words.words_sha256}
        for table in Citation.tables():
            rows: Any = table._default_manager
            rows.filter(passage.cites).update(**place)
        Passage.objects.filter(pk=passage.pk).delete()
        texts = {"exact": words.exact, "prefix": words.prefix, "suffix": words.suffix}
        found, _ = Passage.objects.update_or_create(
            document=document, **place, defaults={"state": INTACT, "was_start": None, "was_end": None, **texts}
        )
    return found


def note(record: Record) -> None:
    """Note the passages that a record cites and nobody noted yet: whether their words stand there."""
    citations: Any = getattr(record, "citations", None)
    if citations is None:
        return
    names = ("document", "start", "end", "words_sha256")
    places = set(citations.filter(start__isnull=False).exclude(document__text="").values_list(*names))
    places -= set(Passage.objects.filter(document__in={place[0] for place in places}).values_list(*names))
    texts = dict(Document.objects.filter(pk__in={place[0] for place in places}).values_list("pk", "text"))
    Passage.objects.bulk_create(_noted(texts[document], document, *place) for document, *place in sorted(places))


def _noted(text: str, document: int, start: int, end: int, words_sha256: str) -> Passage:
    place = {"document_id": document, "start": start, "end": end, "words_sha256": words_sha256}
    words = anchored(text, start, end) if end <= len(text) else None
    if words is None or words.words_sha256 != words_sha256:
        return Passage(**place, state=BROKEN)
    return Passage(**place, state=INTACT, exact=words.exact, prefix=words.prefix, suffix=words.suffix)
