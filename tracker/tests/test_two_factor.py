"""The second step of signing in: who is asked, what lets them through, and that nothing is open before it."""

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tracker.sign_in import second_step
from tracker.sign_in.views import KEY

from .people import PASSWORD, code, person, signed_in, with_authenticator

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

INDEX, TOKEN, SET_UP = reverse("admin:index"), reverse("two_factor:token"), reverse("two_factor:set_up")
OWN, LOGIN = reverse("two_factor:own"), reverse("admin:login")
WRONG = "000000000"  # too long for an authenticator's code, and no recovery code


@pytest.fixture
def ada() -> User:
    return person("steward")


@pytest.fixture
def required(settings: Any) -> None:
    settings.REQUIRE_TWO_FACTOR = True


def _wrong(device: TOTPDevice) -> str:
    """Six digits that the app shows neither now nor just before or after."""
    right = {code(device, ahead=n) for n in range(-3, 4)}
    return next(f"{n:06}" for n in range(10) if f"{n:06}" not in right)


def _give(client: Client, typed: str, **more: str) -> Any:
    return client.post(TOKEN, {"code": typed, **more})


def _no_more_waiting(device: Any) -> None:
    long_ago = timezone.now() - dt.timedelta(days=1)
    type(device).objects.filter(pk=device.pk).update(throttling_failure_timestamp=long_ago)


def test_password_is_enough_where_nothing_is_required_or_set_up(ada) -> None:
    assert signed_in(ada).get(INDEX).status_code == 200


def test_required_and_not_set_up_leads_to_setting_it_up(ada, required) -> None:
    answer = signed_in(ada).get(INDEX)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{SET_UP}?next={INDEX}")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "name",
    ["index", "cases_lawsuit_changelist", "cases_lawsuit_add", "password_change", "autocomplete", "view_on_site"],
)
def test_nothing_of_the_desk_is_reachable_before(ada, required, name, method) -> None:
    args = (1, 1) if name == "view_on_site" else ()
    answer = getattr(signed_in(ada), method)(reverse(f"admin:{name}", args=args))
    assert answer.headers["Location"].startswith(SET_UP)


def test_desk_does_not_even_tell_what_addresses_it_has(ada, required) -> None:
    assert signed_in(ada).get(f"{INDEX}no/such/page/").headers["Location"].startswith(SET_UP)


def test_own_page_is_not_reachable_before(ada, required) -> None:
    with_authenticator(ada)
    assert signed_in(ada).get(OWN).headers["Location"].startswith(TOKEN)
    assert signed_in(ada).post(OWN).headers["Location"].startswith(TOKEN)
    assert not StaticToken.objects.exists()


def test_any_other_page_sees_nobody_before(ada, required, rf) -> None:
    """A page that is written later and asks who is signed in is not told."""
    from tracker.sign_in.middleware import SignedInMiddleware

    request = rf.get("/")
    request.session = Client().session
    request.session[SESSION_KEY] = str(ada.pk)
    ada.is_verified = lambda: False
    request.user = ada
    answer = SignedInMiddleware(lambda request: HttpResponse(str(request.user.is_authenticated)))(request)
    assert answer.content == b"False"


def test_login_page_and_logout_stay_open_before(ada, required) -> None:
    client = signed_in(ada)
    assert client.get(LOGIN).status_code == 200
    assert client.post(reverse("admin:logout")).status_code == 200
    assert SESSION_KEY not in client.session


def test_setting_it_up_opens_the_desk_and_shows_the_recovery_codes_once(ada, required) -> None:
    client = signed_in(ada)
    page = client.get(SET_UP)
    assert "no-store" in page.headers["Cache-Control"]
    assert b"<svg" in page.content
    device = TOTPDevice(key=client.session[KEY])
    answer = client.post(SET_UP, {"code": code(device)})
    shown = re.findall(r"<li>(\w{4}-\w{4})</li>", answer.content.decode())
    assert len(set(shown)) == second_step.CODES == StaticToken.objects.filter(device__user=ada).count()
    assert "no-store" in answer.headers["Cache-Control"]
    assert client.get(INDEX).status_code == 200
    for address in (OWN, SET_UP, INDEX):
        assert shown[0] not in client.get(address).content.decode()


