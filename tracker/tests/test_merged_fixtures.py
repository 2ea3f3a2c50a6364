"""Fixtures that still tell or name a record that was merged: a sentence that says what to write, and nothing loaded."""

from pathlib import Path

import pytest

from cases.models import Party
from cases.tests.factories import PartyFactory
from sources.duplicates.merging import merge

from .dossiers import content, load, problems

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged(sample: Path) -> str:
    """The slug of a party of the sample that was merged into another since."""
    load(sample)
    loser = Party.objects.filter(lawsuit_rows__isnull=False).order_by("slug").first()
    assert loser is not None
    merge(loser, PartyFactory(slug="the-one-that-stays"), by=None, because="The same.")
    return loser.slug


def test_file_that_tells_a_merged_record_is_refused_and_not_resurrected(sample: Path, merged: str) -> None:
    before = content()
    (told,) = [line for line in problems(sample) if "take this record out" in line]
    assert told.startswith(f"{sample.name}/parties.yaml:") or "parties.yaml:" in told
    assert f"slug: '{merged}' was merged into 'the-one-that-stays'" in told
    assert content() == before


def test_file_that_only_names_it_is_told_what_to_write(sample: Path, merged: str) -> None:
    file = sample / "parties.yaml"
    start, *records = file.read_text().split("\n- ")
    kept = [record for record in records if not record.startswith(f"slug: {merged}\n")]
    assert len(kept) == len(records) - 1
    file.write_text("\n- ".join([start, *kept]))
    lines = problems(sample)
    assert lines
    assert all(
        f"there is no party '{merged}'. It was merged into 'the-one-that-stays': write that." in x for x in lines
    )
