"""`manage.py sheet_columns`: what the columns of spreadsheets hold, as docs/spreadsheets.md shows it."""

from typing import Any

from django.contrib import admin
from django.core.management.base import BaseCommand

from sources.sheets.written import markdown, sheets


class Command(BaseCommand):
    help = "Prints the columns of every spreadsheet, in Markdown: the tables of docs/spreadsheets.md."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(markdown(sheets(admin.site)))
