"""Names that are looked up while others write: pages, copies and transactions are of one version of the data."""

from typing import Any

import pytest
from django.db import transaction

from cases.models import Court, CourtAlias
from cases.tests import factories as make
from sources.tests.factories import OrganizationFactory
from tracker.api import records
from tracker.published.reading import Today

from .asker import Asker, a_court, kept, slugs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hill() -> Court:
    return a_court("hill", called="The Hill Court")


@pytest.fixture
def dale() -> Court:
    return a_court("dale")


@pytest.mark.parametrize("moment", ["before the names are looked up", "before the page is read"])
def test_write_amid_a_question_is_known_to_the_next(
    asker: Asker, hill: Court, dale: Court, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    owner, name = {
        "before the names are looked up": (Today, "look"),  # when the version was read, or was before
        "before the page is read": (records.Reading, "read_shape"),
    }[moment]
    whole: Any = getattr(owner, name)
    due: list[Court] = []

    def written_after(self: Any) -> Any:
        found = whole(self)
        if due:
            CourtAlias.objects.update(court=due.pop())
        return found

    path = "lawsuits/?court=The Hill Court"
    monkeypatch.setattr(owner, name, written_after)
    for court, slug in ((dale, "suit-dale"), (hill, "suit-hill")):
        due.append(court)  # once where nothing is known of the question, once where what is known holds no more
        OrganizationFactory()
        asker(path)
        assert not due
        assert slugs(asker(path)) == [slug]
        assert slugs(asker.twice(path)) == [slug]


def test_pages_of_one_question_are_of_one_version(asker: Asker, hill: Court, dale: Court) -> None:
    for court in (hill, dale):
        for number in range(3):
            make.LawsuitFactory(slug=f"{court.slug}-{number}", court=court)
    first = "lawsuits/?court=The Hill Court&ordering=short_name&page_size=1"
    following = asker.twice(first).json()["next"]
    back = asker.twice(following).json()["previous"]
    asker.twice(back)
    CourtAlias.objects.update(court=dale)
    for path in (following, first, back, following):
        asker.as_afresh(path)
    [plan] = kept()
    assert len(plan.pages) == 1  # each was forgotten before the next was asked
    for path in (first, following, back):
        asker(path)
    for path in (first, following, back):
        asker(path)
        assert asker.statements == 1
    CourtAlias.objects.update(court=hill)
    asker(following)
    [plan] = kept()
    assert len(plan.pages) == 1  # and the others, of the version before, are gone
    asker.as_afresh(first)


def test_page_not_known_yet_takes_none_of_the_version_before_with_it(asker: Asker, hill: Court, dale: Court) -> None:
    for court in (hill, dale):
        make.LawsuitFactory(slug=f"{court.slug}-1", court=court)
    first = "lawsuits/?court=The Hill Court&ordering=short_name&page_size=1"
    following = asker.twice(first).json()["next"]
    CourtAlias.objects.update(court=dale)
    asker(following)  # no statement is known for it
    assert slugs(asker.as_afresh(first))[0] in ("suit-dale", "dale-1")


def test_copies_are_told_by_what_was_read(asker: Asker, hill: Court, dale: Court) -> None:
    path = "lawsuits/?court=The Hill Court"
    mark = asker.twice(path)["ETag"]
    assert asker(path, **{"if-none-match": mark}).status_code == 304
    assert asker.statements == 1
    OrganizationFactory()
    answer = asker(path, **{"if-none-match": mark})
    assert slugs(answer) == ["suit-hill"]
    assert answer["ETag"] != mark
    assert asker(path, **{"if-none-match": mark}).status_code == 200
    assert asker.statements == 2  # that which tells whether the copy holds, and the page
    assert asker(path)["ETag"] == answer["ETag"]
    CourtAlias.objects.update(court=dale)
    answer, again = asker(path), asker.as_afresh(path)
    assert slugs(answer) == ["suit-dale"]
    assert answer["ETag"] == again["ETag"]
    CourtAlias.objects.all().delete()
    assert asker(path, **{"if-none-match": answer["ETag"]}).status_code == 400


def test_copy_is_never_told_by_a_version_younger_than_its_rows(
    asker: Asker, hill: Court, dale: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "lawsuits/?court=hill"
    asker.twice(path)
    whole = records.Reading.read_shape

    def written_after(view: Any) -> None:
        whole(view)
        make.LawsuitFactory(slug="meanwhile", court=hill)

    OrganizationFactory()
    before = asker("lawsuits/?court=dale")["ETag"]
    monkeypatch.setattr(records.Reading, "read_shape", written_after)
    answer = asker(path)
    monkeypatch.setattr(records.Reading, "read_shape", whole)
    assert {*slugs(answer)} == {"suit-hill", "meanwhile"}
    assert before
    assert asker(path, **{"if-none-match": answer["ETag"]}).status_code == 200


def test_cursor_that_is_none_is_refused_with_what_else_is_wrong(asker: Asker, hill: Court) -> None:
    asker.twice("lawsuits/?court=The Hill Court")
    assert asker("lawsuits/?court=The Hill Court&cursor=abc").json()["errors"][0]["parameter"] == "cursor"
    CourtAlias.objects.all().delete()
    assert asker.as_afresh("lawsuits/?court=The Hill Court&cursor=abc").json()["errors"][0]["parameter"] == "court"


def test_transaction_of_the_asker_is_answered_with_what_it_wrote(asker: Asker, hill: Court, dale: Court) -> None:
    """PostgreSQL counts the version on when it is committed."""
    path = "lawsuits/?court=The Hill Court"
    asker.twice(path)
    with transaction.atomic():
        for court, slug in ((dale, "suit-dale"), (hill, "suit-hill"), (dale, "suit-dale")):
            CourtAlias.objects.update(court=court)
            assert slugs(asker(path)) == [slug]
        transaction.set_rollback(True)
    assert slugs(asker(path)) == ["suit-hill"]
