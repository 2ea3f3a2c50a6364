"""What one document supports: sentence by sentence where its text is at hand, else passage by passage."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache

from ..anchors.anchor import digest
from ..choices import Stance
from ..models import Citation, Document, Record
from ..together import Given, Part, Question, Read, Together
from .sentences import Span, sentences
from .support import covered


@dataclass(frozen=True)
class Tie:
    """A record that cites the document. `stance`: whether it is supported; `field`: the one field it is about."""

    record: Record
    stance: str
    field: str
    position: int


@dataclass(frozen=True)
class Stretch:
    """A sentence or a passage, and the records that cite it."""

    start: int
    end: int
    ties: tuple[Tie, ...] = ()

    @property
    def supports(self) -> bool:
        """Whether some record rests on it."""
        return any(tie.stance == Stance.SUPPORTS for tie in self.ties)


@dataclass(frozen=True)
class Coverage:
    """What a document supports. `sentences` is empty where the text is not at hand; `whole`: who cites no passage."""

    characters: int
    sentences: tuple[Stretch, ...] = ()
    passages: tuple[Stretch, ...] = ()
    whole: tuple[Tie, ...] = ()
    records: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """How many sentences some record rests on, are cited otherwise, or by nobody; how many passages and records."""
        supporting = sum(each.supports for each in self.sentences)
        bare = sum(not each.ties for each in self.sentences)
        return {
            "sentences": len(self.sentences),
            "supporting": supporting,
            "otherwise_cited": len(self.sentences) - supporting - bare,
            "bare": bare,
            "passages": len(self.passages),
            "records": self.records,
        }


@dataclass
class _Found:
    passages: dict[Span, list[Tie]] = field(default_factory=dict)
    whole: list[Tie] = field(default_factory=list)


class _Parts:
    """The document of the `slug` given, and of each table of citations those that point into it, with their records."""

    def __init__(self, together: Together) -> None:
        self.documents = together.add(Document.objects.with_name().defer(None).filter(slug=Given("slug", Given.TEXT)))
        self.tables: list[tuple[Part, Part]] = []
        tables: list[Any] = list(Citation.tables())
        for table in tables:
            kind: Any = table._meta.get_field("record").related_model
            rows = table._default_manager.filter(document__in=self.documents.column("id")).order_by(
                "record", "position"
            )
            ties = together.add(rows.values_list("record", "stance", "field", "position", "start", "end"))
            self.tables.append(
                (ties, together.add(kind._default_manager.with_name().filter(pk__in=ties.column("record"))))
            )


_COVERAGE = Question(_Parts)


def coverage(document: Document) -> Coverage:
    """What the document supports."""
    found = coverage_of(document.slug)
    if found is None:
        raise Document.DoesNotExist(f"There is no document {document.slug} any more.")
    return found[1]


def coverage_of(slug: str, send: Any = Question.ask) -> tuple[Document, Coverage] | None:
    """A document, and what it supports: one statement, sent by `send`. None where no document is called so."""
    read, parts = send(_COVERAGE, slug=slug)
    for document in read[parts.documents]:
        found = _ties(read, parts)
        spans = sorted(found.passages)
        passages = tuple(Stretch(*span, tuple(found.passages[span])) for span in spans)
        told = {tie.record for ties in (*found.passages.values(), found.whole) for tie in ties}
        cut = _cut(document.text)
        sentences = tuple(_sentences(cut, passages))
        return document, Coverage(len(document.text), sentences, passages, tuple(found.whole), len(told))
    return None


def _cut(text: str) -> list[Span]:
    """The sentences of a text, cut once for as long as they are asked for."""
    if not text:
        return []
    found: Any = cache.get_or_set(f"sentences-{digest(text)}", lambda: sentences(text))
    return found


def _sentences(cut: Sequence[Span], passages: Sequence[Stretch]) -> list[Stretch]:
    on = covered(cut, [(each.start, each.end) for each in passages])
    return [
        Stretch(*span, tuple(dict.fromkeys(tie for number in numbers for tie in passages[number].ties)))
        for span, numbers in zip(cut, on, strict=True)
    ]


def _ties(read: Read, parts: _Parts) -> _Found:
    found = _Found()
    for ties, cited_for in parts.tables:
        records = {record.pk: record for record in read[cited_for]}
        for key, stance, name, position, start, end in read[ties]:
            tie = Tie(records[key], stance, name, position)
            if start is None:
                found.whole.append(tie)
            else:
                found.passages.setdefault((start, end), []).append(tie)
    return found
