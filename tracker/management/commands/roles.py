"""`manage.py roles`: who may do what, as docs/roles.md shows it."""

from typing import Any

from django.core.management.base import BaseCommand

from tracker.roles.written import markdown


class Command(BaseCommand):
    help = "Prints who may do what, in Markdown: the tables of docs/roles.md."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(markdown())
