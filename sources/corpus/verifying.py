"""Every citation of a passage held against the text it points into. Nothing is written."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from ..anchors.resolving import Outcome, resolve
from ..models import Document
from ..reading.folder import File, content, look_through
from ..reading.reader import read
from ..reading.refusal import UnreadableError
from .citing import Cited, cited
from .finding import BROKEN, INTACT, MOVED, UNCHECKED, Finding, nearest
from .moving import Noted, anchor, notes

Text = tuple[str, str]
"""The text of a document; and what is amiss with it, or why there is none."""
Texts = Callable[[Document], Text]


@dataclass(frozen=True)
class Checked:
    """A document and its cited passages. `amiss`: what is wrong with it as a whole."""

    document: Document
    amiss: str = ""
    findings: list[Finding] = field(default_factory=list)


def verify(texts: Texts) -> Iterator[Checked]:
    """Document by document, what was found of each cited passage."""
    for key, passages in groupby(cited(), key=lambda passage: passage.document):
        document = Document.objects.get(pk=key)
        text, amiss = texts(document)
        noted = notes(document)
        findings = [_finding(document, each, text, amiss, noted) for each in passages]
        yield Checked(document, amiss if text else "", findings)


def _finding(document: Document, each: Cited, text: str, amiss: str, noted: Noted) -> Finding:
    if not text:
        return Finding(each, UNCHECKED, why=amiss)
    row = noted.get(each.place)
    found = resolve(text, anchor(each.place, row, document.text))
    if found.outcome is Outcome.INTACT:
        return Finding(each, MOVED if row is not None and row.state == MOVED else INTACT, found)
    return Finding(each, MOVED if found.outcome is Outcome.MOVED else BROKEN, found, nearest(text, found))


def stored(document: Document) -> Text:
    """The text that the database holds."""
    text = document.text
    return text, "" if text else "the text is not in this database"


class InFolder:
    """The texts of the files of a folder, found by name, or else by the hash of their bytes."""

    def __init__(self, root: Path, charset: str = "") -> None:
        found = look_through(root)
        self.files = {file.name: file for file in found.files}
        self.refused = {name: str(refusal) for name, refusal in found.unreadable}
        self.charset = charset
        self._by_hash: dict[str, File] | None = None

    def __call__(self, document: Document) -> Text:
        try:
            file = self.files.get(document.corpus_file) or self._of_hash(document.sha256)
            if file is None:
                missing = f"{document.corpus_file or 'a file of it'} is not in the folder"
                return "", self.refused.get(document.corpus_file, missing)
            raw = content(file)
            text = read(file, raw, self.charset).text
        except UnreadableError as refusal:
            return "", f"{document.corpus_file}: {refusal}".rstrip(".")
        is_same = hashlib.sha256(raw).hexdigest() == document.sha256
        return text, "" if is_same else f"the bytes of {file.name} are not those that were read in"

    def _of_hash(self, digest: str) -> File | None:
        if self._by_hash is None:
            self._by_hash = {}
            for file in self.files.values():
                try:
                    self._by_hash[hashlib.sha256(content(file)).hexdigest()] = file
                except UnreadableError:
                    continue
        return self._by_hash.get(digest)
