"""The documents that the fixtures cite, where their folder is at hand: known, and every citation true to the byte."""

import re

import pytest
import yaml

from sources.disagreements.readings import readings
from sources.models import Citation, Discrepancy, Document, Passage

from .corpora import ran, shared

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]


def test_citations_of_the_fixtures_hold_byte_for_byte() -> None:
    told = ran("verify_citations", "--corpus", shared("corpus"))
    number = sum(table.objects.filter(start__isnull=False).count() for table in Citation.tables())
    assert told.startswith(
        f"{number:,} citations of passages in 5 documents: {number:,} intact, 0 moved, 0 broken, 0 un"
    )


def test_documents_of_the_fixtures_are_known_in_the_folder_they_cite() -> None:
    folder = shared("corpus")
    told = ran("read_corpus", folder)
    assert "5 files: 0 new, 5 known, 0 changed, 0 unreadable." in told
    for document in Document.objects.exclude(corpus_file=""):
        assert document.text.encode() == (folder / document.corpus_file).read_bytes()
    number = sum(table.objects.filter(start__isnull=False).count() for table in Citation.tables())
    assert number > 600
    assert Passage.objects.filter(state="intact").count() == Passage.objects.count() > 50
    assert ran("read_corpus", folder) == "5 files: 0 new, 5 known, 0 changed, 0 unreadable.\n"


def of_corpus() -> list[Discrepancy]:
    files = Document.objects.exclude(corpus_file="").values_list("slug", flat=True)
    return [each for each in Discrepancy.objects.all() if each.slug.partition("/")[0] in set(files)]


def test_discrepancies_of_the_corpus_are_all_settled_and_keep_the_reading_that_lost() -> None:
    found = of_corpus()
    assert len(found) == 56
    for discrepancy in found:
        assert discrepancy.is_settled, discrepancy.slug
        held, *lost = readings(discrepancy, discrepancy.citations.all())
        assert held.value, discrepancy.slug
        assert any(reading.holds is False and reading.sources for reading in lost), discrepancy.slug


def test_every_discrepancy_that_the_facts_name_is_there_with_its_lines() -> None:
    here = {each.slug: lines(each) for each in of_corpus()}
    facts = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(shared("facts").glob("*.yaml"))]
    named = [each for sheet in facts for each in sheet["corpus_discrepancies"]]
    assert len(named) == len(here) == 56
    slugs = dict(Document.objects.exclude(corpus_file="").values_list("corpus_file", "slug"))
    for fact in named:
        document = fact.get("document") or slugs[fact["file"]]
        own = fact["slug"].removeprefix(f"d{document.removeprefix('doc-')}-")
        assert set(fact["lines"]) <= here[f"{document}/{own}"], fact["slug"]


def lines(discrepancy: Discrepancy) -> set[int]:
    """The lines of its document that its sources name: line 8, lines 10-12."""
    found: set[int] = set()
    for row in discrepancy.citations.exclude(locator=""):
        for first, last in re.findall(r"(\d+)(?:-(\d+))?", row.locator):
            found |= set(range(int(first), int(last or first) + 1))
    return found
