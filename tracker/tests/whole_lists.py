"""Lists as a whole, read back as the rows of JSON that they were made of."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from django.test import Client
from openpyxl import load_workbook

from tracker.api.exports.formats import FORMATS

NAMES = [each.format for each in FORMATS]


def body(response: Any) -> bytes:
    """What is sent, to its end: there the client closes the answer, and leaves the connection of the test alone."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def asked(client: Client, path: str, name: str, **parameters: Any) -> bytes:
    """The whole list in a format, which must be answered."""
    response = client.get(f"/api/v1/{path}", {**parameters, "format": name})
    assert response.status_code == 200, response.content
    return body(response)


def lines(text: bytes) -> list[Any]:
    """The rows of NDJSON."""
    assert text == b"" or text.endswith(b"\n")
    return [json.loads(line) for line in text.split(b"\n")[:-1]]


def table(text: bytes, name: str) -> list[list[Any]]:
    """The rows of CSV or XLSX, the heads first; an empty cell is ""."""
    if name == "csv":
        return [*csv.reader(io.StringIO(text.decode(), newline=""), strict=True)]
    [sheet] = load_workbook(io.BytesIO(text), read_only=True).worksheets
    heads, *rows = sheet.iter_rows(values_only=True)
    return [[*heads], *(["" if value is None else value for value in _padded(row, len(heads))] for row in rows)]


def _padded(row: Any, length: int) -> Any:
    """Empty cells at the end of a row are not in the file."""
    return (*row, *(None,) * (length - len(row)))


def cell(row: Any, head: str) -> str:
    """What a table is to say of a row of JSON in a column, as text."""
    value = row
    for name in head.split("."):
        value = None if value is None else value[name]
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if value is None or isinstance(value, bool):
        return {None: "", True: "true", False: "false"}[value]
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.lstrip("'")[:1] in [*"=+-@\t\r\n"] and text else text


def leaves(row: Any, before: str = "") -> Iterator[str]:
    """Every path of members of a row of JSON, but into lists."""
    for name, value in row.items():
        if isinstance(value, dict) and name != "doubts" and value:
            yield from leaves(value, f"{before}{name}.")
        else:
            yield f"{before}{name}"
