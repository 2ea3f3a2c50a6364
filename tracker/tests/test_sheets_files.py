"""Files as spreadsheet programs write them, and files that nobody should have sent."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from defusedxml.common import EntitiesForbidden
from openpyxl import Workbook

from cases.models import Lawsuit
from cases.tests.factories import LawsuitFactory
from sources.sheets import limits, xlsx_files
from sources.sheets.csv_files import UTF_8, WINDOWS
from sources.sheets.reading import read
from sources.sheets.tables import SheetError

from .people import person, signed_in
from .sheets import preview, told

KNOWN = ("slug", "caption", "filed_on")


def at(*when: int) -> dt.datetime:
    """A moment as a sheet has it: in no zone."""
    return dt.datetime(*when)  # noqa: DTZ001


def _book(*rows: list[Any], title: str = "Sheet", formats: dict[str, str] | None = None) -> Workbook:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for cell, number_format in (formats or {}).items():
        book.active[cell].number_format = number_format
    return book


def _bytes(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _refusal(data: bytes, **how: Any) -> str:
    with pytest.raises(SheetError) as refused:
        read(data, known=KNOWN, **how)
    return str(refused.value)


@pytest.mark.parametrize(("encoding", "chosen"), [("utf-8", UTF_8), ("utf-8-sig", UTF_8), (WINDOWS, WINDOWS)])
def test_csv_is_read_in_the_encodings_that_excel_writes(encoding, chosen) -> None:
    table = read("slug,caption\na,Peña “x”\n".encode(encoding), encoding=chosen, known=KNOWN)
    assert (table.header, table.rows) == (["slug", "caption"], [(2, ["a", "Peña “x”"])])


def test_csv_in_another_encoding_is_told_line_and_byte() -> None:
    said = _refusal("slug,caption\na,b\nc,Peña\n".encode(WINDOWS))
    assert said.startswith("In line 3 stands a byte (0xf1) that is not UTF-8.")
    assert "choose Windows-1252" in said
    assert "(0x81) that is not Windows-1252" in _refusal(b"slug\n\x81\n", encoding=WINDOWS)
    assert "UTF-16" in _refusal("slug\na\n".encode("utf-16"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "It is empty."),
        (b" \n \n", "It is empty."),
        (b",,\n,,\n", "There is nothing in it."),
        (b"slug,caption\n", "It has a header and no rows."),
        (b"\nslug,caption\na,b\n", "Row 1 is blank."),
        (b'slug,caption\na,"b\n', "it is not CSV"),
        (b'slug,caption\na,"b"c\n', "it is not CSV"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 50, "old Excel file"),
        (b"%PDF-1.7\x00\x00", "It is neither CSV nor XLSX."),
        (b"PK\x03\x04" + b"x" * 100, "cannot be read as XLSX"),
    ],
)
def test_file_that_is_no_sheet_is_told_why(data, said) -> None:
    assert said in _refusal(data)


def test_rows_are_numbered_as_the_program_numbers_them() -> None:
    csv = read(b'slug,caption\n\na,"two\nlines"\n,\nb,c\n', known=KNOWN)
    assert [number for number, _ in csv.rows] == [3, 5]
    xlsx = read(_bytes(_book(["slug"], [None], ["a"], [""], ["b"])))
    assert [number for number, _ in xlsx.rows] == [3, 5]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        ("2017-04", "@", "2017-04"),
        (2017, "General", "2017"),
        (2017.0, "General", "2017"),
        (dt.date(2017, 4, 25), "yyyy-mm-dd", "2017-04-25"),
        (at(2017, 4, 25), "m/d/yyyy", "2017-04-25"),
        (at(2017, 4, 1), "mmm-yy", "2017-04"),  # what Excel makes of 2017-04
        (at(2017, 1, 1), "yyyy", "2017"),
        (at(2017, 4, 25), '[$-409]d"th of "mmmm yyyy', "2017-04-25"),
        (at(2017, 4, 25, 13, 5), "yyyy-mm-dd hh:mm", "2017-04-25 13:05:00"),
        (True, "General", "true"),
    ],
)
def test_cell_of_another_type_is_read_as_it_is_shown(value, number_format, text) -> None:
    table = read(_bytes(_book(["slug", "filed_on"], ["a", value], formats={"B2": number_format})))
    assert table.rows == [(2, ["a", text])]


def test_formula_is_refused_by_its_cell() -> None:
    assert _refusal(_bytes(_book(["slug", "caption"], ["a", "=1+1"]))).startswith("Cell B2 holds a formula.")
    assert "the error #REF!" in _refusal(_bytes(_book(["slug"], ["#REF!"])))


def test_sheet_is_the_only_one_or_the_one_of_that_name() -> None:
    book = _book(["slug"], ["a"], title="Notes")
    other = book.create_sheet("lawsuits")
    for row in (["slug"], ["b"]):
        other.append(row)
    assert read(_bytes(book), title="lawsuits").rows == [(2, ["b"])]
    assert "several sheets (“Notes”, “lawsuits”)" in _refusal(_bytes(book), title="rulings")
    other.sheet_state = "hidden"
    assert read(_bytes(book), title="rulings").rows == [(2, ["a"])]


def test_wrong_note_of_the_size_cuts_nothing_off() -> None:
    data = _rewritten(_bytes(_book(["slug"], ["a"], ["b"])), b'<dimension ref="A1:A3"', b'<dimension ref="A1:A1"')
    assert len(read(data).rows) == 2


def test_more_rows_columns_or_bytes_than_allowed_are_told(monkeypatch) -> None:
    assert "more than 1,000 rows" in _refusal(b"slug\n" + b"a\n" * 1_001)
    assert len(read(b"slug\n" + b"a\n" * 1_000).rows) == 1_000
    assert "It has 101 columns" in _refusal(",".join("x" * 101).encode() + b"\n1\n")
    assert "larger than 5 MB" in _refusal(b"x" * (limits.MOST_BYTES + 1))
    assert "100,000 rows long" in _refusal(b"slug\na\n" + b"\n" * 100_000)


def test_bomb_is_refused_before_it_is_unpacked(monkeypatch) -> None:
    out = io.BytesIO(_bytes(_book(["slug"], ["a"])))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros", b"\0" * (limits.MOST_UNPACKED + 1))
    assert len(out.getvalue()) < 100_000
    monkeypatch.setattr(xlsx_files, "load_workbook", lambda *args, **kwargs: pytest.fail("unpacked"))
    assert "Unpacked it is larger than 50 MB" in _refusal(out.getvalue())


def test_row_far_down_is_not_waited_for() -> None:
    data = _rewritten(_bytes(_book(["slug"], ["a"])), b'<row r="2"', b'<row r="999999999"')
    assert "It reaches below row 100,000" in _refusal(data)


def test_entities_are_not_expanded() -> None:
    document = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet'
    data = _rewritten(_bytes(_book(["slug"], ["a"])), b"<worksheet", document)
    with pytest.raises(SheetError, match="cannot be read as XLSX") as refused:
        read(data)
    assert any(isinstance(error, EntitiesForbidden) for error in _behind(refused.value))


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _rewritten(data: bytes, old: bytes, new: bytes) -> bytes:
    """The file with a piece of its first sheet replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.infolist():
            content = before.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                assert old in content
                content = content.replace(old, new)
            after.writestr(part.filename, content)
    return out.getvalue()


@pytest.mark.django_db
def test_file_that_cannot_be_read_is_told_beside_the_box() -> None:
    desk = signed_in(person("researcher"))
    LawsuitFactory()
    assert told(preview(desk, Lawsuit, b"")) == ["It is empty."]
    assert told(preview(desk, Lawsuit, b"PK\x03\x04")) == [
        "It cannot be read as XLSX (BadZipFile). Open it in a spreadsheet program and save it anew."
    ]
