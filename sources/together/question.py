"""What is asked in one statement, again and again."""

from collections.abc import Callable, Hashable, Sequence
from itertools import count
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from ..cursors import sent
from .expressions import Make
from .together import ALONE, Beside, Read, Together

Parts = TypeVar("Parts")
T = TypeVar("T")
NOTE = "enjoined_questions"
_numbers = count()
MOST_KEPT = 200  # of a connection: some megabytes


class Question(Generic[Parts]):
    """Lists that are read together, added by `build`, which gives back where each is to be found.

    The statement is written once for each connection, because Django's compilers belong to one.
    """

    def __init__(self, build: Callable[[Together], Parts]) -> None:
        self.build, self.name = build, f"part_{next(_numbers)}"

    def ask(self, **given: Any) -> tuple[Read, Parts]:
        """Send it with these values."""
        connection = connections[DEFAULT_DB_ALIAS]
        together, parts = self.on(connection)
        sql, params = self.statement(connection)
        with sent(connection, 0, sql, [make(given) for make in params]) as cursor:
            return Read(together, cursor.fetchone()), parts

    def read(self, lists: Sequence[Any]) -> tuple[Read, Parts]:
        """What was found, of the lists that came in another statement."""
        together, parts = self.on(connections[DEFAULT_DB_ALIAS])
        return Read(together, lists), parts

    def on(self, connection: BaseDatabaseWrapper) -> tuple[Together, Parts]:
        """The lists, as they are asked of a connection."""
        return self._kept(connection, "lists", lambda: self._built(connection))

    def statement(self, connection: BaseDatabaseWrapper, beside: Beside = ALONE) -> tuple[str, list[Make]]:
        """The statement, and what makes its parameters."""
        return self._kept(connection, beside, lambda: self.on(connection)[0].statement(beside))

    def _kept(self, connection: BaseDatabaseWrapper, what: Hashable, make: Callable[[], T]) -> T:
        """What is made once of this question for a connection."""
        known: dict[Hashable, T] = vars(connection).setdefault(NOTE, {})
        key = (self, what)
        if key not in known:
            if len(known) >= MOST_KEPT:
                known.clear()
            known[key] = make()
        return known[key]

    def _built(self, connection: BaseDatabaseWrapper) -> tuple[Together, Parts]:
        together = Together(connection, self.name)
        return together, self.build(together)
