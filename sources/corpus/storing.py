"""One file taken into the database: a document of its own, the text of one that is known, or its changed text."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath

from django.db.models import Q

from ..choices import DocumentKind
from ..dates import parse_partial_date
from ..desk.slugs import part, unused
from ..history.writing import writing
from ..models import Document, DocumentAuthor, Organization, Person
from ..reading.document import Read, Stated
from ..reading.folder import File, content
from ..reading.reader import read
from .citing import lock
from .finding import Finding
from .known import Known
from .moving import compare


class Status(StrEnum):
    """What a file turned out to be."""

    NEW = "new"
    KNOWN = "known"
    CHANGED = "changed"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Taken:
    """What became of a file. `notes`: what a researcher should know; `findings`: of the citations compared."""

    status: Status
    slug: str
    how: str = ""
    notes: tuple[str, ...] = ()
    findings: list[Finding] = field(default_factory=list)


def take_in(file: File, known: Known, *, kind: str = "", charset: str = "", again: bool = False) -> Taken:
    """Read a file and store what is not stored yet, in one transaction.

    `kind`: of new documents that do not say what they are. `again`: parse pages and PDFs also where the text of these
    very bytes is stored. Raises UnreadableError for a file that cannot be read.
    """
    raw = content(file)
    digest = hashlib.sha256(raw).hexdigest()
    key = known.document(file.name, digest)
    if key is not None and not again and file.kind != "text" and _is_stored(key, digest):
        return Taken(Status.KNOWN, known.slugs[key])
    found = read(file, raw, charset)
    if key is not None:
        return _take_again(key, file, digest, found, known)
    with writing(because=f"Read in from {file.name}."):
        document, notes = _added(file, digest, found, kind)
    known.add(document.pk, document.slug, file.name, digest)
    return Taken(Status.NEW, document.slug, f"{len(found.text):,} characters, {found.how}", notes)


def _is_stored(key: int, digest: str) -> bool:
    return Document.objects.filter(pk=key, sha256=digest).exclude(text="").exists()


def _take_again(key: int, file: File, digest: str, found: Read, known: Known) -> Taken:
    """A known document: nothing is done where its text is as it was; else its citations are compared with the text."""
    with writing(because=f"Read in from {file.name}."):
        document = lock(key)
        before, is_other = document.text, document.sha256 != digest
        if before == found.text and not is_other:
            return Taken(Status.KNOWN, document.slug)
        if is_other:
            known.by_hash[document.sha256].remove(key)
            known.by_hash[digest].append(key)
        document.sha256, document.text = digest, found.text
        document.save(update_fields=["sha256", "text"])
        findings = compare(document, before=before)
    if before == "" and not is_other:
        return Taken(Status.KNOWN, document.slug, "its text was stored", findings=findings)
    how = "its bytes are others" if is_other else "the same bytes read otherwise than before"
    return Taken(Status.CHANGED, document.slug, how, findings=findings)


def _added(file: File, digest: str, found: Read, kind: str) -> tuple[Document, tuple[str, ...]]:
    """A new document, with what it says of itself; what that is at odds with is left out and noted."""
    said, notes = found.stated, list(found.stated.notes)
    document = Document(
        slug=unused(Document, [part(said.title) or part(PurePosixPath(file.name).stem) or "document"]),
        kind=said.kind or kind or (DocumentKind.WEB if file.kind == "html" else DocumentKind.UNSORTED),
        title=said.title,
        corpus_file=file.name,
        sha256=digest,
        text=found.text,
    )
    if said.published_on:
        try:
            document.published_on, document.published_on_precision = parse_partial_date(said.published_on)
        except ValueError as error:
            notes.append(f"its date was left aside: {error}")
    if said.address:
        other = Document.objects.filter(url=said.address).first()
        if other is None:
            document.url = said.address
        else:
            notes.append(f"it gives the address of {other.slug}, and may be a copy of that")
    authors = _name_people(document, said)
    document.save()
    DocumentAuthor.objects.bulk_create(
        DocumentAuthor(document=document, person=person, position=n) for n, person in enumerate(authors)
    )
    return document, tuple(notes)


def _name_people(document: Document, said: Stated) -> list[Person]:
    """Set the publisher and return the authors that are records already; the names of others are kept as text.

    Names are no keys: an author is the person of that name who works for the publisher or wrote for it before, and who
    is the only one.
    """
    publishers = (
        Organization.objects.filter(name__iexact=said.publisher) if said.publisher else Organization.objects.none()
    )
    found = list(publishers[:2])
    document.publisher = found[0] if len(found) == 1 else None
    document.imprint = "" if document.publisher else said.publisher
    people = [_person(name, document.publisher) for name in said.authors]
    known = [person for person in people if person is not None]
    if len(known) < len(people):
        document.byline = "; ".join(said.authors)[:300]
        return []
    return list(dict.fromkeys(known))


def _person(name: str, publisher: Organization | None) -> Person | None:
    if publisher is None:
        return None
    named = Person.objects.filter(name__iexact=name)
    near = named.filter(Q(organization=publisher) | Q(documents__publisher=publisher)).distinct()[:2]
    return near[0] if len(near) == 1 and named.count() == 1 else None
