"""The documentation of the API in a browser: nothing from elsewhere, nothing refused, and an operation that answers."""

from typing import Any

import pytest

from cases.tests.factories import CourtFactory

from .chromium import chromium
from .test_csp import _is_bad


@pytest.mark.any_database
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [1280, 390])
def test_documentation_works_offline_at_any_width(
    live_server: Any, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    CourtFactory(slug="cand")
    told: list[str] = []
    asked: list[str] = []
    with chromium(monkeypatch) as browser:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.add_init_script(
            "document.addEventListener('securitypolicyviolation',"
            " e => console.error('refused: ' + e.violatedDirective))"
        )
        page.on("console", lambda line: told.append(line.text) if _is_bad(line) else None)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{live_server.url}/api/v1/docs/")
        operation = page.locator("#operations-courts-courts_retrieve")
        operation.locator(".opblock-summary-control").click()
        operation.locator(".try-out__btn").click()
        operation.locator("tr[data-param-name=slug] input").fill("cand")
        operation.locator(".execute").click()
        answer = operation.locator(".live-responses-table tbody tr.response").first
        answer.wait_for()
        assert "200" in answer.inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert '"slug": "cand"' in operation.locator(".live-responses-table").inner_text()
    assert told == []
    assert all(url.startswith((live_server.url, "data:", "blob:")) for url in asked), asked
