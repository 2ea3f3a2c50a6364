"""Stewards keep the accounts, and cannot make themselves or others more than the roles allow."""

import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from .people import PASSWORD, person, signed_in, with_authenticator

pytestmark = pytest.mark.django_db

LIST, ADD, LOGIN = (reverse(f"admin:{name}") for name in ("auth_user_changelist", "auth_user_add", "login"))


@pytest.fixture
def steward() -> User:
    return person("steward")


@pytest.fixture
def root() -> User:
    return User.objects.create_superuser("root")


def _change(account: User) -> str:
    return reverse("admin:auth_user_change", args=[account.pk])


def _form(account: User, *roles: str, **more: Any) -> dict[str, Any]:
    groups = [Group.objects.get(name=role).pk for role in roles]
    return {"username": account.username, "is_active": "on", "groups": groups, **more}


def _act(client: Client, action: str, *accounts: User) -> Any:
    return client.post(LIST, {"action": action, "_selected_action": [account.pk for account in accounts]}, follow=True)


def _link(text: str) -> str:
    [link] = re.findall(r"https?://[\w.:]+(/admin/set-password/[\w/-]+)", text)
    return link


def _set_password(link: str) -> Any:
    client = Client()
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0] if form.redirect_chain else link
    return client.post(address, {"new_password1": PASSWORD, "new_password2": PASSWORD})


def _signs_in(name: str) -> bool:
    return Client().post(LOGIN, {"username": name, "password": PASSWORD}).status_code == 302


def test_steward_makes_an_account_whose_owner_sets_the_password(steward) -> None:
    form = {"username": "Ada@Example.org", "groups": [Group.objects.get(name="researcher").pk]}
    answer = signed_in(steward).post(ADD, form)
    assert "no-store" in answer.headers["Cache-Control"]
    ada = User.objects.get(username="ada@example.org")
    assert (ada.is_staff, ada.is_superuser, ada.has_usable_password()) == (True, False, False)
    assert [group.name for group in ada.groups.all()] == ["researcher"]
    link = _link(answer.content.decode())
    assert _set_password(link).status_code == 302
    assert _signs_in("ada@example.org")


def test_link_works_once(steward) -> None:
    ada = person("reader", name="ada@example.org")
    link = _link(_act(signed_in(steward), "send_password_link", ada).content.decode())
    _set_password(link)
    ada.refresh_from_db()
    before = ada.password
    assert "has been used" in Client().get(link, follow=True).content.decode()
    _set_password(link)
    ada.refresh_from_db()
    assert ada.password == before


def test_link_is_made_for_one_account_and_noted(steward) -> None:
    ada, grace = person("reader"), person("reviewer")
    client = signed_in(steward)
    assert "set-password" not in _act(client, "send_password_link", ada, grace).content.decode()
    _act(client, "send_password_link", ada)
    assert LogEntry.objects.get().change_message == "A link to set the password was made."


@pytest.mark.parametrize("name", ["ada", "ada@", "", "ada@example.org "])
def test_account_is_named_by_an_address_that_is_free(steward, name) -> None:
    person("reader", name="ada@example.org")
    answer = signed_in(steward).post(ADD, {"username": name})
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert User.objects.count() == 2


def test_steward_changes_roles_and_makes_inactive(steward) -> None:
    ada = person("reader")
    signed_in(steward).post(_change(ada), _form(ada, "researcher", "reviewer"))
    assert {group.name for group in ada.groups.all()} == {"researcher", "reviewer"}
    form = _form(ada)
    del form["is_active"]
    signed_in(steward).post(_change(ada), form)
    ada.refresh_from_db()
    assert not ada.is_active


def test_steward_makes_nobody_a_superuser_and_gives_no_single_rights(steward) -> None:
    ada = person("reader")
    everything = [str(pk) for pk in Permission.objects.values_list("pk", flat=True)]
    more = {"is_superuser": "on", "user_permissions": everything}
    assert signed_in(steward).post(_change(ada), _form(ada, "reader", **more)).status_code == 302
    ada.refresh_from_db()
    assert not ada.is_superuser
    assert not ada.user_permissions.exists()


def test_steward_gives_roles_and_no_other_groups(steward) -> None:
    ada, press = person("reader"), Group.objects.create(name="press")
    signed_in(steward).post(_change(ada), {**_form(ada), "groups": [press.pk]})
    assert [group.name for group in ada.groups.all()] == ["reader"]


