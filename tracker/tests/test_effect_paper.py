"""docs/effect.md tells every status, change, convention and label there is, and its cases are really answered."""

import re
from itertools import pairwise

import pytest

from cases.choices import Grip
from cases.effect.answer import Status
from cases.effect.history import ENDS, Verb
from cases.effect.labels import Label
from cases.effect.lineage import Standing
from cases.effect.moments import MANDATE_DAYS, REHEARING_DAYS, SUPREME_COURT_DAYS, TRO_DAYS
from cases.effect.replay import MOST_SCENARIOS

from .papers import ROOT, computed

PAPER = (ROOT / "docs" / "effect.md").read_text(encoding="utf-8")
TEXT = " ".join(PAPER.split())
CASES = [
    (command.strip(), answer)
    for (kind, command), (_, answer) in pairwise(re.findall(r"```(\w*)\n(.*?)```", PAPER, re.DOTALL))
    if kind == "sh" and command.startswith("./run manage effect ")
]


def rows(part: str) -> list[list[str]]:
    """The words in code of the first column of the table in a part of the paper, row by row, with the whole row."""
    section = PAPER.split(f"\n## {part}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [[*re.findall(r"`(\w+)`", line.split("|")[1]), line] for line in lines]


def test_every_status_has_its_row() -> None:
    assert [row[0] for row in rows("The answer")] == [status.value for status in Status]


def test_every_change_has_its_row_and_what_ends_a_relief_says_so() -> None:
    told = {verb: row[-1] for row in rows("What a relief does") for verb in row[:-1]}
    assert told.keys() == {verb.value for verb in Verb}
    assert {verb for verb, line in told.items() if "| ends it" in line} == {verb.value for verb in ENDS}


def test_every_label_has_its_rule() -> None:
    assert {label.value for label in Label} == {
        name for name in re.findall(r"\*\*([^*]+)\*\*", TEXT) if name in {label.value for label in Label}
    }


@pytest.mark.parametrize("word", [*(f"**{standing.value}**" for standing in Standing), *(f"`{g.value}`" for g in Grip)])
def test_every_word_of_lineage_and_of_periods_is_told(word: str) -> None:
    assert word in TEXT


def test_conventions_are_those_of_the_engine() -> None:
    assert f"lapses after {TRO_DAYS} days (Fed. R. Civ. P. 65(b)(2))" in TEXT
    assert f"| court of appeals | {REHEARING_DAYS} days to ask for rehearing, and {MANDATE_DAYS} days |" in TEXT
    assert f"| rehearing denied | {MANDATE_DAYS} days of the denial" in TEXT
    assert f"| Supreme Court | {SUPREME_COURT_DAYS} days of the judgment |" in TEXT
    assert f"more than {MOST_SCENARIOS:,} assignments" in TEXT


def test_four_cases_are_worked() -> None:
    assert PAPER.split("\n## Four cases\n")[1].count("\n### ") == 4
    assert len(CASES) == 7


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(("command", "answer"), CASES, ids=[f"command {n + 1}" for n in range(len(CASES))])
def test_answer_shown_is_the_one_the_command_gives(command: str, answer: str) -> None:
    assert computed(command) == answer.splitlines()
