"""manage.py load_fixtures: what it does with its options, and what it tells."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.models import FixtureFile, Organization
from tracker.dossiers import loading, progress, telling
from tracker.dossiers.files import find

from .dossiers import LAWSUIT, content, edit

pytestmark = pytest.mark.django_db


@pytest.fixture
def shipped(sample: Path, settings: Any) -> Path:
    """The sample as the project's own fixtures."""
    settings.FIXTURES_DIR = sample
    return sample


def run(*args: str, **options: Any) -> list[str]:
    out = StringIO()
    call_command("load_fixtures", *args, stdout=out, **options)
    return out.getvalue().splitlines()


def test_summary_tells_each_kind_of_record_and_the_totals(shipped: Path) -> None:
    first, *table, last = run()
    assert first.split() == ["created", "updated", "unchanged"]
    assert any(line.split() == ["court", "aliases", "2", "0", "0"] for line in table)
    assert len({len(line) for line in [first, *table]}) == 1
    assert last == "179 created, 0 updated, 0 unchanged"
    assert run()[-1] == "0 created, 0 updated, 179 unchanged"
    assert run(verbosity=0) == ["0 created, 0 updated, 179 unchanged"]


def test_summary_counts_what_is_gone_and_what_was_removed(shipped: Path) -> None:
    run()
    edit(shipped, LAWSUIT, "panel: [daniel-j, deborah-j]", "panel: [daniel-j]")
    gone = "No longer in the files, and left alone (--prune removes them): 1 appeal judges."
    assert run()[-2:] == [gone, "0 created, 0 updated, 178 unchanged"]
    assert run(prune=True)[-2] == "No longer in the files, and removed: 1 appeal judges."


def test_check_finds_problems_and_writes_nothing(shipped: Path) -> None:
    assert run(check=True)[-1] == "179 created, 0 updated, 0 unchanged (checked; nothing was changed)"
    assert content() == {}
    edit(shipped, LAWSUIT, "court: exd\ndocket", "court: exx\ndocket")
    with pytest.raises(CommandError, match=r"^1 problem\. Nothing was loaded\.$"):
        run(check=True)


def test_changed_loads_only_what_changed(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(changed=True)[-1] == "179 created, 0 updated, 0 unchanged"
    assert FixtureFile.objects.count() == 23
    edit(shipped, "people.yaml", "name: Richard Roe", "name: Richard A. Roe")
    read: list[str] = []
    monkeypatch.setattr(loading.Run, "take", _noting(loading.Run.take, read))
    assert run(changed=True)[-1] == "0 created, 1 updated, 2 unchanged"
    assert read == ["people.yaml"]
    assert run(changed=True) == ["0 created, 0 updated, 0 unchanged"]
    assert read == ["people.yaml"]


def _noting(take: Any, read: list[str]) -> Any:
    def noting(self: Any, files: Any, done: Any) -> None:
        read.extend(file.name for file in files)
        take(self, files, done)

    return noting


def test_changed_reads_no_yaml_where_nothing_changed(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    monkeypatch.setattr(telling, "read", None)
    with CaptureQueriesContext(connection) as captured:
        assert run(changed=True) == ["0 created, 0 updated, 0 unchanged"]
    assert len([query for query in captured if "fixturefile" in query["sql"]]) == 1


def test_checked_or_broken_files_are_not_noted_as_loaded(shipped: Path) -> None:
    run(check=True)
    edit(shipped, LAWSUIT, "court: exd\ndocket", "court: exx\ndocket")
    with pytest.raises(CommandError):
        run()
    assert not FixtureFile.objects.exists()


def test_files_elsewhere_are_not_noted_as_loaded(sample: Path) -> None:
    run(str(sample))
    assert Organization.objects.exists()
    assert not FixtureFile.objects.exists()


def test_file_noted_is_the_file_that_was_read(shipped: Path) -> None:
    files, _ = find([shipped])

    def meddle(file: Any) -> None:
        if file.name == "people.yaml":
            file.at.write_text(file.at.read_text().replace("Richard", "Dick"))

    loading.load(files, done=meddle)
    assert [file.name for file in loading.changed(find([shipped])[0])] == ["people.yaml"]


def test_files_and_folders_may_be_named(shipped: Path) -> None:
    run()
    assert run(str(shipped / LAWSUIT), str(shipped / "judges.yaml"))[-1].startswith("0 created, 0 updated, ")
    assert run(str(shipped / "documents"))[-1] == "0 created, 0 updated, 6 unchanged"


def test_prepare_loads_what_changed(shipped: Path) -> None:
    call_command("prepare", stdout=StringIO())
    assert FixtureFile.objects.count() == 23


def test_database_without_tables_is_named(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FixtureFile._meta, "db_table", "no_such_table")
    with pytest.raises(CommandError, match=r"(?s)no_such_table.*Is the database migrated\? manage.py migrate"):
        run(changed=True)


def test_file_that_cannot_be_opened_is_named(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", closed)
    with pytest.raises(CommandError, match=r"organizations.yaml: Permission denied\. Nothing was loaded\."):
        run()


def test_what_only_the_end_of_a_transaction_shows_is_checked(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading.Run, "finish", lambda self: None)  # which would have found the dangling reference
    edit(shipped, LAWSUIT, "judges: [solomon-j]", "judges: [salomon-j]")
    with pytest.raises(CommandError, match=r"^The database refuses it: (?s:.*)Nothing was loaded"):
        run(check=True)
    assert content() == {}


class Terminal(StringIO):
    """A stream such as Django's, on a terminal or not."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal

    def write(self, text: str, ending: str = "\n") -> int:
        return super().write(text + ending)


@pytest.mark.parametrize(
    ("is_terminal", "shown"),
    [
        (True, ["", "\033[KLoading: 100 % (people.yaml)", "\033[K"]),
        (False, ["Loading: 100 % (people.yaml)\n"]),
    ],
)
def test_progress_is_told_only_after_a_second(
    sample: Path, monkeypatch: pytest.MonkeyPatch, is_terminal: bool, shown: list[str]
) -> None:
    now = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    out = Terminal(is_terminal=is_terminal)
    one, two = find([sample / "organizations.yaml", sample / "people.yaml"])[0]
    told = progress.Progress(out)
    told.size = one.size + two.size
    told.add(one)
    assert out.getvalue() == ""
    now[0] = 1.5
    told.add(two)
    told.clear()
    assert out.getvalue().split("\r") == shown
