"""`manage.py read_corpus`: what is new, known, changed or unreadable, and what becomes of the citations."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from sources.history.records import history_of
from sources.models import Document, Passage
from sources.tests.factories import DocumentFactory, OrganizationFactory, PersonFactory
from sources.tests.pdfs import pdf

from .corpora import STORY, cite, known, ran, words_of
from .dossiers import content

pytestmark = pytest.mark.django_db
PAGE = """<!doctype html><meta charset=utf-8><title>Window</title><link rel=canonical href="https://news.example.org/a">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "An order blocked", "datePublished": "2017-04",
"author": [{"name": "Jane Doe"}, {"name": "Richard Roe"}], "publisher": {"name": "Example News"}}</script>
<nav>Home</nav><article><h1>An order blocked</h1><p>The judge blocked it.</p></article>"""


def states() -> dict[str, int]:
    return {state: Passage.objects.filter(state=state).count() for state in ("intact", "moved", "broken")}


def test_new_documents_are_stored_with_what_they_say_of_themselves(tmp_path: Path) -> None:
    news = OrganizationFactory(name="Example News")
    jane = PersonFactory(name="Jane Doe", organization=news)
    richard = PersonFactory(name="Richard Roe", organization=news)
    (tmp_path / "2017").mkdir()
    (tmp_path / "2017" / "page.html").write_text(PAGE)
    (tmp_path / "plain.txt").write_bytes(STORY.encode())
    (tmp_path / "order.pdf").write_bytes(pdf("It is so ordered.", info="/Title (Order granting the motion)"))
    told = ran("read_corpus", tmp_path)
    assert "new         2017/page.html: an-order-blocked (39 characters, utf-8)" in told
    assert "3 files: 3 new, 0 known, 0 changed, 0 unreadable." in told
    page = Document.objects.get(corpus_file="2017/page.html")
    assert (page.title, page.kind, page.publisher, page.url) == (
        *("An order blocked", "news", news),
        "https://news.example.org/a",
    )
    assert (page.published_on.isoformat(), page.published_on_precision) == ("2017-04-01", "month")
    assert ([row.person for row in page.author_rows.all()], page.byline, page.imprint) == ([jane, richard], "", "")
    plain = Document.objects.get(slug="plain")
    assert (plain.text, plain.title, plain.kind, plain.verification) == (STORY, "", "unsorted", "unverified")
    order = Document.objects.get(slug="order-granting-the-motion")
    assert (order.text, order.published_on) == ("It is so ordered.", None)


def test_names_that_are_no_records_are_kept_as_text_and_nobody_is_made_up(tmp_path: Path) -> None:
    PersonFactory(name="Jane Doe")  # of nobody knows which paper
    (tmp_path / "page.html").write_text(PAGE)
    ran("read_corpus", tmp_path)
    page = Document.objects.get()
    assert (page.publisher, page.imprint, page.byline) == (None, "Example News", "Jane Doe; Richard Roe")
    assert not page.author_rows.exists()


def test_running_again_changes_nothing(tmp_path: Path) -> None:
    list(cite(known(tmp_path), "Nobody appealed."))
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "order.pdf").write_bytes(pdf("It is so ordered."))
    ran("read_corpus", tmp_path)
    before, passages = content(), list(Passage.objects.values())
    for again in ({}, {"again": True}):
        assert ran("read_corpus", tmp_path, **again) == "3 files: 0 new, 3 known, 0 changed, 0 unreadable.\n"
        assert content() == before
        assert list(Passage.objects.values()) == passages


def test_check_changes_nothing(tmp_path: Path) -> None:
    known(tmp_path)
    (tmp_path / "page.html").write_text(PAGE)
    before = content()
    told = ran("read_corpus", tmp_path, check=True)
    assert "2 files: 1 new, 1 known, 0 changed, 0 unreadable. Nothing was changed (--check)." in told
    assert content() == before


def test_text_of_a_known_document_is_stored_unaltered_and_its_citations_noted(tmp_path: Path) -> None:
    document = known(tmp_path)
    citations = list(cite(document, "Nobody appealed.", "\u201cSo be it,\u201d"))
    told = ran("read_corpus", tmp_path)
    assert "known       story.txt: story (its text was stored; citations: 4 intact)" in told
    assert [words_of(each) for each in citations] == ["Nobody appealed."] * 2 + ["\u201cSo be it,\u201d"] * 2
    assert Document.objects.get().text == STORY
    assert states() == {"intact": 2, "moved": 0, "broken": 0}
    passage = Passage.objects.first()
    assert (passage.exact, passage.prefix[-9:], passage.suffix[:2]) == ("Nobody appealed.", " Monday. ", "\n\n")


def test_document_is_known_by_its_bytes_under_another_name(tmp_path: Path) -> None:
    known(tmp_path)
    (tmp_path / "story.txt").rename(tmp_path / "renamed.txt")
    (tmp_path / "copy.txt").write_bytes(STORY.encode())
    assert "2 files: 0 new, 2 known" in ran("read_corpus", tmp_path)
    assert Document.objects.get().corpus_file == "story.txt"


def test_two_new_files_of_the_same_bytes_are_one_document(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(STORY.encode())
    assert "2 files: 1 new, 1 known" in ran("read_corpus", tmp_path)


def test_bytes_of_one_document_under_the_name_of_another_are_refused(tmp_path: Path) -> None:
    known(tmp_path)
    known(tmp_path, "Another story.", "other.txt")
    (tmp_path / "other.txt").write_bytes(STORY.encode())
    told = ran("read_corpus", tmp_path, fails=True)
    assert "other.txt: name: it holds what was read in as story, under the name of other." in told
    assert Document.objects.get(slug="other").text == ""


def test_changed_text_moves_citations_openly_and_breaks_those_whose_words_are_gone(tmp_path: Path) -> None:
    document = known(tmp_path)
    kept, _, gone, _, stays, _ = cite(document, "Nobody appealed.", "The city had sued in February.", "A judge blocks")
    ran("read_corpus", tmp_path)
    was = (gone.start, gone.end)
    changed = STORY.replace("on Monday.", "on Monday, 25 April.").replace("sued in February", "sued in March")
    (tmp_path / "story.txt").write_bytes(changed.encode())
    told = ran("read_corpus", tmp_path, fails=True)
    assert "changed     story.txt: story (its bytes are others; citations: 2 broken, 2 intact, 2 moved)" in told
    assert f"broken: characters {was[0]} to {was[1]}, cited by statement {gone.record.slug}, ruling" in told
    assert "nearest, 83 % alike" in told
    assert "The city had sued in March" in told
    assert "2 citations are moved; 2 citations are broken." in told
    assert words_of(kept) == "Nobody appealed."
    assert words_of(stays) == "A judge blocks"
    gone.refresh_from_db()
    assert (gone.start, gone.end) == was
    assert states() == {"intact": 1, "moved": 1, "broken": 1}


def test_history_says_why_a_citation_was_moved(tmp_path: Path) -> None:
    document = known(tmp_path)
    citation, _ = cite(document, "Nobody appealed.")
    ran("read_corpus", tmp_path)
    (tmp_path / "story.txt").write_bytes(f"New line.\n{STORY}".encode())
    start = citation.start
    ran("read_corpus", tmp_path, fails=True)
    last = history_of(type(citation)).objects.filter(id=citation.pk).latest()
    assert last.history_change_reason == (
        f"The text of story changed: the words at {start} to {start + 16} stand at {start + 10} to {start + 26} now."
    )


def test_text_that_changed_before_it_was_ever_read_is_searched_by_hash(tmp_path: Path) -> None:
    document = known(tmp_path)
    moved, *_ = cite(document, "Nobody appealed.", "The city had sued in February.")
    (tmp_path / "story.txt").write_bytes(f"New line.\n{STORY.replace('February', 'March')}".encode())
    told = ran("read_corpus", tmp_path, fails=True)
    assert "citations: 2 broken, 2 moved" in told
    assert "its words are not in the text, and none like them are known." in told
    assert words_of(moved) == "Nobody appealed."


def test_passage_stays_moved_until_somebody_looks_and_words_lost_are_found_again(tmp_path: Path) -> None:
    document = known(tmp_path)
    *_, gone, _ = cite(document, "Nobody appealed.", "The city had sued in February.")
    ran("read_corpus", tmp_path)
    (tmp_path / "story.txt").write_bytes(f"New.\n{STORY.replace('February', 'March')}".encode())
    ran("read_corpus", tmp_path, fails=True)
    assert ran("read_corpus", tmp_path) == "1 file: 0 new, 1 known, 0 changed, 0 unreadable.\n"
    assert states() == {"intact": 0, "moved": 1, "broken": 1}
    (tmp_path / "story.txt").write_bytes(f"New.\n{STORY}".encode())
    ran("read_corpus", tmp_path, fails=True)
    assert states() == {"intact": 0, "moved": 2, "broken": 0}
    assert words_of(gone) == "The city had sued in February."


def test_words_that_stand_twice_now_break_rather_than_move_to_either(tmp_path: Path) -> None:
    document = known(tmp_path, "He said no. End.")
    citation, _ = cite(document, "He said no.", text="He said no. End.")
    (tmp_path / "story.txt").write_bytes(b"First: He said no. Then: He said no.")
    told = ran("read_corpus", tmp_path, fails=True)
    assert "its words stand at several places (7, 25), and nothing tells which is meant." in told
    citation.refresh_from_db()
    assert citation.start == 0


def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "nul.txt").write_bytes(b"words\0words")
    (tmp_path / "mixed.txt").write_bytes("“été”, ".encode() + "été".encode("latin-1"))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (tmp_path / "script.html").write_text("<script>document.write('all of it')</script>")
    (tmp_path / "out.txt").symlink_to("/etc/hostname")
    (tmp_path / "good.txt").write_text("It is so ordered.")
    (tmp_path / "picture.jpg").touch()
    told = ran("read_corpus", tmp_path, fails=True)
    for line in ("empty.txt: empty:", "nul.txt: NUL:", "mixed.txt: mixed charsets:", "broken.pdf: broken:",
                 "script.html: empty:", "out.txt: link:"):  # fmt: skip
        assert f"unreadable  {line}" in told
    assert "7 files: 1 new, 0 known, 0 changed, 6 unreadable. Passed over: 1 .jpg." in told
    assert "6 files could not be read." in told
    assert Document.objects.get().slug == "good"


def test_known_document_that_cannot_be_read_any_more_stays_as_it_was(tmp_path: Path) -> None:
    document = known(tmp_path)
    list(cite(document, "Nobody appealed."))
    ran("read_corpus", tmp_path)
    before = content()
    (tmp_path / "story.txt").write_bytes(STORY.encode() + b"\0")
    assert "unreadable  story.txt: NUL" in ran("read_corpus", tmp_path, fails=True)
    assert content() == before


def test_kind_and_charset_are_the_reader_s_to_name(tmp_path: Path) -> None:
    (tmp_path / "polish.txt").write_bytes("Sędzia złożył".encode("cp1250"))
    ran("read_corpus", tmp_path, kind="opinion", charset="windows-1250")
    assert Document.objects.values_list("kind", "text").get() == ("opinion", "Sędzia złożył")


def test_address_of_another_document_is_noted_and_not_taken(tmp_path: Path) -> None:
    DocumentFactory(slug="first", url="https://news.example.org/a")
    (tmp_path / "page.html").write_text(PAGE)
    assert "it gives the address of first, and may be a copy of that" in ran("read_corpus", tmp_path)
    assert Document.objects.get(slug="an-order-blocked").url == ""


def test_slug_of_a_new_document_is_one_that_is_free(tmp_path: Path) -> None:
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "\u05e4\u05e1\u05e7.txt").write_text(f"Words of {folder}")
    ran("read_corpus", tmp_path)
    assert set(Document.objects.values_list("slug", flat=True)) == {"document", "document-2", "document-3"}


def test_folder_without_documents_says_so(tmp_path: Path) -> None:
    assert ran("read_corpus", tmp_path) == "No .txt, .html or .pdf in the folder.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["/nowhere/at/all"], "/nowhere/at/all: No such file or directory."),
        (["--charset", "klingon", "."], "klingon is no charset"),
        (["--charset", "base64", "."], "base64 is no charset"),
        (["--kind", "novel", "."], "invalid choice: 'novel'"),
    ],
)
def test_mistake_in_the_call_is_told(words: list[str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("read_corpus", *words)


def test_number_of_queries_for_known_files_does_not_grow_with_citations(tmp_path: Path) -> None:
    document = known(tmp_path)
    list(cite(document, *["Nobody appealed."] * 20))
    ran("read_corpus", tmp_path)
    connection.force_debug_cursor = True
    connection.queries_log.clear()
    try:
        ran("read_corpus", tmp_path)
        assert len(connection.queries) <= 10
    finally:
        connection.force_debug_cursor = False


def test_words_go_out_with_no_dump(tmp_path: Path) -> None:
    folder, out = tmp_path / "folder", tmp_path / "out"
    folder.mkdir()
    document = known(folder)
    list(cite(document, "The city had sued in February."))
    (folder / "page.html").write_text(PAGE)
    ran("read_corpus", folder)
    (folder / "story.txt").write_bytes(STORY.replace("February", "March").encode())
    ran("read_corpus", folder, fails=True)
    ran("dump_fixtures", out)
    dumped = "".join(path.read_text() for path in out.rglob("*.yaml"))
    assert "an-order-blocked" in dumped
    assert not any(words in dumped for words in ("had sued", "appealed", "blocked it"))


def test_loading_fixtures_leaves_the_texts_alone(tmp_path: Path, sample: Path) -> None:
    ran("load_fixtures", sample)
    Document.objects.filter(slug="corpus-story").update(text=STORY)
    ran("load_fixtures", sample)
    assert Document.objects.get(slug="corpus-story").text == STORY
