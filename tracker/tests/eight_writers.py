"""Writers who share records on the desk, each a process of its own: run by test_eight_writers.

Its arguments: how many writers, and how many edits each makes. An edit adds one word to the note of a record: see what
stands there, type, save; where somebody else wrote meanwhile, see both, put them together, and save again. It prints,
as JSON, every answer that was neither a screen nor a redirect, how often somebody was asked, what stands in each record
now, and all that its history says ever stood there.
"""

import json
import os
import random
import sys
from multiprocessing import get_context
from typing import Any

import django

TRIES = 1000  # far more than anybody needs: an edit that is never taken is told

Told = tuple[list[str], int]


def write(name: str, edits: int, records: list[int]) -> Told:
    from django.contrib.auth.models import User

    from sources.models import Organization
    from sources.tests.screens import change_page, form_of

    from .people import signed_in

    client = signed_in(User.objects.get(username=name))
    client.raise_request_exception = False
    chosen = random.Random(name)
    forms: dict[int, Any] = {}
    strange, asked = [], 0
    for number in range(edits):
        record = Organization.objects.get(pk=chosen.choice(records))
        page = change_page(record)
        form = forms.setdefault(record.pk, None) or form_of(client.get(page))
        forms[record.pk] = form = _shown(form, record.note)
        for _ in range(TRIES):
            note = json.loads(form["opened"])["note"]
            answer: Any = client.post(page, {**form, "note": f"{note} {name}-{number}".strip()})
            if answer.status_code != 200:
                break
            asked += 1
            form = form_of(answer)
        if answer.status_code != 302:
            strange.append(f"{page}: {answer.status_code} {answer.content[:500]!r}")
    return strange, asked


def _shown(form: Any, note: str) -> Any:
    """The form as the screen would show it with this note."""
    return {**form, "opened": json.dumps({**json.loads(form["opened"]), "note": note})}


def main(writers: int, edits: int) -> None:
    django.setup()
    from django.db import connection, connections
    from django.test.utils import setup_test_environment

    from sources.history.records import history_of
    from sources.models import Organization

    setup_test_environment()
    records = list(Organization.objects.order_by("pk").values_list("pk", flat=True))
    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()  # its threads would not be there after the fork
    with get_context("fork").Pool(writers) as pool:
        told = pool.starmap(write, [(f"writer{n}", edits, records) for n in range(writers)], chunksize=1)
    history = history_of(Organization)._base_manager.order_by("history_id")
    found = {
        "strange": [line for lines, _ in told for line in lines],
        "asked": sum(times for _, times in told),
        "now": list(Organization.objects.order_by("pk").values_list("note", flat=True)),
        "said": [list(history.filter(id=record).values_list("note", flat=True)) for record in records],
    }
    print(json.dumps(found))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    main(*map(int, sys.argv[1:]))
