"""manage.py load_fixtures."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, OperationalError, ProgrammingError

from tracker.dossiers import files, loading
from tracker.dossiers.problems import FixtureError
from tracker.dossiers.progress import Progress
from tracker.dossiers.summary import summary


class Command(BaseCommand):
    help = "Load the fixtures into the database: everything, or the files and folders named. All or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", metavar="PATH", help="Files or folders; by default all fixtures.")
        parser.add_argument("--check", action="store_true", help="Find every problem; change nothing.")
        parser.add_argument("--changed", action="store_true", help="Skip files that are as they were last loaded.")
        parser.add_argument(
            "--prune", action="store_true", help="Remove what stood in a loaded record and is no longer in the files."
        )

    def handle(
        self, *args: Any, paths: list[str], check: bool, changed: bool, prune: bool, verbosity: int, **options: Any
    ) -> None:
        found, amiss = files.find(paths or [settings.FIXTURES_DIR])
        progress = Progress(self.stderr)
        try:
            if amiss:
                raise FixtureError(amiss)
            wanted = loading.changed(found) if changed else found
            progress.size = sum(file.size for file in wanted)
            report = loading.load(wanted, check=check, prune=prune, done=progress.add)
        except FixtureError as error:
            progress.clear()
            for line in error.lines:
                self.stderr.write(line)
            count = f"{len(error.lines)} problem{'s' if len(error.lines) > 1 else ''}"
            raise CommandError(f"{count}. Nothing was loaded.") from None
        except IntegrityError as error:
            progress.clear()
            raise CommandError(f"The database refuses it: {error}. Nothing was loaded.") from None
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}. Nothing was loaded.") from None
        except KeyboardInterrupt:
            raise CommandError("Stopped. Nothing was loaded.") from None
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(f"{error} (Is the database migrated? manage.py migrate)") from None
        progress.clear()
        for line in summary(report, detailed=verbosity > 0, checked=check):
            self.stdout.write(line)
