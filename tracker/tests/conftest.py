"""What the tests of the fixtures start from."""

import shutil
from pathlib import Path

import pytest

from .dossiers import SAMPLE


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A folder of small made-up fixtures that tell every kind of record, to load, change and break."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "fixtures"))
