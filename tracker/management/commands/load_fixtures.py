"""manage.py load_fixtures."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tracker.dossiers.files import NoFixture, find
from tracker.dossiers.loading import Broken, load


class Command(BaseCommand):
    help = "Load the fixtures into the database: everything, or the files and folders named. All or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", metavar="PATH", help="Files or folders; by default all fixtures.")
        parser.add_argument("--check", action="store_true", help="Find every problem; change nothing.")

    def handle(self, *args: Any, paths: list[str], check: bool, **options: Any) -> None:
        try:
            files = find(paths or [settings.FIXTURES_DIR])
            report = load(files, check=check)
        except NoFixture as error:
            raise CommandError(str(error)) from None
        except Broken as broken:
            for problem in broken.problems:
                self.stderr.write(str(problem))
            raise CommandError(f"{len(broken.problems)} problems. Nothing was loaded.") from None
        self.stdout.write(
            f"{report.created.total():,} created, {report.updated.total():,} updated, "
            f"{report.unchanged.total():,} unchanged"
        )
