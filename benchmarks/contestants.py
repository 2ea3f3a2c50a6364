"""The ways of bringing the same rows into an empty database, each measured in a process of its own.

`python -m benchmarks.contestants NAME PATH` prints the measures as JSON. The database is that of DATABASE_URL.
"""

import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

import django

from .stopwatch import Stopwatch

Measures = dict[str, float]


def dossiers(folder: Path) -> Measures:
    """`load_fixtures`: YAML files to committed rows. `reading` is the files' part: bytes to checked values."""
    from tracker.dossiers import files, loading, runs

    total, reading = Stopwatch(), Stopwatch()
    with reading.around(runs, "tell"), total:
        found, amiss = files.find([folder])
        report = loading.load(found)
    assert not amiss, amiss
    return {"total": total.seconds, "reading": reading.seconds, "rows": report.created.total()}


def loaddata(file: Path) -> Measures:
    """Django's `loaddata`: JSON to committed rows. `reading` is all but the saving: JSON to instances."""
    from django.core.management import call_command
    from django.core.serializers.base import DeserializedObject

    total, saving = Stopwatch(), Stopwatch()
    with saving.around(DeserializedObject, "save"), total:
        call_command("loaddata", str(file), verbosity=0)
    return {"total": total.seconds, "reading": total.seconds - saving.seconds}


def bulk(folder: Path) -> Measures:
    """What the database has of its own."""
    from .bulk import load

    total = Stopwatch()
    with total:
        load(folder)
    return {"total": total.seconds}


def write(folder: Path) -> Measures:
    """Write the rows of a loaded database in the forms that the others read."""
    from .bulk import dump

    _dumpdata(folder / "numbers.json")
    dump(folder)
    return {}


def write_names(folder: Path) -> Measures:
    """Write the rows for `loaddata` once more: with natural keys in the place of primary keys."""
    _dumpdata(folder / "names.json", use_natural_foreign_keys=True, use_natural_primary_keys=True)
    return {}


def _dumpdata(file: Path, **options: bool) -> None:
    from django.core.management import call_command

    from .bulk import APPLICATIONS, is_written_by_itself, models

    left_out = [model._meta.label for model in models() if is_written_by_itself(model)]
    call_command("dumpdata", *APPLICATIONS, exclude=left_out, output=str(file), **options)


CONTESTANTS: dict[str, Callable[[Path], Measures]] = {
    each.__name__: each for each in (dossiers, loaddata, bulk, write, write_names)
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    django.setup()
    from django.db import connection

    name, path = sys.argv[1:]
    connection.ensure_connection()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    measures = CONTESTANTS[name](Path(path))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({**measures, "peak": peak / 1024, "before": before / 1024}))  # MB, where the kernel is Linux


if __name__ == "__main__":
    main()
