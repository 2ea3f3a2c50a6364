"""The table of known answers, worked out by hand, asked of the records that ship: of the engine, the API and the
command alike. And what else is known of them: lineage, whom San Francisco's orders and Evanston's cover."""

import datetime as dt
import json
from collections.abc import Iterable
from io import StringIO
from itertools import groupby
from typing import Any

import pytest
from django.core.management import call_command

from cases.blocked.lookup import answer, changes
from cases.blocked.questions import find_place, find_provision
from cases.effect.moments import FOREVER
from cases.tests.known_answers import LAST_RECORDED, Known, known_answers
from policies.models import Jurisdiction
from tracker.tests.conftest import Ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]
KNOWN = known_answers()
ROWS = [row for rows in KNOWN.values() for row in rows]
LEADING = [row for row in ROWS if row.leads]


def decided_by(row: Known, told: dict[str, Any]) -> bool:
    """Whether the answer rests on the ruling (or the action) that decides it by the table."""
    givers = {slug.split("/")[0] for name in ("held_by", "perhaps_by") for slug in told[name]}
    asked = {question["change"].split("/")[0] for question in told["open_questions"]}
    if row.status == "blocked":
        return row.by in givers
    if row.status == "unknown":
        return row.by == "" or row.by in givers | asked
    rulings = {link["ruling"] for link in told["because"]}
    ended = any(link["kind"] == "ended" for link in told["because"])
    return ended if row.status == "revoked" else row.by == "" or row.by in rulings


def wrong(row: Known, told: dict[str, Any]) -> str:
    """What an answer has otherwise than the table; nothing where they agree."""
    if told["status"] != row.status:
        return f"{row}: {told['status']}, not {row.status}"
    return "" if decided_by(row, told) else f"{row}: not decided by {row.by}"


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(ROWS) > 1000
    assert {row.status for row in ROWS} == {"blocked", "not_blocked", "unknown", "revoked", "not_yet_effective"}


def test_the_engine_gives_every_known_answer_on_every_day_it_holds_and_no_other() -> None:
    problems = []
    for (provision, place), rows in KNOWN.items():
        record, where = find_provision(provision), find_place(place) if place else None
        for row in rows:
            until = FOREVER - dt.timedelta(days=1) if row.ends is None else row.last
            found = {span.status.value for span in changes(record, where, row.starts, until)}
            problems += [f"{row}: {sorted(found)}, not {row.status}"] if found != {row.status} else []
        first, last = rows[0], rows[-1]
        for day, row in ((first.starts, first), (last.last, last)):
            found_on = answer(record, where, day).status.value
            problems += [f"{row} on {day}: {found_on}"] if found_on != row.status else []
    assert problems == []


def without_repeats(statuses: Iterable[str]) -> list[str]:
    """What the status is, and every change of it."""
    return [status for status, _ in groupby(statuses)]


def missed(rows: list[Known], spans: list[dict[str, Any]]) -> list[str]:
    """What a range of days has otherwise than the table."""
    told = without_repeats(span["status"] for span in spans)
    return [] if told == without_repeats(row.status for row in rows) else [f"{rows[0]}: {told}"]


def command(*asked: str | None, **options: Any) -> Any:
    """What the command prints as JSON."""
    out = StringIO()
    call_command("effect", *asked, json=True, stdout=out, **options)
    return json.loads(out.getvalue())


def test_the_api_gives_every_known_answer(ask: Ask) -> None:
    problems = []
    for (provision, place), rows in KNOWN.items():
        days = {"from": rows[0].starts.isoformat(), "to": rows[-1].last.isoformat()}
        problems += missed(rows, ask("effect/", provision=provision, **days, **_at(place))["spans"])
    assert problems == []


@pytest.mark.any_database
def test_the_command_gives_every_known_answer() -> None:
    problems = []
    for (provision, place), rows in KNOWN.items():
        days = {"first": rows[0].starts.isoformat(), "last": rows[-1].last.isoformat()}
        problems += missed(rows, command(provision, place=place, **days))
    assert problems == []


@pytest.mark.any_database
def test_the_api_says_what_decides_an_answer_on_its_first_day(ask: Ask) -> None:
    told = [
        wrong(row, ask("effect/", provision=row.provision, on=row.starts.isoformat(), **_at(row.place)))
        for row in LEADING
    ]
    assert [problem for problem in told if problem] == []


