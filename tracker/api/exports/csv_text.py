"""A list as CSV (RFC 4180): UTF-8 without a mark, commas, quotation marks where they are needed."""

import csv
import io
from collections.abc import Iterable, Iterator

from .columns import Columns


def csv_text(columns: Columns, chunks: Iterable[list[bytes]]) -> Iterator[bytes]:
    """The heads of the columns with the first rows, then the other rows."""
    out = io.StringIO(newline="")
    write = csv.writer(out)
    write.writerow(columns.names)
    for chunk in chunks:
        write.writerows(map(columns.cells, chunk))
        yield out.getvalue().encode()
        out.seek(0)
        out.truncate()
    if out.tell():
        yield out.getvalue().encode()
