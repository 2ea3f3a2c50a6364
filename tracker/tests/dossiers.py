"""What tests of fixtures do over and over: change a file, load the folder, look at what came of it."""

from pathlib import Path
from typing import Any

import pytest

from tracker.dossiers import files, loading
from tracker.dossiers.problems import FixtureError
from tracker.dossiers.runs import Report

from .factories import MODELS

SAMPLE = Path(__file__).parent / "sample_fixtures"
LAWSUIT = "lawsuits/springfield-v-poe.yaml"


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Replace the one occurrence of a text in a file; an empty text stands for the end of the file."""
    path = folder / name
    text = path.read_text()
    if old:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new))
    else:
        path.write_text(text + new)


def load(*paths: Path, **options: Any) -> Report:
    """Load everything below the paths."""
    found, amiss = files.find(paths)
    assert not amiss
    return loading.load(found, **options)


def problems(*paths: Path, **options: Any) -> list[str]:
    """What is wrong with the files below the paths, which is something."""
    with pytest.raises(FixtureError) as raised:
        load(*paths, **options)
    return raised.value.lines


def content() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that fixtures fill, by what people know it by."""
    return {
        model.__name__: sorted(map(str, model._base_manager.values_list()))
        for model in MODELS
        if model._base_manager.exists()
    }


def totals(report: Report) -> tuple[int, int, int]:
    """Rows created, updated and left as they were."""
    return report.created.total(), report.updated.total(), report.unchanged.total()
