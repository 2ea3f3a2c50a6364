"""What the papers show was really answered: the README's figures and five answers, the problems in docs/fixtures.md."""

import json
import re
import shlex
import shutil
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from sources.models import Checked, Citation

from .dossiers import edit, problems
from .factories import MODELS
from .papers import ROOT, computed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]

README = (ROOT / "README.md").read_text(encoding="utf-8")
FIXTURES = (ROOT / "docs" / "fixtures.md").read_text(encoding="utf-8")
SITE = "http://127.0.0.1:8000"
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, re.DOTALL)
QUESTIONS = [
    (command.replace("\\\n", ""), answer)
    for (kind, command), (_, answer) in pairwise(BLOCKS)
    if kind == "sh" and command.startswith(("curl", "./run manage effect"))
]
RECORDS = [model for model in apps.get_models() if issubclass(model, Checked)]


def test_five_questions_are_asked() -> None:
    assert len(QUESTIONS) == 5


@pytest.mark.parametrize(("command", "answer"), QUESTIONS, ids=[f"question {n + 1}" for n in range(len(QUESTIONS))])
def test_answer_is_what_the_command_answers(command: str, answer: str) -> None:
    assert (_asked(command) if command.startswith("curl") else computed(command)) == answer.splitlines()


def _asked(command: str) -> list[str]:
    """The lines that `curl ADDRESS | jq -c FILTER` prints."""
    curl, silent, address, pipe, jq, compact, wanted = shlex.split(command)
    assert (curl, silent, pipe, jq, compact) == ("curl", "-s", "|", "jq", "-c")
    response = Client().get(address.removeprefix(SITE))
    assert response.status_code == 200, response.content
    lines = _cut(response.json(), wanted)
    if shutil.which("jq"):
        told = subprocess.run(["jq", "-c", wanted], input=response.content, capture_output=True, check=True)
        assert told.stdout.decode().splitlines() == lines
    return lines


def _cut(page: dict[str, Any], wanted: str) -> list[str]:
    """What jq prints: of its language, only the one sentence that the README uses."""
    match = re.fullmatch(r"\.results\[\] \| \[(.+)\]", wanted)
    assert match, wanted
    assert page["next"] is None
    paths = match[1].split(", ")
    rows = [[value for path in paths for value in _values(row, path)] for row in page["results"]]
    return [json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in rows]


def _values(row: dict[str, Any], path: str) -> list[Any]:
    """What stands at a path such as .lawsuits[].name."""
    found: list[Any] = [row]
    for step in re.findall(r"\w+|\[\]", path):
        found = [item for one in found for item in one] if step == "[]" else [one and one[step] for one in found]
    return found


def test_figures_are_those_of_the_fixtures() -> None:
    plurals = {str(model._meta.verbose_name_plural): model for model in MODELS}
    found = re.findall(rf"\*\*([\d,]+)\*\* ({'|'.join(plurals)})\b", README)
    told = {name: int(number.replace(",", "")) for number, name in found}
    counted = {name: plurals[name]._base_manager.count() for name in told}
    assert told == counted
    assert len(told) == 10


def test_verification_is_told_as_it_is() -> None:
    cited = sum(model._base_manager.count() for model in Citation.tables())
    levels = Counter(level for model in RECORDS for level in model._base_manager.values_list("verification", flat=True))
    text = " ".join(README.split())
    assert f"documents cited {cited:,} times." in text
    assert (
        f"Of its {levels.total():,} records {levels['verified']:,} are verified against a source that was read, "
        f"{levels['partly']:,} verified but for parts they name, and {levels['unverified']:,} unverified." in text
    )


def test_problems_shown_are_those_a_load_would_name(tmp_path: Path) -> None:
    shown = next(b for _, b in re.findall(r"```(\w*)\n(.*?)```", FIXTURES, re.DOTALL) if b.startswith("lawsuits/"))
    folder = shutil.copytree(ROOT / "fixtures" / "lawsuits", tmp_path / "lawsuits")
    for old, new in {
        "\ncourt: ilnd\n": "\ncourt: ilndx\n",
        "\nposture: defendant\n": "\nposture: defendent\n",
        "\nfiled_on: 2017-08-07\n": "\nfiled_on: 2017-08-32\n",
    }.items():
        edit(Path(folder), "chicago-v-sessions.yaml", old, new)
    assert problems(Path(folder, "chicago-v-sessions.yaml"), check=True) == shown.splitlines()
