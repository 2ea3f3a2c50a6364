"""A file as it was sent: told apart by what it begins with, not by its name."""

from collections.abc import Collection

from . import csv_files, xlsx_files
from .cells import restored
from .limits import MOST_BYTES
from .tables import SheetError, Table, table


def read(data: bytes, *, encoding: str = csv_files.UTF_8, known: Collection[str] = (), title: str = "") -> Table:
    """Read CSV or XLSX, with the text of every cell as it was before it was made harmless.

    `known`: the columns there may be, by which the separator of CSV is found. Raises SheetError.
    """
    if not data.strip():
        raise SheetError("It is empty.")
    refuse_large(len(data))
    if data.startswith(xlsx_files.OLD_EXCEL):
        raise SheetError("It is an old Excel file (XLS), or one locked with a password. Save it as XLSX without one.")
    if data.startswith(xlsx_files.STARTS_WITH):
        found = table(xlsx_files.rows_of(data, title))
    else:
        found = table(csv_files.rows_of(data, encoding, set(known)))
    found.rows = [(number, [restored(cell) for cell in cells]) for number, cells in found.rows]
    return found


def refuse_large(size: int) -> None:
    """Raise SheetError for a file of more bytes than are looked at."""
    if size > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise SheetError(f"It is larger than {most} MB. Split it, and import one part after another.")
