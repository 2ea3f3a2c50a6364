"""Pages carry a strict Content-Security-Policy, and work under it in a real browser."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse

from cases.tests.factories import LawsuitFactory

from .chromium import chromium
from .people import PASSWORD, person, signed_in

HEADER = "Content-Security-Policy"
INDEX, LOGIN = reverse("admin:index"), reverse("admin:login")
OPEN = [LOGIN, "/api/v1/", "/api/v1/?format=api", "/api/v1/docs/", "/api/v1/docs/?script=", "/healthz", "/no/such/page"]


def _directives(answer: Any) -> dict[str, list[str]]:
    parts = (part.split() for part in answer.headers[HEADER].split(";"))
    return {name: sources for name, *sources in parts}


@pytest.mark.any_database
@pytest.mark.django_db
@pytest.mark.parametrize("page", OPEN)
def test_every_answer_carries_the_policy(client, page) -> None:
    answer = client.get(page)
    is_page = answer["Content-Type"].startswith("text/html")
    assert _directives(answer)["default-src"] == (["'self'"] if is_page else ["'none'"])
    assert _directives(answer)["frame-ancestors"] == ["'none'"]
    assert "Content-Security-Policy-Report-Only" not in answer.headers


@pytest.mark.django_db
def test_answer_that_says_wait_carries_the_policy(client) -> None:
    for _ in range(5):
        answer = client.post(LOGIN, {"username": "ada", "password": "wrong"})
    assert answer.status_code == 429
    assert HEADER in answer.headers


@pytest.mark.django_db
def test_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    policy = _directives(signed_in(person("reader")).get(INDEX))
    for name, sources in policy.items():
        assert set(sources) <= {"'self'", "'none'", "data:"}, name
    assert [name for name, sources in policy.items() if "data:" in sources] == ["img-src"]
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]


def test_nonce_is_fresh_for_each_answer_that_uses_it(rf) -> None:
    from django.http import HttpResponse

    from tracker.serving.content_policy import ContentPolicy

    seen = []
    for _ in range(2):
        answer = ContentPolicy(lambda request: HttpResponse(str(request.csp_nonce)))(rf.get("/"))
        nonce = answer.content.decode()
        assert f"'nonce-{nonce}'" in _directives(answer)["script-src"]
        assert f"'nonce-{nonce}'" in _directives(answer)["style-src"]
        seen.append(nonce)
    assert len(set(seen)) == 2


def test_no_template_of_ours_writes_a_style_or_script_inline() -> None:
    scripts = r"<script(?![^>]*(src|nonce|application/json))"
    inline = re.compile(rf"\sstyle=|\son\w+=|javascript:|<style(?![^>]*nonce)|{scripts}")
    for path in settings.BASE_DIR.glob("*/templates/**/*.html"):
        assert not inline.search(path.read_text(encoding="utf-8")), path


@pytest.mark.any_database
@pytest.mark.django_db(transaction=True)
def test_browser_refuses_nothing(live_server, monkeypatch) -> None:
    """Each page is opened and used in chromium; every refusal and every error of a script would be told."""
    ada = person("researcher", "steward")
    ada.set_password(PASSWORD)
    ada.save()
    lawsuit = LawsuitFactory()
    told: list[str] = []
    with chromium(monkeypatch) as browser:
        page = browser.new_page()
        page.add_init_script(
            "document.addEventListener('securitypolicyviolation',"
            " e => console.error('refused: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample))"
        )
        page.on("console", lambda line: told.append(f"{page.url}: {line.text}") if _is_bad(line) else None)
        page.on("pageerror", lambda error: told.append(f"{page.url}: {error}"))
        for use in (_sign_in, _use_desk, _use_second_step, _use_api):
            use(page, live_server.url, lawsuit)
    assert told == []


def _is_bad(line: Any) -> bool:
    is_missing_icon = line.location.get("url", "").endswith("/favicon.ico")
    return line.type in ("error", "warning") and not is_missing_icon


def _sign_in(page: Any, site: str, lawsuit: Any) -> None:
    page.goto(f"{site}{LOGIN}?next={INDEX}")
    page.fill("[name=username]", "researcher-steward@example.org")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url(f"{site}{INDEX}")


def _use_desk(page: Any, site: str, lawsuit: Any) -> None:
    page.locator(".theme-toggle:visible").first.click()
    page.goto(site + reverse("admin:cases_lawsuit_changelist"))
    page.goto(site + reverse("admin:cases_lawsuit_change", args=[lawsuit.pk]))
    page.locator(".select2-selection:visible").first.click()  # choices that are asked for while one types
    page.locator(".select2-search__field").last.fill("a")
    page.locator(".select2-results__option").first.wait_for()
    page.goto(site + reverse("admin:cases_lawsuit_add"))
    page.goto(site + reverse("admin:auth_user_changelist"))


def _use_second_step(page: Any, site: str, lawsuit: Any) -> None:
    page.goto(site + reverse("two_factor:set_up"))
    box = page.locator("svg.qr").bounding_box()
    assert box["width"] == box["height"] > 150
    page.fill("[name=code]", "000000")
    page.click("[type=submit]")
    page.locator(".errorlist").wait_for()


def _use_api(page: Any, site: str, lawsuit: Any) -> None:
    page.goto(f"{site}/api/v1/docs/")
    page.locator(".opblock-summary-control").first.click()
    page.locator(".try-out__btn").first.click()
    page.locator(".execute").first.click()
    page.locator(".responses-table.live-responses-table").wait_for()
    page.goto(f"{site}/api/v1/lawsuits/?format=api")
    page.locator("text=Filters").first.click()
    page.locator("#filtersModal").wait_for(state="visible")
