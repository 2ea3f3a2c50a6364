"""XLSX files, read with what a spreadsheet program does to cells in mind: dates cut to what was typed, no formulas."""

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from .cells import printable
from .limits import DEEPEST, MOST_COLUMNS, MOST_IN_CELL, MOST_PARTS, MOST_UNPACKED
from .tables import Numbered, SheetError

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STARTS_WITH = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
TEXT = "@"
BROKEN: tuple[type[Exception], ...] = (
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ParseError, DefusedXmlException),
    *(zlib.error, zipfile.BadZipFile, InvalidFileException),
)


def rows_of(data: bytes, title: str) -> Iterator[Numbered]:
    """The rows of the only sheet, or of the one with this title. Raises SheetError."""
    try:
        check_size(data)
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheet = _chosen(book.worksheets, title)
        sheet.reset_dimensions()  # what the file says of its own size is often wrong
        for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1):
            if number > DEEPEST:
                raise SheetError(f"It reaches below row {DEEPEST:,}. Delete the blank rows at its end.")
            yield number, [text_of(cell, number) for cell in cells]
    except SheetError:
        raise
    except BROKEN as error:  # there are as many as there are ways to write a ZIP of XML that is no spreadsheet
        raise SheetError(
            f"It cannot be read as XLSX ({type(error).__name__}). Open it in a spreadsheet program and save it anew."
        ) from error


def check_size(data: bytes) -> None:
    """Raise SheetError where the file would unpack to more than is looked at."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        most = MOST_UNPACKED // 1_000_000
        raise SheetError(f"Unpacked it is larger than {most} MB. Take out what is not data, or split it.")


def _chosen(sheets: Sequence[Any], title: str) -> Any:
    sheets = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    named = [sheet for sheet in sheets if sheet.title.lower() == title.lower()]
    if not named and len(sheets) != 1:
        names = ", ".join(f"“{sheet.title}”" for sheet in sheets) or "none"
        raise SheetError(f"It has several sheets ({names}). Keep one, or call the one to import “{title}”.")
    return (named or sheets)[0]


def text_of(cell: Any, row: int) -> str:
    """A cell as text. Raises SheetError for a formula: what it comes to may not be in the file."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in ("f", "e"):
        what = "a formula" if cell.data_type == "f" else f"the error {value}"
        at = f"{get_column_letter(cell.column)}{row}"
        raise SheetError(f"Cell {at} holds {what}. Copy the column and paste it as values.")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (dt.datetime, dt.date)):
        return _date(value, str(cell.number_format))
    return str(value)


def _date(value: dt.date, number_format: str) -> str:
    """A date as far as the cell shows it: Excel makes of a typed 2017-04 the first of April, shown as Apr-17."""
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return str(value)
    shown = re.sub(r'"[^"]*"|\[[^]]*\]|\\.', "", number_format).lower()
    day = value.strftime("%Y-%m-%d")
    if "d" in shown or "y" not in shown:
        return day
    return day[:7] if "m" in shown else day[:4]


def written(rows: Iterable[Sequence[str]], title: str) -> bytes:
    """The rows as a file in which every cell is text, so that no program makes a date or a number of one.

    Raises SheetError where a text is too long for a cell.
    """
    header, *lines = rows
    for text in (text for line in lines for text in line if len(text) > MOST_IN_CELL):
        raise SheetError(f"A text of {len(text):,} characters does not fit in XLSX (“{text[:40]}…”). Choose CSV.")
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    for place, name in enumerate(header, 1):
        sheet.column_dimensions[get_column_letter(place)].width = max(14, len(name) + 4)
    sheet.append([_cell(sheet, name, bold=True) for name in header])
    for line in lines:
        sheet.append([_cell(sheet, text) for text in line])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, text: str, *, bold: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, printable(text))
    cell.data_type, cell.number_format = "s", TEXT
    if bold:
        cell.font = Font(bold=True)
    return cell
