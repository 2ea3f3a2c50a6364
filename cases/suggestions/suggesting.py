"""Suggestions for a document: proposed, and held against what was proposed and decided before."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from sources.dates import format_partial_date
from sources.history.writing import writing
from sources.models import Document

from ..choices import Likelihood, SuggestionState
from ..mentions.matcher import Matcher
from ..mentions.mention import Mention
from ..mentions.records import Confidence
from ..mentions.reporters import find
from ..models import Suggestion
from .known import lexicon
from .passages import context_hash, words_hash
from .remembered import Rejections

_LIKELIHOOD = {
    Confidence.CLEAR: Likelihood.CLEAR,
    Confidence.LIKELY: Likelihood.LIKELY,
    Confidence.AMBIGUOUS: Likelihood.AMBIGUOUS,
}
_PROPOSED = ("candidates", "value", "parts", "likelihood", "why", "context_sha256")
_BATCH = 500
LONGEST = 10_000_000  # characters; the longest opinions have one million

Place = tuple[str, int, int]


class UnreadableError(Exception):
    """The document has no text here, or one that is too long; the message says what to do."""


@dataclass
class Report:
    """What became of a document's suggestions. `open`: how many wait for somebody now."""

    new: int = 0
    changed: int = 0
    moved: int = 0
    gone: int = 0
    decided: int = 0
    remembered: int = 0
    open: int = 0


def matcher() -> Matcher:
    """A matcher with the names the database has now. Make it once for all the documents of a run."""
    return Matcher(lexicon(), find)


def suggest(document: Document, using: Matcher | None = None) -> Report:
    """Propose what the document says. What was decided stays; what was only proposed is made anew.

    A second run changes nothing. Where the text has moved since, what was decided goes along with its words.
    Raises `UnreadableError`.
    """
    text = document.text
    if len(text) > LONGEST:
        raise UnreadableError(f"{document.slug} has {len(text):,} characters; {LONGEST:,} can be read. Divide it.")
    if not text:
        raise UnreadableError(f"{document.slug} has no text here. Read it in first: ./run manage read_corpus FOLDER.")
    published = format_partial_date(document.published_on, document.published_on_precision)
    mentions = (using or matcher()).find(text, published=published)
    wanted = {(row.kind, row.start, row.end): row for row in (_row(document, text, each) for each in mentions)}
    with writing(because="suggest"):
        Document._base_manager.select_for_update().only("pk").get(pk=document.pk)  # one run at a time
        return _settle(document, text, wanted)


def _row(document: Document, text: str, mention: Mention) -> Suggestion:
    start, end = mention.start, mention.end
    return Suggestion(
        document=document,
        kind=str(mention.kind),
        start=start,
        end=end,
        words_sha256=words_hash(text, start, end),
        context_sha256=context_hash(text, start, end),
        candidates=[str(ref) for ref in mention.candidates],
        value=mention.value[:250],
        parts=mention.parts,
        likelihood=_LIKELIHOOD[mention.confidence],
        why=mention.why[:500],
    )


@transaction.atomic
def _settle(document: Document, text: str, wanted: dict[Place, Suggestion]) -> Report:
    report = Report()
    rows = list(Suggestion.objects.filter(document=document))
    rejections = Rejections(rows)
    _move(text, rows, wanted, report)
    here = {(row.kind, row.start, row.end): row for row in rows}
    changed: list[Suggestion] = []
    added: list[Suggestion] = []
    for place, row in wanted.items():
        known = here.get(place)
        if known is not None and known.state != SuggestionState.PROPOSED:
            report.decided += 1
            continue
        left = rejections.left(row)
        if left is None:
            report.remembered += 1
            continue
        row.candidates = left
        if known is None:
            added.append(row)
        elif any(getattr(known, name) != getattr(row, name) for name in _PROPOSED):
            for name in _PROPOSED:
                setattr(known, name, getattr(row, name))
            changed.append(known)
        here.pop(place, None)
    gone = [row.pk for place, row in here.items() if row.state == SuggestionState.PROPOSED]
    Suggestion.objects.filter(pk__in=gone).delete()
    Suggestion.objects.bulk_update(changed, _PROPOSED, batch_size=_BATCH)
    Suggestion.objects.bulk_create(added, batch_size=_BATCH)
    report.new, report.changed = len(added), len(changed)
    report.gone += len(gone)
    report.open = Suggestion.objects.filter(document=document, state=SuggestionState.PROPOSED).count()
    return report


def _move(text: str, rows: list[Suggestion], wanted: dict[Place, Suggestion], report: Report) -> None:
    """Take decided suggestions along to where their words now stand; drop undecided ones whose words are elsewhere.

    Words are found again by what stands around them; or, where that changed too, by their order, if the text has them
    as often as before.
    """
    astray = [row for row in rows if words_hash(text, row.start, row.end) != row.words_sha256]
    if not astray:
        return
    gone_astray = {row.pk for row in astray}
    taken = {(row.kind, row.start, row.end) for row in rows if row.pk not in gone_astray}
    free = sorted((place for place in wanted if place not in taken), key=lambda place: place[1])
    moves: list[tuple[Suggestion, Place]] = []
    for told_by in ("context_sha256", "words_sha256"):
        moved, used = {row.pk for row, _ in moves}, {place for _, place in moves}
        left = [row for row in astray if row.pk not in moved]
        moves += _pairs(left, [place for place in free if place not in used], wanted, told_by)
    decided = [(row, place) for row, place in moves if row.state != SuggestionState.PROPOSED]
    lost = {row.pk for row in astray if row.state == SuggestionState.PROPOSED}
    Suggestion.objects.filter(pk__in=lost).delete()
    rows[:] = [row for row in rows if row.pk not in lost]
    _write(decided)
    report.moved, report.gone = len(decided), len(lost)


def _pairs(
    rows: list[Suggestion], free: list[Place], wanted: dict[Place, Suggestion], told_by: str
) -> list[tuple[Suggestion, Place]]:
    """Rows and free places of one kind and hash, in order, wherever there are as many of the one as of the other."""
    old: dict[tuple[str, str], list[Suggestion]] = defaultdict(list)
    new: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.start):
        old[row.kind, getattr(row, told_by)].append(row)
    for place in free:
        new[place[0], getattr(wanted[place], told_by)].append(place)
    return [
        pair for key, group in old.items() if len(new[key]) == len(group) for pair in zip(group, new[key], strict=True)
    ]


def _write(moves: list[tuple[Suggestion, Place]]) -> None:
    """Each into a place that is free by then: what moves down the text from the last, what moves up from the first."""
    down = sorted((move for move in moves if move[1][1] > move[0].start), key=lambda move: -move[0].start)
    up = sorted((move for move in moves if move[1][1] <= move[0].start), key=lambda move: move[0].start)
    for row, (_, start, end) in [*down, *up]:
        in_the_way: Any = Suggestion.objects.filter(document=row.document, kind=row.kind, start=start, end=end)
        in_the_way.filter(state=SuggestionState.PROPOSED).delete()
        row.start, row.end = start, end
        row.save(update_fields=["start", "end"])
