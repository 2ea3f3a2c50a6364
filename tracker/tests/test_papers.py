"""The papers name what there is: models, commands, files and decisions."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.management import get_commands, load_command_class
from django.db import models

from sources.models import Citation
from tracker.api.endpoints import ENDPOINTS
from tracker.dossiers.definition import DOSSIERS

from .factories import MODELS
from .papers import PAPERS, ROOT, anchors, blocks, commands, links, name_of, paths

each_paper = pytest.mark.parametrize("paper", PAPERS, ids=name_of)
DATA_MODEL = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
ADRS = sorted((ROOT / "docs" / "adr").glob("*.md"))
BY_NAME: dict[str, Any] = {model.__name__: model for model in [*MODELS, Citation]}


def test_every_model_has_its_sentence() -> None:
    rows = re.findall(r"^\| (?:\*\*)?`(\w+)`(?:\*\*)? \| \S", DATA_MODEL, re.MULTILINE)
    citations = {model.__name__ for model in Citation.tables()}
    assert sorted(rows) == sorted(model.__name__ for model in MODELS if model.__name__ not in citations)
    assert citations <= set(re.findall(r"`(\w+Citation)`", DATA_MODEL))


def test_records_stand_out_in_the_tables() -> None:
    bold = set(re.findall(r"^\| \*\*`(\w+)`\*\*", DATA_MODEL, re.MULTILINE))
    assert bold == {model.__name__ for model in MODELS if any(field.name == "slug" for field in model._meta.fields)}


def test_diagram_of_the_data_model_is_true() -> None:
    [diagram] = blocks(DATA_MODEL, "mermaid")
    lines = re.findall(r'^  (\w+) (\S+)--(\S+) (\w+) : "(\w+)"$', diagram, re.MULTILINE)
    assert len(lines) == diagram.count(" : ") > 10
    for one, start, end, many, name in lines:
        if name in BY_NAME:
            assert (start, end) == ("}o", "o{")
            assert {one, many} <= {field.related_model.__name__ for field in _foreign_keys(BY_NAME[name])}
        else:
            field = BY_NAME[many]._meta.get_field(name)
            assert field.related_model is BY_NAME[one]
            assert (start, end) == ("|o" if field.null else "||", "o{")


def test_arrows_of_the_picture_are_true() -> None:
    picture = ElementTree.parse(ROOT / "docs" / "schema.svg")
    pairs = [
        path.get("id", "").split("-") for path in picture.iter("{http://www.w3.org/2000/svg}path") if path.get("id")
    ]
    assert len(pairs) > 15
    for one, other in pairs:
        assert _are_tied(BY_NAME[one], BY_NAME[other]), (one, other)


def _foreign_keys(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.fields if isinstance(field, models.ForeignKey)]


def _are_tied(one: Any, other: Any) -> bool:
    """One points to the other, or some table to both; citations, which tie everything to documents, aside."""
    tables = [model for model in BY_NAME.values() if model not in Citation.tables()]
    ends = {model: {field.related_model for field in _foreign_keys(model)} for model in tables}
    return other in ends[one] or one in ends[other] or any({one, other} <= targets for targets in ends.values())


def test_every_kind_of_dossier_is_told() -> None:
    text = (ROOT / "docs" / "fixtures.md").read_text(encoding="utf-8")
    assert {dossier.pattern for dossier in DOSSIERS} <= set(re.findall(r"`([\w/*.-]+)`", text))


@each_paper
def test_links_lead_somewhere(paper: Path) -> None:
    for link in links(paper):
        path, _, anchor = link.partition("#")
        target = (paper.parent / path).resolve() if path else paper
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@each_paper
def test_files_and_folders_exist(paper: Path) -> None:
    assert [path for path in paths(paper) if not (ROOT / path).exists()] == []


@each_paper
def test_commands_exist(paper: Path) -> None:
    told = subprocess.run([sys.executable, ROOT / "run", "--help"], capture_output=True, text=True, check=True).stdout
    known = set(re.findall(r"^  \./run (\w+)", told, re.MULTILINE))
    for words in commands(paper):
        assert words[1:2] == ["--help"] or not words[1:] or words[1] in known, words
        if words[1:2] == ["manage"] and words[2:] not in ([], ["--help"]):
            assert words[2] in get_commands(), words
            _assert_options_exist(words[2], words[3:])


def _assert_options_exist(name: str, words: list[str]) -> None:
    app = get_commands()[name]
    command = load_command_class(app, name) if isinstance(app, str) else app
    known = command.create_parser("manage.py", name)._option_string_actions
    for word in words:
        assert not word.startswith("--") or word.partition("=")[0] in known, (name, word)


def test_decisions_are_numbered_once_and_tell_all_they_should() -> None:
    numbers = [adr.name[:4] for adr in ADRS]
    assert len(set(numbers)) == len(numbers) > 5
    for adr in ADRS:
        text = adr.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(adr.name[:4])}. "), adr.name
        for heading in ("Status", "Context", "Decision", "Consequences"):
            assert f"\n## {heading}\n" in text or f"\n{heading}: " in text, (adr.name, heading)


def test_license_is_the_one_the_package_names() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("BSD 3-Clause License")
    assert 'license = "BSD-3-Clause"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_changes_open_with_what_is_unreleased() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"


def test_every_endpoint_named_in_the_papers_exists() -> None:
    named = {name for paper in PAPERS for name in re.findall(r"/api/v1/([a-z-]+)/", paper.read_text(encoding="utf-8"))}
    assert named - {"docs", "schema", "problems", "feeds", "dump"} <= ENDPOINTS.keys()
