"""Taking a change back on the desk: one field, one row, or all of it, and what is told where that cannot be."""

import datetime as dt
import re
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from cases.models import Lawsuit, LawsuitParty
from cases.tests.factories import (
    LawsuitFactory,
    LawsuitPartyFactory,
    ReliefChangeFactory,
    ReliefFactory,
    RulingFactory,
)
from sources.history.changes import changes

from .histories import JUNE, Since, written_at
from .test_desk_history import history_page, shown

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def lawsuit() -> Lawsuit:
    with written_at(JUNE):
        suit = LawsuitFactory(short_name="Right", caption="Right caption")
    with written_at(JUNE + HOUR):
        Lawsuit.objects.update(short_name="Wrong", caption="Wrong caption")
    return suit


def links(client: Client, lawsuit: Lawsuit) -> list[str]:
    """Every way on the page to take something back."""
    return [link.replace("&amp;", "&") for link in re.findall(r'href="(revert/[^"]+)"', shown(client, lawsuit))]


def opened(client: Client, lawsuit: Lawsuit, link: str):
    response = client.get(history_page(lawsuit) + link)
    assert response.status_code == 200
    return response


def pressed(client: Client, response, because: str = "Because."):
    """The button that takes it back."""
    asked = response.context["asked"]
    values = {"row": [row.key for row in asked.rows], "field": asked.field, "because": because}
    return client.post(response.request["PATH_INFO"], values)


def test_one_field_is_taken_back_in_the_name_of_who_pressed(admin_client: Client, admin_user, lawsuit) -> None:
    (link,) = [link for link in links(admin_client, lawsuit) if link.endswith("field=short_name")]
    page = opened(admin_client, lawsuit, link)
    assert "Right caption" not in page.content.decode()
    since = Since(Lawsuit)
    response = pressed(admin_client, page, because="It was right before.")
    assert response.headers["Location"] == history_page(lawsuit)
    lawsuit.refresh_from_db()
    assert (lawsuit.short_name, lawsuit.caption) == ("Right", "Wrong caption")
    (written,) = since.rows
    assert written.history_user == admin_user
    assert written.history_change_reason == "Takes back the change of 2026-06-01 13:00: It was right before."
    assert "<del>Wrong</del>" in shown(admin_client, lawsuit)


def test_whole_row_is_taken_back(admin_client: Client, lawsuit) -> None:
    (link,) = [link for link in links(admin_client, lawsuit) if "field=" not in link]
    assert pressed(admin_client, opened(admin_client, lawsuit, link)).status_code == 302
    lawsuit.refresh_from_db()
    assert (lawsuit.short_name, lawsuit.caption) == ("Right", "Right caption")


def test_row_is_taken_out_and_put_back(admin_client: Client, lawsuit) -> None:
    with written_at(JUNE + 2 * HOUR):
        row = LawsuitPartyFactory(lawsuit=lawsuit)
    text = shown(admin_client, lawsuit)
    assert "Take it out again" in text
    assert pressed(admin_client, opened(admin_client, lawsuit, links(admin_client, lawsuit)[0])).status_code == 302
    assert not LawsuitParty.objects.exists()
    assert "Put it back" in shown(admin_client, lawsuit)
    assert pressed(admin_client, opened(admin_client, lawsuit, links(admin_client, lawsuit)[0])).status_code == 302
    assert LawsuitParty.objects.get() == row


def test_whole_change_is_taken_back_at_once(admin_client: Client, lawsuit) -> None:
    with written_at(JUNE + 2 * HOUR):
        Lawsuit.objects.update(note="Added.")
        LawsuitPartyFactory(lawsuit=lawsuit)
    assert "Take all of it back" in shown(admin_client, lawsuit)
    (link,) = [link for link in links(admin_client, lawsuit) if link.count("row=") == 2]
    assert pressed(admin_client, opened(admin_client, lawsuit, link)).status_code == 302
    assert (Lawsuit.objects.get(pk=lawsuit.pk).note, LawsuitParty.objects.count()) == ("", 0)


