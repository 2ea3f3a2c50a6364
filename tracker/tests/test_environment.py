"""When the environments of `./run` are made, and what a failing installer's words are taken to mean."""

import fcntl
import threading

import pytest

from tools import environment
from tools.environment import SERVE, RunError, UnreachableError


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A checkout with a list, where making the environment only leaves its Python and is counted."""
    count = []

    def make(asked):
        count.append(asked.name)
        asked.python.parent.mkdir(parents=True, exist_ok=True)
        asked.python.touch()

    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "make", make)
    (tmp_path / "requirements").mkdir()
    (tmp_path / SERVE.lock).write_text("django==5.2.19")
    return count


def test_environment_is_made_once_and_again_when_its_list_changes(made, tmp_path):
    environment.ensure(SERVE)
    environment.ensure(SERVE)
    assert made == [".venv"]
    (tmp_path / SERVE.lock).write_text("django==5.2.20")
    environment.ensure(SERVE)
    assert made == [".venv", ".venv"]


def test_environment_whose_python_is_gone_is_made_again(made):
    environment.ensure(SERVE)
    SERVE.python.unlink()
    environment.ensure(SERVE)
    assert made == [".venv", ".venv"]


def test_environment_left_half_made_is_made_again(made, monkeypatch):
    whole = environment.make

    def broken(asked):
        whole(asked)
        raise RunError("the network went away")

    monkeypatch.setattr(environment, "make", broken)
    with pytest.raises(RunError):
        environment.ensure(SERVE)
    monkeypatch.setattr(environment, "make", whole)
    environment.ensure(SERVE)
    assert made == [".venv", ".venv"]


def test_second_run_waits_for_the_first(made, tmp_path, capsys):
    entered = threading.Event()

    def second():
        with environment.alone(SERVE):
            entered.set()

    with (tmp_path / SERVE.lock).open() as first:
        fcntl.flock(first, fcntl.LOCK_EX)
        waiting = threading.Thread(target=second)
        waiting.start()
        assert not entered.wait(0.3)
        fcntl.flock(first, fcntl.LOCK_UN)
    waiting.join(5)
    assert entered.is_set()
    assert "Another ./run is preparing .venv" in capsys.readouterr().err


def test_pip_has_a_turn_where_uv_reaches_no_index(monkeypatch):
    tried = []

    def uv(asked):
        tried.append("uv")
        raise UnreachableError("no route")

    monkeypatch.setattr(environment.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(environment, "make_with_uv", uv)
    monkeypatch.setattr(environment, "make_with_pip", lambda asked: tried.append("pip"))
    environment.make(SERVE)
    assert tried == ["uv", "pip"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("error: Request failed\n  cause: Failed to fetch: an address\n  cause: dns error", "index cannot be reached"),
        (
            "WARNING: Retrying after connection broken by 'NewConnectionError'\nERROR: No match",
            "index cannot be reached",
        ),
        ("  cause: Hash mismatch for `inflection==0.5.1`", "not the one that was locked"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one that was locked"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "disk is full"),
        ("error: failed to create directory: Permission denied (os error 13)", "cannot be written"),
        ("The virtual environment was not created because ensurepip is not available.", "python3-venv"),
        ("error: No solution found\n  cause: there is no version of django==5.2.999", "no version of django==5.2.999"),
        ("", "The installer says: nothing"),
    ],
)
def test_words_of_an_installer_are_told_in_a_sentence(words, sentence):
    assert sentence in str(environment.reason(words))


def test_endless_words_of_an_installer_are_cut():
    assert len(str(environment.reason("ERROR: (from versions: " + "1.0, " * 1000))) < 400
