"""Citations held against a stored text: those whose words moved go along, openly; those whose words went break."""

from typing import Any

from ..anchors.anchor import Anchor, anchored, digest
from ..anchors.resolving import Outcome, Resolved, resolve
from ..history.writing import writing
from ..models import Document, Passage
from .citing import Cited, Place, cited
from .finding import BROKEN, INTACT, MOVED, Finding, nearest

Noted = dict[Place, Passage]


def compare(document: Document, *, before: str = "") -> list[Finding]:
    """Hold all citations of the document against its text, move those whose words moved, and note each passage.

    `before`: the text they pointed into until now, which gives the words of those that were never noted.
    """
    text, noted = document.text, notes(document)
    findings = [_finding(each, text, noted, before) for each in cited([document.pk])]
    wanted: Noted = {}
    for each in findings:
        row = _row(document, each, noted, before)
        if place_of(row) not in wanted or row.state == MOVED:
            wanted[place_of(row)] = row
    for each in findings:
        if each.found is not None and each.found.outcome is Outcome.MOVED:
            move(document, each.cited, each.found.start or 0, each.found.end or 0)
    _note(noted, wanted)
    return findings


def notes(document: Document) -> Noted:
    """What was noted of the document's passages."""
    return {place_of(row): row for row in document.passage_rows.all()}


def place_of(row: Passage) -> Place:
    """The place that a note is about."""
    return row.start, row.end, row.words_sha256


def anchor(place: Place, row: Passage | None, before: str = "") -> Anchor:
    """What is known of a passage: from its note, else from the text it stood in, else its hash alone."""
    if row is not None and row.exact:
        return Anchor(*place, row.exact, row.prefix, row.suffix)
    start, end, words_sha256 = place
    if end <= len(before) and digest(before[start:end]) == words_sha256:
        return anchored(before, start, end)
    return Anchor(*place)


def move(document: Document, passage: Cited, start: int, end: int) -> None:
    """Have the citations of a passage point elsewhere in the same document; their history says why."""
    was = f"{passage.place[0]} to {passage.place[1]}"
    with writing(because=f"The text of {document.slug} changed: the words at {was} stand at {start} to {end} now."):
        for table, keys in passage.keys.items():
            rows: Any = table._default_manager
            rows.filter(pk__in=keys).update(start=start, end=end)


def _finding(each: Cited, text: str, noted: Noted, before: str) -> Finding:
    row = noted.get(each.place)
    found = resolve(text, anchor(each.place, row, before))
    if found.outcome is Outcome.INTACT:  # what was moved stays so until somebody has looked at it
        return Finding(each, MOVED if row is not None and row.state == MOVED else INTACT, found)
    return Finding(each, MOVED if found.outcome is Outcome.MOVED else BROKEN, found, nearest(text, found))


def _row(document: Document, each: Finding, noted: Noted, before: str) -> Passage:
    """The note of a passage as it is to be."""
    start, end, words_sha256 = each.cited.place
    row, found = noted.get(each.cited.place), each.found or Resolved(Outcome.LOST)
    more: dict[str, int | None] = {}
    if each.state == BROKEN:
        known = anchor(each.cited.place, row, before)
        more = {"nearest_start": found.start, "nearest_end": found.end}
    else:
        known = anchored(document.text, found.start or 0, found.end or 0)
        if found.outcome is Outcome.MOVED:
            more = {"was_start": start, "was_end": end}
        elif row is not None and row.state == MOVED:
            more = {"was_start": row.was_start, "was_end": row.was_end}
    words = {"exact": known.exact, "prefix": known.prefix, "suffix": known.suffix}
    place = {"start": known.start, "end": known.end, "words_sha256": words_sha256}
    return Passage(document=document, state=each.state, **place, **words, **more)


def _note(noted: Noted, wanted: Noted) -> None:
    """Have the notes as wanted; one that says the same is left alone."""
    names = [f.attname for f in Passage._meta.concrete_fields if f.name not in ("id", "found_at")]
    gone, come = [], []
    for place in noted.keys() | wanted.keys():
        old, new = noted.get(place), wanted.get(place)
        if old is None or new is None or any(getattr(old, name) != getattr(new, name) for name in names):
            gone += [old.pk] if old is not None else []
            come += [new] if new is not None else []
    Passage.objects.filter(pk__in=gone).delete()
    Passage.objects.bulk_create(sorted(come, key=place_of))
