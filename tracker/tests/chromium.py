"""The browser of the machine, for what only a browser can tell, and a person of the desk who sits before it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.urls import reverse

from .people import PASSWORD

NAMES = ("chromium", "chromium-browser", "google-chrome")
REFUSED = (
    "document.addEventListener('securitypolicyviolation',"
    " e => console.error('refused: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample))"
)


def found() -> str | None:
    """Where it is, if the machine has one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def chromium(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A chromium without a window. Skips the test, and says so, where there is none."""
    path = found()
    if path is None:
        pytest.skip("there is no chromium on this machine (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # playwright runs a loop in this thread; Django minds that
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()
            connection.close()  # playwright's loop has its own, which nobody else would close


class Seat:
    """Somebody signed in before a browser of their own. `told`: what its console complained of, which is nothing."""

    def __init__(self, browser: Any, site: str, account: User, **options: Any) -> None:
        self.site = site
        self.told: list[str] = []
        self.page = browser.new_context(**options).new_page()
        self.page.add_init_script(REFUSED)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.told.append(str(error)))
        if not account.has_usable_password():
            account.set_password(PASSWORD)
            account.save()
        self.go(reverse("admin:login"))
        self.page.fill("[name=username]", account.username)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("[type=submit]")
        self.page.locator("#user-tools").wait_for()

    def _hear(self, line: Any) -> None:
        where = line.location.get("url", "")
        if line.type in ("error", "warning") and not where.endswith("/favicon.ico"):
            self.told.append(f"{line.text} {where}")

    def go(self, path: str) -> None:
        self.page.goto(self.site + path)

    def pick(self, control: str, text: str) -> None:
        """From the choices that are asked for while one types, by keyboard. `control`: where the choice stands."""
        self.page.locator(f"{control} .select2-selection").focus()
        self.page.keyboard.press("Enter")
        self.page.locator(".select2-search__field").last.fill(text)
        self.page.locator(".select2-results__option--highlighted:not(.loading-results)").first.wait_for()
        self.page.locator(".select2-results__option.loading-results").wait_for(state="detached")
        self.page.keyboard.press("Enter")
