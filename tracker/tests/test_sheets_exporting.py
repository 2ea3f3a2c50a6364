"""What goes out: the list or a choice from it, with nothing that a program would run."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from cases.models import Lawsuit
from cases.tests.factories import LawsuitFactory
from sources.sheets.reading import read

from .people import person, signed_in
from .sheets import address, exported, preview, rows_in

pytestmark = pytest.mark.django_db
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", "=cmd|' /C calc'!A0", "'=1", "''@x", "\uff1d1"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_formulas_go_out_as_text_and_come_back_as_they_were(form) -> None:
    made = [LawsuitFactory(summary=text, caption=text) for text in FORMULAS]
    desk = signed_in(person("researcher"))
    data = exported(desk, Lawsuit, form)
    cells = _cells(data, form)
    assert len(cells) > len(made) * 10
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"))]
    outcome = preview(desk, Lawsuit, data).context["outcome"]
    assert (outcome.problems, outcome.same) == ([], len(made))


def _cells(data: bytes, form: str) -> list[str]:
    if form == "csv":
        return [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for cell in row]
    cells = [cell for row in load_workbook(io.BytesIO(data)).active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert {cell.number_format for cell in cells if cell.value is not None} == {"@"}
    return [str(cell.value or "") for cell in cells]


def test_csv_is_quoted_throughout_and_marked_as_utf_8() -> None:
    LawsuitFactory(caption="Peña; =1")
    data = exported(signed_in(person("reader")), Lawsuit)
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows_in(data)[0]["caption"] == "Peña; =1"
    assert all(line.startswith('"') and line.endswith('"') for line in data.decode("utf-8-sig").splitlines())


def test_text_that_no_cell_of_xlsx_holds_goes_out_as_csv_only() -> None:
    LawsuitFactory(summary="x" * 32_768)
    reader = signed_in(person("reader"))
    page = reader.post(address(Lawsuit, "export"), {"format": "xlsx"})
    assert "A text of 32,768 characters does not fit in XLSX" in page.content.decode()
    assert len(rows_in(exported(reader, Lawsuit))[0]["summary"]) == 32_768


def test_character_that_no_sheet_holds_does_not_stop_the_export() -> None:
    LawsuitFactory(summary="a\x0bb")
    desk = signed_in(person("researcher"))
    data = exported(desk, Lawsuit, "xlsx")
    assert preview(desk, Lawsuit, data).context["outcome"].same == 1


def test_export_takes_as_many_queries_for_many_records_as_for_few() -> None:
    reader = signed_in(person("reader"))

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            exported(reader, Lawsuit)
        return len(queries)

    LawsuitFactory.create_batch(2)
    cost()
    few = cost()
    LawsuitFactory.create_batch(5)
    assert cost() == few


def test_export_is_of_what_the_list_shows() -> None:
    reader = signed_in(person("reader"))
    one, _ = LawsuitFactory(posture="plaintiff", short_name="One"), LawsuitFactory(posture="defendant")
    assert str(one.slug) in exported(reader, Lawsuit, query="?posture=plaintiff").decode()
    assert exported(reader, Lawsuit, query="?posture=plaintiff").count(b"\r\n") == 2
    assert exported(reader, Lawsuit).count(b"\r\n") == 3
    assert exported(reader, Lawsuit, query="?q=One").count(b"\r\n") == 2
    page = reader.get(f"{address(Lawsuit, 'changelist')}?posture=plaintiff").content.decode()
    assert f"{address(Lawsuit, 'export')}?posture=plaintiff" in page
    assert reader.get(f"{address(Lawsuit, 'export')}?nonsense=1").status_code == 302


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_selected_records_are_exported(form) -> None:
    reader = signed_in(person("reader"))
    wanted, _, _ = (LawsuitFactory() for _ in range(3))
    chosen = {"action": f"export_as_{form}", "_selected_action": [wanted.pk]}
    answer = reader.post(address(Lawsuit, "changelist"), chosen)
    assert [cells[0] for _, cells in read(answer.content).rows] == [wanted.slug]


def test_more_records_than_a_file_holds_are_told(monkeypatch) -> None:
    monkeypatch.setattr("sources.sheets.screens.MOST_EXPORTED", 1)
    reader = signed_in(person("reader"))
    lawsuits = [LawsuitFactory(), LawsuitFactory()]
    page = reader.post(address(Lawsuit, "export"), {"format": "csv"})
    assert "These are 2 records; 1 is the most." in page.content.decode()
    chosen = {"action": "export_as_csv", "_selected_action": [one.pk for one in lawsuits]}
    page = reader.post(address(Lawsuit, "changelist"), chosen, follow=True)
    assert "1 is the most" in " ".join(str(message) for message in page.context["messages"])


def test_empty_sheet_names_the_columns() -> None:
    desk = signed_in(person("researcher"))
    LawsuitFactory()
    answer = desk.get(address(Lawsuit, "import"), {"empty": "csv"})
    assert answer.content.decode("utf-8-sig").startswith('"slug","short_name"')
    assert answer.content.count(b"\r\n") == 1
