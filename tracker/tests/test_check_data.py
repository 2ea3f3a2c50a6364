"""`check_data` names what is wrong, and fails where the public sees it."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.tests.factories import LawsuitFactory, RulingFactory
from sources.problems.registry import problems
from sources.tests.factories import DiscrepancyFactory
from tracker.data_problems import markdown

from .papers import ROOT

pytestmark = pytest.mark.django_db
EXPLAINED = {"in_use": "nothing decides"}


def checked(**options: Any) -> str:
    out = StringIO()
    call_command("check_data", stdout=out, **options)
    return out.getvalue()


def refused(**options: Any) -> tuple[str, str]:
    """What it prints, and the sentence with which it fails."""
    out = StringIO()
    with pytest.raises(CommandError) as raised:
        call_command("check_data", stdout=out, **options)
    assert raised.value.returncode == 1
    return out.getvalue(), str(raised.value)


def test_nothing_wrong_is_said_in_one_sentence() -> None:
    assert checked(code=["conflict-unsettled"]) == "1 problem looked for: 0 open, 0 explained.\n"


def test_open_problem_is_named_with_its_remedy_and_its_screen_and_fails() -> None:
    conflict = DiscrepancyFactory(slug="conflict/day")
    told, sentence = refused()
    assert "conflict-unsettled: Sources disagree, and nothing says which reading stands. 1 open, 0 explained." in told
    assert "Settle which reading holds" in told
    assert f"discrepancy conflict/day  /admin/sources/discrepancy/{conflict.pk}/change/" in told
    assert sentence.endswith("Published records have 1 of the open ones.")


def test_explained_problem_is_printed_with_its_reason_and_does_not_fail() -> None:
    DiscrepancyFactory(slug="conflict/day", doubts=EXPLAINED)
    assert "discrepancy conflict/day (explained: nothing decides)" in checked()


def test_draft_may_have_a_problem() -> None:
    RulingFactory(slug="draft-order", lawsuit=LawsuitFactory(draft=True))
    told = checked(code=["source-missing"])
    assert "ruling draft-order (not published)" in told
    RulingFactory(slug="public-order")
    _, sentence = refused(code=["source-missing"])
    assert sentence.endswith("Published records have 2 of the open ones.")


def test_code_narrows_to_one_problem_and_an_unknown_one_is_told() -> None:
    RulingFactory()
    DiscrepancyFactory()
    told, _ = refused(code=["source-missing"])
    assert "conflict-unsettled" not in told
    with pytest.raises(CommandError, match="Did you mean source-missing"):
        checked(code=["source-mising"])


def test_limit_says_how_many_more_there_are_and_names_the_open_ones_first() -> None:
    DiscrepancyFactory(slug="a-explained", doubts=EXPLAINED)
    DiscrepancyFactory.create_batch(3)
    told, _ = refused(limit=2)
    assert "and 2 more (--limit)" in told
    assert "a-explained" not in told


def test_json_tells_the_same() -> None:
    DiscrepancyFactory(slug="conflict/day", doubts=EXPLAINED)
    told = {each["code"]: each for each in json.loads(checked(format="json"))}
    assert told.keys() == {each.code for each in problems()}
    assert told["conflict-unsettled"]["records"][0]["reason"] == "nothing decides"
    assert (told["conflict-unsettled"]["open"], told["conflict-unsettled"]["explained"]) == (0, 1)
    assert told["words-changed"]["not_checked"] == "no document's text is in this database"


def test_what_cannot_be_looked_for_is_said() -> None:
    assert "words-changed: not checked, because no document's text is in this database." in checked()


def test_queries_do_not_grow_with_the_records() -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            checked()
        return len(queries)

    DiscrepancyFactory(doubts=EXPLAINED)
    few = cost()
    DiscrepancyFactory.create_batch(5, doubts=EXPLAINED)
    assert cost() == few


@pytest.mark.usefixtures("shipped")
def test_shipped_fixtures_have_no_problem_that_they_do_not_explain() -> None:
    assert ": 0 open," in checked().splitlines()[-1]


def test_handbook_shows_what_is_looked_for() -> None:
    """Where this fails, put what `./run manage check_data --list` prints into docs/problems.md."""
    assert checked(list=True).strip() == markdown()
    assert markdown() in Path(ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