def test_wrong_code_sets_nothing_up(ada, required) -> None:
    client = signed_in(ada)
    client.get(SET_UP)
    key = client.session[KEY]
    for typed in (_wrong(TOTPDevice(key=key)), "", "abcdef", "٠١٢٣٤٥"):
        answer = client.post(SET_UP, {"code": typed})
        assert answer.status_code == 200
        assert "errorlist" in answer.content.decode()
    assert client.session[KEY] == key
    assert not TOTPDevice.objects.exists()
    assert client.get(INDEX).status_code == 302


def test_key_that_another_session_saw_is_never_confirmed(ada, required) -> None:
    thief, owner = signed_in(ada), signed_in(ada)
    thief.get(SET_UP)
    owner.get(SET_UP)
    assert thief.session[KEY] != owner.session[KEY]


def test_code_that_set_it_up_is_used_up(ada, required) -> None:
    client = signed_in(ada)
    client.get(SET_UP)
    typed = code(TOTPDevice(key=client.session[KEY]))
    client.post(SET_UP, {"code": typed})
    assert _give(signed_in(ada), typed).status_code == 200


def test_who_has_set_it_up_is_asked_also_where_it_is_not_required(ada) -> None:
    with_authenticator(ada)
    assert signed_in(ada).get(INDEX).headers["Location"] == f"{TOKEN}?next={INDEX}"


def test_right_code_opens_the_desk(ada, required) -> None:
    client, device = signed_in(ada), with_authenticator(ada)
    before = client.session.session_key
    answer = _give(client, code(device), next=reverse("admin:cases_lawsuit_changelist"))
    assert answer.headers["Location"] == reverse("admin:cases_lawsuit_changelist")
    assert client.get(INDEX).status_code == 200
    assert client.session.session_key != before


def test_code_may_be_written_with_a_space(ada) -> None:
    client, device = signed_in(ada), with_authenticator(ada)
    typed = code(device)
    assert _give(client, f" {typed[:3]} {typed[3:]} ").status_code == 302


def test_wrong_code_does_not_open_the_desk(ada, required) -> None:
    client, device = signed_in(ada), with_authenticator(ada)
    answer = _give(client, _wrong(device))
    assert "This code is not right" in answer.content.decode()
    assert client.get(INDEX).status_code == 302


def test_code_opens_the_desk_only_once(ada) -> None:
    device = with_authenticator(ada)
    typed = code(device)
    assert _give(signed_in(ada), typed).status_code == 302
    assert _give(signed_in(ada), typed).status_code == 200
    _no_more_waiting(device)
    assert _give(signed_in(ada), code(device, ahead=1)).status_code == 302


def test_code_of_another_person_does_not_open_the_desk(ada) -> None:
    with_authenticator(ada)
    theirs = with_authenticator(person("reader"))
    client = signed_in(ada)
    assert _give(client, code(theirs)).status_code == 200
    assert client.get(INDEX).status_code == 302


def test_verification_of_another_person_is_worth_nothing(ada) -> None:
    with_authenticator(ada)
    theirs = with_authenticator(person("reader"))
    client = signed_in(ada)
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = theirs.persistent_id
    session.save()
    assert client.get(INDEX).status_code == 302


def test_after_wrong_codes_even_the_right_one_has_to_wait(ada) -> None:
    client, device = signed_in(ada), with_authenticator(ada)
    for _ in range(4):
        _give(client, _wrong(device))
        _no_more_waiting(device)
    _give(client, _wrong(device))
    answer = _give(client, code(device))
    assert re.search(r"try again in 1\d seconds", answer.content.decode())
    assert client.get(INDEX).status_code == 302
    _no_more_waiting(device)
    assert _give(client, code(device)).status_code == 302


def test_recovery_code_opens_the_desk_once(ada) -> None:
    with_authenticator(ada)
    typed, *others = second_step.new_codes(ada)
    client = signed_in(ada)
    assert _give(client, typed.upper()).status_code == 302
    assert f"{len(others)} are left" in client.get(INDEX).content.decode()
    again = signed_in(ada)
    assert _give(again, typed).status_code == 200
    assert again.get(INDEX).status_code == 302


