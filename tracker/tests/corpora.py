"""Folders of made-up documents for the tests, the commands on them, and the folder that the fixtures cite, if here."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import nullcontext
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cases.tests.factories import RulingCitationFactory, RulingFactory
from sources.anchors.anchor import anchored
from sources.models import Citation, Document
from sources.tests.factories import DocumentFactory, StatementCitationFactory, StatementFactory

from .papers import ROOT

STORY = (
    "A judge blocks the order\r\n\r\nThe judge enjoined the order on Monday. Nobody appealed.\n\n"
    "\u201cSo be it,\u201d wrote the judge. The city had sued in February.\n"
)


def shared(name: str) -> Path:
    """A folder that lies beside the project, where its workplace has one; the test is skipped where it has none."""
    given = os.environ.get("ENJOINED_SHARED")
    for root in [Path(given)] if given else [ROOT.parent / "shared", ROOT.parent.parent / "shared"]:
        if (root / name).is_dir():
            return root / name
    pytest.skip(f"no folder shared/{name} beside the project: the documents are other people's and do not ship")


def ran(command: str, *words: object, fails: bool = False, **options: Any) -> str:
    """What a command prints, its last sentence too where it ends with an error, as it must then (`fails`)."""
    out = StringIO()
    with pytest.raises(CommandError) if fails else nullcontext() as raised:
        call_command(command, *map(str, words), stdout=out, stderr=StringIO(), **options)
    if raised is None:
        return out.getvalue()
    assert raised.value.returncode == 1
    return f"{out.getvalue()}{raised.value}"


def known(folder: Path, text: str = STORY, name: str = "story.txt") -> Document:
    """A document that the database knows by name and hash, and whose file is in the folder; its text is not stored."""
    (folder / name).write_bytes(text.encode())
    digest = hashlib.sha256(text.encode()).hexdigest()
    return DocumentFactory(slug=name.partition(".")[0], kind="news", corpus_file=name, sha256=digest)


def cite(document: Document, *passages: str, text: str = STORY) -> Iterator[Any]:
    """Two citations of each passage, for records of two kinds."""
    for words in passages:
        at = anchored(text, text.index(words), text.index(words) + len(words))
        place = {"document": document, "start": at.start, "end": at.end, "words_sha256": at.words_sha256}
        yield StatementCitationFactory(record=StatementFactory(document=document), **place)
        yield RulingCitationFactory(record=RulingFactory(), **place)


def words_of(citation: Citation) -> str:
    """The words that a citation points to, in the text as it is stored."""
    citation.refresh_from_db()
    return Document.objects.get(pk=citation.document_id).text[citation.start : citation.end]
