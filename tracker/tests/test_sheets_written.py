"""The handbook of spreadsheets, and whether the sheets tell all there is to tell."""

from io import StringIO
from pathlib import Path

import pytest
from django.contrib import admin
from django.core.management import call_command
from django.db.models import ManyToManyField

from cases.models import Lawsuit, Ruling
from policies.models import Jurisdiction, LocalPolicy
from sources.sheets import limits
from sources.sheets.written import markdown, sheets

PAPER = (Path(__file__).resolve().parent.parent.parent / "docs" / "spreadsheets.md").read_text(encoding="utf-8")
SHEETS = sheets(admin.site)
# Rows of these lists say more than that they are there (a role, a date), or they are told on screens of their own.
ON_SCREENS = {"parties", "judges", "officials", "publication", "submitted_by", "published_by", "published_at"}


def test_sheets_are_those_of_the_four_kinds() -> None:
    assert {kind().model for kind in SHEETS} == {Lawsuit, Ruling, Jurisdiction, LocalPolicy}


def test_handbook_shows_the_columns() -> None:
    """Where this fails, put what `./run manage sheet_columns` prints into docs/spreadsheets.md."""
    out = StringIO()
    call_command("sheet_columns", stdout=out)
    assert out.getvalue().strip() == markdown(SHEETS)
    assert markdown(SHEETS) in PAPER


def test_handbook_names_the_limits() -> None:
    for number in (limits.MOST_ROWS, limits.MOST_COLUMNS, limits.MOST_EXPORTED):
        assert f"{number:,} " in PAPER
    for size in (limits.MOST_BYTES, limits.MOST_UNPACKED):
        assert f"{size // 1_000_000} MB" in PAPER


@pytest.mark.parametrize("kind", SHEETS, ids=lambda kind: kind.__name__)
def test_every_field_that_a_curator_fills_has_its_column(kind) -> None:
    """Where this fails, a field is new: add it to the names of its sheet."""
    sheet = kind()
    filled = {name for column in sheet.fields.values() for name in column.written_names} | set(sheet.fields)
    fields = {field.name for field in sheet.model._meta.concrete_fields if field.editable and not field.primary_key}
    lists = {field.name for field in sheet.model._meta.get_fields() if isinstance(field, ManyToManyField)}
    assert (fields | lists) - filled - ON_SCREENS == set()
