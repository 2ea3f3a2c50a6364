"""Whoever writes, and however: the next answer knows of it, and `rebuild_effect --check` finds nothing amiss."""

import datetime as dt
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from cases.models import CoverageMember, Relief, ReliefChange, ReliefProvision
from cases.tests import factories as make
from policies.models import Jurisdiction, Provision
from policies.tests.factories import FederalActionFactory, JurisdictionFactory, ProvisionFactory
from sources.tests.screens import change_page, opened, save
from tracker.tests.conftest import Ask
from tracker.tests.dossiers import LAWSUIT, edit, load

pytestmark = pytest.mark.django_db
DAY = {"decided_on_precision": "day"}
JUNE = {"expires_on": dt.date(2017, 6, 1), "expires_on_precision": "day"}
Write = Callable[[Relief, Client], object]


@pytest.fixture
def relief() -> Any:
    """EO 1, sec. 9(a), enjoined for Springfield from 25 April 2017 on."""
    action = FederalActionFactory(slug="eo-1", signed_on="2017-01-25", signed_on_precision="day")
    section = ProvisionFactory(slug="eo-1/9a", federal_action=action)
    given = make.ReliefFactory(
        slug="pi/injunction", ruling=make.RulingFactory(decided_on="2017-04-25", **DAY), provisions=[section]
    )
    springfield = JurisdictionFactory(slug="springfield", name="Springfield")
    make.CoverageMemberFactory(relief=given, of_place=True, jurisdiction=springfield)
    return given


def answer(ask: Ask, on: str = "2018-01-01") -> str:
    return str(ask("effect/", provision="eo-1/9a", jurisdiction="springfield", on=on)["status"])


def check() -> str:
    out = StringIO()
    call_command("rebuild_effect", check=True, stdout=out, stderr=out)
    return out.getvalue()


def execute(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def by_admin(relief: Relief, client: Client) -> None:
    page = change_page(relief)
    assert save(client, page, {**opened(client, page), "expires_on": "2017-06-01"}).status_code == 302


def by_admin_taking_away(relief: Relief, client: Client) -> None:
    page = change_page(relief)
    assert save(client, page, {**opened(client, page), "coverage-0-DELETE": "on"}).status_code == 302


def by_save(relief: Relief, client: Client) -> None:
    relief.expires_on, relief.expires_on_precision = dt.date(2017, 6, 1), "day"
    relief.save()


def by_bulk_update(relief: Relief, client: Client) -> None:
    relief.expires_on, relief.expires_on_precision = dt.date(2017, 6, 1), "day"
    Relief.objects.bulk_update([relief], list(JUNE))


def by_bulk_create(relief: Relief, client: Client) -> None:
    ruling = make.RulingFactory(decided_on="2017-06-01", **DAY)
    ReliefChange.objects.bulk_create(
        [ReliefChange(slug="later/dissolves", relief=relief, ruling=ruling, kind="dissolves")]
    )


WRITES: dict[str, Write] = {
    "the admin": by_admin,
    "the admin, taking away": by_admin_taking_away,
    "save()": by_save,
    "create()": lambda relief, client: make.ReliefChangeFactory(
        relief=relief, ruling=make.RulingFactory(decided_on="2017-06-01", **DAY), kind="dissolves"
    ),
    "bulk_create()": by_bulk_create,
    "bulk_update()": by_bulk_update,
    "update()": lambda relief, client: Relief.objects.update(**JUNE),
    "update() of a ruling": lambda relief, client: type(relief.ruling).objects.update(decided_on="2019-01-01"),
    "raw SQL, changing": lambda relief, client: execute(
        "UPDATE cases_relief SET expires_on = %s, expires_on_precision = %s", *JUNE.values()
    ),
    "raw SQL, deleting": lambda relief, client: execute("DELETE FROM cases_coveragemember"),
    "delete() of a row": lambda relief, client: CoverageMember.objects.get().delete(),
    "delete() of many": lambda relief, client: ReliefProvision.objects.all().delete(),
    "delete() of the relief": lambda relief, client: relief.delete(),
}


@pytest.mark.parametrize("way", WRITES)
def test_the_next_answer_knows_what_was_written(ask: Ask, admin_client: Client, relief: Relief, way: str) -> None:
    assert answer(ask) == "blocked"
    WRITES[way](relief, admin_client)
    assert answer(ask) == "not_blocked"
    assert check() == "Stored and computed periods agree.\n"


@pytest.mark.parametrize("way", WRITES)
def test_a_check_right_after_a_write_is_clean(ask: Ask, admin_client: Client, relief: Relief, way: str) -> None:
    assert answer(ask) == "blocked"
    WRITES[way](relief, admin_client)
    assert check().endswith("Stored and computed periods agree.\n")
    assert answer(ask) == "not_blocked"


def test_moving_a_place_beneath_another_is_known_to_the_next_answer(ask: Ask, relief: Relief) -> None:
    state = JurisdictionFactory(slug="state")
    CoverageMember.objects.update(jurisdiction=state, with_subdivisions=True)
    assert answer(ask) == "not_blocked"
    Jurisdiction.objects.filter(slug="springfield").update(parent=state)
    assert answer(ask) == "blocked"
    assert check() == "Stored and computed periods agree.\n"


def test_a_load_of_fixtures_is_known_to_the_next_answer(ask: Ask, sample: Path) -> None:
    def told() -> str:
        return str(ask("effect/", provision="eo-99999/9a", on="2018-03-01")["status"])

    load(sample)
    assert told() == "blocked"
    edit(sample, LAWSUIT, "effective_on: 2017-04-26", "effective_on: 2018-03-02")
    load(sample)
    assert told() == "not_blocked"
    assert check() == "Stored and computed periods agree.\n"
    assert ask("effect/", provision="eo-99999/9a", on="2018-03-03")["status"] == "blocked"
    edit(sample, LAWSUIT, "        provisions: [eo-99999/9a]\n        changes:", "        changes:")
    load(sample, prune=True)
    assert ask("effect/", provision="eo-99999/9a", on="2018-03-03")["status"] == "not_blocked"
    assert check() == "Stored and computed periods agree.\n"


@pytest.mark.usefixtures("shipped")
def test_what_ships_is_computed_by_the_first_answer(ask: Ask) -> None:
    ask("effect/", provision="eo-13768/9a")
    assert check() == "Stored and computed periods agree.\n"
    assert Provision.objects.filter(effect_periods__isnull=False).exists()
