"""What every answer of the API has whoever asks: a number, a limit told beforehand, leave for other sites, packing."""

import gzip
import logging
from typing import Any

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings

from cases.tests.factories import LawsuitFactory
from tracker.serving import rate_limits
from tracker.serving.rate_limits import Counts, RateLimits, whose
from tracker.serving.request_ids import RequestIds, WithRequestId, request_id

pytestmark = pytest.mark.django_db
LAWSUITS = "/api/v1/lawsuits/"


# Numbers of requests


def test_answer_has_a_number_that_its_problem_and_its_log_have_too(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    response = client.get("/api/v1/lawsuits/none/")
    number = response["X-Request-ID"]
    assert len(number) == 32
    assert response.json()["request_id"] == number
    assert client.get("/healthz")["X-Request-ID"] != number
    assert request_id() == "-"

    def logs(request: Any) -> HttpResponse:
        logging.getLogger("django.request").error("told")
        return HttpResponse()

    caplog.handler.addFilter(WithRequestId())
    answer = RequestIds(logs)(RequestFactory().get("/"))
    assert caplog.records[-1].request_id == answer["X-Request-ID"]


@pytest.mark.parametrize(
    ("brought", "is_taken"),
    [("0af7651916cd43dd8448eb211c80319c", True), ("short", False), ("x" * 65, False), ("bad id\r\nINFO forged", False)],
)
def test_number_that_a_proxy_gave_is_kept_unless_it_could_forge_a_line(brought: str, is_taken: bool) -> None:
    request = RequestFactory().get("/", headers={"x-request-id": brought})
    given = RequestIds(lambda request: HttpResponse())(request)["X-Request-ID"]
    assert (given == brought) is is_taken


# Limits


@pytest.fixture
def shared() -> Any:
    caches["shared"].clear()
    yield caches["shared"]
    caches["shared"].clear()


@pytest.fixture
def limited(shared: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Three requests a minute, in a minute that stands still."""
    monkeypatch.setattr(rate_limits, "clock", lambda: 6010.0)
    with override_settings(API_REQUESTS=3, API_SECONDS=60):
        yield


def asked(limits: RateLimits, address: str = "192.0.2.1", path: str = LAWSUITS) -> HttpResponse:
    return limits(RequestFactory().get(path, REMOTE_ADDR=address))


def test_address_is_told_what_is_left_and_then_to_wait(limited: None) -> None:
    limits = RateLimits(lambda request: HttpResponse())
    for left in (2, 1, 0):
        answer = asked(limits)
        assert (answer.status_code, answer["RateLimit"]) == (200, f'"default";r={left};t=50')
        assert answer["RateLimit-Policy"] == '"default";q=3;w=60'
    answer = asked(limits)
    assert (answer.status_code, answer["Retry-After"], answer["RateLimit"]) == (429, "50", '"default";r=0;t=50')
    assert answer["Content-Type"] == "application/problem+json"
    assert b"/api/v1/problems/too-many-requests/" in answer.content
    assert asked(limits, "192.0.2.2").status_code == 200


def test_next_window_begins_anew(limited: None, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = RateLimits(lambda request: HttpResponse())
    assert [asked(limits).status_code for _ in range(4)][-1] == 429
    monkeypatch.setattr(rate_limits, "clock", lambda: 6060.0)
    assert asked(limits).status_code == 200


def test_only_the_api_is_limited_and_only_where_a_limit_is_set(limited: None, settings: Any) -> None:
    limits = RateLimits(lambda request: HttpResponse())
    for _ in range(5):
        answer = asked(limits, path="/healthz")
        assert (answer.status_code, "RateLimit" in answer) == (200, False)
    settings.API_REQUESTS = 0
    assert "RateLimit" not in asked(limits)


def test_processes_know_of_each_other(limited: None) -> None:
    one, other = RateLimits(lambda request: HttpResponse()), RateLimits(lambda request: HttpResponse())
    assert [asked(each).status_code for each in (one, other, one, other)] == [200, 200, 200, 429]


def test_process_tells_the_others_now_and_then_and_not_each_time(shared: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    tell = rate_limits._tell

    def noted(key: str, more: int) -> int | None:
        told.append(more)
        return tell(key, more)

    monkeypatch.setattr(rate_limits, "_tell", noted)
    one, other = Counts(), Counts()
    for number in range(1, 101):
        assert one.add("a", 1, 600) == number
    assert told == [30, 30, 30]
    assert other.add("a", 1, 20) == 91  # with a limit of 20 each is told
    assert [other.add("b", 1, 600) for _ in range(2)] == [1, 2]


def test_limit_is_kept_by_each_process_alone_where_the_shared_cache_is_away(
    limited: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(type(caches["shared"]), "add", away)
    limits = RateLimits(lambda request: HttpResponse())
    assert [asked(limits).status_code for _ in range(4)] == [200, 200, 200, 429]


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", "unknown"),
        ("a socket", "unknown"),
    ],
)
def test_addresses_of_one_customer_are_counted_together(address: str, counted_as: str) -> None:
    assert whose(RequestFactory().get("/", REMOTE_ADDR=address)) == counted_as


@override_settings(API_REQUESTS=1, API_SECONDS=3600)
def test_limit_holds_for_the_whole_site_and_other_sites_may_read_that_too(client: Client, shared: Any) -> None:
    answers = [client.get(LAWSUITS, headers={"origin": "https://example.org"}) for _ in range(2)]
    if answers[1].status_code == 200:  # the hour has changed between the two
        answers.append(client.get(LAWSUITS, headers={"origin": "https://example.org"}))
    assert answers[-1].status_code == 429
    assert answers[-1]["Access-Control-Allow-Origin"] == "*"
    assert answers[-1]["X-Request-ID"]


# Other sites


def test_any_site_may_read_the_api_and_nothing_else(client: Client) -> None:
    origin = {"origin": "https://example.org"}
    answer = client.get(LAWSUITS, headers=origin)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "RateLimit" in answer["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer
    assert "Access-Control-Allow-Origin" in client.get("/api/v1/lawsuits/none/", headers=origin)
    assert "Access-Control-Allow-Origin" not in client.get("/admin/login/", headers=origin)
    asked = {**origin, "access-control-request-method": "GET", "access-control-request-headers": "if-none-match"}
    preflight = client.options(LAWSUITS, headers=asked)
    assert (preflight.status_code, preflight["Access-Control-Allow-Methods"]) == (200, "GET, HEAD, OPTIONS")


# Packing


def test_long_answers_are_packed_for_whoever_takes_it(client: Client) -> None:
    LawsuitFactory.create_batch(5)
    plain = client.get(LAWSUITS)
    packed = client.get(LAWSUITS, headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 3
    assert "Accept-Encoding" in packed["Vary"]
    assert packed["ETag"] == plain["ETag"]
    assert "Content-Encoding" not in client.get("/admin/login/", headers={"accept-encoding": "gzip"})
