"""Loading: `load_fixtures` beside Django's `loaddata` and the database's own bulk path, over the same rows.

    python benchmarks/load.py                      10,000 lawsuits on SQLite and on PostgreSQL; takes some minutes
    python benchmarks/load.py --lawsuits 500 --repeat 1 --database sqlite

Each contestant runs in a process of its own on a database that is migrated and empty, with every constraint and trigger
in place, and ends with committed rows. They take turns, so that what else the machine does falls on all alike; the
middle time of each is told. PostgreSQL is the server DATABASE_URL names, or one started for the run.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, Python looks for modules beside it

from benchmarks import results, synthetic
from benchmarks.databases import VENDORS, Fresh, databases, measured

PROVISIONS = 1_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lawsuits", type=int, default=10_000)
    parser.add_argument("--database", action="append", choices=VENDORS, help="One of the two; by default both.")
    parser.add_argument("--repeat", type=int, default=5, help="Times each contestant runs; loaddata runs once.")
    parser.add_argument("--record", action="store_true", help="Write the results into benchmarks/results.md.")
    options = parser.parse_args()
    told = []
    with tempfile.TemporaryDirectory(prefix="enjoined-bench-") as name:
        folder = Path(name)
        size = synthetic.write(folder / "all", options.lawsuits, PROVISIONS)
        synthetic.write(folder / "tenth", options.lawsuits // 10, PROVISIONS)
        for vendor in options.database or VENDORS:
            with databases(vendor, folder) as fresh:
                told.append(compare(vendor, fresh, folder, options.repeat))
    text = "\n".join([f"{options.lawsuits:,} lawsuits, {size / 1e6:.1f} MB of YAML.", *told])
    results.tell("Loading", text, record=options.record)


def compare(vendor: str, fresh: Fresh, folder: Path, repeat: int) -> str:
    """Run the contestants on one kind of database; a table of what they took."""
    rows, few = folder / vendor, folder / vendor / "tenth"
    few.mkdir(parents=True)
    by_names = names_beside_numbers(fresh, folder / "tenth", few)
    url = fresh()
    measured(url, "dossiers", folder / "all")
    measured(url, "write", rows)
    loaddata: dict[str, Any] = {}
    ours, bulk, tenth = [], [], []
    for turn in range(repeat):
        if turn == repeat // 2:  # amid the others, because it runs once
            loaddata = measured(fresh(), "loaddata", rows / "numbers.json")
        ours.append(measured(fresh(), "dossiers", folder / "all"))
        bulk.append(measured(fresh(), "bulk", rows))
        tenth.append(measured(fresh(), "dossiers", folder / "tenth"))
    return table(vendor, ours, bulk, tenth, loaddata, by_names)


def names_beside_numbers(fresh: Fresh, dossiers: Path, rows: Path) -> float:
    """How much longer `loaddata` takes where the rows are named by natural keys. Found out on few rows."""
    url = fresh()
    measured(url, "dossiers", dossiers)
    measured(url, "write", rows)
    measured(url, "write_names", rows)
    names = measured(fresh(), "loaddata", rows / "names.json")["total"]
    return float(names / measured(fresh(), "loaddata", rows / "numbers.json")["total"])


def table(
    vendor: str, ours: list[Any], bulk: list[Any], tenth: list[Any], loaddata: dict[str, Any], by_names: float
) -> str:
    """What they took, in words."""
    total, writing = middle(ours, "total"), median(each["total"] - each["reading"] for each in ours)
    django, saving, copied = loaddata["total"], loaddata["total"] - loaddata["reading"], middle(bulk, "total")
    memory = (
        f"Memory at the most: {middle(ours, 'peak'):.0f} MB, for a tenth of the lawsuits "
        f"{middle(tenth, 'peak'):.0f} MB, before the first file {middle(ours, 'before'):.0f} MB; "
        f"loaddata {loaddata['peak']:.0f} MB."
    )
    lines = [
        f"\n### {vendor.title()}\n",
        f"{ours[0]['rows']:,} rows.\n",
        "| | end to end | rows into the database |",
        "|---|---:|---:|",
        f"| load_fixtures | {total:.1f} s | {writing:.1f} s |",
        f"| loaddata, by primary keys | {django:.1f} s | {saving:.1f} s |",
        f"| the database's own bulk path | {copied:.1f} s | {copied:.1f} s |",
        f"| **loaddata / load_fixtures** | **{django / total:.1f}** | **{saving / writing:.1f}** |",
        f"| load_fixtures / bulk path | {total / copied:.1f} | {writing / copied:.1f} |",
        "",
        f"By natural keys loaddata takes {by_names:.1f} times as long (on a tenth of the lawsuits).",
        "",
        memory,
    ]
    return "\n".join(lines)


def middle(runs: list[Any], measure: str) -> float:
    """The middle one of what the runs took."""
    return float(median(run[measure] for run in runs))


if __name__ == "__main__":
    main()
