"""Is a provision blocked? Asked from the command line."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.blocked.lookup import answer, changes
from cases.blocked.questions import BadQuestionError, find_place, find_provision, read_day, read_range, today
from cases.blocked.told import sentence, spans_told, told


class Command(BaseCommand):
    """`effect eo-13768/9a --place chicago-il --on 2018-09-01`: the answer, and the rulings that give it."""

    help = "Is a provision blocked, for this place, on this day, and on whose authority?"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("provision", help="Its slug: eo-13768/9a")
        parser.add_argument("--place", help="A jurisdiction by slug or GEOID: chicago-il, 1714000. Left out: anybody.")
        parser.add_argument("--on", help="A day, 2018-09-01. Left out: today.")
        parser.add_argument("--from", dest="first", help="With --to: every answer between two days.")
        parser.add_argument("--to", dest="last")
        parser.add_argument("--json", action="store_true", help="As JSON: what the API answers, without its addresses.")

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
        if options["first"] and options["on"]:
            raise CommandError("Give one day or a range: leave out --on, or --from and --to.")
        if options["first"]:
            first, last = read_range(options["first"], options["last"])
            self._changes(spans_told(changes(provision, place, first, last)), as_json=options["json"])
            return
        on = read_day("on", options["on"]) if options["on"] else today()
        found = answer(provision, place, on)
        full = told(found)
        if options["json"]:
            self._write_json(full)
            return
        self.stdout.write(sentence(found))
        for question in full["open_questions"]:
            self.stdout.write(f"Open: {question['sentence']}")
        for caution in full["cautions"]:
            self.stdout.write(f"Caution: {caution}")
        self.stdout.write("\nBecause:" if full["because"] else "\nNo ruling on it is recorded to this day.")
        for number, link in enumerate(full["because"], 1):
            documents = f" [{', '.join(link['documents'])}]" if link["documents"] else ""
            self.stdout.write(f"{number:>3}. {link['text']}{documents}")

    def _changes(self, spans: list[dict[str, Any]], *, as_json: bool) -> None:
        if as_json:
            self._write_json(spans)
            return
        for span in spans:
            by = ", ".join([*span["held_by"], *(f"perhaps {name}" for name in span["perhaps_by"])])
            days = f"{span['since'] or '...':>10}  {span['until'] or '...':<10}"
            self.stdout.write(f"{days}  {span['status']:<17}  {by}".rstrip())

    def _write_json(self, told: Any) -> None:
        self.stdout.write(json.dumps(told, indent=2, ensure_ascii=False))
