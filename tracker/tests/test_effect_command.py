"""`./run manage effect` on a small world: what it prints, and what it refuses."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cases.tests import factories as make
from policies.tests.factories import FederalActionFactory, JurisdictionFactory, ProvisionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world() -> None:
    """EO 1, sec. 9(a), enjoined for Springfield."""
    action = FederalActionFactory(slug="eo-1", number="EO 1", signed_on="2017-01-25", signed_on_precision="day")
    section = ProvisionFactory(slug="eo-1/9a", federal_action=action, label="sec. 9(a)")
    ruling = make.RulingFactory(
        slug="pi", decided_on="2017-04-25", decided_on_precision="day", court=make.CourtFactory(short_name="D. Ex.")
    )
    relief = make.ReliefFactory(slug="pi/injunction", ruling=ruling, provisions=[section])
    place = JurisdictionFactory(slug="springfield", name="Springfield", geoid="9999999")
    make.CoverageMemberFactory(relief=relief, of_place=True, jurisdiction=place)
    JurisdictionFactory(slug="shelbyville", name="Shelbyville")


def told(*words: str) -> str:
    out = StringIO()
    call_command("effect", *words, stdout=out)
    return out.getvalue()


def test_an_answer_is_a_sentence_and_its_reasons() -> None:
    assert told("eo-1/9a", "--place", "9999999", "--on", "2018-01-01").splitlines() == [
        "On 1 January 2018, EO 1, sec. 9(a) is blocked for Springfield (since 25 April 2017).",
        "",
        "Because:",
        "  1. D. Ex. preliminarily enjoined EO 1, sec. 9(a) for Springfield on 25 April 2017.",
    ]


def test_without_rulings_it_says_so() -> None:
    assert told("eo-1/9a", "--on", "2017-02-01").endswith("\nNo ruling on it is recorded to this day.\n")


def test_a_range_is_a_line_for_each_answer() -> None:
    assert told("eo-1/9a", "--from", "2017-01-01", "--to", "2018-01-01").splitlines() == [
        "       ...  2017-01-25  not_yet_effective",
        "2017-01-25  2017-04-25  not_blocked",
        "2017-04-25  ...         blocked            pi/injunction",
    ]


def test_json_is_what_the_api_answers() -> None:
    found = json.loads(told("eo-1/9a", "--on", "2018-01-01", "--json"))
    assert (found["status"], found["held_by"], found["coverage"]["universal"]) == ("blocked", ["pi/injunction"], False)
    spans = json.loads(told("eo-1/9a", "--from", "2017-01-01", "--to", "2018-01-01", "--json"))
    assert [span["status"] for span in spans] == ["not_yet_effective", "not_blocked", "blocked"]


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (["eo-1/9b"], "Did you mean eo-1/9a?"),
        (["eo-1"], "ask for a provision of it"),
        (["eo-1/9a", "--place", "springfeild"], "Did you mean springfield?"),
        (["eo-1/9a", "--on", "2018-02-31"], "the days of February 2018 go from 1 to 28"),
        (["eo-1/9a", "--on", "9999-12-31"], "ask for a day from 1776-07-04 to 2199-12-31"),
        (["eo-1/9a", "--from", "2018-01-01"], "Give --from and --to together."),
        (["eo-1/9a", "--to", "2018-01-01"], "Give --from and --to together."),
        (["eo-1/9a", "--from", "2018-01-02", "--to", "2018-01-01"], "The range runs backwards"),
        (["eo-1/9a", "--from", "2018-01-01", "--to", "2018-01-02", "--on", "2018-01-01"], "leave out --on, or --from"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_with_what_to_do(words: list[str], remedy: str) -> None:
    with pytest.raises(CommandError) as refused:
        told(*words)
    assert remedy in str(refused.value)
