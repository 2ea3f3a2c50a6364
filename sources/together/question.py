"""What is asked in one statement, again and again."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from .together import Read, Together

Parts = TypeVar("Parts")
NOTE = "enjoined_questions"


class Question(Generic[Parts]):
    """Lists that are read together, added by `build`, which gives back where each is to be found.

    The statement is written once for each connection, because Django's compilers belong to one.
    """

    def __init__(self, build: Callable[[Together], Parts]) -> None:
        self.build = build

    def ask(self, **given: Any) -> tuple[Read, Parts]:
        """Send it with these values."""
        connection = connections[DEFAULT_DB_ALIAS]
        together, parts, sql, params = self._written(connection)
        with connection.cursor() as cursor:
            cursor.execute(sql, [make(given) for make in params])
            return Read(together, cursor.fetchone()), parts

    def _written(self, connection: BaseDatabaseWrapper) -> tuple[Together, Parts, str, list[Callable[..., Any]]]:
        known: dict[Question[Any], Any] = vars(connection).setdefault(NOTE, {})
        if self not in known:
            together = Together(connection)
            parts = self.build(together)
            known[self] = (together, parts, *together.statement())
        found: tuple[Together, Parts, str, list[Callable[..., Any]]] = known[self]
        return found