def test_recovery_code_of_another_person_does_not_open_the_desk(ada) -> None:
    with_authenticator(ada)
    second_step.new_codes(ada)
    theirs = second_step.new_codes(person("reader"))
    assert _give(signed_in(ada), theirs[0]).status_code == 200
    assert StaticToken.objects.count() == 2 * second_step.CODES


def test_guessing_recovery_codes_has_to_wait(ada) -> None:
    with_authenticator(ada)
    typed = second_step.new_codes(ada)[0]
    client = signed_in(ada)
    _give(client, WRONG)
    assert "has to wait" in _give(client, typed).content.decode()


def test_code_form_sends_nobody_to_another_site(ada) -> None:
    client, device = signed_in(ada), with_authenticator(ada)
    assert _give(client, code(device), next="https://evil.example.org/").headers["Location"] == INDEX


def test_stranger_is_sent_to_the_login_page(client) -> None:
    for page in (TOKEN, SET_UP, OWN):
        assert client.get(page).headers["Location"].startswith(LOGIN)


def test_another_phone_replaces_the_first_and_its_codes(ada) -> None:
    client, first = signed_in(ada), with_authenticator(ada)
    old = second_step.new_codes(ada)
    _give(client, code(first))
    client.get(SET_UP)
    client.post(SET_UP, {"code": code(TOTPDevice(key=client.session[KEY]))})
    assert client.get(INDEX).status_code == 200
    assert TOTPDevice.objects.get(user=ada).key != first.key
    assert not StaticToken.objects.filter(token=old[0].replace("-", "")).exists()


def test_who_has_a_phone_cannot_be_given_another_before_the_code(ada) -> None:
    client, device = signed_in(ada), with_authenticator(ada)
    assert client.get(SET_UP).headers["Location"] == TOKEN
    assert client.post(SET_UP, {"code": code(device)}).headers["Location"] == TOKEN
    assert TOTPDevice.objects.get() == device


@pytest.mark.parametrize("by", ["app", "recovery code"])
def test_new_recovery_codes_replace_the_old_and_keep_the_session(ada, by) -> None:
    client, device = signed_in(ada), with_authenticator(ada)
    old = second_step.new_codes(ada)
    _give(client, code(device) if by == "app" else old[0])
    shown = re.findall(r"<li>(\w{4}-\w{4})</li>", client.post(OWN).content.decode())
    assert len(shown) == second_step.CODES
    assert not set(shown) & set(old)
    assert client.get(INDEX).status_code == 200
    assert StaticDevice.objects.filter(user=ada).count() == 1


def test_own_page_offers_to_set_it_up(ada) -> None:
    client = signed_in(ada)
    assert SET_UP in client.get(OWN).content.decode()
    assert client.post(OWN).headers["Location"] == SET_UP
    assert OWN in client.get(INDEX).content.decode()


def test_reset_account_sets_it_up_anew(ada, required) -> None:
    client, device = signed_in(ada), with_authenticator(ada)
    second_step.new_codes(ada)
    _give(client, code(device))
    call_command("reset_two_factor", ada.username)
    assert client.get(INDEX).headers["Location"].startswith(SET_UP)
    assert not StaticToken.objects.exists()


def test_reset_of_nobody_is_told() -> None:
    with pytest.raises(CommandError, match="no account named nobody"):
        call_command("reset_two_factor", "nobody")


def test_whole_way_in_by_the_login_form(ada, required) -> None:
    ada.set_password(PASSWORD)
    ada.save()
    device, client = with_authenticator(ada), Client()
    answer = client.post(f"{LOGIN}?next={INDEX}", {"username": ada.username, "password": PASSWORD}, follow=True)
    assert answer.request["PATH_INFO"] == TOKEN
    answer = client.post(f"{TOKEN}?next={INDEX}", {"code": code(device)}, follow=True)
    assert (answer.request["PATH_INFO"], answer.status_code) == (INDEX, 200)
