"""After five wrong passwords for a name from an address, nobody signs in with that name from there for a while."""

import datetime as dt
import re
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tracker.sign_in.throttle import client_address

from .people import PASSWORD, person

LOGIN = reverse("admin:login")
HERE, ELSEWHERE = "192.0.2.1", "192.0.2.2"


@pytest.fixture
def ada(db: None, settings: Any) -> User:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    account = person("reader", name="ada@example.org")
    account.set_password(PASSWORD)
    account.save()
    return account


def _try(name: str, password: str, address: str = HERE, **more: str) -> Any:
    return Client().post(LOGIN, {"username": name, "password": password}, REMOTE_ADDR=address, **more)


def _fail(name: str, times: int, address: str = HERE) -> Any:
    for _ in range(times):
        answer = _try(name, "wrong", address)
    return answer


def test_fifth_wrong_password_locks_the_name_out(ada) -> None:
    assert _fail(ada.username, 4).status_code == 200
    assert _fail(ada.username, 1).status_code == 429
    assert _try(ada.username, PASSWORD).status_code == 429


def test_page_says_how_long_to_wait(ada) -> None:
    answer = _fail(ada.username, 5)
    assert "Wait 30 minutes" in answer.content.decode()
    assert answer.headers["Retry-After"] == "1800"


def test_lock_lasts_thirty_minutes_whatever_is_tried_meanwhile(ada) -> None:
    _fail(ada.username, 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - dt.timedelta(minutes=29))
    assert _try(ada.username, PASSWORD).status_code == 429
    AccessAttempt.objects.update(attempt_time=timezone.now() - dt.timedelta(minutes=31))
    assert _try(ada.username, PASSWORD).status_code == 302


def test_others_and_other_addresses_are_not_locked_out(ada) -> None:
    _fail(ada.username, 5)
    assert _fail("grace@example.org", 1).status_code == 200
    assert _try(ada.username, PASSWORD, ELSEWHERE).status_code == 302


def test_success_starts_the_count_again(ada) -> None:
    _fail(ada.username, 4)
    assert _try(ada.username, PASSWORD).status_code == 302
    assert _fail(ada.username, 4).status_code == 200


def test_another_browser_at_the_same_address_is_no_way_around(ada) -> None:
    for n in range(5):
        answer = _try(ada.username, "wrong", HTTP_USER_AGENT=f"browser {n}")
    assert answer.status_code == 429


def test_answers_do_not_tell_whether_there_is_such_an_account(ada) -> None:
    for times in (1, 4, 1):
        there, not_there = (_fail(name, times) for name in (ada.username, "eve@example.org"))
        assert there.status_code == not_there.status_code
        assert _without_tokens(there) == _without_tokens(not_there).replace("eve@", "ada@")


def _without_tokens(answer: Any) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


def test_no_program_is_told_more(ada) -> None:
    _fail(ada.username, 5)
    answer = _try(ada.username, "wrong", HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    assert answer.status_code == 429
    assert ada.username not in answer.content.decode()
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_no_password_and_no_sign_in_is_kept(ada) -> None:
    _fail(ada.username, 1)
    kept = AccessAttempt.objects.values_list("post_data", flat=True).get()
    assert "wrong" not in kept
    _try(ada.username, PASSWORD)
    assert not AccessLog.objects.exists()


def test_command_lets_a_name_in_again(ada, capsys) -> None:
    _fail(ada.username, 5)
    call_command("axes_reset_username", ada.username)
    assert _try(ada.username, PASSWORD).status_code == 302


def test_written_address_is_no_way_around_without_a_proxy(ada) -> None:
    for n in range(5):
        answer = _try(ada.username, "wrong", HTTP_X_FORWARDED_FOR=f"198.51.100.{n}")
    assert answer.status_code == 429


def test_behind_a_proxy_the_address_it_heard_from_counts(ada, settings) -> None:
    settings.PROXIES = 1
    for n in range(5):
        answer = _try(ada.username, "wrong", HTTP_X_FORWARDED_FOR=f"198.51.100.{n}, {HERE}")
    assert answer.status_code == 429
    assert _try(ada.username, PASSWORD, HTTP_X_FORWARDED_FOR=ELSEWHERE).status_code == 302


@pytest.mark.parametrize(
    ("proxies", "told", "address"),
    [
        (0, ELSEWHERE, HERE),
        (1, ELSEWHERE, ELSEWHERE),
        (1, f"198.51.100.7, {ELSEWHERE}", ELSEWHERE),
        (2, f"198.51.100.7,{ELSEWHERE}, 10.0.0.1", ELSEWHERE),
        (2, ELSEWHERE, HERE),
        (1, "", HERE),
        (1, "unknown", HERE),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_address_is_read_as_far_as_there_are_proxies(rf, settings, proxies, told, address) -> None:
    settings.PROXIES = proxies
    assert client_address(rf.get("/", REMOTE_ADDR=HERE, HTTP_X_FORWARDED_FOR=told)) == address


def test_request_by_a_socket_of_the_machine_has_no_address(rf) -> None:
    assert client_address(rf.get("/", REMOTE_ADDR="")) is None
