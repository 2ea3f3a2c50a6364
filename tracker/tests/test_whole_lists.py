"""A list as a whole has the rows of its pages, in each format."""

import json
from random import Random
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cases.blocked.periods import refresh
from tracker.api.endpoints import ENDPOINTS
from tracker.api.exports import rows as whole_rows

from .both_ways import by_serializers
from .conftest import Ask
from .constellation import constellation
from .scrambling import scramble
from .whole_lists import asked, cell, leaves, lines, table

pytestmark = pytest.mark.django_db
LISTS = [name for name in ENDPOINTS if name != "effect"]


def differences(client: Client, path: str, pages: list[Any]) -> list[str]:
    """Where a list as a whole is not what its pages are."""
    found = [] if lines(asked(client, path, "ndjson")) == pages else [f"{path}: ndjson"]
    for name in ("csv", "xlsx"):
        heads, *told = table(asked(client, path, name), name)
        expected = [[cell(row, head) for head in heads] for row in pages]
        if name == "xlsx":
            expected = [[text.translate(UNPRINTABLE) for text in row] for row in expected]
        found += [] if len(told) == len(expected) else [f"{path}: {name} has {len(told)} rows"]
        found += [
            f"{path}: {name} {head} is {value!r}, not {wanted!r}"
            for row, other in zip(told, expected, strict=False)
            for head, value, wanted in zip(heads, row, other, strict=True)
            if not is_same(str(value), wanted)
        ]
        shown = {*heads, *(".".join(head.split(".")[:n]) for head in heads for n in (1, 2, 3))}
        found += [f"{path}: {name} lacks {leaf}" for row in pages for leaf in leaves(row) if leaf not in shown]
    return found


def is_same(one: str, other: str) -> bool:
    """Whether two cells say the same; where they are JSON, however it is spelled."""
    return one == other or (one[:1] == other[:1] == "[" and json.loads(one) == json.loads(other))


UNPRINTABLE = {number: "\N{REPLACEMENT CHARACTER}" for number in range(32) if number not in (9, 10, 13)}


@settings(max_examples=2, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_every_list_as_a_whole_has_the_rows_of_its_pages(
    client: Client, walk: Ask, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(whole_rows, "CHUNK", 3)
    with transaction.atomic():
        random = Random(seed)
        constellation(random.randrange(1, 4))
        constellation(1)
        scramble(random)
        refresh()
        for name in LISTS:
            assert differences(client, f"{name}/", walk(f"{name}/", page_size=7)) == []
        transaction.set_rollback(True)


@pytest.mark.any_database
@pytest.mark.parametrize("name", LISTS)
def test_serializers_write_the_same_lists(client: Client, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_rows, "CHUNK", 3)
    constellation(2)
    written = lines(asked(client, f"{name}/", "ndjson"))
    with by_serializers():
        assert lines(asked(client, f"{name}/", "ndjson")) == written != []
