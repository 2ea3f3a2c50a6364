"""Effect: how long it takes to answer whether a provision is blocked, over few lawsuits and over many.

    python benchmarks/effect.py          10,000 and 1,000,000 lawsuits on PostgreSQL, 10,000 and 100,000 on SQLite
    python benchmarks/effect.py --sizes 1000 10000 --database sqlite

The lawsuits are over the same 10,000 provisions, however many they are: the n-th most litigated is sued over 1/n as
often as the first. Filling the bigger databases takes a quarter of an hour or so, and PostgreSQL some gigabytes while
the run lasts. PostgreSQL is the server DATABASE_URL names (as a superuser), or one started for the run.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, Python looks for modules beside it

from benchmarks import results
from benchmarks.databases import VENDORS, databases, run

SIZES = {"sqlite": (10_000, 100_000), "postgresql": (10_000, 1_000_000)}
WAYS = {"bare": "bare SQL", "answer": "answer", "told": "in words", "chain": "with the chain"}
Measured = dict[str, dict[str, float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", help="Numbers of lawsuits; the last is held to the first.")
    parser.add_argument("--provisions", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=400, help="Of each kind; the middle time is told.")
    parser.add_argument("--database", action="append", choices=VENDORS, help="One of the two; by default both.")
    parser.add_argument("--record", action="store_true", help="Write the results into benchmarks/results.md.")
    options = parser.parse_args()
    told = []
    for vendor in options.database or VENDORS:
        with tempfile.TemporaryDirectory(prefix="enjoined-bench-") as name, databases(vendor, Path(name)) as fresh:
            sizes = {}
            for size in options.sizes or SIZES[vendor]:
                words = map(str, (size, options.provisions, options.questions))
                sizes[size] = json.loads(run(fresh(), "-m", "benchmarks.questions", *words).splitlines()[-1])
            told.append(tables(vendor, sizes))
    results.tell("Effect", "\n".join([f"{options.provisions:,} provisions.", *told]), record=options.record)


def tables(vendor: str, sizes: dict[int, dict[str, Any]]) -> str:
    """What each question took over each number of lawsuits, and how the last compares to the first."""
    first, last = min(sizes), max(sizes)
    lines = [f"\n### {vendor.title()}"]
    for size, measured in sizes.items():
        filled = measured["filled"]
        lines.append(
            f"\n{size:,} lawsuits: {filled['rows']:,} rows of them, {filled['reliefs']:,} reliefs, "
            f"{filled['periods']:,} periods of effect. Milliseconds:\n"
        )
        lines += table(measured["measures"])
    lines.append(f"\n{last:,} lawsuits in proportion to {first:,}:\n")
    lines += growth(sizes[first]["measures"], sizes[last]["measures"])
    return "\n".join(lines)


def table(measures: Measured) -> list[str]:
    """A row for each question."""
    lines = [f"| | rows | {' | '.join(WAYS.values())} | answer / bare |", f"|---|{'---:|' * (len(WAYS) + 2)}"]
    for question, took in measures.items():
        times = " | ".join(f"{took[way] / 1000:.2f}" if way in took else "" for way in WAYS)
        lines.append(f"| {question} | {took['rows']:,.0f} | {times} | **{took['answer'] / took['bare']:.1f}** |")
    return lines


def growth(before: Measured, after: Measured) -> list[str]:
    """A row for each question."""
    lines = [f"| | {' | '.join(WAYS.values())} |", f"|---|{'---:|' * len(WAYS)}"]
    for question, took in after.items():
        ratios = " | ".join(f"{took[way] / before[question][way]:.2f}" if way in took else "" for way in WAYS)
        lines.append(f"| {question} | {ratios} |")
    return lines


if __name__ == "__main__":
    main()
