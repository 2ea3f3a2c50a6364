"""A researcher's first day at the desk, as far as it is shown in docs/curating.md."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from cases.models import Appeal, Lawsuit, Relief
from sources.choices import Publication
from sources.tests.screens import change_page, changelist
from tracker.tests.chromium import Seat
from tracker.tests.ninth_circuit import forget
from tracker.tests.people import person
from tracker.tests.sheets import as_csv

Shown = tuple[str, Any]
NEW = {"short_name": "City of Chicago v. Sessions III", "caption": "City of Chicago v. Jefferson B. Sessions III"}


class FirstDay:
    """Ada, who is new, and Ben, who has the same lawsuit open."""

    def __init__(self, browser: Any, site: str, window: Any) -> None:
        forget()  # the ruling that she will enter
        Lawsuit.objects.filter(slug="santa-clara-v-trump").update(publication=Publication.DRAFT)
        people = {"Ada": ("researcher",), "Ben": ("researcher", "reviewer", "steward")}
        self.ada, self.ben = (
            Seat(
                browser,
                site,
                person(*roles, name=f"{name.lower()}@example.org", first_name=name),
                viewport=window,
                color_scheme="light",
            )
            for name, roles in people.items()
        )
        self.lawsuit = Lawsuit.objects.get(slug="chicago-v-sessions")

    def steps(self) -> Iterator[Shown]:
        """Each picture's name, and the page when it is to be taken."""
        yield from self.look_around()
        yield from self.add_a_lawsuit()
        yield from self.enter_a_ruling()
        yield from self.submit()
        yield from self.collide()
        yield from self.take_back()
        yield from self.import_a_sheet()

    def look_around(self) -> Iterator[Shown]:
        self.ada.go(reverse("admin:index"))
        yield "front-page", self.ada.page
        self.ada.go(change_page(self.lawsuit))
        yield "lawsuit", self.ada.page

    def add_a_lawsuit(self) -> Iterator[Shown]:
        page = self.ada.page
        self.ada.go(reverse("admin:cases_lawsuit_add"))
        for name, text in NEW.items():
            page.fill(f"[name={name}]", text)
        page.fill("[name=docket_number]", "17-cv-5720")
        page.select_option("[name=posture]", "defendant")
        self.ada.pick(".field-court", "N.D. Ill.")
        page.click("[name=_continue]")
        page.locator(".near").wait_for()
        yield "near-matches", page

    def enter_a_ruling(self) -> Iterator[Shown]:
        page = self.ada.page
        appeal = Appeal.objects.get(slug="ca9-san-francisco-v-trump-2018")
        change = f"change-{Relief.objects.get(slug='santa-clara-sj-2017-11-20/injunction').pk}"
        self.ada.go(f"{reverse('admin:cases_ruling_workbench')}?appeal={appeal.pk}")
        page.fill("[name=decided_on]", "2018-08-01")
        page.select_option("[name=result]", "affirmed_in_part")
        page.select_option("[name=decides-disposition]", "affirmed_reversed_remanded")
        page.get_by_label("Separation of powers, EO 13768, sec. 9(a)").select_option("merits:sustained")
        page.select_option(f"[name={change}-kind]", "narrows")
        page.select_option(f"[name={change}-takes_effect]", "on_mandate")
        page.locator(f"#{change} details summary").press("Enter")
        self.ada.pick(f"[name={change}-coverage-0-jurisdiction] + .select2", "California")
        page.check(f"[name={change}-coverage-0-with_subdivisions]")
        _show(page, "#ruling")
        yield "workbench", page
        self.ada.pick("[name=source-0-document] + .select2", "casetext-case-city-of-sf")
        page.fill("[name=change_reason]", "The decision was missing.")
        page.click("[name=_preview]")
        page.locator("#preview .desk-panel").wait_for()
        _show(page, "#preview")
        yield "preview", page

    def submit(self) -> Iterator[Shown]:
        suit = Lawsuit.objects.get(slug="santa-clara-v-trump")
        self.ada.go(change_page(suit))
        self.ada.page.click(".publication >> text=Submit for review")
        yield "submit", self.ada.page

    def collide(self) -> Iterator[Shown]:
        for each in (self.ada, self.ben):
            each.go(change_page(self.lawsuit))
        for each, text in ((self.ben, "The city challenges the conditions."), (self.ada, "The city challenges three.")):
            each.page.fill("[name=summary]", text)
            each.page.fill("[name=change_reason]", "In plainer words.")
            each.page.click("[name=_continue]")
            each.page.locator(".messagelist .success, .errornote").first.wait_for()
        _show(self.ada.page, ".field-summary")
        yield "two-people", self.ada.page

    def take_back(self) -> Iterator[Shown]:
        self.ada.go(change_page(self.lawsuit))
        self.ada.page.click(".object-tools >> text=History")
        yield "history", self.ada.page

    def import_a_sheet(self) -> Iterator[Shown]:
        page = self.ada.page
        self.ada.go(f"{changelist(Lawsuit)}import/")
        row = {"court": "ilnds", "posture": "defendant", "filed_on": "7 August 2017", **NEW}
        page.set_input_files(
            "[name=file]", files=[{"name": "lawsuits.csv", "mimeType": "text/csv", "buffer": as_csv([row])}]
        )
        page.click("#upload_form [type=submit]")
        page.locator(".problems").wait_for()
        yield "spreadsheet", page


def _show(page: Any, what: str) -> None:
    page.evaluate("what => document.querySelector(what).scrollIntoView()", what)
