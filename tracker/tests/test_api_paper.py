"""Every example of docs/api.md is asked of the fixtures that ship, and answered as it is written there."""

import json
import re
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client

from tracker.api.pagination import LARGEST as LARGEST_PAGE
from tracker.api.pagination import PAGE_SIZE
from tracker.api.problems.kinds import KINDS
from tracker.api.shaping.asked import DEEPEST, LARGEST, MOST_EXPANDED

from .papers import ROOT, blocks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]

PAPER = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
WRITTEN = blocks(PAPER, "http")
EXAMPLES = [*zip(WRITTEN[::2], WRITTEN[1::2], strict=True)]
ABOVE = "<ETag of the answer above>"
CUT = "..."


def _read(block: str) -> tuple[str, dict[str, str], Any]:
    """The first line, the headers and the body of a message."""
    head, _, body = block.partition("\n\n")
    first, *headers = head.splitlines()
    told = dict(line.split(": ", 1) for line in headers if line)
    is_json = "json" in told.get("Content-Type", "json")
    return first, told, (json.loads(body) if is_json else body.strip()) if body.strip() else None


def _told(answer: Any) -> Any:
    """The body of an answer."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if not body:
        return None
    return json.loads(body) if "json" in answer["Content-Type"] else body.decode().replace("\r\n", "\n").strip()


def _ask(request: str, above: str) -> Any:
    line, headers, _ = _read(request)
    method, address = line.split(" ", 1)
    assert method == "GET"
    headers = {name: value.replace(ABOVE, above) for name, value in headers.items()}
    return Client().get(address, headers={"host": "127.0.0.1:8000", **headers})


def _lower(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _differences(told: Any, written: Any, at: str = "") -> list[str]:
    """Where an answer is not what is written: members that are not written may be there, and ... may be anything."""
    if isinstance(written, dict) and isinstance(told, dict):
        missing = [f"{at}.{name} is missing" for name in written if name not in told]
        return missing + [
            d for name in written if name in told for d in _differences(told[name], written[name], f"{at}.{name}")
        ]
    if isinstance(written, list) and isinstance(told, list):
        is_cut = written[-1:] == [CUT]
        written = written[:-1] if is_cut else written
        if len(told) < len(written) or (len(told) > len(written) and not is_cut):
            return [f"{at} has {len(told)} members"]
        return [
            d
            for n, (one, other) in enumerate(zip(told, written, strict=False))
            for d in _differences(one, other, f"{at}[{n}]")
        ]
    if isinstance(written, str) and CUT in written and isinstance(told, str):
        pattern = ".*".join(re.escape(part) for part in written.split(CUT))
        return [] if re.fullmatch(pattern, told, re.DOTALL) else [f"{at} is {told!r}"]
    return [] if told == written and type(told) is type(written) else [f"{at} is {told!r}"]


def test_every_example_is_answered_as_it_is_written() -> None:
    etag, wrong = "", []
    for request, response in EXAMPLES:
        answer = _ask(request, etag)
        status, headers, body = _read(response)
        etag = answer.headers.get("ETag", "")
        told = _told(answer)
        found = _differences(f"{answer.status_code} {HTTPStatus(answer.status_code).phrase}", status, "status")
        found += _differences(_lower(answer.headers), _lower(headers), "header")
        found += _differences(told, body) if body is not None or told is None else []
        wrong += [f"{request.strip()}: {each}" for each in found]
    assert not wrong, "\n".join(wrong)
    assert len(EXAMPLES) > 12


def test_comparison_finds_what_differs() -> None:
    assert _differences({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, CUT]}) == []
    assert _differences({"a": 1}, {"a": True}) == [".a is 1"]
    assert _differences([1, 2], [1]) == [" has 2 members"]
    assert _differences("abc", "a...d") == [" is 'abc'"]
    assert _differences({}, {"a": 1}) == [".a is missing"]


def test_kinds_of_problem_are_those_there_are() -> None:
    rows = re.findall(r"^\| `/problems/([a-z-]+)/` \| (\d+) \| (.+) \|$", PAPER, re.MULTILINE)
    assert rows == [(kind.name, str(int(kind.status)), kind.title) for kind in KINDS]


def test_bounds_are_those_there_are() -> None:
    text = " ".join(PAPER.split())
    assert f"`page_size` goes to {LARGEST_PAGE}, and is {PAGE_SIZE} where" in text
    assert f"at most {MOST_EXPANDED}, at most {DEEPEST} deep, on pages of at most {LARGEST} records" in text
