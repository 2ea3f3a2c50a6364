"""Rows of an export are fetched while those before them are sent."""

import threading
from typing import Any

import pytest

from tracker.api.onesql.running import _ahead

SOON = 10  # seconds


def test_next_rows_are_fetched_while_those_at_hand_are_read() -> None:
    parts, second = iter([["a"], ["b"], []]), threading.Event()

    def fetch() -> list[Any]:
        rows = next(parts)
        if rows == ["b"]:
            second.set()
        return rows

    found = _ahead(fetch)
    assert next(found) == ["a"]
    assert second.wait(SOON)
    assert [*found] == [["b"]]


def test_what_fails_is_told_after_the_rows_before_it() -> None:
    parts = iter([["a"]])

    def fetch() -> list[Any]:
        for rows in parts:
            return rows
        raise OSError("gone")

    found = _ahead(fetch)
    assert next(found) == ["a"]
    with pytest.raises(OSError, match="gone"):
        next(found)


def test_nothing_is_fetched_any_more_once_nobody_reads() -> None:
    asked: list[int] = []

    def fetch() -> list[Any]:
        asked.append(len(asked))
        return asked

    found = _ahead(fetch)
    next(found)
    found.close()
    assert len(asked) <= 2
    assert not [each for each in threading.enumerate() if each.name.startswith("rows-ahead")]
