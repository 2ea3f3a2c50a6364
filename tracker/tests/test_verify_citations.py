"""`manage.py verify_citations`: every citation of a passage, in every table, held against its text."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cases.models import RulingCitation
from sources.anchors.anchor import anchored
from sources.models import Citation, Document, Passage

from .corpora import STORY, cite, known, ran
from .dossiers import content
from .factories import FACTORIES

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.mark.parametrize("table", Citation.tables(), ids=lambda table: table.__name__)
def test_citations_of_every_table_are_looked_at(table: type[Citation], tmp_path: Path) -> None:
    document = known(tmp_path)
    at = anchored(STORY, 0, 7)
    row = FACTORIES[table](document=document, start=0, end=7, words_sha256=at.words_sha256)
    assert ran("verify_citations", "--corpus", tmp_path).startswith("1 citation of a passage in 1 document: 1 intact")
    table.objects.filter(pk=row.pk).update(words_sha256="0" * 64)
    told = ran("verify_citations", "--corpus", tmp_path, fails=True)
    assert f"broken: characters 0 to 7, cited by {row.record._meta.verbose_name} {row.record.slug}" in told


@pytest.mark.parametrize("stored", [False, True])
def test_what_does_not_hold_is_named_with_place_and_remedy(stored: bool, tmp_path: Path) -> None:
    document = known(tmp_path)
    moved, _, gone, *_ = cite(document, "Nobody appealed.", "The city had sued in February.", "A judge blocks")
    ran("read_corpus", tmp_path)
    changed = STORY.replace("on Monday.", "on Monday, 25 April.").replace("sued in February", "sued in March")
    if stored:
        Document.objects.update(text=changed)
    else:
        (tmp_path / "story.txt").write_bytes(changed.encode())
    before = content()
    told = ran("verify_citations", *([] if stored else ["--corpus", tmp_path]), fails=True)
    assert f"moved: characters {moved.start} to {moved.end}, cited by statement {moved.record.slug}, ruling" in told
    assert f"its words stand at {moved.start + 10} to {moved.end + 10}." in told
    assert f"broken: characters {gone.start} to {gone.end}" in told
    assert "% alike, 125 to 152: The city had sued in March" in told
    assert "Broken: Open the passage on the desk" in told
    assert "6 citations of passages in 1 document: 2 intact, 2 moved, 2 broken, 0 unchecked." in told
    assert ("story: the bytes of story.txt are not those that were read in." in told) is not stored
    assert content() == before


def test_other_bytes_of_the_same_words_are_told(tmp_path: Path) -> None:
    document = known(tmp_path)
    list(cite(document, "A judge blocks"))
    (tmp_path / "story.txt").write_bytes(f"{STORY}\n".encode())
    told = ran("verify_citations", "--corpus", tmp_path, fails=True)
    assert "2 intact, 0 moved, 0 broken, 0 unchecked. The bytes of 1 document are not those that were read in." in told


def test_without_a_text_nothing_was_checked_and_that_is_told(tmp_path: Path) -> None:
    list(cite(known(tmp_path), "Nobody appealed."))
    told = ran("verify_citations", fails=True)
    assert "story: 2 citations unchecked: the text is not in this database." in told
    assert "Unchecked: ./run manage read_corpus DIR stores the texts of a folder" in told
    (tmp_path / "story.txt").unlink()
    told = ran("verify_citations", "--corpus", tmp_path, fails=True)
    assert "story: 2 citations unchecked: story.txt is not in the folder." in told
    (tmp_path / "story.txt").write_bytes(b"\0")
    assert "unchecked: story.txt: NUL: " in ran("verify_citations", "--corpus", tmp_path, fails=True)


def test_file_under_another_name_is_found_by_its_bytes(tmp_path: Path) -> None:
    list(cite(known(tmp_path), "Nobody appealed."))
    (tmp_path / "story.txt").rename(tmp_path / "renamed.txt")
    assert "2 intact" in ran("verify_citations", "--corpus", tmp_path)


def test_moved_passage_is_told_until_somebody_looks_at_it(tmp_path: Path) -> None:
    list(cite(known(tmp_path), "Nobody appealed."))
    ran("read_corpus", tmp_path)
    (tmp_path / "story.txt").write_bytes(f"New.\n{STORY}".encode())
    ran("read_corpus", tmp_path, fails=True)
    told = ran("verify_citations", fails=True)
    assert "it was moved here when the text changed, and nobody has looked at it since." in told
    Passage.objects.update(state="intact", was_start=None, was_end=None)
    assert "2 intact" in ran("verify_citations")


def test_limit_cuts_the_list_and_says_so(tmp_path: Path) -> None:
    document = known(tmp_path)
    list(cite(document, "Nobody appealed.", "A judge blocks", "the order"))
    RulingCitation.objects.update(words_sha256="0" * 64)
    told = ran("verify_citations", "--corpus", tmp_path, "--limit", "2", fails=True)
    assert (told.count("broken: characters"), "And 1 more passage (--limit)." in told) == (2, True)


def test_signs_that_steer_a_terminal_are_not_printed(tmp_path: Path) -> None:
    document = known(tmp_path, "The judge enjoined the order on Monday.")
    list(cite(document, "The judge enjoined the order on Monday.", text="The judge enjoined the order on Monday."))
    ran("read_corpus", tmp_path)
    Document.objects.update(text="The judge \x1b[31menjoined\u202e the order on Tuesday.")
    told = ran("verify_citations", fails=True)
    assert "The judge [31menjoined the order on" in told
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_citations_of_whole_documents_are_counted_apart() -> None:
    FACTORIES[RulingCitation]()
    assert ran("verify_citations") == (
        "0 citations of passages in 0 documents: 0 intact, 0 moved, 0 broken, 0 unchecked. "
        "1 more cites a document as a whole.\n"
    )


def test_folder_that_is_not_there_is_told() -> None:
    with pytest.raises(CommandError, match=r"/nowhere: No such file or directory\."):
        call_command("verify_citations", "--corpus", "/nowhere")
