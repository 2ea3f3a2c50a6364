"""Published lawsuits to ask an API for. `python -m benchmarks.lawsuits LAWSUITS PROVISIONS` fills the database of
DATABASE_URL, which is empty, and prints what a benchmark asks about as JSON; with `hide`, it makes one a draft.
"""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import django


def fill(lawsuits: int, provisions: int) -> dict[str, Any]:
    """Bring the lawsuits into the database, with all that a page shows of them."""
    from django.db import connection
    from django.utils import timezone

    from cases import models as cases
    from cases.blocked.periods import refresh
    from tracker.dossiers import files, loading

    from . import synthetic
    from .questions import ANALYZE
    from .rows import Rows

    with tempfile.TemporaryDirectory(prefix="enjoined-bench-") as folder:
        synthetic.write(Path(folder), 0, provisions)
        loading.load(files.find([folder])[0])
    rows = Rows((cases.LawsuitCitation, cases.LawsuitJudge, cases.LawsuitParty))
    rows.defaults[cases.Lawsuit] |= {"publication": "published", "published_at": timezone.now()}
    brought = rows.bring(synthetic.dossiers(range(lawsuits), provisions))
    refresh()
    with connection.cursor() as cursor:
        cursor.execute(ANALYZE[connection.vendor])
    return {"rows": brought, "slug": cases.Lawsuit.objects.order_by("pk")[lawsuits // 2].slug}


def hide() -> dict[str, Any]:
    """Make one lawsuit a draft."""
    from cases.models import Lawsuit

    first = Lawsuit.objects.order_by("pk").first()
    return {"hidden": Lawsuit.objects.filter(pk=first.pk).update(publication="draft") if first else 0}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    django.setup()
    print(json.dumps(hide() if sys.argv[1:] == ["hide"] else fill(*map(int, sys.argv[1:]))))


if __name__ == "__main__":
    main()
