"""`manage.py check_data`: what is wrong with the records, and exit 1 where the public sees it."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, ProgrammingError

from tracker.data_problems import Finding, findings, markdown


class Command(BaseCommand):
    help = (
        "Names the records that have a problem, and what to do about each. Those that say under doubts why they are so "
        "are counted apart. Exit 1 if a published record has a problem that is not explained."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--code", action="append", metavar="CODE", help="Only this problem; may be repeated.")
        parser.add_argument("--limit", type=int, default=20, metavar="N", help="Records named a problem (%(default)s).")
        parser.add_argument("--format", choices=("text", "json"), default="text")
        parser.add_argument("--list", action="store_true", help="What is looked for, as docs/problems.md shows it.")

    def handle(
        self,
        *args: Any,
        code: list[str] | None,
        limit: int,
        format: str,  # noqa: A002
        **options: Any,
    ) -> None:
        if options["list"]:
            self.stdout.write(markdown())
            return
        try:
            found = findings(code, limit=limit)
        except LookupError as error:
            raise CommandError(str(error)) from None
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(f"{error} (Is the database migrated? manage.py migrate)") from None
        if format == "json":
            self.stdout.write(json.dumps([each.told() for each in found], indent=2, ensure_ascii=False))
        else:
            for each in found:
                self._write(each)
        seen = sum(each.published for each in found)
        unexplained, explained = sum(each.open for each in found), sum(each.explained for each in found)
        looked_for = f"{len(found)} problem{'s' if len(found) != 1 else ''} looked for"
        sentence = f"{looked_for}: {unexplained:,} open, {explained:,} explained."
        if seen:
            raise CommandError(f"{sentence} Published records have {seen:,} of the open ones.", returncode=1)
        if format == "text":
            self.stdout.write(sentence)

    def _write(self, finding: Finding) -> None:
        problem = finding.problem
        if finding.not_checked:
            self.stdout.write(f"{problem.code}: not checked, because {finding.not_checked}.\n\n")
            return
        if not finding.open + finding.explained:
            return
        self.stdout.write(f"{problem.code}: {problem.sentence} {finding.open:,} open, {finding.explained:,} explained.")
        if finding.open:
            self.stdout.write(f"  {problem.remedy}")
        for record in finding.records:
            reason = f" (explained: {record.reason})" if record.reason else ""
            draft = "" if record.is_published else " (not published)"
            screen = "" if record.reason else f"  {record.screen}"
            self.stdout.write(f"  {record.kind} {record.slug}{draft}{reason}{screen}")
        if more := finding.open + finding.explained - len(finding.records):
            self.stdout.write(f"  and {more:,} more (--limit)")
        self.stdout.write("")
