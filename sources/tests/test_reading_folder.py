"""A folder is looked through; what is no document, or must not be read, is named with the word why."""

import os
import resource
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from sources.reading.folder import content, look_through
from sources.reading.limits import FILE_BYTES
from sources.reading.reader import ROOT
from sources.reading.refusal import UnreadableError

NOBODY = 65534


def refusals(root: Path) -> dict[str, str]:
    """The word for each file that cannot be read, when looked for or when opened."""
    found = look_through(root)
    words = {name: refusal.word for name, refusal in found.unreadable}
    for file in found.files:
        try:
            content(file)
        except UnreadableError as refusal:
            words[file.name] = refusal.word
    return words


def test_documents_are_found_in_folders_within_by_path_and_kind(tmp_path: Path) -> None:
    (tmp_path / "2017" / "news").mkdir(parents=True)
    for name in ("b.txt", "a.TEXT", "2017/c.html", "2017/news/d.htm", "2017/e.PDF"):
        (tmp_path / name).write_text("words")
    found = look_through(tmp_path)
    assert [(file.name, file.kind) for file in found.files] == [
        ("a.TEXT", "text"),
        ("b.txt", "text"),
        ("2017/c.html", "html"),
        ("2017/e.PDF", "pdf"),
        ("2017/news/d.htm", "html"),
    ]
    assert not found.unreadable


def test_files_of_other_kinds_are_counted_and_hidden_ones_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("a.docx", "b.docx", "c.jpg", "LICENSE", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).write_text("words")
    found = look_through(tmp_path)
    assert found.others == {".docx": 2, ".jpg": 1, "no ending": 1}
    assert not found.files


def test_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        look_through(tmp_path / "nowhere")
    (tmp_path / "a.txt").write_text("words")
    with pytest.raises(NotADirectoryError):
        look_through(tmp_path / "a.txt")


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("a secret")
    root = tmp_path / "corpus"
    root.mkdir()
    (root / "out.txt").symlink_to(outside / "secret.txt")
    (root / "broken.txt").symlink_to(root / "nowhere.txt")
    (root / "folder").symlink_to(outside)
    (root / "loop").symlink_to(root)
    assert refusals(root) == {"out.txt": "link", "broken.txt": "link", "folder": "link", "loop": "link"}
    sentences = {name: refusal.sentence for name, refusal in look_through(root).unreadable}
    assert "leads out of the folder" in sentences["out.txt"]
    assert "leads elsewhere in the folder" in sentences["loop"]


def test_file_replaced_by_a_link_meanwhile_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a secret")
    (tmp_path / "a.txt").write_text("words")
    [file] = look_through(tmp_path).files
    file.path.unlink()
    file.path.symlink_to(tmp_path / "secret")
    with pytest.raises(UnreadableError, match="cannot be opened"):
        content(file)


def test_pipe_is_no_file_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusals(tmp_path) == {"pipe.txt": "special"}
    (tmp_path / "a.txt").write_text("words")
    [file] = look_through(tmp_path).files
    file.path.unlink()
    os.mkfifo(file.path)
    with pytest.raises(UnreadableError, match="special"):
        content(file)


def test_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert refusals(tmp_path) == {"empty.txt": "empty"}


@pytest.fixture
def shut() -> Iterator[Path]:
    """A folder whose file may not be read, as an account that has no right to everything."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        (root / "shut.txt").write_text("words")
        (root / "shut.txt").chmod(0)
        (root / "locked").mkdir(mode=0)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(NOBODY)
        yield root
        if is_root:
            os.seteuid(0)
        (root / "locked").chmod(0o700)


def test_what_may_not_be_read_is_named(shut: Path) -> None:
    assert refusals(shut) == {"shut.txt": "permission", "locked": "permission"}


def test_names_with_accents_are_one_name_however_they_are_written(tmp_path: Path) -> None:
    composed, apart = unicodedata.normalize("NFC", "José.txt"), unicodedata.normalize("NFD", "José.txt")
    (tmp_path / apart).write_text("words")
    [file] = look_through(tmp_path).files
    assert (file.name, content(file)) == (composed, b"words")
    (tmp_path / composed).write_text("other words")
    assert refusals(tmp_path) == {composed: "name"}


def test_names_that_no_text_can_show_are_refused(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("words")
    (tmp_path / "red\x1b[31m.txt").write_text("words")
    (tmp_path / "exe\u202etxt.txt").write_text("words")
    shown = {"\ufffd.txt": "name", "red\ufffd[31m.txt": "name", "exe\ufffdtxt.txt": "name"}
    assert refusals(tmp_path) == shown


def test_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / ("a" * 150)
    folder.mkdir()
    (folder / f"{'b' * 60}.txt").write_text("words")
    assert list(refusals(tmp_path).values()) == ["name"]


def test_file_of_200_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """In a process that has no room for it."""
    with (tmp_path / "large.txt").open("wb") as large:
        for _ in range(200):
            large.write(b"The judge enjoined it. " * 45_590)
    assert (tmp_path / "large.txt").stat().st_size > 199 * 1024**2 > FILE_BYTES
    code = (
        "import sys, pathlib\nfrom sources.reading.folder import *\n"
        "[file] = look_through(pathlib.Path(sys.argv[1])).files\n"
        "try:\n    content(file)\nexcept UnreadableError as refusal:\n    print(refusal)"
    )
    room = 150 * 1024**2
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (room, room)),
    )
    assert done.stdout.startswith("too large: it has 200 MB, and the limit is 64 MB."), done.stderr


def test_file_that_grows_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("words")
    monkeypatch.setattr("sources.reading.folder.FILE_BYTES", 3)
    assert refusals(tmp_path) == {"a.txt": "too large"}
