"""The hash-locked lists: they answer to pyproject.toml, and hold hashes but no addresses."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
DEPENDENCIES = PROJECT["project"]["dependencies"]
TEST_GROUP = PROJECT["dependency-groups"]["test"]


def entries(lock: str) -> dict[str, tuple[str, str]]:
    """Return each package's version and the rest of its entry."""
    text = (ROOT / "requirements" / lock).read_text().replace("\\\n", " ")
    found = re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==(\S+)(.*)$", text, re.MULTILINE)
    return {canonicalize_name(name): (version, rest) for name, version, rest in found}


@pytest.mark.parametrize(("lock", "wanted"), [("run.txt", DEPENDENCIES), ("test.txt", DEPENDENCIES + TEST_GROUP)])
def test_every_dependency_is_locked_at_a_version_it_allows(lock, wanted):
    """Where this fails, pyproject.toml changed after the locks: `./run lock`."""
    locked = entries(lock)
    for line in wanted:
        requirement = Requirement(line)
        name = canonicalize_name(requirement.name)
        assert name in locked, f"{name} is not in {lock}"
        assert requirement.specifier.contains(locked[name][0]), f"{lock} has {name} {locked[name][0]}"


def test_tests_run_on_the_versions_that_are_served():
    tested = entries("test.txt")
    for name, (version, _) in entries("run.txt").items():
        assert tested[name][0] == version


@pytest.mark.parametrize("lock", ["run.txt", "test.txt"])
def test_locks_hold_hashes_and_no_addresses(lock):
    assert "://" not in (ROOT / "requirements" / lock).read_text()
    for name, (_, rest) in entries(lock).items():
        assert "--hash=sha256:" in rest, name
