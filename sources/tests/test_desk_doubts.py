"""Doubts are rows of a name and a reason, on every screen and without JavaScript."""

from typing import Any

import pytest
from django.test import Client

from sources.models import Person
from sources.tests.factories import PersonFactory
from sources.tests.screens import Sent, change_page, errors, opened, save

pytestmark = pytest.mark.django_db


def with_doubts(sent: Sent, *rows: tuple[str, str], verification: str = "partly") -> Sent:
    typed = [*rows, *[("", "")] * 2]
    return {
        **sent,
        "verification": verification,
        "doubts-field": [name for name, _ in typed],
        "doubts-why": [why for _, why in typed],
    }


def sent_with(client: Client, person: Person, *rows: tuple[str, str], **values: Any) -> Any:
    page = change_page(person)
    return save(client, page, with_doubts(opened(client, page), *rows, **values))


def test_rows_become_doubts(admin_client: Client) -> None:
    person = PersonFactory()
    assert sent_with(admin_client, person, ("role", "from memory"), ("name", " a guess ")).status_code == 302
    person.refresh_from_db()
    assert person.doubts == {"role": "from memory", "name": "a guess"}


def test_rows_emptied_are_gone(admin_client: Client) -> None:
    person = PersonFactory(verification="partly", doubts={"role": "from memory"})
    assert sent_with(admin_client, person, verification="verified").status_code == 302
    person.refresh_from_db()
    assert person.doubts == {}


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("role", "")], "Say why “Role” is in doubt."),
        ([("", "from memory")], "Say what is in doubt where you wrote: from memory"),
        ([("role", "a"), ("role", "b")], "“Role” is named twice: write both reasons in one row."),
    ],
)
def test_half_a_row_is_told(admin_client: Client, rows: list[tuple[str, str]], sentence: str) -> None:
    assert sentence in errors(sent_with(admin_client, PersonFactory(), *rows))


@pytest.mark.parametrize(("rows", "verification"), [([], "partly"), ([("role", "a")], "verified")])
def test_verification_that_does_not_fit_is_told_beside_it(
    admin_client: Client, rows: list[tuple[str, str]], verification: str
) -> None:
    response = sent_with(admin_client, PersonFactory(), *rows, verification=verification)
    told = response.context["adminform"].form.errors["verification"]
    assert told == ["A partly verified record names its doubts; a verified one has none."]


def test_name_that_is_not_offered_is_kept(admin_client: Client) -> None:
    person = PersonFactory(verification="unverified", doubts={"of_old": "from memory"})
    page = change_page(person)
    sent = opened(admin_client, page)
    assert sent["doubts-field"][0] == "of_old"
    assert save(admin_client, page, sent).status_code == 302
    person.refresh_from_db()
    assert person.doubts == {"of_old": "from memory"}


def test_record_s_own_fields_and_lists_are_offered(admin_client: Client) -> None:
    page = admin_client.get(change_page(PersonFactory())).content.decode()
    for name in ("name", "role", "organization", "sources"):
        assert f'<option value="{name}">' in page
    for name in ("slug", "doubts", "id"):
        assert f'<option value="{name}">' not in page
