"""CSV files: the encodings and separators that spreadsheet programs write."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from .limits import DEEPEST, MOST_BYTES
from .tables import Numbered, SheetError

UTF_8, WINDOWS = "utf-8-sig", "cp1252"
SEPARATORS = ",;\t"
CONTENT_TYPE = "text/csv; charset=utf-8"


def rows_of(data: bytes, encoding: str, known: set[str]) -> Iterator[Numbered]:
    """The rows of a file. The separator is the one that finds most of the known columns in the first line.

    Raises SheetError.
    """
    text = _decoded(data, encoding)
    separator = max(SEPARATORS, key=lambda one: len(known & {name.strip() for name in _first_row(text, one)}))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    before = csv.field_size_limit(MOST_BYTES)
    try:
        for number, cells in enumerate(reader, 1):
            if number > DEEPEST:
                raise SheetError(f"It is more than {DEEPEST:,} rows long, blank ones included. Delete those.")
            yield number, cells
    except csv.Error as error:
        raise SheetError(
            f"After row {number} it is not CSV ({error}). A quotation mark there is not closed, or stands within a "
            "cell and is not doubled."
        ) from None
    finally:
        csv.field_size_limit(before)


def _first_row(text: str, separator: str) -> Sequence[str]:
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
    except csv.Error:
        return []


def _decoded(data: bytes, encoding: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SheetError("It is written in UTF-16 (“Unicode text”). Save it as “CSV UTF-8”, or as XLSX.")
    if b"\x00" in data:
        raise SheetError("It is neither CSV nor XLSX. Save the spreadsheet as one of the two.")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong = f"In line {line} stands a byte (0x{data[error.start]:02x}) that is not "
        if encoding == UTF_8:
            raise SheetError(
                f"{wrong}UTF-8. Save the sheet as “CSV UTF-8” or as XLSX; or, if Excel saved it as plain CSV on "
                "Windows, choose Windows-1252 as the encoding."
            ) from None
        raise SheetError(f"{wrong}Windows-1252. Save the sheet as “CSV UTF-8” or as XLSX.") from None


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a file that Excel, too, reads as UTF-8. Every cell is quoted, so that none is cut at a semicolon."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue().encode(UTF_8)
