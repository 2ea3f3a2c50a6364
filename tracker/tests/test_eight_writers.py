"""Eight people edit the same records at once: nothing anybody wrote is lost, and nobody sees a lock."""

import json
import os
from itertools import pairwise
from pathlib import Path

import pytest

from sources.tests.factories import OrganizationFactory

from .other_processes import address_of_database, run_module
from .people import person

WRITERS, RECORDS = 8, 12
EDITS = int(os.environ.get("EDITS", "30"))  # EDITS=200 for the long drill


@pytest.mark.django_db(transaction=True)
def test_no_edit_is_lost_and_history_adds_up(tmp_path: Path) -> None:
    for n in range(WRITERS):
        person("researcher", name=f"writer{n}")
    OrganizationFactory.create_batch(RECORDS, note="")
    address = address_of_database(tmp_path)
    done = run_module("eight_writers", str(WRITERS), str(EDITS), database=address)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["strange"] == []
    assert told["asked"] > 0  # else they were never at the same record together
    words = sorted(word for said in told["said"] for word in said[-1].split())
    assert words == sorted(f"writer{n}-{edit}" for n in range(WRITERS) for edit in range(EDITS))
    for now, said in zip(told["now"], told["said"], strict=True):
        assert said[0] == "", "the history of a record begins when it was made"
        assert all(new.split()[:-1] == old.split() for old, new in pairwise(said)), "a step that is no single edit"
        assert said[-1] == now
