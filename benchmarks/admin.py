"""The admin: how long its screens take over many lawsuits, beside those of Django's own `ModelAdmin` over the same.

    python benchmarks/admin.py           100,000 lawsuits on SQLite and on PostgreSQL; takes some minutes
    python benchmarks/admin.py --lawsuits 2000 --database sqlite

Each screen is made by its view for a superuser, queries and template included, without middleware and network. Told are
the number of queries and the shortest time of several, which is the one least delayed by what else the machine does.
PostgreSQL is the server DATABASE_URL names (as a superuser), or one started for the run.
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lawsuits", type=int, default=100_000)
    parser.add_argument("--provisions", type=int, default=1_000)
    parser.add_argument("--repeat", type=int, default=9, help="Times each screen is asked for.")
    parser.add_argument("--database", action="append", choices=VENDORS, help="One of the two; by default both.")
    parser.add_argument("--record", action="store_true", help="Write the results into benchmarks/results.md.")
    options = parser.parse_args()
    told = [f"{options.lawsuits:,} lawsuits, {options.provisions:,} provisions. {ABOUT}"]
    for vendor in options.database or VENDORS:
        with tempfile.TemporaryDirectory(prefix="enjoined-bench-") as name, databases(vendor, Path(name)) as fresh:
            words = map(str, (options.lawsuits, options.provisions, options.repeat))
            measured = json.loads(run(fresh(), "-m", "benchmarks.screens", *words).splitlines()[-1])
            told.append("\n".join(table(vendor, measured)))
    results.tell("Admin", "\n".join(told), record=options.record)


ABOUT = (
    "Beside each screen of the desk stands the one that Django's `ModelAdmin` makes of the same columns, filters, "
    "search fields and inlines when nothing else is said. It has no filter by sources."
)


def table(vendor: str, measured: dict[str, Any]) -> list[str]:
    """A row for each screen."""
    lines = [
        f"\n### {vendor.title()}\n",
        f"{measured['filled']['rows']:,} rows.\n",
        "| | desk, ms | queries | stock, ms | queries | stock / desk |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for screen, sites in measured["screens"].items():
        desk, stock = sites["desk"], sites.get("stock")
        beside = f"{stock['ms']:,.0f} | {stock['queries']:,} | {stock['ms'] / desk['ms']:.1f}" if stock else " | | "
        lines.append(f"| {screen} | {desk['ms']:,.0f} | {desk['queries']} | {beside} |")
    return lines


if __name__ == "__main__":
    main()
