"""Compute the stored periods of effect anew, or hold them against what the engine computes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.blocked.periods import differences, rebuild, refresh


class Command(BaseCommand):
    """`rebuild_effect` writes every period anew; `--check` compares and exits 1 where stored and computed differ."""

    help = "Compute every stored period of effect anew; with --check, compare and exit 1 on a difference."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Write nothing but what is noted as stale; compare.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["check"]:
            self.stdout.write(f"{rebuild():,} periods computed.")
            return
        overdue = refresh()
        if overdue:
            self.stdout.write(f"{overdue:,} reliefs written since the last question were computed anew.")
        lines = differences()
        for line in lines:
            self.stderr.write(line)
        if lines:
            raise CommandError(f"{len(lines):,} differences. `rebuild_effect` without --check mends them.")
        self.stdout.write("Stored and computed periods agree.")
