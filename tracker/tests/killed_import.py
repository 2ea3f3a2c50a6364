"""A process that imports a sheet and dies in the middle of it, as by the hand of the kernel: run by test_sheets_killed.

Its arguments: the kind of record, the file, and after how many rows stored it dies.
"""

import os
import signal
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import django


def main(label: str, path: str, rows: int) -> None:
    django.setup()
    from django.apps import apps
    from django.contrib import admin
    from django.contrib.auth.models import User

    from sources.sheets.importing import run
    from sources.sheets.reading import read
    from sources.sheets.sheet import Sheet

    stored: list[int] = []
    store = Sheet.save_instance

    def dying(sheet: Any, *args: Any, **kwargs: Any) -> None:
        store(sheet, *args, **kwargs)
        stored.append(1)
        if len(stored) == rows:
            print("stored", len(stored), flush=True)
            os.kill(os.getpid(), signal.SIGKILL)

    desk = admin.site.get_model_admin(apps.get_model(label))
    request = SimpleNamespace(user=User.objects.get(is_superuser=True))
    table = read(Path(path).read_bytes(), known=desk.sheet.names)
    rehearsal = run(desk.sheet, table, desk=desk, request=request)
    Sheet.save_instance = dying  # type: ignore[method-assign, assignment]
    outcome = run(desk.sheet, table, desk=desk, request=request, confirmed=rehearsal.digest)
    print("imported", outcome.stored, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
