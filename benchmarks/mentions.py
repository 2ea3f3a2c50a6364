"""Mentions: how much of what a text names is found, how much of what is found is right, and how quickly.

    python benchmarks/mentions.py --corpus ../shared/corpus   scores against benchmarks/gold, and throughput
    python benchmarks/mentions.py --corpus DIR --gold DIR     scores of other documents, with gold files of their own
    python benchmarks/mentions.py                             throughput alone, over invented prose

The names are those of the fixtures, loaded into a database of its own; for throughput, and invented ones up to --names.
benchmarks/gold/README.md says how a gold file is made. The exit code is 1 where entities miss --precision or --recall.
"""

import argparse
import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, Python looks for modules beside it

from benchmarks import results
from benchmarks.databases import databases, run

GOLD = Path(__file__).with_name("gold")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, help="The folder of the documents; without it, nothing is scored.")
    parser.add_argument("--gold", type=Path, default=GOLD, help="The folder of the gold files (benchmarks/gold).")
    parser.add_argument(
        "--names", type=int, default=50_000, help="Records to measure throughput with; 0 for not at all."
    )
    parser.add_argument("--characters", type=int, default=2_000_000, help="Of prose, in documents of 100,000.")
    parser.add_argument("--rounds", type=int, default=7, help="Of each measure; the best is told.")
    parser.add_argument("--precision", type=float, default=0.95, help="The least that will do.")
    parser.add_argument("--recall", type=float, default=0.90, help="The least that will do.")
    parser.add_argument("--record", action="store_true", help="Write the results into benchmarks/results.md.")
    options = parser.parse_args()
    for folder in (options.corpus, options.gold):
        if folder and not folder.is_dir():
            sys.exit(f"There is no folder {folder}.")
    asked = {
        "corpus": str(options.corpus.resolve()) if options.corpus else "",
        "gold": str(options.gold.resolve()),
        **{name: getattr(options, name) for name in ("names", "characters", "rounds")},
    }
    with tempfile.TemporaryDirectory(prefix="enjoined-bench-") as name, databases("sqlite", Path(name)) as fresh:
        url = fresh()
        run(url, "manage.py", "load_fixtures")
        told = json.loads(run(url, "-m", "benchmarks.matching", json.dumps(asked)).splitlines()[-1])
    results.tell("Mentions", text(told), record=options.record)
    if short := shortfall(told, options.precision, options.recall):
        sys.exit(short)


def text(told: dict[str, Any]) -> str:
    """The scores and the speeds, as tables."""
    lines: list[str] = []
    if scores := told.get("scores"):
        lines += ["Right is what has the kind, both ends and the record of the gold file.\n", *scores]
    if timed := told.get("timed"):
        lines += [
            f"\n{timed['records']:,} records, compiled in {timed['compiled']:.1f} s. One core, long documents:\n",
            *("| | MB/s |", "|---|---:|"),
            *(f"| {name} | {speed:.1f} |" for name, speed in timed["speeds"].items()),
        ]
    return "\n".join(lines)


def shortfall(told: dict[str, Any], precision: float, recall: float) -> str:
    """A sentence where the entities miss what is asked of them; nothing where they do not, or are not scored."""
    rows = [re.findall(r"[\w.]+", row.replace("**", "")) for row in told.get("scores", ()) if "**entities**" in row]
    for row in rows:
        found, complete = float(row[4]), float(row[5])
        if found < precision or complete < recall:
            return f"Entities: precision {found:.3f} of {precision}, recall {complete:.3f} of {recall}."
    return ""


if __name__ == "__main__":
    main()
