"""Two people have the same record open: nothing that either wrote is lost."""

from typing import Any

import pytest
from django.test import Client

from cases.models import Lawsuit, LawsuitParty
from cases.tests.factories import ClaimFactory, LawsuitFactory, LawsuitPartyFactory, PartyFactory
from sources.tests.screens import change_page, errors, form_of, opened, save, with_row

from .people import person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Client:
    return signed_in(person("researcher", name="ada@example.org", first_name="Ada", last_name="Lovelace"))


@pytest.fixture
def ben() -> Client:
    return signed_in(person("researcher", name="ben@example.org", first_name="Ben", last_name="Franklin"))


@pytest.fixture
def lawsuit() -> Any:
    return LawsuitFactory(summary="As filed.", filed_on="2017-01-31", filed_on_precision="day", caption="A v. B")


def text(response: Any) -> str:
    return response.content.decode()


def test_each_keeps_what_only_they_changed(ada: Client, ben: Client, lawsuit: Lawsuit) -> None:
    page = change_page(lawsuit)
    hers, his = opened(ada, page), opened(ben, page)
    assert save(ada, page, {**hers, "summary": "Hers.", "filed_on": "2017-02"}).status_code == 302
    assert save(ben, page, {**his, "caption": "C v. D"}).status_code == 302
    lawsuit.refresh_from_db()
    told = (lawsuit.summary, str(lawsuit.filed_on), lawsuit.filed_on_precision, lawsuit.caption)
    assert told == ("Hers.", "2017-02-01", "month", "C v. D")


def test_where_both_changed_one_is_asked_and_nothing_saved(ada: Client, ben: Client, lawsuit: Lawsuit) -> None:
    page = change_page(lawsuit)
    hers, his = opened(ada, page), opened(ben, page)
    save(ada, page, {**hers, "summary": "Hers."})
    shown = save(ben, page, {**his, "summary": "His.", "caption": "C v. D"})
    (told,) = errors(shown)
    assert "Ada Lovelace, at " in told
    assert "wrote “Hers.” here while you had it open" in told
    lawsuit.refresh_from_db()
    assert (lawsuit.summary, lawsuit.caption) == ("Hers.", "A v. B")
    again = form_of(shown)
    assert again["summary"] == "His."
    assert save(ben, page, {**again, "summary": "Hers and his."}).status_code == 302
    lawsuit.refresh_from_db()
    assert (lawsuit.summary, lawsuit.caption) == ("Hers and his.", "C v. D")


def test_tick_takes_theirs_and_keeps_the_rest(ada: Client, ben: Client, lawsuit: Lawsuit) -> None:
    page = change_page(lawsuit)
    hers, his = opened(ada, page), opened(ben, page)
    save(ada, page, {**hers, "filed_on": "2017-02"})
    shown = save(ben, page, {**his, "filed_on": "2018-03-04", "caption": "C v. D"})
    assert len(errors(shown)) == 1
    assert save(ben, page, {**form_of(shown), "filed_on-theirs": "on"}).status_code == 302
    lawsuit.refresh_from_db()
    assert (str(lawsuit.filed_on), lawsuit.filed_on_precision, lawsuit.caption) == ("2017-02-01", "month", "C v. D")


def test_somebody_who_writes_again_meanwhile_is_told_again(ada: Client, ben: Client, lawsuit: Lawsuit) -> None:
    page = change_page(lawsuit)
    his = opened(ben, page)
    save(ada, page, {**opened(ada, page), "summary": "Hers."})
    again = form_of(save(ben, page, {**his, "summary": "His."}))
    save(ada, page, {**opened(ada, page), "summary": "Hers, better."})
    assert "“Hers, better.”" in errors(save(ben, page, again))[0]


def test_same_change_twice_is_no_collision(ada: Client, ben: Client, lawsuit: Lawsuit) -> None:
    page = change_page(lawsuit)
    hers, his = opened(ada, page), opened(ben, page)
    save(ada, page, {**hers, "summary": "The same."})
    assert save(ben, page, {**his, "summary": "The same."}).status_code == 302


def test_rows_collide_as_records_do(ada: Client, ben: Client, lawsuit: Lawsuit) -> None:
    row = LawsuitPartyFactory(lawsuit=lawsuit, note="")
    other = LawsuitPartyFactory(lawsuit=lawsuit, note="")
    page = change_page(lawsuit)
    hers, his = opened(ada, page), opened(ben, page)
    save(ada, page, {**hers, "party_rows-0-note": "Hers."})
    assert save(ben, page, {**his, "party_rows-1-note": "His."}).status_code == 302
    row.refresh_from_db()
    other.refresh_from_db()
    assert (row.note, other.note) == ("Hers.", "His.")
    shown = save(ben, page, {**his, "party_rows-0-note": "His."})
    assert "“Hers.”" in errors(shown)[0]
    assert save(ben, page, form_of(shown)).status_code == 302
    row.refresh_from_db()
    assert row.note == "His."


def test_both_may_add_rows(ada: Client, ben: Client, lawsuit: Lawsuit) -> None:
    LawsuitPartyFactory(lawsuit=lawsuit)
    page = change_page(lawsuit)
    hers, his = opened(ada, page), opened(ben, page)
    for client, sent in ((ada, hers), (ben, his)):
        added = with_row(sent, "party_rows", party=PartyFactory().pk, role="plaintiff", ORDER="")
        assert save(client, page, added).status_code == 302
    assert [*LawsuitParty.objects.order_by("position").values_list("position", flat=True)] == [0, 1, 2]


def test_row_that_somebody_changed_is_not_removed_unseen(ada: Client, ben: Client, lawsuit: Lawsuit) -> None:
    LawsuitPartyFactory(lawsuit=lawsuit, note="")
    page = change_page(lawsuit)
    hers, his = opened(ada, page), opened(ben, page)
    save(ada, page, {**hers, "party_rows-0-note": "Hers."})
    shown = save(ben, page, {**his, "party_rows-0-DELETE": "on"})
    assert "Save again to remove it all the same." in errors(shown)[0]
    assert LawsuitParty.objects.count() == 1
    assert save(ben, page, {**form_of(shown), "party_rows-0-DELETE": "on"}).status_code == 302
    assert not LawsuitParty.objects.exists()


def test_row_that_somebody_removed(ada: Client, ben: Client, lawsuit: Lawsuit) -> None:
    LawsuitPartyFactory(lawsuit=lawsuit, note="")
    page = change_page(lawsuit)
    hers, his = opened(ada, page), opened(ben, page)
    save(ada, page, {**hers, "party_rows-0-DELETE": "on"})
    assert save(ben, page, {**his, "caption": "C v. D"}).status_code == 302
    assert not LawsuitParty.objects.exists()
    shown = save(ben, page, {**his, "party_rows-0-note": "His."})
    assert any("removed this row while you had it open" in said for said in errors(shown))
    assert save(ben, page, {**form_of(shown), "party_rows-0-DELETE": "on"}).status_code == 302


def test_row_changed_on_its_own_screen_collides_with_its_record(ada: Client, ben: Client, lawsuit: Lawsuit) -> None:
    claim = ClaimFactory(lawsuit=lawsuit, note="")
    his = opened(ben, change_page(lawsuit))
    assert save(ada, change_page(claim), {**opened(ada, change_page(claim)), "count": "II"}).status_code == 302
    assert save(ben, change_page(lawsuit), {**his, "summary": "His."}).status_code == 302
    claim.refresh_from_db()
    assert claim.count == "II"
    assert "“II”" in errors(save(ben, change_page(lawsuit), {**his, "summary": "His.", "claims-0-count": "III"}))[0]
