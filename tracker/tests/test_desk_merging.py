"""Merging on the desk and what readers then get: who may, what is shown before, where the old addresses lead."""

from typing import Any

import pytest
from django.urls import reverse

from cases.models import Lawsuit, Party
from cases.tests import factories as make
from sources.duplicates.merging import merge
from sources.models import MergedRecord
from sources.tests.screens import change_page, form_of

from .histories import JUNE, written_at
from .people import person, signed_in

pytestmark = pytest.mark.django_db
WHY = "The same docket, entered twice."


@pytest.fixture
def steward() -> Any:
    return signed_in(person("steward"))


@pytest.fixture
def pair() -> tuple[Lawsuit, Lawsuit]:
    """A lawsuit with a party, and the one that stays."""
    winner = make.LawsuitFactory(slug="chicago-v-sessions", summary="Ours.")
    loser = make.LawsuitFactory(slug="city-of-chicago-v-sessions", summary="Theirs.")
    make.LawsuitPartyFactory(lawsuit=loser)
    return loser, winner


def page_of(record: Any, name: str = "merge", *more: Any) -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_{name}", args=[record.pk, *more])


def _merged(pair: tuple[Lawsuit, Lawsuit]) -> MergedRecord:
    merge(*pair, by=person("steward", name="bob@example.org"), because=WHY)
    merged = MergedRecord.of(Lawsuit, pair[0].slug)
    assert merged is not None
    return merged


def test_preview_shows_what_moves_and_where_the_two_differ_and_writes_nothing(steward, pair) -> None:
    loser, winner = pair
    shown = steward.get(page_of(loser), {"into": winner.pk})
    asked = shown.context["asked"]
    assert {"kind": "lawsuit parties", "moved": 1, "repeated": 0, "emptied": 0} in asked.rows
    assert ("summary", "Theirs.", "Ours.") in [(f["name"], f["loser"], f["winner"]) for f in asked.fields]
    assert b"become other names of the one that stays" in shown.content
    assert Lawsuit.objects.count() == 2
    assert not MergedRecord.objects.exists()


def test_preview_says_nothing_of_other_names_where_there_are_none(steward) -> None:
    one, other = make.PartyFactory(), make.PartyFactory()
    shown = steward.get(page_of(one), {"into": other.pk})
    assert b"become other names" not in shown.content


def test_merge_from_the_preview_and_undo_from_the_winners_screen(steward, pair) -> None:
    loser, winner = pair
    sent = form_of(steward.get(page_of(loser), {"slug": winner.slug}))
    answer = steward.post(page_of(loser), {**sent, "because": WHY, "take": ["summary"]})
    assert answer.url == change_page(winner)
    winner.refresh_from_db()
    assert (winner.summary, winner.party_rows.count()) == ("Theirs.", 1)
    merged = MergedRecord.objects.get()
    undo = page_of(winner, "undo_merge", merged.pk)
    screen = steward.get(change_page(winner)).content.decode()
    assert WHY in screen
    assert undo in screen
    answer = steward.post(undo, {"because": "They are two."})
    assert answer.url == change_page(loser)
    winner.refresh_from_db()
    assert (winner.summary, loser.party_rows.count()) == ("Ours.", 1)


@pytest.mark.parametrize("name", ["merge", "undo"])
def test_reason_is_asked_for(steward, pair, name) -> None:
    loser, winner = pair
    merged = _merged(pair) if name == "undo" else None
    address = page_of(winner, "undo_merge", merged.pk) if merged else page_of(loser)
    shown = steward.post(address, {"into": winner.pk, "because": " "})
    assert "Say why" in shown.content.decode()
    assert Lawsuit.objects.count() == (1 if merged else 2)


@pytest.mark.parametrize("role", ["reader", "researcher", "reviewer"])
def test_only_a_steward_merges(pair, role) -> None:
    loser, winner = pair
    client = signed_in(person(role))
    assert client.get(page_of(loser)).status_code == 403
    assert client.post(page_of(loser), {"into": winner.pk, "because": WHY}).status_code == 403
    assert page_of(loser) not in client.get(change_page(loser)).content.decode()
    merged = _merged(pair)
    assert client.post(page_of(winner, "undo_merge", merged.pk), {"because": WHY}).status_code == 403
    assert Lawsuit.objects.count() == 1


def test_preview_says_what_readers_gain_and_lose(steward, pair) -> None:
    draft = make.LawsuitFactory(draft=True)
    _, winner = pair
    assert "Everybody can read" in steward.get(page_of(draft), {"into": winner.pk}).content.decode()
    assert "Readers lose" in steward.get(page_of(winner), {"into": draft.pk}).content.decode()


def test_refusal_is_told_instead_of_the_button(steward) -> None:
    one, other = make.CourtFactory(), make.CourtFactory()
    for court in (one, other):
        make.LawsuitFactory(court=court, docket_number="1:17-cv-00001")
    page = steward.get(page_of(one), {"into": other.pk}).content.decode()
    assert "merge those two first" in page
    assert "merge_form" not in page


def test_old_screen_leads_to_the_winner_and_the_history_stays(steward, pair) -> None:
    loser, winner = pair
    _merged(pair)
    answer = steward.get(change_page(loser))
    assert (answer.status_code, answer.url) == (302, change_page(winner))
    history = steward.get(reverse("admin:cases_lawsuit_history", args=[loser.pk])).content.decode()
    assert WHY in history


def test_old_slug_redirects_in_the_api_with_its_query(client, pair) -> None:
    loser, winner = pair
    _merged(pair)
    answer = client.get(f"/api/v1/lawsuits/{loser.slug}/?on=2018-01-01")
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith(f"/api/v1/lawsuits/{winner.slug}/?on=2018-01-01")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert client.get(answer.headers["Location"]).status_code == 200
    assert client.get(f"/api/v1/parties/{loser.slug}/").status_code == 404


def test_redirect_does_not_tell_of_what_is_not_published(client, pair) -> None:
    draft = make.LawsuitFactory(draft=True, slug="a-draft")
    _merged((pair[0], draft))
    assert client.get(f"/api/v1/lawsuits/{pair[0].slug}/").status_code == 404


def test_past_before_the_merge_still_has_the_old_record(client) -> None:
    with written_at(JUNE):
        winner = make.PartyFactory(slug="chicago")
        loser = make.PartyFactory(slug="city-of-chicago")
    merge(loser, winner, by=None, because=WHY)
    address = f"/api/v1/parties/{loser.slug}/"
    assert client.get(address).status_code == 301
    past = client.get(address, {"known_on": "2026-06-01"})
    assert (past.status_code, past.json()["slug"]) == (200, loser.slug)
    assert not Party.objects.filter(slug=loser.slug).exists()
