"""The pictures of docs/curating.md, taken from the desk as it is: `./run pictures`.

A database of its own with the fixtures that ship, a server over it, and the chromium of the machine. Each picture is
a step of a researcher's first day, and is written to docs/pictures/ under the name by which the page shows it.
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .environment import ROOT, RunError, without_settings

PICTURES = ROOT / "docs" / "pictures"
SITE = "http://127.0.0.1:8765"
WINDOW = {"width": 1200, "height": 760}
CHICAGO, INJUNCTION = "chicago-v-sessions", "santa-clara-sj-2017-11-20/injunction"


@contextmanager
def desk() -> Iterator[None]:
    """A server of the fixtures, for as long as the pictures take; this process works on the same database."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {"DATABASE_URL": f"sqlite:///{folder}/db.sqlite3", "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
        os.environ.update({**settings, "DJANGO_SETTINGS_MODULE": "tracker.settings"})
        environ = {**without_settings(), **settings}
        manage = [sys.executable, str(ROOT / "manage.py")]
        for command in (["migrate", "-v0"], ["load_fixtures", "-v0"]):
            subprocess.run([*manage, *command], env=environ, check=True)
        server = subprocess.Popen([*manage, "runserver", "--noreload", SITE.rpartition("/")[2]], env=environ)
        try:
            _wait(server)
            yield
        finally:
            server.terminate()
            server.wait()


def _wait(server: Any) -> None:
    for _ in range(100):
        if server.poll() is not None:
            raise RunError(f"The server for the pictures did not start: is {SITE} taken?")
        try:
            urllib.request.urlopen(f"{SITE}/healthz")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RunError("The server for the pictures did not answer in 20 seconds.")


def main() -> None:
    import django

    with desk():
        django.setup()
        from playwright.sync_api import sync_playwright

        from .first_day import FirstDay

        PICTURES.mkdir(exist_ok=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
            for name, page in FirstDay(browser, SITE, WINDOW).steps():
                page.screenshot(path=PICTURES / f"{name}.png", animations="disabled", caret="initial")
                print(f"docs/pictures/{name}.png", flush=True)
            browser.close()


def _chromium() -> str:
    from tracker.tests.chromium import found

    if path := found():
        return path
    raise RunError("There is no chromium on this machine (Debian: apt-get install chromium).")


if __name__ == "__main__":
    try:
        main()
    except RunError as error:
        sys.exit(str(error))
