"""A page filtered by names is one statement too, and the names mean what they mean now."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import Court, CourtAlias, Lawsuit, LegalGround, Ruling
from cases.tests import factories as make
from policies.models import FederalAction
from policies.tests.factories import FederalActionFactory, FundsAtStakeFactory, ProvisionFactory
from sources.choices import Publication
from sources.duplicates.merging import merge
from sources.tests.factories import OrganizationFactory
from tracker.api import records
from tracker.api.onesql import answering, plans, running
from tracker.published.reading import Today

from .both_ways import by_serializers
from .people import person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def afresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(running._Last, "is_hidden", False)
    answering._statements.clear()
    plans.forget()
    yield
    plans.forget()


def told(answer: Any) -> tuple[Any, ...]:
    """All that answers have in common that are the same."""
    document = answer.json()
    document.pop("request_id", None)
    return answer.status_code, answer.headers.get("ETag"), answer.headers.get("Last-Modified"), document


def kept() -> list[plans.Plan]:
    return [*vars(plans.connections["default"]).get(plans.NOTE, {}).values()]


class Asker:
    """Asks the API, and counts the statements of each answer."""

    def __init__(self, client: Client) -> None:
        self.client, self.statements = client, 0

    def __call__(self, path: str, **headers: str) -> Any:
        with CaptureQueriesContext(connection) as queries:
            answer = self.client.get(path if "://" in path else f"/api/v1/{path}", headers=headers)
        self.statements = len(queries)
        return answer

    def as_afresh(self, path: str, **headers: str) -> Any:
        """The answer, which is that of a process that was never asked, and that of the serializers."""
        answer = self(path, **headers)
        plans.forget()
        again = self(path, **headers)
        with by_serializers():
            plain = self(path, **headers)
        assert told(answer) == told(again) == told(plain)
        return answer

    def twice(self, path: str) -> Any:
        """The answer to a question that is asked again: of one statement."""
        self(path)
        answer = self(path)
        assert (answer.status_code, self.statements) == (200, 1), answer.content
        return answer


@pytest.fixture
def get(client: Client) -> Asker:
    return Asker(client)


def slugs(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [row["slug"] for row in answer.json()["results"]]


@pytest.fixture
def hill() -> Court:
    """A court with a lawsuit, and another name."""
    court = make.CourtFactory(slug="hill", short_name="Hill")
    make.CourtAliasFactory(court=court, name="The Hill Court")
    make.LawsuitFactory(slug="on-the-hill", court=court)
    return court


@pytest.fixture
def dale() -> Court:
    court = make.CourtFactory(slug="dale", short_name="Dale")
    make.LawsuitFactory(slug="in-the-dale", court=court)
    return court


@pytest.fixture
def suits() -> None:
    """Two lawsuits, each with a ruling, and an executive order with money at stake."""
    for slug in ("one-suit", "other-suit"):
        make.RulingFactory(slug=f"of-{slug}", lawsuit=make.LawsuitFactory(slug=slug))
    FundsAtStakeFactory(slug="at-stake", federal_action=FederalActionFactory(slug="order", number="EO 1"))


def withdraw() -> None:
    Lawsuit.objects.filter(slug="one-suit").update(publication=Publication.WITHDRAWN)


def delete() -> None:
    Ruling.objects.get(slug="of-one-suit").delete()
    Lawsuit.objects.get(slug="one-suit").delete()


def make_anew() -> None:
    delete()
    make.RulingFactory(slug="another", lawsuit=make.LawsuitFactory(slug="one-suit"))


def merge_away() -> None:
    one, other = (Lawsuit.objects.get(slug=slug) for slug in ("one-suit", "other-suit"))
    merge(one, other, by=person("steward"), because="The same docket, entered twice.")


def call_it_otherwise() -> None:
    FederalAction.objects.filter(slug="order").update(number="EO 2")


def past_the_orm() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE policies_federalaction SET number = 'EO 2' WHERE slug = 'order'")


@pytest.mark.parametrize("write", [withdraw, delete, merge_away, call_it_otherwise, past_the_orm])
def test_name_that_means_nothing_any_more_is_refused_at_once(
    get: Asker, suits: None, write: Callable[[], None]
) -> None:
    paths = {"lawsuit": "rulings/?lawsuit=one-suit", "action": "funds-at-stake/?action=EO 1"}
    found = {name: slugs(get.twice(path)) for name, path in paths.items()}
    assert found == {"lawsuit": ["of-one-suit"], "action": ["at-stake"]}
    write()
    refused = "action" if write in (call_it_otherwise, past_the_orm) else "lawsuit"
    for name, path in paths.items():
        answer = get.as_afresh(path)
        if name == refused:
            assert answer.status_code == 400
            [error] = answer.json()["errors"]
            assert error["parameter"] == name
            assert name == "action" or "Close to it: other-suit" in error["detail"]
        else:
            assert slugs(answer) == found[name]


def test_name_of_another_record_finds_its_rows_at_once(get: Asker, suits: None) -> None:
    assert slugs(get.twice("rulings/?lawsuit=one-suit")) == ["of-one-suit"]
    make_anew()
    assert slugs(get.as_afresh("rulings/?lawsuit=one-suit")) == ["another"]


def test_other_name_of_a_court_that_goes_to_another(get: Asker, hill: Court, dale: Court) -> None:
    path = "lawsuits/?court=The Hill Court"
    assert slugs(get.twice(path)) == ["on-the-hill"]
    CourtAlias.objects.update(court=dale)
    assert slugs(get.as_afresh(path)) == ["in-the-dale"]
    assert slugs(get.twice(path)) == ["in-the-dale"]
    CourtAlias.objects.all().delete()
    assert get.as_afresh(path).status_code == 400


def test_ground_that_gets_a_child_has_its_rows_at_once(get: Asker) -> None:
    above, below = make.LegalGroundFactory(slug="above"), make.LegalGroundFactory(slug="below")
    make.ClaimFactory(slug="a/above", ground=above, of_provision=True)
    make.ClaimFactory(slug="b/below", ground=below, of_provision=True)
    assert slugs(get.twice("claims/?ground=above&ordering=slug")) == ["a/above"]
    LegalGround.objects.filter(pk=below.pk).update(parent=above)
    assert slugs(get("claims/?ground=above&ordering=slug")) == ["a/above", "b/below"]
    assert slugs(get.twice("claims/?ground=above&ordering=slug")) == ["a/above", "b/below"]


def test_name_of_nothing_that_can_have_rows_is_looked_up_each_time(get: Asker) -> None:
    action = FederalActionFactory(slug="eo-1")
    for _ in range(3):
        assert slugs(get.as_afresh("holdings/?provision=eo-1")) == []
    make.HoldingFactory(slug="held/1", provision=ProvisionFactory(federal_action=action))
    assert slugs(get.as_afresh("holdings/?provision=eo-1")) == ["held/1"]


def test_any_write_leads_to_one_more_look(get: Asker, hill: Court) -> None:
    path = "lawsuits/?court=hill"
    get.twice(path)
    for _ in range(2):
        OrganizationFactory()
        first = slugs(get(path))
        assert get.statements > 1
        assert slugs(get(path)) == first == ["on-the-hill"]
        assert get.statements == 1


@pytest.mark.parametrize("moment", ["before the names are looked up", "before the page is read"])
def test_write_amid_a_question_is_known_to_the_next(
    get: Asker, hill: Court, dale: Court, monkeypatch: pytest.MonkeyPatch, moment: str
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
    for court, slug in ((dale, "in-the-dale"), (hill, "on-the-hill")):
        due.append(court)  # once where nothing is known of the question, once where what is known holds no more
        OrganizationFactory()
        get(path)
        assert not due
        assert slugs(get(path)) == [slug]
        assert slugs(get.twice(path)) == [slug]


def test_pages_of_one_question_are_of_one_version(get: Asker, hill: Court, dale: Court) -> None:
    for court in (hill, dale):
        for number in range(3):
            make.LawsuitFactory(slug=f"{court.slug}-{number}", court=court)
    first = "lawsuits/?court=The Hill Court&ordering=short_name&page_size=1"
    following = get.twice(first).json()["next"]
    back = get.twice(following).json()["previous"]
    get.twice(back)
    CourtAlias.objects.update(court=dale)
    for path in (following, first, back, following):
        get.as_afresh(path)
    [plan] = kept()
    assert len(plan.pages) == 1  # each was forgotten before the next was asked
    for path in (first, following, back):
        get(path)
    for path in (first, following, back):
        get(path)
        assert get.statements == 1
    CourtAlias.objects.update(court=hill)
    get(following)
    [plan] = kept()
    assert len(plan.pages) == 1  # and the others, of the version before, are gone
    get.as_afresh(first)


def test_page_not_known_yet_takes_none_of_the_version_before_with_it(get: Asker, hill: Court, dale: Court) -> None:
    for court in (hill, dale):
        make.LawsuitFactory(slug=f"{court.slug}-1", court=court)
    first = "lawsuits/?court=The Hill Court&ordering=short_name&page_size=1"
    following = get.twice(first).json()["next"]
    CourtAlias.objects.update(court=dale)
    get(following)  # no statement is known for it
    assert slugs(get.as_afresh(first))[0] in ("in-the-dale", "dale-1")


def test_copies_are_told_by_what_was_read(get: Asker, hill: Court, dale: Court) -> None:
    path = "lawsuits/?court=The Hill Court"
    mark = get.twice(path)["ETag"]
    assert get(path, **{"if-none-match": mark}).status_code == 304
    assert get.statements == 1
    OrganizationFactory()
    answer = get(path, **{"if-none-match": mark})
    assert slugs(answer) == ["on-the-hill"]
    assert answer["ETag"] != mark
    assert get(path, **{"if-none-match": mark}).status_code == 200
    assert get.statements == 2  # that which tells whether the copy holds, and the page
    assert get(path)["ETag"] == answer["ETag"]
    CourtAlias.objects.update(court=dale)
    answer, again = get(path), get.as_afresh(path)
    assert slugs(answer) == ["in-the-dale"]
    assert answer["ETag"] == again["ETag"]
    CourtAlias.objects.all().delete()
    assert get(path, **{"if-none-match": answer["ETag"]}).status_code == 400


def test_copy_is_never_told_by_a_version_younger_than_its_rows(
    get: Asker, hill: Court, dale: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "lawsuits/?court=hill"
    get.twice(path)
    whole = records.Reading.read_shape

    def written_after(view: Any) -> None:
        whole(view)
        make.LawsuitFactory(slug="meanwhile", court=hill)

    OrganizationFactory()
    before = get("lawsuits/?court=dale")["ETag"]
    monkeypatch.setattr(records.Reading, "read_shape", written_after)
    answer = get(path)
    monkeypatch.setattr(records.Reading, "read_shape", whole)
    assert {*slugs(answer)} == {"on-the-hill", "meanwhile"}
    assert before
    assert get(path, **{"if-none-match": answer["ETag"]}).status_code == 200


def test_cursor_that_is_none_is_refused_with_what_else_is_wrong(get: Asker, hill: Court) -> None:
    get.twice("lawsuits/?court=The Hill Court")
    assert get("lawsuits/?court=The Hill Court&cursor=abc").json()["errors"][0]["parameter"] == "cursor"
    CourtAlias.objects.all().delete()
    assert get.as_afresh("lawsuits/?court=The Hill Court&cursor=abc").json()["errors"][0]["parameter"] == "court"


def test_transaction_of_the_asker_is_answered_with_what_it_wrote(get: Asker, hill: Court, dale: Court) -> None:
    """PostgreSQL counts the version on when it is committed."""
    path = "lawsuits/?court=The Hill Court"
    get.twice(path)
    with transaction.atomic():
        for court, slug in ((dale, "in-the-dale"), (hill, "on-the-hill"), (dale, "in-the-dale")):
            CourtAlias.objects.update(court=court)
            assert slugs(get(path)) == [slug]
        transaction.set_rollback(True)
    assert slugs(get(path)) == ["on-the-hill"]


def body(answer: Any) -> bytes:
    assert answer.status_code == 200, answer.content
    return b"".join(answer) if answer.streaming else bytes(answer.content)


def test_numbers_and_whole_lists_and_the_past_are_asked_anew(get: Asker, hill: Court) -> None:
    for path in ("count=on", "format=ndjson", "format=csv"):
        one, other = (body(get(f"lawsuits/?court=hill&{path}")) for _ in range(2))
        assert one == other
        assert b"1" in one
    assert not kept()
