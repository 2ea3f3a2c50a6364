"""Servers to measure, each started for its turn: what it answers under load, and what that costs."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from typing import Any

from tools.environment import ROOT, RunError
from tracker import gunicorn_conf

WORKERS, THREADS = 2, gunicorn_conf.threads
PATIENCE = 120  # seconds to start
TICKS = os.sysconf("SC_CLK_TCK")
UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 6e4}


@dataclass(frozen=True)
class Load:
    """So many connections, for so many seconds, several times.

    A connection stays with the worker that took it: how they fall among the workers decides half of what is measured,
    so that they are made anew each time.
    """

    connections: int
    seconds: int
    rounds: int = 5


@dataclass
class Server:
    """A server that runs. `others`: the processes beside it that work for it, those of the database."""

    address: str
    process: "subprocess.Popen[bytes]"
    others: Callable[[], Sequence[int]]

    def get(self, path: str, headers: Mapping[str, str] = {}) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of an answer."""
        request = urllib.request.Request(self.address + path, headers=dict(headers))
        try:
            with urllib.request.urlopen(request, timeout=600) as answer:
                return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()
        except urllib.error.HTTPError as refusal:
            return refusal.code, {name.lower(): value for name, value in refusal.headers.items()}, refusal.read()

    def read(self, path: str) -> tuple[int, float]:
        """How many bytes an answer has, and the seconds until the last of them was here."""
        began, size = time.perf_counter(), 0
        with urllib.request.urlopen(self.address + path, timeout=3600) as answer:
            while part := answer.read(1_000_000):
                size += len(part)
        return size, time.perf_counter() - began

    def under(self, load: Load, path: str, headers: Mapping[str, str] = {}) -> dict[str, float]:
        """Requests a second, the times in the middle and of the slowest hundredth in ms, CPU per request in ms.

        Rates are the mean of the rounds, times their median.
        """
        for _ in range(4 * WORKERS):
            status, _, body = self.get(path, headers)
        words = ["wrk", "-t1", f"-c{load.connections}", f"-d{load.seconds}s", "--timeout", "60s", "--latency"]
        for name, value in headers.items():
            words += ["-H", f"{name}: {value}"]
        before, found = self.cpu(), []
        for _ in range(load.rounds):
            told = subprocess.run([*words, self.address + path], stdout=subprocess.PIPE, text=True, check=True).stdout
            if "Non-2xx" in told and status == 200:
                raise RunError(f"{path} failed under load:\n{told}")
            found.append(told)
        took = self.cpu() - before
        made = sum(int(number) for told in found for number in re.findall(r"(\d+) requests in", told))
        return {
            "rate": mean(float(rate) for told in found for rate in re.findall(r"Requests/sec:\s+([\d.]+)", told)),
            "p50": median(_milliseconds(told, "50%") for told in found),
            "p99": median(_milliseconds(told, "99%") for told in found),
            "cpu": took / max(made, 1) * 1e3,
            "bytes": len(body),
        }

    def cpu(self) -> float:
        """Seconds of processor that the server and what works for it have used."""
        return sum(_ticks(pid) for pid in {*_family(self.process.pid), *self.others()}) / TICKS

    def memory(self) -> float:
        """The most that any of its processes held, in MB."""
        return max((_peak(pid) for pid in _family(self.process.pid)), default=0.0)


@contextmanager
def serving(words: Sequence[str], environ: Mapping[str, str], others: Callable[[], Sequence[int]]) -> Iterator[Server]:
    """Start a server on a free port, which replaces PORT in its words. Raises `RunError` where it does not answer."""
    if shutil.which("wrk") is None:
        raise RunError("The load comes from wrk, which is not installed here. Debian and Ubuntu: apt install wrk.")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [word.replace("PORT", str(port)) for word in words]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environ}, stdout=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield Server(f"http://127.0.0.1:{port}", process, others)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def gunicorn(application: str) -> list[str]:
    """The words that serve a WSGI application as the project is served."""
    options = ["-c", "python:tracker.gunicorn_conf", "--access-logfile", "/dev/null", "--log-level", "warning"]
    numbers = ["--workers", str(WORKERS), "--threads", str(THREADS), "--bind", "127.0.0.1:PORT"]
    return [sys.executable, "-m", "gunicorn", *options, *numbers, application]


def _wait(process: Any, port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RunError(f"The server ended with {process.returncode} before it answered.")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RunError(f"The server did not answer within {PATIENCE} seconds.")


def _milliseconds(told: str, share: str) -> float:
    ((number, unit),) = re.findall(rf"\s{share}\s+([\d.]+)(us|ms|s|m)\b", told)
    return float(number) * UNITS[unit]


def _family(pid: int) -> list[int]:
    """A process and those it began. Linux alone tells them."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    children = listed.read_text().split() if listed.exists() else []
    return [pid, *(each for child in children for each in _family(int(child)))]


def parent(pid: int) -> int:
    """The process that began another; 0 where nobody tells it."""
    fields = _stat(pid)
    return int(fields[1]) if fields else 0


def _ticks(pid: int) -> int:
    """What a process used, and those that it began and that have ended: workers are replaced now and then."""
    fields = _stat(pid)
    return sum(map(int, fields[11:15]))


def _stat(pid: int) -> list[str]:
    told = Path(f"/proc/{pid}/stat")
    return told.read_text().rpartition(")")[2].split() if told.exists() else []


def _peak(pid: int) -> float:
    told = Path(f"/proc/{pid}/status")
    found = re.findall(r"VmHWM:\s+(\d+) kB", told.read_text()) if told.exists() else []
    return int(found[0]) / 1024 if found else 0.0
