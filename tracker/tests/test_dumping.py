"""Fixtures loaded and dumped are the same files, byte for byte."""

from filecmp import dircmp
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import RulingLawsuit
from sources.models import Citation
from tracker.dossiers import dumping
from tracker.dossiers.dumping import dump
from tracker.dossiers.files import find
from tracker.dossiers.telling import readers, tell

from .dossiers import LAWSUIT, SAMPLE, edit, load, totals

pytestmark = pytest.mark.django_db
SHIPPED = Path(settings.FIXTURES_DIR)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.yaml")}


def test_sample_is_dumped_byte_for_byte(tmp_path: Path) -> None:
    load(SAMPLE)
    assert dump(tmp_path / "out") == len(files(SAMPLE))
    assert files(tmp_path / "out") == files(SAMPLE)
    assert not dircmp(tmp_path / "out", SAMPLE).left_only


@pytest.mark.skipif(not any(SHIPPED.rglob("*.yaml")), reason="fixtures/ holds no dossier yet")
def test_shipped_fixtures_are_dumped_byte_for_byte(tmp_path: Path) -> None:
    created, *_ = totals(load(SHIPPED))
    assert totals(load(SHIPPED)) == (0, 0, created)
    dump(tmp_path)
    different = [name for name, data in files(tmp_path).items() if files(SHIPPED).get(name) != data]
    assert not different, (
        f"not in the canonical form: {different[:10]} (load them, then manage.py dump_fixtures fixtures)"
    )
    assert files(tmp_path).keys() == files(SHIPPED).keys()


def test_chunks_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(SAMPLE)
    monkeypatch.setattr(dumping, "CHUNK", 1)
    dump(tmp_path)
    assert files(tmp_path) == files(SAMPLE)


def test_sample_tells_every_field_of_every_part() -> None:
    told: dict[str, set[str]] = {}
    wanted: dict[str, set[str]] = {}
    for reader in [each for top in readers().values() for each in top.everyone()]:
        name = "Citation" if issubclass(reader.model, Citation) else reader.model.__name__
        wanted.setdefault(name, set()).update(reader.part.fields)
    for file in find([SAMPLE])[0]:
        for reader, rows in tell(file).rows.items():
            name = "Citation" if issubclass(reader.model, Citation) else reader.model.__name__
            for row in rows:
                told.setdefault(name, set()).update(
                    f for f in reader.part.fields if row.values[f] != reader.defaults[f]
                )
    # Each record of the sample need not be in doubt or remarked upon.
    checked = {"verification", "doubts", "note"}
    assert {
        name: fields - told[name] - checked for name, fields in wanted.items() if fields - told[name] - checked
    } == {}


def test_queries_do_not_grow_with_the_records(sample: Path, tmp_path: Path) -> None:
    def queries(folder: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            dump(tmp_path / folder)
        return len(captured)

    load(sample)
    few = queries("few")
    for number in range(100, 120):
        text = (sample / LAWSUIT).read_text()
        for word in ("springfield-v-poe", "springfield-pi-", "springfield-judgment-", "ex9-springfield-20"):
            text = text.replace(word, f"{word.rstrip('-')}-{number}-" if word.endswith("-") else f"{word}-{number}")
        text = (
            text.replace("17-9000", f"18-{number}").replace("9A999", f"9A{number}").replace("courtlistener_id: 1", "")
        )
        text = text.replace("1:17-cv-00001", f"1:19-cv-{number:05}")
        (sample / f"lawsuits/springfield-v-poe-{number}.yaml").write_text(text)
    load(sample)
    assert queries("many") == few
    assert len(files(tmp_path / "many")) == len(files(tmp_path / "few")) + 20


def test_texts_are_sorted_alike_by_every_database(sample: Path, tmp_path: Path) -> None:
    slugs = ["a-b", "ab", "a1", "a-1", "b"]
    edit(sample, "judges.yaml", "", "".join(f"\n- {{slug: {slug}, name: X, sources: [story]}}\n" for slug in slugs))
    load(sample)
    dump(tmp_path / "out")
    lines = (tmp_path / "out/judges.yaml").read_text().splitlines()
    written = [line.removeprefix("- slug: ") for line in lines if line.startswith("- slug: ")]
    assert written == sorted(written)


def test_folder_with_other_files_is_refused_and_left_alone(tmp_path: Path) -> None:
    load(SAMPLE)
    (tmp_path / "lawsuits").mkdir()
    (tmp_path / "lawsuits/gone.yaml").write_text("x")
    (tmp_path / "letter.txt").write_text("x")
    with pytest.raises(CommandError, match=r"holds what a dump does not write: lawsuits/gone.yaml, letter.txt\. "):
        call_command("dump_fixtures", str(tmp_path))
    assert len(files(tmp_path)) == 1
    call_command("dump_fixtures", str(tmp_path), force=True)
    assert len(files(tmp_path)) == len(files(SAMPLE)) + 1


def test_ruling_in_no_lawsuit_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load(SAMPLE)
    RulingLawsuit.objects.filter(ruling__slug="springfield-judgment-2019").delete()
    call_command("dump_fixtures", str(tmp_path))
    assert capsys.readouterr().err == "The ruling springfield-judgment-2019 has no lawsuits, so it stands in no file.\n"
    assert "- slug: springfield-judgment-2019\n" not in (tmp_path / LAWSUIT).read_text()


def test_folder_of_fixtures_is_written_over(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (sample / "schema").mkdir()
    (sample / "schema/lawsuits.json").write_text("{}")
    edit(sample, LAWSUIT, "short_name: Springfield v. Poe", "short_name:   'Springfield'   # short")
    load(sample)
    call_command("dump_fixtures", str(sample))
    assert f"{len(files(SAMPLE))} files written" in capsys.readouterr().out
    assert b"\nshort_name: Springfield\n" in (sample / LAWSUIT).read_bytes()
    assert [path.name for path in (sample / "schema").iterdir()] == ["lawsuits.json"]


def test_file_in_the_way_of_the_folder_is_named(tmp_path: Path) -> None:
    load(SAMPLE)
    (tmp_path / "file").write_text("x")
    with pytest.raises(CommandError, match="file"):
        call_command("dump_fixtures", str(tmp_path / "file"))
