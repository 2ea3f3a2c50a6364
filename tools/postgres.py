"""A PostgreSQL server that lives as long as one test run, from whatever binaries the machine has."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from glob import glob
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .environment import RunError, say

PLACES = [
    "/usr/lib/postgresql/*/bin",  # Debian and Ubuntu
    "/usr/pgsql-*/bin",  # Red Hat's family
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/latest/bin",
]

# Nothing here outlives the run, so nothing needs to survive a power cut. It listens on a socket only. No autovacuum:
# tests take back what they wrote, and a table counted meanwhile passes for an empty one when queries are planned. One
# that is not counted passes for a long one: it would take seconds to compile a statement that reads a few rows.
OPTIONS = (
    "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c max_connections=100 -c autovacuum=off -c jit=off"
)


@contextmanager
def throwaway_server() -> Iterator[str]:
    """Yield the DATABASE_URL of a fresh server; stop and remove it whatever happens, Ctrl-C and SIGTERM included.

    Raises RunError where there are no binaries or they do not start.
    """
    binaries = find_binaries()
    say(f"Starting a PostgreSQL for this run from {binaries}.")
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda number, frame: sys.exit(128 + number))
    home = Path(tempfile.mkdtemp(prefix="enjoined-pg-"))
    try:
        owner = hand_over(home)
        # The same order of letters as SQLite, as the composed deployment, and on every machine: by code point.
        letters = ["--encoding=UTF8", "--lc-collate=C", f"--lc-ctype={'C' if sys.platform == 'darwin' else 'C.UTF-8'}"]
        data = ["-D", str(home / "data")]
        step([binaries / "initdb", *data, *letters, "--auth=trust", "--username=enjoined", "--no-sync"], home, owner)
        start = ["--wait", "--log", str(home / "log"), "-o", f"{OPTIONS} -k '{home}'"]
        step([binaries / "pg_ctl", "start", *data, *start], home, owner)
        yield f"postgresql://enjoined@{quote(str(home), safe='')}/enjoined"
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # an impatient second Ctrl-C must not leave a server behind
        if (home / "data" / "postmaster.pid").exists():
            step([binaries / "pg_ctl", "stop", "-D", str(home / "data"), "--mode=immediate"], home, owner)
        shutil.rmtree(home, ignore_errors=True)
        signal.signal(signal.SIGINT, signal.default_int_handler)


def find_binaries() -> Path:
    """Return the folder of initdb and its kin: from the PATH, else the newest in the usual places. Raises RunError."""
    found = [
        shutil.which("initdb"),
        *sorted((p for place in PLACES for p in glob(f"{place}/initdb")), key=version)[::-1],
    ]
    if shutil.which("pg_config"):
        told = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True)
        found.append(f"{told.stdout.strip()}/initdb")
    for initdb in found:
        folder = Path(os.path.realpath(initdb or "")).parent
        if all((folder / name).is_file() for name in ("initdb", "pg_ctl", "postgres")):
            return folder
    raise RunError(
        "No PostgreSQL server is installed here. Debian and Ubuntu: apt install postgresql. macOS: brew install "
        "postgresql@17. Or set DATABASE_URL to a server where test databases may be made."
    )


def version(path: str) -> list[int]:
    """Return the numbers in a path, so that 15 sorts after 9."""
    return [int(digits) for digits in "".join(c if c.isdigit() else " " for c in path).split()]


def hand_over(home: Path) -> dict[str, Any]:
    """Give the folder to an unprivileged user when we are root, as whom PostgreSQL refuses to run.

    Returns what subprocess needs to run as that user; nothing for anyone but root.
    """
    if os.geteuid() != 0:
        return {}
    users = {user.pw_name: user for user in pwd.getpwall()}
    user = users.get("postgres") or users["nobody"]
    os.chown(home, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def step(command: list[object], home: Path, owner: dict[str, Any]) -> None:
    """Run one of PostgreSQL's programs to its end. Raises RunError with its last words."""
    # A daemon keeps the output it was born with, so that goes to a file: a pipe would never close.
    with (home / "steps").open("w+") as output:
        done = subprocess.run(
            [str(word) for word in command], cwd=home, stdin=subprocess.DEVNULL, stdout=output, stderr=output, **owner
        )
        if done.returncode:
            output.seek(0)
            log = home / "log"
            words = " ".join((output.read() + (log.read_text() if log.exists() else "")).split())
            raise RunError(f"PostgreSQL could not do {Path(str(command[0])).name}: {words[-400:]}")
