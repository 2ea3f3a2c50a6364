"""Loading fixtures: all the files or none, in one transaction."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, reset_queries, transaction

from sources.history.writing import writing
from sources.models import FixtureFile

from .database import begin
from .files import File
from .problems import FixtureError
from .runs import Report, Run

REASON = "fixtures"  # what the history of each row that a load writes says
CHUNK = 2_000_000  # bytes of files whose rows are held in memory at a time


def load(
    files: list[File],
    *,
    check: bool = False,
    prune: bool = False,
    done: Callable[[File], None] = lambda file: None,
) -> Report:
    """Bring the database to what the files say, or with `check` only find out whether it could be.

    `prune` takes out what stood in a loaded record and is told by no file any more. `done` is called after each file.
    Raises `FixtureError`, with every problem there is, and then leaves the database as it was.
    """
    with collector_at_rest(), writing(because=REASON):
        begin()
        run = Run(prune)
        for chunk in chunks(files):
            run.take(chunk, done)
            if settings.DEBUG:
                reset_queries()  # which Django keeps for its debug pages, and which here are as long as the data
        run.finish()
        if run.problems:
            raise FixtureError(run.problems)
        if check:
            connection.check_constraints()  # which otherwise happens at the end of the transaction
            transaction.set_rollback(True)
        else:
            record(files)
    return run.report


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Python looks for no circles of garbage meanwhile.

    A load makes none, and searching all its rows again and again took an eighth of the time in which it writes them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def chunks(files: Iterable[File]) -> Iterator[list[File]]:
    """The files in groups of bounded size, in their order."""
    chunk: list[File] = []
    size = 0
    for file in files:
        if chunk and size + file.size > CHUNK:
            yield chunk
            chunk, size = [], 0
        chunk.append(file)
        size += file.size
    if chunk:
        yield chunk


def changed(files: Iterable[File]) -> list[File]:
    """The files that are not as they were when they were last loaded."""
    loaded = dict(FixtureFile.objects.values_list("path", "sha256"))
    return [file for file in files if not file.is_shipped or loaded.get(file.name) != file.sha256]


def record(files: Iterable[File]) -> None:
    """Note the shipped files as loaded."""
    loaded = [FixtureFile(path=file.name, sha256=file.sha256) for file in files if file.is_shipped]
    FixtureFile.objects.bulk_create(
        loaded, update_conflicts=True, unique_fields=["path"], update_fields=["sha256", "loaded_at"], batch_size=500
    )
