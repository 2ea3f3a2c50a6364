"""PDFs are read page by page, or refused with a word; none takes more memory or time than it is given."""

import json
import signal
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest

from sources.reading import limits, pdf_text, reader
from sources.reading.folder import File
from sources.reading.refusal import UnreadableError

from .pdfs import bomb, pdf


def refused(content: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as raised:
        reader.read(File(Path("order.pdf"), "order.pdf", "pdf"), content)
    return raised.value


def test_text_is_read_page_by_page() -> None:
    found = reader.read(
        File(Path("order.pdf"), "order.pdf", "pdf"), pdf("Order of the court.", "", "It is so ordered.")
    )
    assert found.text == "Order of the court.\f\fIt is so ordered."
    assert found.how == "3 pages, 1 of them without text"


def test_pdf_says_what_it_is_and_the_day_it_was_made_is_another() -> None:
    info = "/Title (Order on the motion) /Author (Jane Doe; Richard Roe) /CreationDate (D:20170425120000Z)"
    said = pdf_text.read(pdf("Words.", info=info)).stated
    assert (said.title, said.authors, said.published_on) == ("Order on the motion", ("Jane Doe", "Richard Roe"), "")


@pytest.mark.parametrize("info", ["/Title (Microsoft Word - order.doc) /Author (jdoe)", "/Title (order final.pdf)", ""])
def test_what_a_program_wrote_is_left_aside(info: str) -> None:
    said = pdf_text.read(pdf("Words.", info=info)).stated
    assert (said.title, said.authors) == ("", ())


def test_pdf_under_another_ending_is_read_as_one() -> None:
    assert reader.read(File(Path("order.txt"), "order.txt", "text"), pdf("Words.")).text == "Words."


def test_pdf_without_text_is_refused() -> None:
    assert refused(pdf("", "")).word == "no text"


def test_what_is_no_pdf_is_refused() -> None:
    assert refused(b"<!doctype html><p>Not found</p>").word == "no PDF"


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 50, pdf("Words.")[:200]])
def test_broken_pdf_is_refused(content: bytes) -> None:
    assert refused(content).word == "broken"


def test_locked_pdf_is_refused() -> None:
    locked = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /Length 40 /O (" + "o" * 32 + ") /U (" + "u" * 32 + ") >>"
    assert refused(pdf("Words.", extra=f"{locked} /ID [(a) (b)]")).word in ("locked", "broken")


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, "PDF_PAGES", 2)
    with pytest.raises(UnreadableError, match="it has 3 pages, and the limit is 2"):
        pdf_text.read(pdf("One.", "Two.", "Three."))


def test_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, "CHARACTERS", 8)
    with pytest.raises(UnreadableError, match="too long"):
        pdf_text.read(pdf("One.", "Two.", "Three."))


def test_bomb_is_refused_in_the_memory_it_is_given() -> None:
    content = bomb()
    assert len(content) < 2 * 1024**2  # and would unpack to more than half a gigabyte
    assert refused(content).word in ("broken", "too costly")


def test_bombs_one_within_another_are_refused() -> None:
    packed = zlib.compress(zlib.compress(b"(A) Tj " * 20_000_000, 9), 9)
    content = pdf(streams=[packed]).replace(b"/Filter /FlateDecode", b"/Filter [/FlateDecode /FlateDecode]")
    assert refused(content).word in ("broken", "too costly", "no text", "too long")


def test_pages_that_contain_themselves_end() -> None:
    content = pdf("Words.").replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    assert refused(content).word in ("broken", "too costly", "no text")


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "SECONDS", 0.001)
    assert refused(pdf("Words.")).word == "too costly"


def test_what_brings_the_other_process_to_grief_brings_down_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "ROOT", Path("/nowhere"))  # so that it cannot even start
    assert refused(pdf("Words.")).word == "broken"


def test_the_other_process_has_none_of_our_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, Any] = {}
    run = reader.subprocess.run

    def noted(*args: Any, **options: Any) -> Any:
        told.update(options)
        return run(*args, **options)

    monkeypatch.setenv("DATABASE_URL", "postgresql://user:secret@host/name")
    monkeypatch.setattr(reader.subprocess, "run", noted)
    reader.read(File(Path("order.pdf"), "order.pdf", "pdf"), pdf("Words."))
    assert set(told["env"]) == {"PYTHONPATH", "PATH", "PYTHONDONTWRITEBYTECODE"}


def test_limits_leave_room_for_what_is_usual() -> None:
    assert limits.FILE_BYTES < limits.MEMORY_BYTES / 8


# The other process holds itself to its limits


def worked(kind: str, content: bytes, **limit: int) -> subprocess.CompletedProcess[bytes]:
    """The other process with one of its limits lowered."""
    [(name, most)] = limit.items()
    code = f"from sources.reading import worker; worker.{name} = {most}; worker.main({kind!r}, '')"
    environment = {"PYTHONPATH": str(reader.ROOT)}
    options: Any = {"input": content, "env": environment, "capture_output": True, "check": False, "timeout": 60}
    return subprocess.run([sys.executable, "-c", code], **options)


def test_page_that_takes_more_memory_than_it_may_is_refused_or_ends_its_process() -> None:
    page = b"<div><p>Words.</p></div>" * 400_000
    assert b"Words." in worked("html", page[:24_000], MEMORY_BYTES=200 * 1024**2).stdout
    done = worked("html", page, MEMORY_BYTES=200 * 1024**2)
    assert done.returncode != 0 or json.loads(done.stdout)["refused"][0] == "too costly"


def test_pdf_that_takes_more_time_than_it_may_ends_its_process() -> None:
    content = pdf(streams=[zlib.compress(b"BT /F1 12 Tf " + b"1 0 0 1 0 0 Tm (A) Tj " * 2_000_000 + b" ET")])
    done = worked("pdf", content, PROCESSOR_SECONDS=1)
    assert -done.returncode in (signal.SIGXCPU, signal.SIGKILL)


@pytest.mark.parametrize("killed", [signal.SIGXCPU, signal.SIGKILL, signal.SIGSEGV])
def test_process_that_was_ended_is_told_in_a_word(killed: signal.Signals, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = subprocess.CompletedProcess[bytes]([], -killed, b"", b"")
    monkeypatch.setattr(reader.subprocess, "run", lambda *args, **options: ended)
    assert refused(pdf("Words.")).word == ("broken" if killed is signal.SIGSEGV else "too costly")