def test_steward_cannot_change_their_own_roles(steward) -> None:
    signed_in(steward).post(_change(steward), _form(steward, "steward", "reviewer", first_name="Ada"))
    steward.refresh_from_db()
    assert steward.first_name == "Ada"
    assert [group.name for group in steward.groups.all()] == ["steward"]


def test_steward_cannot_touch_a_superuser(steward, root) -> None:
    with_authenticator(root)
    client = signed_in(steward)
    assert client.post(_change(root), _form(root, username="mine")).status_code == 403
    assert _act(client, "send_password_link", root).status_code == 403
    assert _act(client, "reset_second_step", root, person("reader")).status_code == 403
    assert TOTPDevice.objects.filter(user=root).exists()
    root.refresh_from_db()
    assert root.username == "root"


def test_steward_types_nobodys_password(steward, root) -> None:
    address = reverse("admin:auth_user_password_change", args=[person("reader").pk])
    form = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    assert signed_in(steward).get(address).status_code == 403
    assert signed_in(steward).post(address, form).status_code == 403
    assert signed_in(root).get(address).status_code == 200


@pytest.mark.parametrize("role", ["reader", "researcher", "reviewer"])
def test_others_see_no_accounts(role, steward) -> None:
    client = signed_in(person(role))
    assert client.get(LIST).status_code == 403
    assert _act(client, "send_password_link", steward).status_code == 403


def test_superuser_sees_and_gives_everything(root) -> None:
    ada = person("reader")
    page = signed_in(root).get(_change(ada)).content.decode()
    assert "is_superuser" in page
    assert "user_permissions" in page
    signed_in(root).post(_change(ada), _form(ada, "reader", is_staff="on", is_superuser="on"))
    ada.refresh_from_db()
    assert ada.is_superuser


def test_steward_resets_the_second_step(steward) -> None:
    ada = person("reader")
    with_authenticator(ada)
    answer = _act(signed_in(steward), "reset_second_step", ada)
    assert "signs in with the password alone" in answer.content.decode()
    assert not TOTPDevice.objects.exists()
    assert LogEntry.objects.get().change_message == "Two-factor sign-in was reset."
    assert "has not set up" in _act(signed_in(steward), "reset_second_step", ada).content.decode()


def test_list_of_accounts_costs_no_more_for_more(steward, django_assert_num_queries) -> None:
    client = signed_in(steward)
    person("reader")
    client.get(LIST)
    with CaptureQueriesContext(connection) as for_two:
        client.get(LIST)
    for n in range(12):
        person("reader", name=f"{n}@example.org")
    with django_assert_num_queries(len(for_two)):
        assert "11@example.org" in client.get(LIST).content.decode()


def test_command_makes_an_account(capsys) -> None:
    roles = ["--role", "researcher", "--role", "reviewer"]
    call_command(
        "make_curator", "Ada@example.org", *roles, "--name", "Ada King Lovelace", "--site", "https://t.example/"
    )
    ada = User.objects.get()
    assert (ada.username, ada.email, ada.get_full_name()) == ("ada@example.org", "ada@example.org", "Ada King Lovelace")
    assert {group.name for group in ada.groups.all()} == {"researcher", "reviewer"}
    told = capsys.readouterr().out
    assert "ada@example.org is researcher and reviewer" in told
    assert "\nhttps://t.example/admin/set-password/" in told
    _set_password(_link(told))
    assert _signs_in("ada@example.org")


def test_command_makes_a_fresh_link_until_there_is_a_password(capsys) -> None:
    call_command("make_curator", "ada@example.org", "--role", "reader")
    capsys.readouterr()
    call_command("make_curator", "ADA@example.org", "--role", "steward")
    assert {group.name for group in User.objects.get().groups.all()} == {"reader", "steward"}
    _set_password(_link(capsys.readouterr().out))
    with pytest.raises(CommandError, match="has an account with a password"):
        call_command("make_curator", "ada@example.org", "--role", "reviewer")
    assert User.objects.get().groups.count() == 2


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["ada", "--role", "reader"], "no e-mail address"),
        (["a@b.org", "--role", "king"], "king"),
        (["a@b.org"], "role"),
    ],
)
def test_command_refuses(words, why) -> None:
    with pytest.raises(CommandError, match=why):
        call_command("make_curator", *words)
    assert not User.objects.exists()
