"""Published lawsuits to ask an API for. `python -m benchmarks.lawsuits LAWSUITS PROVISIONS` fills the database of
DATABASE_URL, where it is empty, and prints what a benchmark asks about as JSON; with `hide`, it makes one a draft, and
with `show` it publishes that again.
"""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import django


def fill(lawsuits: int, provisions: int) -> dict[str, Any]:
    """Bring the lawsuits into the database, with all that a page shows of them; what there is then.

    Raises `SystemExit` where there is another number of lawsuits already.
    """
    from cases import models as cases

    from .rows import Rows

    rows = Rows((cases.LawsuitCitation, cases.LawsuitJudge, cases.LawsuitParty))
    there = cases.Lawsuit.objects.count()
    if not there:
        _fill(rows, lawsuits, provisions)
    elif there != lawsuits:
        raise SystemExit(f"The database has {there:,} lawsuits already, and {lawsuits:,} are wanted.")
    brought = sum(model._base_manager.count() for model in rows.defaults)
    return {"rows": brought, "slug": cases.Lawsuit.objects.order_by("pk")[lawsuits // 2].slug}


def _fill(rows: Any, lawsuits: int, provisions: int) -> None:
    from django.db import connection
    from django.utils import timezone

    from cases.blocked.periods import refresh
    from cases.models import Lawsuit
    from tracker.dossiers import files, loading

    from . import synthetic
    from .questions import ANALYZE

    with tempfile.TemporaryDirectory(prefix="enjoined-bench-") as folder:
        synthetic.write(Path(folder), 0, provisions)
        loading.load(files.find([folder])[0])
    rows.defaults[Lawsuit] |= {"publication": "published", "published_at": timezone.now()}
    rows.bring(synthetic.dossiers(range(lawsuits), provisions))
    refresh()
    with connection.cursor() as cursor:
        cursor.execute(ANALYZE[connection.vendor])


def hide(publication: str) -> dict[str, Any]:
    """Make one lawsuit a draft, or publish it."""
    from cases.models import Lawsuit

    first = Lawsuit.objects.order_by("pk").first()
    return {"hidden": Lawsuit.objects.filter(pk=first.pk).update(publication=publication) if first else 0}


PUBLICATIONS = {"hide": "draft", "show": "published"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    django.setup()
    word = sys.argv[1]
    print(json.dumps(hide(PUBLICATIONS[word]) if word in PUBLICATIONS else fill(*map(int, sys.argv[1:]))))


if __name__ == "__main__":
    main()
