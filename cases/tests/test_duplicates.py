"""Near matches of lawsuits and parties: found, told before anything is added, and passed with a tick."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.duplicates import near_lawsuits, near_parties
from cases.models import Lawsuit, Party
from policies.tests.factories import JurisdictionFactory
from sources.desk.duplicates import ANOTHER, ASKED
from sources.tests.screens import Sent, add_page, errors, form_of, opened, with_row

from .factories import CourtFactory, EarlierDocketNumberFactory, LawsuitFactory, PartyFactory

pytestmark = pytest.mark.django_db

CAPTION = "City of Chicago v. Jefferson B. Sessions III"


@pytest.fixture
def known() -> Lawsuit:
    return LawsuitFactory(
        slug="chicago-v-sessions",
        short_name="Chicago v. Sessions",
        caption=CAPTION,
        court=CourtFactory(slug="ilnd"),
        docket_number="1:17-cv-05720",
        docket_initials="HDL",
    )


@pytest.fixture
def desk(client: Any) -> Any:
    client.force_login(User.objects.create_superuser("ada"))
    return client


def _near(lawsuit: Lawsuit, **values: Any) -> list[Any]:
    given = {"court": lawsuit.court, "docket_number": "", "caption": "Doe v. Roe", "short_name": "Doe v. Roe"}
    return near_lawsuits({**given, **values})


def test_same_number_stands_before_captions_that_are_alike(known: Lawsuit) -> None:
    later = LawsuitFactory(caption=CAPTION)
    assert [near.record for near in _near(known, docket_number="17-cv-5720", caption=CAPTION)] == [known, later]


@pytest.mark.parametrize("number", ["17-cv-5720", "17 C 5720", "2017-cv-05720", "1:17-cv-05720-XYZ", "3:17-cv-05720"])
def test_same_number_in_another_spelling_is_near(known: Lawsuit, number: str) -> None:
    (found,) = _near(known, docket_number=number)
    assert (found.record, found.likeness) == (known, 100)
    assert "1:17-cv-05720-HDL" in found.why


@pytest.mark.parametrize("number", ["17-cv-5721", "18-cv-5720", "17-cr-5720", "17-cv-720", "", "none yet"])
def test_other_number_is_not_near(known: Lawsuit, number: str) -> None:
    assert _near(known, docket_number=number) == []


def test_same_number_of_another_court_is_not_near(known: Lawsuit) -> None:
    assert _near(known, court=CourtFactory(), docket_number="17-cv-5720") == []


def test_number_that_a_docket_had_before_is_near(known: Lawsuit) -> None:
    EarlierDocketNumberFactory(lawsuit=known, court=known.court, docket_number="1:17-cv-00011")
    (found,) = _near(known, docket_number="17-cv-11")
    assert (found.record, found.why) == (known, "It had this number before, written 1:17-cv-00011.")


def test_caption_alike_is_near_in_any_court(known: Lawsuit) -> None:
    (found,) = _near(known, court=CourtFactory(), caption="Chicago v. Sessions, et al.")
    assert found.record == known
    assert _near(known, caption="City of Seattle v. Sessions", short_name="Seattle v. Sessions") == []


def test_caption_is_found_among_many_that_share_a_word(known: Lawsuit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sources.duplicates.near.MOST_COMPARED", 3)
    for n in range(9):
        LawsuitFactory(short_name=f"Town {n} v. Sessions", caption=f"Town {n} v. Sessions")
    assert [each.record for each in _near(known, caption=CAPTION)] == [known]


def test_cost_does_not_grow_with_the_lawsuits(known: Lawsuit) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            _near(known, docket_number="17-cv-5720", caption=CAPTION)
        return len(seen)

    before = queries()
    for n in range(5):
        LawsuitFactory(caption=CAPTION, court=known.court, docket_number=f"1{n}:17-cv-05720")
    assert queries() == before == 3


def test_party_of_the_same_place_or_a_name_alike_is_near() -> None:
    place = JurisdictionFactory(name="Chicago")
    chicago = PartyFactory(name="Chicago", jurisdiction=place)
    PartyFactory(name="Seattle")
    assert [each.record for each in near_parties({"name": "City of Chicago"})] == [chicago]
    (found,) = near_parties({"name": "The Windy City", "jurisdiction": place})
    assert (found.record, found.why) == (chicago, "Both are Chicago.")
    assert near_parties({"name": "Boston"}) == []


def _filled(desk: Any, known: Lawsuit, **values: str) -> Sent:
    sent = opened(desk, add_page(Lawsuit))
    given = {"short_name": "Chicago v. Sessions", "caption": "Chicago v. Sessions", "docket_number": "17-cv-5720"}
    rest = {"court": str(known.court.pk), "posture": "defendant", "case_type": "civil", "summary": "Typed."}
    party = PartyFactory(name="Somebody Else")
    return with_row({**sent, **given, **rest, **values}, "party_rows", party=str(party.pk), role="plaintiff")


def test_adding_shows_near_matches_and_loses_nothing(desk: Any, known: Lawsuit) -> None:
    shown = desk.post(add_page(Lawsuit), _filled(desk, known))
    assert errors(shown) == [ASKED]
    page = shown.content.decode()
    assert "1:17-cv-05720-HDL" in page
    assert f"/admin/cases/lawsuit/{known.pk}/change/" in page
    again = form_of(shown)
    assert again["summary"] == "Typed."
    assert again["party_rows-0-role"] == "plaintiff"
    assert ANOTHER not in again
    assert Lawsuit.objects.count() == 1


def test_tick_adds_it_all_the_same(desk: Any, known: Lawsuit) -> None:
    shown = desk.post(add_page(Lawsuit), _filled(desk, known))
    tick = shown.context["near_seen"]
    assert f'value="{tick}"' in shown.content.decode()
    answer = desk.post(add_page(Lawsuit), {**form_of(shown), ANOTHER: tick})
    assert answer.status_code == 302
    added = Lawsuit.objects.exclude(pk=known.pk).get()
    assert added.party_rows.count() == 1


def test_tick_is_for_those_that_were_seen(desk: Any, known: Lawsuit) -> None:
    tick = desk.post(add_page(Lawsuit), _filled(desk, known)).context["near_seen"]
    other = LawsuitFactory(short_name="Seattle v. Trump", caption="City of Seattle v. Trump")
    sent = _filled(desk, known, short_name="Seattle v. Trump", caption="Seattle v. Trump", docket_number="2:17-cv-1")
    shown = desk.post(add_page(Lawsuit), {**sent, ANOTHER: tick})
    assert errors(shown) == [ASKED]
    assert [each["near"].record for each in shown.context["near"]] == [other]


def test_record_that_is_there_is_not_asked_about(desk: Any, known: Lawsuit) -> None:
    LawsuitFactory(short_name="Chicago v. Sessions", caption=CAPTION)
    address = f"/admin/cases/lawsuit/{known.pk}/change/"
    sent = {**opened(desk, address), "summary": "Changed.", "change_reason": "Because."}
    assert desk.post(address, sent).status_code == 302


def test_adding_a_party_asks_too(desk: Any) -> None:
    PartyFactory(name="Chicago")
    sent = {**opened(desk, add_page(Party)), "name": "City of Chicago", "kind": "organization"}
    shown = desk.post(add_page(Party), sent)
    assert errors(shown) == [ASKED]
    assert desk.post(add_page(Party), {**sent, ANOTHER: shown.context["near_seen"]}).status_code == 302
