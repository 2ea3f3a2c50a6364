"""Every screen of the desk lets in whom the table of roles lets in: every model, every role, every action."""

from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.test import Client, RequestFactory
from django.urls import reverse

from sources.models import Record
from tracker.roles.table import ROLES, kind_of

from .factories import FACTORIES
from .people import person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

SCREENS = sorted(admin.site._registry, key=lambda model: model._meta.label)
each_screen = pytest.mark.parametrize("model", SCREENS, ids=lambda model: model._meta.label)
NO_ROLE = "no role"


def _row(model: type[Model]) -> Any:
    if model is User:
        return person(name="somebody@example.org")
    if model is Group:
        return Group.objects.get(name="reader")
    if model is AccessAttempt:
        return AccessAttempt.objects.create(username="x", ip_address="192.0.2.1", failures_since_start=5)
    return FACTORIES[model]()


def _may(model: type[Model], role: str, action: str) -> bool:
    """What the table says, and that no record is deleted on a screen of its own."""
    if role == NO_ROLE or (action == "delete" and issubclass(model, Record)):
        return False
    return action in kind_of(model._meta.label).may.actions(role)


def _person(role: str) -> User:
    return person() if role == NO_ROLE else person(role)


def _address(model: type[Model], page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@each_screen
def test_screen_asks_the_table(model) -> None:
    row, screen = _row(model), admin.site._registry[model]
    for role in (*ROLES, NO_ROLE):
        request = RequestFactory().get("/")
        request.user = _person(role)
        assert screen.has_module_permission(request) or not _may(model, role, "view"), role
        assert screen.has_add_permission(request) == _may(model, role, "add"), role
        assert screen.has_delete_permission(request, row) == _may(model, role, "delete"), role
        assert screen.has_change_permission(request, row) == _may(model, role, "change"), role
        assert screen.has_view_permission(request, row) == _may(model, role, "view"), role
        _assert_rows_ask_the_table(screen, request, row, role)


def _assert_rows_ask_the_table(screen: Any, request: Any, row: Any, role: str) -> None:
    for inline in screen.get_inline_instances(request, row):
        may = kind_of(inline.model._meta.label).may.actions(role)
        assert inline.has_view_permission(request, row) == ("view" in may), (inline, role)
        assert inline.has_add_permission(request, row) == ("add" in may), (inline, role)
        assert inline.has_change_permission(request, row) == ("change" in may), (inline, role)
        assert inline.has_delete_permission(request, row) == ("delete" in may), (inline, role)


@each_screen
def test_server_answers_by_the_table(model) -> None:
    row = _row(model)
    for role in (*ROLES, NO_ROLE):
        client = signed_in(_person(role))
        may = {action: _may(model, role, action) for action in ("view", "add", "change", "delete")}
        allowed = {True: 200, False: 403}
        change = _address(model, "change", row.pk)
        assert client.get(_address(model, "changelist")).status_code == allowed[may["view"]], role
        assert client.get(change).status_code == allowed[may["view"]], role
        assert client.post(change, {}).status_code == allowed[may["change"]], role
        assert client.get(_address(model, "add")).status_code == allowed[may["add"]], role
        assert client.post(_address(model, "add"), {}).status_code == allowed[may["add"]], role
        assert client.get(_address(model, "history", row.pk)).status_code == allowed[may["view"]], role
        if not may["delete"]:
            assert client.post(_address(model, "delete", row.pk), {"post": "yes"}).status_code == 403, role
            _choose_delete(client, model, row)
            assert model._base_manager.filter(pk=row.pk).exists(), role


def _choose_delete(client: Client, model: type[Model], row: Any) -> None:
    """Send what the stock action would send, whether or not the list offers it."""
    chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    client.post(_address(model, "changelist"), chosen)


@each_screen
def test_stranger_is_sent_to_the_login_page(model) -> None:
    row, client = _row(model), Client()
    pages = [(page, ()) for page in ("changelist", "add")]
    pages += [(page, (row.pk,)) for page in ("change", "delete", "history")]
    for page, args in pages:
        address = _address(model, page, *args)
        for answer in (client.get(address), client.post(address, {"post": "yes"})):
            assert answer.status_code == 302, page
            assert answer.headers["Location"].startswith(reverse("admin:login")), page
    assert model._base_manager.filter(pk=row.pk).exists()


def test_superuser_deletes_no_record_either() -> None:
    request = RequestFactory().get("/")
    request.user = User.objects.create_superuser("root")
    for model in SCREENS:
        if issubclass(model, (Record, User, Group)):
            assert not admin.site._registry[model].has_delete_permission(request), model


def test_steward_lets_somebody_try_again() -> None:
    row = _row(AccessAttempt)
    client = signed_in(person("steward"))
    assert client.post(_address(AccessAttempt, "delete", row.pk), {"post": "yes"}).status_code == 302
    assert not AccessAttempt.objects.exists()


def test_account_that_is_not_for_the_desk_stays_out() -> None:
    account = person("steward")
    account.is_staff = False
    account.save()
    assert signed_in(account).get(reverse("admin:index")).status_code == 302


def test_account_made_inactive_is_out_at_once() -> None:
    account = person("researcher")
    client = signed_in(account)
    assert client.get(reverse("admin:index")).status_code == 200
    account.is_active = False
    account.save()
    assert client.get(reverse("admin:index")).status_code == 302