@pytest.mark.any_database
def test_the_command_says_what_decides_an_answer_on_its_last_day() -> None:
    told = [wrong(row, command(row.provision, place=row.place, on=row.last.isoformat())) for row in LEADING]
    assert [problem for problem in told if problem] == []


def _at(place: str | None) -> dict[str, str]:
    return {"jurisdiction": place} if place else {}


@pytest.mark.parametrize(
    ("day", "places"),
    [("2025-04-23", 0), ("2025-04-24", 16), ("2025-08-21", 16), ("2025-08-22", 50), ("2026-08-21", 50)],
)
def test_san_francisco_v_trump_covers_sixteen_then_fifty_and_nobody_else(ask: Ask, day: str, places: int) -> None:
    told = ask("effect/", provision="eo-14159/17", on=day)
    covered = {place["slug"] for place in told["coverage"]["places"]} if told["coverage"] else set()
    assert len(covered) == places
    assert not (told["coverage"] or {}).get("universal")
    spans = {
        place.slug: answer(find_provision("eo-14159/17"), place, dt.date.fromisoformat(day)) for place in _places()
    }
    assert {slug for slug, found in spans.items() if found.status.value == "blocked"} == covered


def _places() -> list[Jurisdiction]:
    return list(Jurisdiction.objects.select_related("parent__parent__parent"))


@pytest.mark.parametrize(
    ("day", "classes"),
    [
        ("2018-08-28", []),  # stayed as to the Conference in the order itself
        ("2018-08-29", ["United States Conference of Mayors"]),  # the Seventh Circuit lifted the stay
        ("2021-04-13", ["United States Conference of Mayors"]),
    ],
)
def test_evanston_s_injunction_covers_the_conference_of_mayors_once_the_stay_is_lifted(
    ask: Ask, day: str, classes: list[str]
) -> None:
    for condition in ("notice", "access", "certification"):
        found = ask("effect/", provision=f"byrne-jag-fy2017-conditions/{condition}", on=day)
        assert found["coverage"]["classes"] == classes
        told = ask("effect/", provision=found["provision"], jurisdiction="denver-co", on=day)
        assert told["status"] == "not_blocked"
        assert [caution.split(";")[0] for caution in told["cautions"]] == [
            f"An order in force that day also covers {name}" for name in classes
        ]


# Lineage


def test_eo_14287_is_flagged_from_its_day_and_resolved_by_the_order_of_9_may_2025(ask: Ask) -> None:
    assert ask("federal-actions/eo-14287/", on="2025-04-27")["lineage"] == []
    [open_one] = ask("federal-actions/eo-14287/", on="2025-05-08")["lineage"]
    assert (open_one["standing"], open_one["relation"], open_one["enjoined"]) == ("open", "reissues", ["eo-14159/17"])
    assert open_one["open"] == ["eo-14287/2", "eo-14287/3a", "eo-14287/3b"]
    [settled] = ask("federal-actions/eo-14287/", on="2025-05-09")["lineage"]
    assert settled["settled_by"] == "san-francisco-2025-clarification-2025-05-09"
    assert (settled["carried_over"], settled["not_carried_over"]) == (["eo-14287/3a"], ["eo-14287/2", "eo-14287/3b"])


@pytest.mark.parametrize(
    ("place", "on", "warned"),
    [
        ("san-francisco-ca", "2025-04-28", True),
        ("san-francisco-ca", "2025-05-08", True),
        ("san-francisco-ca", "2025-05-09", False),
        ("chicago-il", "2025-05-01", False),
        (None, "2025-05-01", True),
    ],
)
def test_section_3a_is_answered_with_a_caution_while_nobody_had_said(
    ask: Ask, place: str | None, on: str, warned: bool
) -> None:
    found = ask("effect/", provision="eo-14287/3a", on=on, **_at(place))
    assert bool(found["cautions"]) == warned
    assert ("lineage" in {link["kind"] for link in found["because"]}) == (warned or on == "2025-05-09")


def test_the_record_ends_where_the_table_says(ask: Ask) -> None:
    newest = ask("rulings/", order="-decided_on", page_size=1)["results"][0]["decided_on"]
    assert dt.date.fromisoformat(newest) <= LAST_RECORDED
