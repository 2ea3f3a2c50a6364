"""The project's Python environments, made from the hash-locked lists and made again when a list changes."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class RunError(Exception):
    """Something a person can put right; its text is the sentence that tells them."""


@dataclass(frozen=True)
class Environment:
    """One virtual environment and the list that says, package by package and hash by hash, what is in it."""

    name: str
    lock: str

    @property
    def folder(self) -> Path:
        return ROOT / self.name

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def stamp(self) -> Path:
        """The file that holds the hash of the list last installed; it is written when all else is done."""
        return self.folder / "installed-lock"


SERVE = Environment(".venv", "requirements/run.txt")
TEST = Environment(".venv-test", "requirements/test.txt")


@contextmanager
def alone(environment: Environment) -> Iterator[None]:
    """Hold off every other `./run` that would make the same environment or prepare the same database."""
    with (ROOT / environment.lock).open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"Another ./run is preparing {environment.name}; waiting for it.")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def ensure(environment: Environment) -> None:
    """Make the environment unless it stands as its list says. Raises RunError; wants `alone` around it."""
    wanted = hashlib.sha256((ROOT / environment.lock).read_bytes()).hexdigest()
    try:
        if environment.python.exists() and environment.stamp.read_text() == wanted:
            return
    except FileNotFoundError:
        pass
    say(f"Making {environment.name} from {environment.lock} (only when that list changes) ...")
    try:
        (ROOT / environment.name).mkdir(exist_ok=True)
        make(environment)
        environment.stamp.write_text(wanted)
    except OSError as error:
        raise RunError(f"{environment.name} cannot be written: {error.strerror}.") from error


def make(environment: Environment) -> None:
    """Make the environment afresh with uv, else with pip, which also has a turn where uv finds no index.

    Uv does not read pip's settings, and on some machines only those tell where the index is.
    """
    if shutil.which("uv"):
        try:
            return make_with_uv(environment)
        except UnreachableError:
            say("uv could not reach the package index; trying pip.")
    return make_with_pip(environment)


# Wheels only: building a package would run code that no hash vouches for.
FROM_LOCK = ["--require-hashes", "--only-binary", ":all:", "--requirement"]


def make_with_uv(environment: Environment) -> None:
    install(["uv", "venv", "--quiet", "--clear", "--python", sys.executable, str(environment.folder)])
    lock = str(ROOT / environment.lock)
    install(["uv", "pip", "install", "--quiet", "--python", str(environment.python), *FROM_LOCK, lock])


def make_with_pip(environment: Environment) -> None:
    install([sys.executable, "-m", "venv", "--clear", str(environment.folder)])
    quiet = ["--quiet", "--disable-pip-version-check", "--retries", "2"]
    lock = str(ROOT / environment.lock)
    install([str(environment.python), "-m", "pip", "install", *quiet, *FROM_LOCK, lock])


class UnreachableError(RunError):
    """The package index did not answer."""


def install(command: list[str]) -> None:
    """Run one step of an installer. Raises RunError with what went wrong, as far as its words tell."""
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace")
    if done.returncode:
        raise reason(done.stdout)


def reason(words: str) -> RunError:
    """Return the failure that an installer's last words mean."""
    lower = words.lower()

    def any_of(*signs: str) -> bool:
        return any(sign in lower for sign in signs)

    if any_of("no space left", "quota exceeded") or shutil.disk_usage(ROOT).free < 10_000_000:
        return RunError("The disk is full: the environments need about 250 MB.")
    if any_of("hash mismatch", "do not match the hashes"):
        return RunError("A package offered by the index is not the one that was locked, so nothing was installed.")
    if any_of("ensurepip is not available"):
        return RunError("This Python cannot make environments. On Debian and Ubuntu: apt install python3-venv.")
    if any_of("error sending request", "failed to fetch", "newconnectionerror", "connection broken", "timed out"):
        return UnreachableError(
            "The package index cannot be reached. Check the network, or the index that pip or uv uses."
        )
    if any_of("permission denied", "read-only file system"):
        return RunError(f"The environment cannot be written: {last_line(words)}")
    return RunError(f"The locked packages could not be installed. The installer says: {last_line(words)}")


def last_line(words: str) -> str:
    """Return the installer's last line, cut where it goes on for pages."""
    lines = [line.strip() for line in words.splitlines() if line.strip()] or ["nothing"]
    return lines[-1][:300]


def say(sentence: str) -> None:
    """Tell the person at the terminal what is going on, apart from what the command itself prints."""
    print(sentence, file=sys.stderr, flush=True)


def without_settings() -> dict[str, str]:
    """Return the process's environment without the project's own variables, so that tests are the same everywhere."""
    ours = ("ENJOINED_", "DATABASE_", "DJANGO_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}