def test_what_began_a_record_cannot_be_taken_back_and_is_not_offered(admin_client: Client) -> None:
    with written_at(JUNE):
        row = LawsuitPartyFactory()
    offered = links(admin_client, row.lawsuit)
    assert len(offered) == 1
    assert "cases.LawsuitParty" in offered[0]
    (key,) = [row.key for change in changes(row.lawsuit) for row in change.rows if row.model is Lawsuit]
    text = opened(admin_client, row.lawsuit, f"revert/?row={key}").content.decode()
    assert "A lawsuit is a record of its own: withdraw it instead." in text
    assert "Take it back" not in text


def test_looking_changes_nothing(admin_client: Client, lawsuit) -> None:
    since = Since(Lawsuit)
    for link in links(admin_client, lawsuit):
        assert "Take it back" in opened(admin_client, lawsuit, link).content.decode()
    assert since.rows == []
    assert Lawsuit.objects.get(pk=lawsuit.pk).short_name == "Wrong"


def test_change_that_was_overtaken_is_told_and_left_alone(admin_client: Client, lawsuit) -> None:
    (link,) = [link for link in links(admin_client, lawsuit) if link.endswith("field=short_name")]
    page = opened(admin_client, lawsuit, link)
    Lawsuit.objects.update(short_name="Later")
    for response in (pressed(admin_client, page), opened(admin_client, lawsuit, link)):
        text = response.content.decode()
        assert "Short name was changed again since: it is now “Later”, not “Wrong”." in text
        assert "It can no longer be taken back." in text
    assert Lawsuit.objects.get(pk=lawsuit.pk).short_name == "Later"


def test_what_others_rest_on_is_told_in_a_sentence(admin_client: Client) -> None:
    with written_at(JUNE):
        ruling = RulingFactory()
    relief = ReliefFactory(ruling=ruling)
    ReliefChangeFactory(superseded=True, superseded_by=relief)
    (link,) = [link for link in links(admin_client, ruling) if "cases.Relief%3A" in link and link.count("row=") == 1]
    text = pressed(admin_client, opened(admin_client, ruling, link)).content.decode()
    assert "What was to be removed is still named by: relief change" in text
    assert type(relief).objects.filter(pk=relief.pk).exists()


def test_reason_is_required_of_what_readers_rely_on(admin_client: Client, lawsuit, monkeypatch) -> None:
    monkeypatch.setattr(Lawsuit, "publication", "published", raising=False)
    page = opened(admin_client, lawsuit, links(admin_client, lawsuit)[0])
    assert "Say why: the record is published." in pressed(admin_client, page, because=" ").content.decode()
    assert Lawsuit.objects.get(pk=lawsuit.pk).short_name == "Wrong"
    assert pressed(admin_client, page, because="It was right before.").status_code == 302


@pytest.mark.parametrize("query", ["", "?row=", "?row=cases.Lawsuit:0", "?row=nonsense", "?field=name"])
def test_what_is_no_change_of_the_record_is_not_found(admin_client: Client, lawsuit, query: str) -> None:
    assert admin_client.get(f"{history_page(lawsuit)}revert/{query}").status_code == 404


def test_change_of_another_record_is_not_found(admin_client: Client, lawsuit) -> None:
    link = links(admin_client, lawsuit)[0]
    other = LawsuitFactory()
    assert admin_client.get(history_page(other) + link).status_code == 404


def test_taking_back_is_for_those_who_may_do_what_it_does(admin_client: Client, lawsuit) -> None:
    row = LawsuitPartyFactory(lawsuit=lawsuit)
    added, *changed = links(admin_client, lawsuit)
    account = User.objects.create(username="someone", is_staff=True)
    account.user_permissions.add(*Permission.objects.filter(codename__in=["view_lawsuit", "change_lawsuit"]))
    client = Client()
    client.force_login(account)
    assert links(client, lawsuit) == changed
    assert client.get(history_page(lawsuit) + added).status_code == 403
    address, _, key = added.partition("?row=")
    assert client.post(history_page(lawsuit) + address, {"row": unquote(key)}).status_code == 403
    assert LawsuitParty.objects.get() == row
