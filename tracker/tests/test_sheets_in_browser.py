"""A spreadsheet with three bad rows, imported in a real browser: told, mended, previewed, confirmed."""

from pathlib import Path
from typing import Any

import pytest

from cases.models import Lawsuit
from cases.tests.factories import CourtFactory, LawsuitFactory
from sources.sheets.reading import read

from .chromium import Seat, chromium
from .people import person
from .sheets import address, as_csv
from .test_sheets_importing import SANTA_CLARA

SECOND = {**SANTA_CLARA, "short_name": "City of Chicago v. Sessions", "docket_number": "1:17-cv-05720", "court": "ilnd"}


@pytest.mark.any_database
@pytest.mark.django_db(transaction=True)
def test_spreadsheet_with_three_bad_rows_is_mended_and_imported(live_server, monkeypatch, tmp_path, settings) -> None:
    settings.IMPORTS_DIR = tmp_path / "imports"
    CourtFactory(slug="cand"), CourtFactory(slug="ilnd")
    known = LawsuitFactory(slug="philadelphia-v-sessions", summary="The city sues over its grants.")
    change = {"slug": known.slug, "summary": "The city sues over the conditions of its grants."}
    whole = {**SANTA_CLARA, "short_name": known.short_name, "caption": known.caption, "court": known.court.slug}
    change = {**whole, "docket_number": known.docket_number, "filed_on": "", **change}
    bad = [
        SANTA_CLARA,
        {**SECOND, "court": "ilnds"},
        {**change, "filed_on": "7 August 2017"},
        {**SECOND, "docket_number": "1:17-cv-05721", "posture": "against"},
    ]
    good = [SANTA_CLARA, SECOND, change]
    with chromium(monkeypatch) as browser:
        ada = Seat(browser, live_server.url, person("researcher"))
        page = ada.page
        ada.go(address(Lawsuit, "changelist"))
        page.click(".object-tools >> text=Import")
        _send(page, bad)
        rows = page.locator(".problems tbody tr")
        assert [row.split("\t")[:2] for row in rows.all_inner_texts()] == [
            ["3", "court"],
            ["4", "filed_on"],
            ["5", "posture"],
        ]
        assert "Did you mean ilnd?" in rows.nth(0).inner_text()
        assert page.locator("#confirm_form").count() == 0
        assert Lawsuit.objects.count() == 1
        _send(page, good)
        assert "2 new, 1 changed, 0 as they are." in page.locator(".outcome").inner_text()
        assert page.locator(".outcome tr.changed ins").all_inner_texts() == ["the conditions of "]
        assert Lawsuit.objects.count() == 1
        page.click("#confirm_form [type=submit]")
        page.wait_for_url(live_server.url + address(Lawsuit, "changelist"))
        assert "Imported from it.csv: 2 new, 1 changed, 0 as they were." in page.locator(".messagelist").inner_text()
        _export(page)
    assert ada.told == []
    assert set(Lawsuit.objects.values_list("slug", flat=True)) == {
        *("philadelphia-v-sessions", "santa-clara-v-trump", "chicago-v-sessions")
    }


def _send(page: Any, rows: list[dict[str, str]]) -> None:
    file = {"name": "it.csv", "mimeType": "text/csv", "buffer": as_csv(rows)}
    page.set_input_files("[name=file]", files=[file])
    page.click("#upload_form [type=submit]")
    page.locator(".problems, .outcome").wait_for()


def _export(page: Any) -> None:
    page.click(".object-tools >> text=Export")
    with page.expect_download() as download:
        page.click("#export_form [type=submit]")
    assert download.value.suggested_filename.endswith(".xlsx")
    assert len(read(Path(download.value.path()).read_bytes()).rows) == 3
