"""Whatever is asked about effect is one statement, once the names in it were looked up."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections

from cases.blocked.periods import refresh
from cases.effect.labels import Label
from cases.models import Lawsuit, Relief
from cases.tests import factories as make
from policies.models import Jurisdiction, Provision
from policies.tests.factories import FederalActionFactory, JurisdictionFactory, LocalPolicyFactory, ProvisionFactory
from sources.choices import Publication
from sources.history.known import past
from tracker.api import effect_names

from .asker import Asker

pytestmark = pytest.mark.django_db(transaction=True)  # within a transaction, no version tells what was written
ON, DAY = dt.date(2017, 6, 1), "on=2017-06-01"
QUESTIONS = [
    f"effect/?{DAY}",
    "effect/",
    f"effect/?{DAY}&page_size=1",
    f"effect/?{DAY}&jurisdiction=chicago-il",
    f"effect/?{DAY}&jurisdiction=1714000&page_size=1",
    f"effect/?{DAY}&provision=eo-13768/9a",
    "effect/?provision=eo-13768/9a",
    f"effect/?{DAY}&provision=eo-13768/9a&jurisdiction=chicago-il",
    "effect/?provision=eo-13768/9a&from=2017-01-01&to=2018-01-01",
    "effect/?provision=eo-13768/9a&jurisdiction=chicago-il&from=2017-01-01&to=2018-01-01",
    f"effect/?{DAY}&action=EO+13768",
    f"effect/?{DAY}&action=eo-13768&jurisdiction=illinois",
    f"effect/?{DAY}&policy=ab-450",
    f"effect/?{DAY}&policy=ab-450&jurisdiction=chicago-il",
]


@pytest.fixture(autouse=True)
def world() -> Iterator[None]:
    """Two sections of an order, enjoined in Illinois, and a policy that nobody has stopped."""
    order = FederalActionFactory(slug="eo-13768", number="EO 13768", signed=True)
    sections = [ProvisionFactory(slug=f"eo-13768/9{letter}", federal_action=order) for letter in "ab"]
    state = JurisdictionFactory(slug="illinois", name="Illinois")
    JurisdictionFactory(slug="chicago-il", name="Chicago", geoid="1714000", parent=state)
    given = make.RulingFactory(slug="pi", decided_on="2017-04-25", decided_on_precision="day")
    relief = make.ReliefFactory(slug="pi/injunction", ruling=given, provisions=sections)
    make.CoverageMemberFactory(relief=relief, of_place=True, jurisdiction=state, with_subdivisions=True)
    ProvisionFactory(slug="ab-450/one", federal_action=None, local_policy=LocalPolicyFactory(slug="ab-450"))
    refresh()
    vars(connections["default"]).pop(effect_names.NOTE, None)
    yield
    vars(connections["default"]).pop(effect_names.NOTE, None)


def told(answer: Any) -> Any:
    document = answer.json()
    document.pop("request_id", None)
    return answer.status_code, answer.headers.get("ETag"), document


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("draft", [False, True], ids=["everything published", "a draft hidden"])
def test_every_answer_is_one_statement(asker: Asker, question: str, draft: bool) -> None:
    make.LawsuitFactory(draft=draft)
    first = asker(question)
    assert first.status_code == 200, first.content
    assert told(asker.twice(question)) == told(first)


def test_every_page_is_one_statement_whichever_way_it_is_turned(asker: Asker) -> None:
    page = asker.twice(f"effect/?{DAY}&page_size=1").json()
    assert [row["provision"] for row in page["results"]] == ["eo-13768/9a"]
    following = asker.twice(page["next"]).json()
    assert [row["provision"] for row in following["results"]] == ["eo-13768/9b"]
    assert following["next"] is None
    back = asker.twice(following["previous"]).json()
    assert [row["provision"] for row in back["results"]] == ["eo-13768/9a"]


def _renumber() -> None:
    Jurisdiction.objects.filter(slug="chicago-il").update(geoid="1714001")


def _lift() -> None:
    Relief.objects.update(expires_on="2017-05-01", expires_on_precision="day")


def _move() -> None:
    Jurisdiction.objects.filter(slug="chicago-il").update(parent=None)


def _delete() -> None:
    Provision.objects.filter(slug="ab-450/one").delete()


def _withdraw() -> None:
    Lawsuit.objects.update(publication=Publication.WITHDRAWN)


@pytest.mark.parametrize("change", [_renumber, _lift, _move, _delete, _withdraw])
def test_what_is_written_between_two_questions_is_found(asker: Asker, change: Any) -> None:
    before = [told(asker.twice(question)) for question in QUESTIONS]
    change()
    after = [told(asker(question)) for question in QUESTIONS]
    vars(connections["default"]).pop(effect_names.NOTE, None)
    assert after == [told(asker(question)) for question in QUESTIONS]
    assert [document for _, _, document in after] != [document for _, _, document in before]
    again = [asker(question) for question in QUESTIONS]
    assert [told(answer) for answer in again] == after


def test_a_name_that_is_gone_is_refused_at_once(asker: Asker) -> None:
    question = f"effect/?{DAY}&jurisdiction=1714000"
    asker.twice(question)
    _renumber()
    assert asker(question).status_code == 400
    assert asker(f"effect/?{DAY}&jurisdiction=1714001").status_code == 200


def test_the_day_that_is_left_out_is_that_of_the_question(asker: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    question = "effect/?provision=eo-13768/9a"
    asker.twice(question)
    monkeypatch.setattr(effect_names, "today", lambda: ON)
    assert asker(question).json()["on"] == str(ON)


def test_amid_writes_and_in_the_past_names_are_looked_up(asker: Asker) -> None:
    from django.db import transaction

    question = f"effect/?{DAY}&jurisdiction=1714000"
    asker.twice(question)
    with transaction.atomic():
        assert asker(question).status_code == 200
        assert asker.statements > 1
        _renumber()
        assert asker(question).status_code == 400
        transaction.set_rollback(True)
    assert asker.twice(question).status_code == 200
    assert past() is None
    then = f"{question}&known_on={dt.datetime.now(dt.UTC).date()}"
    assert asker(then).json()["results"] == asker(question).json()["results"]


def test_the_label_on_a_page_is_not_of_periods_that_are_out_of_date(asker: Asker) -> None:
    suit = Lawsuit.objects.get()
    Lawsuit.objects.update(filed_on="2017-02-01", filed_on_precision="day")
    refresh()
    page = f"lawsuits/{suit.slug}/?{DAY}"
    assert asker.twice(page).json()["label"] == Label.TEMPORARILY_BLOCKED
    _lift()
    assert asker(page).json()["label"] == Label.PENDING
    assert asker.statements > 1
    assert asker.twice(page).json()["label"] == Label.PENDING
