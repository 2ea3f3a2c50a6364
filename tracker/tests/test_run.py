"""`./run` as a person meets it when something is not as it should be: one sentence, and no traceback."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
CLOSED = "http://127.0.0.1:9/simple"  # the discard port: nothing listens there


def run(*words: str, checkout: Path = ROOT, **environ: str) -> subprocess.CompletedProcess[str]:
    """Start `./run` as another process would, without the variables of the run that tests it."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_", "DATABASE_"))}
    command = [sys.executable, str(checkout / "run"), *words]
    return subprocess.run(command, env=mine | environ, capture_output=True, text=True, timeout=120)


def assert_one_sentence(done: subprocess.CompletedProcess[str], *parts: str) -> None:
    said = done.stderr.strip().splitlines()
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert all(part in said[-1] for part in parts), said


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that has no environment yet, at a path with spaces."""
    copy = tmp_path / "a checkout with spaces"
    for folder in ("tools", "requirements"):
        shutil.copytree(ROOT / folder, copy / folder)
    shutil.copy(ROOT / "run", copy / "run")
    return copy


def test_help_names_every_command():
    done = run("--help")
    assert done.returncode == 0
    for command in ("serve", "test", "--postgres", "lint", "manage", "lock"):
        assert command in done.stdout


def test_unknown_command_is_refused_with_help():
    done = run("server")
    assert done.returncode != 0
    assert "no command 'server'" in done.stderr
    assert "./run serve" in done.stderr


def test_old_python_is_told_which_is_needed():
    pretend = "import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path(sys.argv[1], run_name='__main__')"
    command = [sys.executable, "-c", pretend, str(ROOT / "run"), "serve"]
    done = subprocess.run(command, env={"PATH": ""}, capture_output=True, text=True, timeout=60)
    assert_one_sentence(done, "needs Python 3.11 or newer", "this is 3.9")


def test_taken_port_is_named_before_anything_is_installed(checkout):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert_one_sentence(run("serve", "--port", str(port), checkout=checkout), f"Port {port} is taken")
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize("port", ["0", "65536", "-1"])
def test_impossible_port_is_refused(port):
    assert_one_sentence(run("serve", "--port", port), "choose one from 1 to 65535")


def test_foreign_host_is_refused():
    assert_one_sentence(run("serve", "--host", "no-such-host.invalid"), "is no address of this machine")


@pytest.mark.parametrize("with_uv", [True, False])
def test_unreachable_index_is_said(checkout, tmp_path, with_uv):
    """With uv where there is one, which then leaves it to pip, and with pip alone."""
    unreachable = {
        "UV_DEFAULT_INDEX": CLOSED,
        "UV_CACHE_DIR": str(tmp_path / "cache"),
        "UV_HTTP_RETRIES": "0",
        "UV_NO_CONFIG": "1",
        "PIP_INDEX_URL": CLOSED,
        "PIP_NO_CACHE_DIR": "1",
        "PIP_CONFIG_FILE": os.devnull,
    }
    path = os.environ["PATH"] if with_uv else ""
    done = run("manage", "check", checkout=checkout, PATH=path, **unreachable)
    assert_one_sentence(done, "The package index cannot be reached")


def test_unwritable_environment_is_said(checkout):
    (checkout / ".venv").write_text("a file where the folder should be")
    assert_one_sentence(run("manage", "check", checkout=checkout), ".venv cannot be written")
