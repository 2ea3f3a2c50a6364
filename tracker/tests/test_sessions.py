"""How long somebody stays signed in, and how the cookie travels."""

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from tracker.sign_in.session import AT_MOST, BEGAN, IDLE, NOTED_EVERY, USED

from .people import person, signed_in

ROOT = Path(__file__).resolve().parent.parent.parent
INDEX = reverse("admin:index")


@pytest.fixture
def client(db):
    client = signed_in(person("reader"))
    assert client.get(INDEX).status_code == 200
    return client


def _ago(client, key: str, ago: dt.timedelta) -> None:
    session = client.session
    session[key] = (timezone.now() - ago).isoformat()
    session.save()


def test_unused_session_ends_after_eight_hours(client) -> None:
    assert dt.timedelta(hours=8) == IDLE
    left = Session.objects.get().expire_date - timezone.now()
    assert abs(left - IDLE) < dt.timedelta(minutes=1)
    Session.objects.update(expire_date=timezone.now())
    assert client.get(INDEX).status_code == 302


def test_use_keeps_the_session(client) -> None:
    Session.objects.update(expire_date=timezone.now() + dt.timedelta(hours=1))
    _ago(client, USED, NOTED_EVERY)
    Session.objects.update(expire_date=timezone.now() + dt.timedelta(hours=1))
    assert client.get(INDEX).cookies["sessionid"]["max-age"] == 8 * 3600
    assert Session.objects.get().expire_date > timezone.now() + dt.timedelta(hours=7)


def test_use_is_not_written_down_at_every_request(client) -> None:
    answer = client.get(INDEX)
    assert "sessionid" not in answer.cookies


def test_session_in_use_ends_after_a_day(client) -> None:
    _ago(client, BEGAN, AT_MOST - dt.timedelta(minutes=1))
    assert client.get(INDEX).status_code == 200
    _ago(client, BEGAN, AT_MOST)
    assert client.get(INDEX).status_code == 302
    assert SESSION_KEY not in client.session


@pytest.mark.django_db
def test_who_is_not_signed_in_gets_no_session(client) -> None:
    client.logout()
    answer = client.get("/api/v1/")
    assert "sessionid" not in answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_reading_the_api_does_not_touch_the_session(client) -> None:
    assert "Cookie" not in client.get("/api/v1/").headers.get("Vary", "")


WANTED = (
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_SAMESITE",
    "SESSION_COOKIE_AGE",
    "REQUIRE_TWO_FACTOR",
    "PROXIES",
)
ASK = f"import json; from django.conf import settings; print(json.dumps([getattr(settings, n) for n in {WANTED}]))"


def _settings(**environ: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ENJOINED_")}
    environ |= {"DJANGO_SETTINGS_MODULE": "tracker.settings", "ENJOINED_SECRET_KEY": "x" * 60}
    return subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, env=kept | environ, capture_output=True, text=True, check=False
    )


def test_deployed_cookies_travel_by_https_alone_and_no_script_reads_them() -> None:
    deployed = _settings(ENJOINED_DEBUG="0", ENJOINED_REQUIRE_TWO_FACTOR="1", ENJOINED_PROXIES="2")
    assert json.loads(deployed.stdout) == [True, True, True, "Lax", 8 * 3600, True, 2]


def test_two_factor_is_off_and_no_proxy_is_believed_unless_asked_for() -> None:
    assert json.loads(_settings(ENJOINED_PROXIES="").stdout)[-2:] == [False, 0]


def test_number_of_proxies_that_is_none_is_told() -> None:
    assert "ENJOINED_PROXIES is the number of proxies" in _settings(ENJOINED_PROXIES="yes").stderr
