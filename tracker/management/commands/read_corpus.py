"""manage.py read_corpus."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from sources.choices import DocumentKind
from sources.corpus.folder import Report, take_all
from sources.reading.charset import is_charset
from sources.reading.folder import look_through
from tracker.dossiers.progress import Progress


class Command(BaseCommand):
    help = (
        "Read a folder of documents (.txt, .html, .pdf) into the database, with what each says of itself, and hold the "
        "citations of each against its text. Running it again changes nothing. Exit 1 if a file cannot be read or a "
        "citation is not intact."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = ", ".join(DocumentKind.values)
        parser.add_argument("folder", metavar="DIR", type=Path, help="Folders within it are read too; links are not.")
        parser.add_argument("--kind", choices=DocumentKind.values, default="", metavar="KIND",
                            help=f"What new documents are that do not say so: {kinds}.")  # fmt: skip
        parser.add_argument("--charset", default="", metavar="NAME", help="The charset of texts that are not in UTF-8.")
        parser.add_argument("--again", action="store_true", help="Parse known pages and PDFs anew.")
        parser.add_argument("--check", action="store_true", help="Say what reading would do; change nothing.")

    def handle(self, *args: Any, folder: Path, kind: str, charset: str, again: bool, check: bool, **_: Any) -> None:
        if charset and not is_charset(charset):
            raise CommandError(f"{charset} is no charset that is known here. windows-1252 is one.")
        try:
            found = look_through(folder)
        except OSError as error:
            raise CommandError(f"{folder}: {error.strerror}.") from None
        report, progress = Report(), Progress(self.stderr, "Reading")
        progress.size = sum(file.size for file in found.files)
        try:
            for file, lines in take_all(found, report, check=check, kind=kind, charset=charset, again=again):
                if lines:
                    progress.clear()
                for line in lines:
                    self.stdout.write(line)
                progress.add(file)
        except KeyboardInterrupt:
            raise CommandError("Stopped. What was read is stored; run it again to go on.") from None
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(f"{error} (Is the database migrated? manage.py migrate)") from None
        finally:
            progress.clear()
        self.stdout.write(f"{report.sentence(found)}{' Nothing was changed (--check).' if check else ''}")
        if amiss := report.amiss():
            raise CommandError(f"{'; '.join(amiss)}.".capitalize(), returncode=1)
