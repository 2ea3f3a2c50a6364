"""A list as an XLSX workbook, made in a file before any of it is sent."""

import os
import tempfile
from collections.abc import Iterable
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from sources.sheets.cells import printable
from sources.sheets.limits import MOST_IN_CELL
from sources.sheets.xlsx_files import TEXT

from ..filtering import FORMAT
from ..problems.faults import BadParametersError, Fault
from .columns import Columns

MOST_ROWS = 1_048_576  # of a sheet, its head among them
TITLE = 31  # characters


def check_number(number: int) -> None:
    """Raise `BadParametersError` where there are more records than a sheet has rows."""
    if number >= MOST_ROWS:
        raise BadParametersError(
            Fault(
                FORMAT,
                f"{number:,} records are found, and a sheet of XLSX has {MOST_ROWS - 1:,} rows beside its head. "
                "Ask for csv or ndjson, or for fewer records.",
                ["csv", "ndjson"],
            )
        )


def workbook(title: str, columns: Columns, chunks: Iterable[list[bytes]]) -> IO[bytes]:
    """The file, to be read from its beginning. Raises `BadParametersError` for a text that no cell can hold."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:TITLE])
    sheet.freeze_panes = "B2"
    for place, name in enumerate(columns.names, 1):
        sheet.column_dimensions[get_column_letter(place)].width = max(14, len(name) + 4)
    try:
        sheet.append([_head(sheet, name) for name in columns.names])
        for chunk in chunks:
            for cells in map(columns.cells, chunk):
                sheet.append([_cell(sheet, value, columns, cells, n) for n, value in enumerate(cells)])
    except Exception:
        book.save(os.devnull)  # takes away the files that it is made of
        raise
    file = tempfile.TemporaryFile(prefix="enjoined-")  # noqa: SIM115  (closed with the answer)
    book.save(file)
    file.seek(0)
    return file


def _head(sheet: Any, name: str) -> Any:
    cell = WriteOnlyCell(sheet, name)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Any, columns: Columns, cells: list[Any], number: int) -> Any:
    """A text is kept a text, so that no program makes a date of 2017-04."""
    if type(value) is not str:
        return value
    if not value:
        return None
    if len(value) > MOST_IN_CELL:
        raise _too_long(columns.names, cells, number)
    cell = WriteOnlyCell(sheet, printable(value))
    cell.data_type, cell.number_format = "s", TEXT
    return cell


def _too_long(names: list[str], cells: list[Any], number: int) -> BadParametersError:
    name, length = names[number], len(cells[number])
    row = dict(zip(names, cells, strict=True))
    whose = f" of {row['slug']}" if "slug" in row else ""
    return BadParametersError(
        Fault(
            FORMAT,
            f"{name}{whose} has {length:,} characters, and a cell of XLSX holds {MOST_IN_CELL:,}. Leave it out "
            f"(omit={name}), or ask for csv or ndjson.",
            ["csv", "ndjson"],
        )
    )
