"""A spreadsheet as it was read: a header and rows of text, each with the number it has in the sheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .limits import MOST_COLUMNS, MOST_ROWS

Cells = list[str]
Numbered = tuple[int, Cells]


class SheetError(Exception):
    """The file cannot be read as a spreadsheet: one sentence that says why, and what to do."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong: in which row of the sheet (1 is the header), which column, and what stands there."""

    row: int
    column: str
    value: str
    sentence: str

    def __str__(self) -> str:
        where = f"Row {self.row}" if self.row else "The file"
        return f"{where}, {self.column}: {self.sentence}" if self.column else f"{where}: {self.sentence}"


@dataclass
class Table:
    """The header, the rows below it, and what is wrong with single cells already."""

    header: Cells
    rows: list[Numbered]
    problems: list[Problem] = field(default_factory=list)


def table(rows: Iterable[Numbered]) -> Table:
    """Take the first row that is not blank for the header and the others for records. Raises SheetError."""
    filled = _filled(rows)
    number, header = next(filled, (0, []))
    if not header:
        raise SheetError("There is nothing in it. Its first row names the columns, each row below is a record.")
    if number != 1:
        raise SheetError(f"Row 1 is blank. The names of the columns stand in row 1: move them up from row {number}.")
    header = [cell.strip() for cell in header]
    while header and not header[-1]:
        header.pop()
    if len(header) > MOST_COLUMNS:
        raise SheetError(f"It has {len(header)} columns; {MOST_COLUMNS} is the most.")
    found = Table(header, [])
    for number, cells in filled:
        if len(found.rows) == MOST_ROWS:
            raise SheetError(f"It has more than {MOST_ROWS:,} rows. Split it, and import one part after another.")
        over = [cell for cell in cells[len(header) :] if cell.strip()]
        if over:
            sentence = "There are more cells than columns. Name the column in row 1, or empty the cell."
            found.problems.append(Problem(number, "", over[0], sentence))
        found.rows.append((number, (cells + [""] * len(header))[: len(header)]))
    if not found.rows:
        raise SheetError("It has a header and no rows.")
    return found


def _filled(rows: Iterable[Numbered]) -> Iterator[Numbered]:
    return ((number, cells) for number, cells in rows if any(cell.strip() for cell in cells))
