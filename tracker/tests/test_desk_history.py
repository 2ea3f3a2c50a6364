"""The history pages of the desk: what they show, and to whom."""

import datetime as dt
import re

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from cases.models import Lawsuit
from cases.tests.factories import LawsuitFactory, LawsuitPartyFactory
from sources.desk.history import CHANGES_A_PAGE
from sources.tests.screens import change_page, opened, save

from .factories import FACTORIES
from .histories import JUNE, RECORDED, written_at

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
HOUR = dt.timedelta(hours=1)
SCREENS = [model for model in RECORDED if any(field.name == "slug" for field in model._meta.fields)]


def history_page(record) -> str:
    return change_page(record).replace("/change/", "/history/")


def shown(client: Client, record, query: str = "") -> str:
    response = client.get(history_page(record) + query)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def with_rights(*rights: str) -> Client:
    account = User.objects.create(username="someone", is_staff=True)
    account.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    client = Client()
    client.force_login(account)
    return client


@pytest.mark.parametrize("model", SCREENS, ids=lambda model: model.__name__)
def test_every_record_s_screen_leads_to_its_history(admin_client: Client, model) -> None:
    record = FACTORIES[model]()
    screen = admin_client.get(change_page(record)).content.decode()
    assert f'href="{history_page(record)}"' in screen
    assert "outside the desk" in shown(admin_client, record)


def test_page_tells_who_when_why_and_from_what_to_what(admin_client: Client, admin_user) -> None:
    with written_at(JUNE):
        lawsuit = LawsuitFactory(posture="plaintiff", short_name="City of Chicago v. Barr")
    page = change_page(lawsuit)
    with written_at(JUNE + HOUR):
        sent = {**opened(admin_client, page), "posture": "defendant", "short_name": "City of Chicago v. Garland"}
        assert save(admin_client, page, {**sent, "change_reason": "Misread the <docket>."}).status_code == 302
    text = shown(admin_client, lawsuit)
    assert f"1 June 2026, 13:00</time>, by {admin_user.username}" in text
    assert "Misread the &lt;docket&gt;." in text
    assert "<del>The United States sues</del>" in text
    assert "City of Chicago v. <del>Barr</del></td>" in text
    assert "City of Chicago v. <ins>Garland</ins></td>" in text
    assert text.index("13:00") < text.index("12:00")


def test_screen_saved_with_its_rows_is_one_change_with_one_reason(admin_client: Client) -> None:
    with written_at(JUNE):
        row = LawsuitPartyFactory()
    page = change_page(row.lawsuit)
    sent = {**opened(admin_client, page), "note": "A note.", "party_rows-0-note": "Another.", "change_reason": "Why."}
    assert save(admin_client, page, sent).status_code == 302
    newest, *older = admin_client.get(history_page(row.lawsuit)).context["changes"]
    assert [changed.row.history_type for changed in newest.rows] == ["~", "~"]
    assert newest.because == "Why."
    assert not any(change.because for change in older)


def test_reason_alone_changes_nothing(admin_client: Client) -> None:
    with written_at(JUNE):
        lawsuit = LawsuitFactory()
    page = change_page(lawsuit)
    assert save(admin_client, page, {**opened(admin_client, page), "change_reason": "Why."}).status_code == 302
    assert len(admin_client.get(history_page(lawsuit)).context["changes"]) == 1


def test_reason_is_asked_of_what_exists_and_not_of_what_is_new(admin_client: Client) -> None:
    assert "change_reason" in opened(admin_client, change_page(LawsuitFactory()))
    assert "change_reason" not in opened(admin_client, reverse("admin:cases_lawsuit_add"))


def test_reason_is_required_of_what_readers_rely_on(admin_client: Client) -> None:
    lawsuit = LawsuitFactory()
    page = change_page(lawsuit)
    sent = {**opened(admin_client, page), "note": "A note."}
    response = admin_client.post(page, sent)
    assert response.context["adminform"].form.errors == {"change_reason": ["This field is required."]}
    assert save(admin_client, page, {**sent, "change_reason": "Why."}).status_code == 302
    assert Lawsuit.objects.get().note == "A note."


def test_record_added_on_the_desk_is_added_by_its_account(admin_client: Client, admin_user) -> None:
    court = LawsuitFactory().court
    page = reverse("admin:cases_lawsuit_add")
    values = {"short_name": "Chicago v. Barr", "caption": "Chicago v. Barr", "court": court.pk, "posture": "defendant"}
    assert save(admin_client, page, {**opened(admin_client, page), **values, "docket_number": "1:18-cv-06859"})
    added = Lawsuit.objects.get(slug="chicago-v-barr").history.get()
    assert (added.history_type, added.history_user) == ("+", admin_user)


def test_many_changes_are_told_page_by_page(admin_client: Client) -> None:
    lawsuit = LawsuitFactory()
    for number in range(CHANGES_A_PAGE + 1):
        with written_at(JUNE + number * HOUR):
            Lawsuit.objects.update(note=f"Note no. {number}.")
    assert f"<ins>{CHANGES_A_PAGE}</ins>" in shown(admin_client, lawsuit, "?p=1")
    assert "<ins>Note no. 0.</ins>" in shown(admin_client, lawsuit, "?p=2")
    assert 'aria-current="page">2<' in shown(admin_client, lawsuit, "?p=2")


def test_long_change_is_folded_and_a_short_one_is_not(admin_client: Client) -> None:
    with written_at(JUNE):
        lawsuit = LawsuitFactory()
        LawsuitPartyFactory.create_batch(9, lawsuit=lawsuit)
    assert '<details class="row-change" open>' not in shown(admin_client, lawsuit)
    Lawsuit.objects.update(note="Changed.")
    assert shown(admin_client, lawsuit).count('<details class="row-change" open>') == 1


def test_record_that_is_gone_still_has_its_history(admin_client: Client) -> None:
    lawsuit = LawsuitFactory()
    page = history_page(lawsuit)
    lawsuit.delete()
    assert "removed" in admin_client.get(page).content.decode()


def test_history_of_what_never_was_is_not_found(admin_client: Client) -> None:
    page = history_page(LawsuitFactory())
    for number in ("999", "no-number"):
        assert admin_client.get(re.sub(r"/\d+/", f"/{number}/", page)).status_code == 404


def test_history_is_for_those_who_may_see_the_record() -> None:
    with written_at(JUNE):
        lawsuit = LawsuitFactory()
    Lawsuit.objects.update(note="Changed.")
    assert with_rights().get(history_page(lawsuit)).status_code == 403
    User.objects.all().delete()
    reader = with_rights("view_lawsuit")
    assert "revert/" not in shown(reader, lawsuit)
    assert "change_reason" not in reader.get(change_page(lawsuit)).content.decode()
    assert Client().get(history_page(lawsuit)).status_code == 302


def test_page_takes_as_many_queries_for_many_changes_as_for_few(
    admin_client: Client, django_assert_max_num_queries
) -> None:
    lawsuit = LawsuitFactory()
    for number in range(10):
        row = LawsuitPartyFactory(lawsuit=lawsuit)
        row.note = str(number)
        row.save()
    relations = len(Lawsuit._meta.related_objects)
    with django_assert_max_num_queries(2 * relations + 20):
        admin_client.get(history_page(lawsuit))
