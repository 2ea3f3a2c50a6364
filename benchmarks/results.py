"""Telling what was measured, where, when and by which command."""

import datetime as dt
import os
import platform
import re
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path

import django
import psycopg

from tools.environment import ROOT, RunError
from tools.postgres import find_binaries

RESULTS = Path(__file__).with_name("results.md")


def tell(heading: str, text: str, *, record: bool) -> None:
    """Print a section of results and, if asked, put it in the place of the one that was measured before."""
    section = f"## {heading}\n\n{told_machine()}\n\n{text}\n"
    print(section)
    if record:
        parts = RESULTS.read_text().split("\n## ")
        kept = [part for part in parts[1:] if part.partition("\n")[0] != heading]
        sections = sorted([section.removeprefix("## "), *kept])
        RESULTS.write_text("\n## ".join([parts[0].rstrip() + "\n", *(part.rstrip() + "\n" for part in sections)]))


def told_machine() -> str:
    """The command, the day, the machine and the versions."""
    # Where a database is, and where a folder is from the root on, is nobody else's matter.
    urls = [re.sub(r"\b\w+://\S+", "URL", word) for word in sys.argv[1:]]
    given = [re.sub(r"(?<![\w.])/\S+", lambda path: os.path.relpath(path[0], ROOT), word) for word in urls]
    words = [f"benchmarks/{Path(sys.argv[0]).name}", *given]
    versions = f"Python {platform.python_version()}, Django {django.__version__}, psycopg {psycopg.__version__}, "
    load = f"load average {os.getloadavg()[1]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    return (
        f"`python {shlex.join(words)}` on {dt.datetime.now(tz=dt.UTC).date()}: {os.cpu_count()} cores, "
        f"{processor()}, {platform.system()}; {versions}SQLite {sqlite3.sqlite_version}, {postgresql()}; {load}."
    )


def processor() -> str:
    """The processor's name, where the machine tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def postgresql() -> str:
    """The version of the PostgreSQL that is installed here."""
    try:
        told = subprocess.run(
            [find_binaries() / "postgres", "--version"], stdout=subprocess.PIPE, text=True, check=True
        )
    except RunError:
        return "no PostgreSQL"
    return f"PostgreSQL {told.stdout.split()[2]}"
