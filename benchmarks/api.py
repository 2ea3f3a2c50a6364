"""The API: lists, records and searches under load, beside what else could answer with the same lawsuits.

    python benchmarks/api.py             10,000 and 1,000,000 lawsuits on SQLite and PostgreSQL; takes some hours
    python benchmarks/api.py --sizes 2000 --database sqlite --seconds 3
    python benchmarks/api.py --filled 1000000=sqlite:////somewhere/million.sqlite3

To fill a database with a million lawsuits takes longer than to measure it. One that was filled before, by
`python manage.py migrate` and `python -m benchmarks.lawsuits 1000000 1000` with its DATABASE_URL, is taken as it is.

Beside it stand the REST framework by itself over the same models, once with serializers that it makes of the models and
once with those of the project; the statement one would write by hand, with nothing between it and the server; and, over
the SQLite file, Datasette with that statement as a canned query. Each is served in the same number of workers, in turn,
and wrk asks. Datasette is installed in an environment of its own, .venv-datasette. PostgreSQL is the server that
DATABASE_URL names (as a superuser), or one started for the run.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, Python looks for modules beside it

from benchmarks import results
from benchmarks.contenders import OURS, Contender, contenders
from benchmarks.databases import VENDORS, databases, run
from benchmarks.servers import THREADS, WORKERS, Load, Server

Measured = dict[str, dict[str, dict[str, float]]]  # by question and contender
LIST, WHOLE = "/api/v1/lawsuits/?page_size=50", "/api/v1/lawsuits/?format="
BESIDE = {"sqlite": "sqlite3, the same statement", "postgresql": "COPY (the same statement) TO STDOUT"}
HIDDEN = "list, while a draft is hidden"
UNCHANGED = "list, unchanged since"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 1_000_000], metavar="LAWSUITS")
    parser.add_argument("--provisions", type=int, default=1_000)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--seconds", type=int, default=3, help="How long each question is asked, each time.")
    parser.add_argument("--rounds", type=int, default=5, help="How many times.")
    parser.add_argument("--database", action="append", choices=VENDORS, help="One of the two; by default both.")
    parser.add_argument("--filled", action="append", type=filled, default=[], metavar="LAWSUITS=URL")
    parser.add_argument("--without-datasette", action="store_true")
    parser.add_argument("--record", action="store_true", help="Write the results into benchmarks/results.md.")
    options = parser.parse_args()
    vendors, kept = options.database or VENDORS, dict(options.filled)
    for vendor, size in kept:
        if vendor not in vendors or size not in options.sizes:
            parser.error(f"--filled {size}: {vendor.title()} with so many lawsuits is not measured; see --sizes.")
    load = Load(options.connections, options.seconds, options.rounds)
    told = [ABOUT.format(workers=WORKERS, threads=THREADS, **vars(load))]
    for vendor in vendors:
        those = contenders(vendor, with_datasette=not options.without_datasette)
        with tempfile.TemporaryDirectory(prefix="enjoined-bench-") as name, databases(vendor, Path(name)) as fresh:
            for size in options.sizes:
                url = kept.get((vendor, size)) or fresh()
                words = map(str, (size, options.provisions))
                there = json.loads(run(url, "-m", "benchmarks.lawsuits", *words).splitlines()[-1])
                deep = min(10_000 * 50, size - size // 10)
                cursor = json.loads(run(url, "-m", "benchmarks.exported", str(deep)).splitlines()[-1])["cursor"]
                measured, memory = measure(url, those, there["slug"], load, {"deep page": f"{LIST}&cursor={cursor}"})
                told += [f"\n### {vendor.title()}, {size:,} lawsuits\n", f"{there['rows']:,} rows. "]
                told[-1] += f"The deep page begins after {deep:,} lawsuits.\n"
                told += table(measured, memory)
                told += exports(url, vendor)
    results.tell("API", "\n".join(told), record=options.record)


def filled(told: str) -> tuple[tuple[str, int], str]:
    """A database that is filled already, by its vendor and how many lawsuits it has."""
    lawsuits, _, url = told.partition("=")
    return (VENDORS[url.startswith("postgres")], int(lawsuits)), url


ABOUT = """{workers} workers of {threads} threads each, asked over {connections} connections, {rounds} times
{seconds} seconds a question: the mean of the rates, the median of the times. CPU is that of the server and of the
database's processes for it; memory the most that one worker held. The last column says how many times as many requests
this API answers. Of a record, this API shows more than the others, which show what stands in the list; its label is
computed in Python, of lists that come with it."""


def measure(
    url: str, those: Sequence[Contender], slug: str, load: Load, more: Mapping[str, str]
) -> tuple[Measured, dict[str, float]]:
    """Every question to everybody who knows an answer, `more` to this API alone, and the memory that each took."""
    measured: Measured = {}
    memory = {}
    for contender in those:
        with contender.served(url) as server:
            for question, path, headers in questions(contender, server, slug):
                measured.setdefault(question, {})[contender.name] = server.under(load, path, headers)
            for question, path in more.items() if contender is OURS else ():
                measured[question] = {OURS.name: server.under(load, path)}
            memory[contender.name] = server.memory()
    run(url, "-m", "benchmarks.lawsuits", "hide")
    try:
        with OURS.served(url) as server:
            measured[HIDDEN] = {OURS.name: server.under(load, OURS.asks(slug)["list"])}
    finally:  # the database may be kept for another run
        run(url, "-m", "benchmarks.lawsuits", "show")
    return measured, memory


def exports(url: str, vendor: str) -> list[str]:
    """All lawsuits at once, beside the same statement with nothing between it and the database; a row for each."""
    beside = json.loads(run(url, "-m", "benchmarks.exported").splitlines()[-1])
    took = {BESIDE[vendor]: beside}
    for name in ("ndjson", "csv"):
        with OURS.served(url) as server:
            server.get(LIST)  # so that nothing is measured that is made once
            size, seconds = server.read(f"{WHOLE}{name}")
            took[f"{OURS.name}, {name}"] = {"bytes": size, "seconds": seconds, "peak": server.memory()}
    lines = ["\n| All lawsuits | MB | MB/s | of that | memory, MB |", "|---|---:|---:|---:|---:|"]
    bare = beside["bytes"] / beside["seconds"]
    for name, each in took.items():
        speed = each["bytes"] / each["seconds"]
        told = f"{each['bytes'] / 1e6:,.0f} | {speed / 1e6:,.1f} | {speed / bare:.2f} | {each['peak']:,.0f}"
        lines.append(f"| {name} | {told} |")
    return lines


def questions(contender: Contender, server: Server, slug: str) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """What can be asked of it: question, address, headers."""
    for question, path in contender.asks(slug).items():
        status, headers, body = server.get(path)
        if status != 200 or not body or b'"results":[]' in body:
            raise SystemExit(f"{contender.name} answers {path} with {status}: {body[:300]!r}")
        yield question, path, {}
        if question == "list" and "etag" in headers:
            yield UNCHANGED, path, {"If-None-Match": headers["etag"]}


def table(measured: Measured, memory: Mapping[str, float]) -> list[str]:
    """A row for each answer."""
    lines = [
        "| | | requests/s | p50, ms | p99, ms | CPU, ms | kB | this API |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for question, answers in measured.items():
        ours: Any = answers.get(OURS.name)
        for name, took in answers.items():
            ratio = f"**{number(ours['rate'] / took['rate'])}**" if ours and took is not ours else ""
            times = f"{took['p50']:,.1f} | {took['p99']:,.1f} | {took['cpu']:,.1f}"
            lines.append(
                f"| {question} | {name} | {number(took['rate'])} | {times} | {took['bytes'] / 1000:,.0f} | {ratio} |"
            )
    held = ", ".join(f"{name} {most:,.0f} MB" for name, most in memory.items())
    return [*lines, f"\nMemory at the most: {held}."]


def number(value: float) -> str:
    """In two or three digits."""
    return f"{value:.2f}" if value < 1 else f"{value:.1f}" if value < 10 else f"{value:,.0f}"


if __name__ == "__main__":
    main()
