"""manage.py dump_fixtures."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from tracker.dossiers.dumping import NotEmptyError, dump, homeless


class Command(BaseCommand):
    help = "Write every published record as fixture files into a folder. Loading them again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DIR", help="An empty or new folder, or one that holds fixtures.")
        parser.add_argument("--force", action="store_true", help="Write even if the folder holds other files.")

    def handle(self, *args: Any, folder: str, force: bool, **options: Any) -> None:
        try:
            for sentence in homeless():
                self.stderr.write(sentence)
            count = dump(Path(folder), force=force)
        except NotEmptyError as error:
            raise CommandError(str(error)) from None
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(f"{error} (Is the database migrated? manage.py migrate)") from None
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}.") from None
        self.stdout.write(f"{count:,} files written to {folder}")
