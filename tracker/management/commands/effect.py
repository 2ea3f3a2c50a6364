"""Is a provision blocked? Asked from the command line."""

import datetime as dt
import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.blocked.lookup import answer, changes
from cases.blocked.questions import BadQuestionError, find_place, find_provision, read_day, read_range
from cases.blocked.told import sentence, span_told, told


class Command(BaseCommand):
    """`effect eo-13768/9a --place chicago-il --on 2018-09-01`: the answer, and the rulings that give it."""

    help = "Is a provision blocked, for this place, on this day, and on whose authority?"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("provision", help="Its slug: eo-13768/9a")
        parser.add_argument("--place", help="A jurisdiction by slug or GEOID: chicago-il, 1714000. Left out: anybody.")
        parser.add_argument("--on", help="A day, 2018-09-01. Left out: today.")
        parser.add_argument("--from", dest="first", help="With --to: every answer between two days.")
        parser.add_argument("--to", dest="last")
        parser.add_argument("--json", action="store_true", help="As the API answers.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._answer(options)
        except BadQuestionError as bad:
            raise CommandError(str(bad)) from None

    def _answer(self, options: dict[str, Any]) -> None:
        provision = find_provision(options["provision"])
        place = find_place(options["place"]) if options["place"] else None
        if bool(options["first"]) != bool(options["last"]):
            raise CommandError("Give --from and --to together.")
        if options["first"]:
            first, last = read_range(options["first"], options["last"])
            for span in changes(provision, place, first, last):
                days = span_told(span)
                by = ", ".join([*days["held_by"], *(f"perhaps {name}" for name in days["perhaps_by"])])
                self.stdout.write(
                    f"{days['since'] or '...':>10}  {days['until'] or '...':<10}  {span.status:<17}  {by}"
                )
            return
        on = read_day("on", options["on"]) if options["on"] else dt.datetime.now(tz=dt.UTC).date()
        found = answer(provision, place, on)
        full = told(found)
        if options["json"]:
            self.stdout.write(json.dumps(full, indent=2, ensure_ascii=False))
            return
        self.stdout.write(sentence(found))
        for question in full["open_questions"]:
            self.stdout.write(f"Open: {question['sentence']}")
        self.stdout.write("\nBecause:" if full["because"] else "\nNo ruling on it is recorded to this day.")
        for number, link in enumerate(full["because"], 1):
            documents = f" [{', '.join(link['documents'])}]" if link["documents"] else ""
            self.stdout.write(f"{number:>3}. {link['text']}{documents}")
