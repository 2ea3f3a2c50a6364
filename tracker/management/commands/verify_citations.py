"""manage.py verify_citations."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from sources.corpus.citing import cited_whole
from sources.corpus.finding import BROKEN, INTACT, MOVED, UNCHECKED, counted
from sources.corpus.verifying import Checked, InFolder, Texts, stored, verify
from sources.reading.charset import is_charset

STATES = (INTACT, MOVED, BROKEN, UNCHECKED)
REMEDIES = {
    MOVED: "./run manage read_corpus DIR moves citations with their words; the desk asks somebody to look at each.",
    BROKEN: "Open the passage on the desk, choose the words that bear the record out, or take the citation away.",
    UNCHECKED: "./run manage read_corpus DIR stores the texts of a folder; --corpus DIR compares with its files.",
}


class Command(BaseCommand):
    help = (
        "Hold every citation of a passage, in every table, against the text stored here or the files of a folder, "
        "character by character. Changes nothing. Exit 1 if one is not intact."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--corpus", metavar="DIR", type=Path, help="Compare with the files of this folder.")
        parser.add_argument("--charset", default="", metavar="NAME", help="The charset of texts that are not in UTF-8.")
        parser.add_argument("--limit", type=int, default=50, metavar="N", help="Passages named (%(default)s).")

    def handle(self, *args: Any, corpus: Path | None, charset: str, limit: int, **options: Any) -> None:
        if charset and not is_charset(charset):
            raise CommandError(f"{charset} is no charset that is known here. windows-1252 is one.")
        try:
            texts: Texts = InFolder(corpus, charset) if corpus else stored
        except OSError as error:
            raise CommandError(f"{corpus}: {error.strerror}.") from None
        self.left, self.unnamed = limit, 0
        numbers, documents, amiss = Counter[str](), 0, 0
        try:
            for checked in verify(texts):
                documents += 1
                amiss += bool(checked.amiss)
                numbers += counted(checked.findings)
                self._name(checked)
            whole = cited_whole()
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(f"{error} (Is the database migrated? manage.py migrate)") from None
        self._close(numbers, documents, whole, amiss)

    def _name(self, checked: Checked) -> None:
        """The document, and each passage of it that is not intact."""
        lines = [finding.lines for finding in checked.findings if finding.lines]
        if checked.findings and all(finding.state == UNCHECKED for finding in checked.findings):
            number = counted(checked.findings)[UNCHECKED]
            self.stdout.write(f"{checked.document.slug}: {number:,} citations unchecked: {checked.findings[0].why}.")
            return
        if lines or checked.amiss:
            self.stdout.write(f"{checked.document.slug}{f': {checked.amiss}.' if checked.amiss else ':'}")
        for each in lines[: self.left]:
            for line in each:
                self.stdout.write(f"  {line}")
        self.unnamed += max(len(lines) - self.left, 0)
        self.left = max(self.left - len(lines), 0)

    def _close(self, numbers: Counter[str], documents: int, whole: int, amiss: int) -> None:
        if self.unnamed:
            self.stdout.write(f"And {self.unnamed:,} more passage{'s' if self.unnamed != 1 else ''} (--limit).")
        for state, remedy in REMEDIES.items():
            if numbers[state]:
                self.stdout.write(f"{state.capitalize()}: {remedy}")
        total, told = sum(numbers.values()), ", ".join(f"{numbers[state]:,} {state}" for state in STATES)
        passages = f"{total:,} citations of passages" if total != 1 else "1 citation of a passage"
        sentence = f"{passages} in {documents:,} document{'s' if documents != 1 else ''}: {told}."
        if amiss:
            sentence += f" The bytes of {amiss:,} document{'s' if amiss != 1 else ''} are not those that were read in."
        sentence += f" {whole:,} more cite{'s' if whole == 1 else ''} a document as a whole."
        if amiss or numbers[INTACT] != total:
            raise CommandError(sentence, returncode=1)
        self.stdout.write(sentence)
