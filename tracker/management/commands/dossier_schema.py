"""manage.py dossier_schema."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tracker.dossiers.schema import files


class Command(BaseCommand):
    help = "Write the JSON Schemas of the dossiers to fixtures/schema/, from the models and the definition."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Write nothing; fail if one is not up to date.")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        folder = Path(settings.FIXTURES_DIR, "schema")
        wanted = dict(files())
        there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}
        stale = sorted({name for name in wanted if there.get(name) != wanted[name]} | there.keys() - wanted.keys())
        if check and stale:
            raise CommandError(
                f"Not up to date: {', '.join(stale)}. Run manage.py dossier_schema and commit the result."
            )
        if not check:
            folder.mkdir(parents=True, exist_ok=True)
            for name in stale:
                path = folder / name
                path.write_text(wanted[name], encoding="utf-8", newline="\n") if name in wanted else path.unlink()
        self.stdout.write(f"{len(wanted)} schemas, {len(stale)} {'written' if stale else 'changed'}")
