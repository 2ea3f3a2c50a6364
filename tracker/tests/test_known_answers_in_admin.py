"""The table of known answers, asked of the admin: the time line on a provision's screen, and the rulings it names."""

import datetime as dt
import re
from dataclasses import dataclass
from html import unescape
from itertools import groupby

import pytest
from django.test import Client, RequestFactory

from cases.admin.panels import WORDS, provision_panel
from cases.blocked.questions import find_provision
from cases.effect.answer import BEGINNING
from cases.effect.moments import FOREVER
from cases.models import Ruling
from cases.tests.known_answers import Known, known_answers
from policies.models import Provision
from sources.tests.screens import change_page

pytestmark = [pytest.mark.django_db, pytest.mark.any_database, pytest.mark.usefixtures("shipped")]
KNOWN = known_answers()
LEADING = {asked: rows for asked, rows in KNOWN.items() if rows[0].leads}
OTHERS = {asked: rows for asked, rows in KNOWN.items() if asked not in LEADING}
STATUS = {words: status.value for status, words in WORDS.items()}
TABLE = re.compile(r"<p><strong>(For .+?), today\.</strong>.*?<tbody>(.*?)</tbody>", re.DOTALL)
ROW = re.compile(r"<tr[^>]*>\s*(.*?)\s*</tr>", re.DOTALL)
CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)


@dataclass(frozen=True)
class Shown:
    """One line of the time line: from a day to another, [since, until), the answer, and what is named beside it."""

    since: dt.date
    until: dt.date
    status: str
    beside: str


def shown_in(page: str) -> list[Shown]:
    """The time line for the place asked for, or for anybody: the last on the page."""
    lines = []
    for row in ROW.findall(TABLE.findall(page)[-1][1]):
        since, until, answer, beside = (re.sub(r"<[^>]+>", " ", cell).strip() for cell in CELL.findall(row))
        status = STATUS[unescape(answer).removesuffix("(today)").strip()]
        lines.append(Shown(_day(since, BEGINNING), _day(until, FOREVER), status, beside))
    return lines


def _day(text: str, unbounded: dt.date) -> dt.date:
    return dt.date.fromisoformat(text) if re.match(r"\d", text) else unbounded


def during(lines: list[Shown], row: Known) -> list[Shown]:
    """The lines on whose days a known answer holds."""
    return [line for line in lines if line.since < (row.ends or FOREVER) and line.until > row.starts]


def wrong(rows: list[Known], page: str) -> list[str]:
    """What the screen says otherwise than the table."""
    lines = shown_in(page)
    told = [(row, [status for status, _ in groupby(line.status for line in during(lines, row))]) for row in rows]
    return [f"{row}: {statuses}, not {row.status}" for row, statuses in told if statuses != [row.status]]


def undecided(rows: list[Known], page: str, screens: dict[str, str]) -> list[str]:
    """Where the screen does not name the ruling that decides an answer: beside a block, or in the chain."""
    lines, found = shown_in(page), []
    for row in rows:
        beside = [line.beside for line in during(lines, row)]
        if row.status == "blocked":
            named = all(f"{row.by}/" in each for each in beside)
        else:
            named = row.by not in screens or f'href="{screens[row.by]}"' in page
        found += [] if named else [f"{row}: {row.by} is not named"]
    return found


def test_the_screen_of_a_provision_shows_known_answers_and_names_what_decides_them(admin_client: Client) -> None:
    problems = []
    screens = {ruling.slug: change_page(ruling) for ruling in Ruling.objects.filter(slug__in=_deciding())}
    assert len(screens) > 60
    for (provision, place), rows in LEADING.items():
        response = admin_client.get(change_page(Provision.objects.get(slug=provision)), _asked(place))
        page = response.content.decode()
        problems += wrong(rows, page) + undecided(rows, page, screens)
    assert problems == []


def test_the_panel_of_a_provision_shows_the_others_one_in_three() -> None:
    problems = []
    records = {slug: find_provision(slug) for slug, _ in KNOWN}
    for (provision, place), rows in list(OTHERS.items())[::3]:
        problems += wrong(rows, provision_panel(records[provision], RequestFactory().get("/", _asked(place))))
    assert problems == []


def _asked(place: str | None) -> dict[str, str]:
    return {"place": place} if place else {}


def _deciding() -> set[str]:
    return {row.by for rows in KNOWN.values() for row in rows if row.by}
