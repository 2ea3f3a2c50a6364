"""`manage.py suggest`: what the documents may say, for a researcher to accept or not."""

from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, ProgrammingError

from cases.models import Suggestion
from cases.suggestions.suggesting import UnreadableError, matcher, suggest
from sources.models import Document
from sources.nearest import did_you_mean


class Command(BaseCommand):
    help = (
        "Propose what documents name: actions, suits, courts, people, places, agencies, programs, grounds, days and "
        "amounts; and what a sentence says a court did. Decisions stay; nothing becomes a fact without a person."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--document", action="append", metavar="SLUG", help="Only this one; may be repeated.")

    def handle(self, *args: Any, document: list[str] | None, verbosity: int, **options: Any) -> None:
        passed_over = 0
        try:
            slugs = self._wanted(document)
            using = matcher()
            for number, slug in enumerate(slugs, 1):
                began = monotonic()
                try:
                    report = suggest(Document.objects.get(slug=slug), using)
                except UnreadableError as error:
                    passed_over += 1
                    self.stderr.write(str(error))
                    continue
                if verbosity:
                    told = f"{report.new} new, {report.changed} changed, {report.moved} moved, {report.gone} gone"
                    held = f"{report.decided} decided before, {report.remembered} rejected before"
                    took = f"{monotonic() - began:.1f} s"
                    self.stdout.write(f"{number}/{len(slugs)} {slug}: {report.open} open ({told}; {held}), {took}")
                    self.stdout.flush()
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(f"{error} (Is the database migrated? manage.py migrate)") from None
        except KeyboardInterrupt:
            raise CommandError("Stopped. The documents told so far keep their suggestions.") from None
        if passed_over:
            raise CommandError(f"{passed_over} of {len(slugs)} documents could not be read; the reasons stand above.")
        if verbosity:
            waiting = Suggestion.objects.filter(state="proposed").count()
            self.stdout.write(f"{waiting:,} suggestions wait for a researcher.")

    def _wanted(self, asked: list[str] | None) -> list[str]:
        """The slugs asked for, or of all documents whose text is here."""
        if asked:
            known = set(Document.objects.filter(slug__in=asked).values_list("slug", flat=True))
            for slug in asked:
                if slug not in known:
                    near = did_you_mean(slug, Document.objects.values_list("slug", flat=True))
                    raise CommandError(f"There is no document {slug}. {near}".rstrip())
            return list(dict.fromkeys(asked))
        slugs = list(Document.objects.exclude(text="").order_by("slug").values_list("slug", flat=True))
        if not slugs:
            raise CommandError("No document has its text here. Read some in: ./run manage read_corpus FOLDER.")
        return slugs
