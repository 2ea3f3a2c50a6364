"""Whatever is wrong in a file is named with file, line, field and remedy, and nothing is loaded."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tracker.dossiers import loading

from .broken_dossiers import BROKEN, KINDS, PEOPLE, SECOND, Broken
from .dossiers import LAWSUIT, content, edit, load, problems

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.mark.parametrize("broken", [pytest.param(broken, id=broken.name) for broken in BROKEN])
def test_broken_file_is_named_and_nothing_is_loaded(sample: Path, broken: Broken) -> None:
    edit(sample, broken.file, broken.old, broken.new)
    line = 1 + (sample / broken.file).read_text().split(broken.at)[0].count("\n")
    found = problems(sample)
    assert any(each.startswith(f"{broken.file}:{line}: {broken.said}") for each in found), "\n".join(found)
    assert len(found) == broken.lines, "\n".join(found)
    assert content() == {}


@pytest.mark.parametrize("broken", [pytest.param(kind[2], id=kind[2].name) for kind in KINDS])
def test_broken_file_leaves_what_was_loaded_alone(sample: Path, broken: Broken) -> None:
    load(sample)
    before = content()
    edit(sample, "jurisdictions.yaml", "name: Shelbyville", "name: Shelby Ville")
    edit(sample, broken.file, broken.old, broken.new)
    assert problems(sample)
    assert content() == before


def test_claim_of_a_lawsuit_the_ruling_was_not_made_in_is_named(sample: Path) -> None:
    edit(sample, LAWSUIT, "    lawsuits: [springfield-v-poe, us-v-springfield]\n    judges", "    judges")
    edit(sample, SECOND, "claims:\n", "claims:\n  - {slug: us-v-springfield/x, ground: spending}\n")
    edit(sample, LAWSUIT, "claim: springfield-v-poe/spending", "claim: us-v-springfield/x")
    [line] = problems(sample)
    assert line.endswith(
        ": claim: us-v-springfield/x is a claim of us-v-springfield, in which this ruling was not made. "
        "Name a claim of its lawsuits."
    )


def test_claim_that_only_the_database_has_is_checked_too(sample: Path) -> None:
    load(sample)
    edit(sample, LAWSUIT, "    claim: springfield-v-poe/spending", "    claim: springfield-v-poe/standing")
    edit(sample, LAWSUIT, "  - slug: springfield-v-poe/standing\n    ground: standing\n", "")
    [line] = problems(sample / LAWSUIT)
    assert ": claim: springfield-v-poe/standing is on standing, not on spending-coercion" in line


def test_file_that_is_not_utf_8_is_named_without_what_refers_to_it(sample: Path) -> None:
    path = sample / PEOPLE
    path.write_bytes(path.read_bytes().replace(b"reporter", b"report\xe9r"))
    assert problems(sample) == [f"{PEOPLE}:4: is not UTF-8 (byte 0xe9). Save the file as UTF-8."]


def test_everything_wrong_is_told_at_once_in_order(sample: Path) -> None:
    edit(sample, LAWSUIT, "filed_on: 2017-02-03", "filed_on: 2017-02-31")
    edit(sample, LAWSUIT, "judges: [solomon-j]", "judges: [salomon-j]")
    edit(sample, PEOPLE, "name: Jane Doe", "nam: Jane Doe")
    assert [line.split(": ")[:2] for line in problems(sample)] == [
        [f"{LAWSUIT}:13", "filed_on"],
        [f"{LAWSUIT}:57", "judge"],
        [f"{PEOPLE}:2", "name"],
        [f"{PEOPLE}:3", "nam"],
    ]


def test_two_files_for_one_lawsuit_are_named_without_everything_inside(sample: Path) -> None:
    (sample / "lawsuits/zzz.yaml").write_text((sample / LAWSUIT).read_text())
    assert len(problems(sample)) == 2


def test_value_of_a_file_of_an_earlier_chunk_is_remembered(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "CHUNK", 1)
    edit(sample, SECOND, "exs\ndocket_number: 1:18-cr-00002", "exd\ndocket_number: 1:17-cv-00001")
    [line] = problems(sample)
    assert line.startswith(
        f"{SECOND}:4: docket_number: This court already has a lawsuit with this number. The other is in"
    )
    assert content() == {}


def test_value_another_record_has_in_the_database_is_named(sample: Path) -> None:
    load(sample)
    edit(sample, "jurisdictions.yaml", "slug: springfield-ex", "slug: springfield-again")
    found = problems(sample / "jurisdictions.yaml")
    said = "Another jurisdiction has this GEOID. The other is springfield-ex, in the database. Change that one first."
    assert found[0].endswith(f": geoid: {said}")
    assert len(found) == 2


def test_command_counts_the_problems_and_shows_no_traceback(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(sample, LAWSUIT, "filed_on: 2017-02-03", "filed_on: 2017-02-31")
    edit(sample, PEOPLE, "name: Jane Doe", "nam: Jane Doe")
    with pytest.raises(CommandError, match=r"^3 problems. Nothing was loaded.$"):
        call_command("load_fixtures", str(sample))
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_yaml_file_that_is_no_dossier_is_named(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (sample / "lawsuit").mkdir()
    (sample / "lawsuit/x.yaml").write_text("slug: x\n")
    (sample / "people.yml").write_text("[]\n")
    with pytest.raises(CommandError, match=r"^2 problems"):
        call_command("load_fixtures", str(sample))
    err = capsys.readouterr().err
    assert "lawsuit/x.yaml: is no dossier. Known files: organizations.yaml, people.yaml," in err
    assert "people.yml: is no dossier." in err


def test_path_that_is_not_there_is_named(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError, match=r"^1 problem\. "):
        call_command("load_fixtures", str(sample / "lawsuits/none.yaml"))
    assert "none.yaml: there is no such file or folder." in capsys.readouterr().err
