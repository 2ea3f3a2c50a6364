"""The index is as the records are, whoever writes them: saves, bulk writes, `update()` and raw SQL alike.

On SQLite it is a table of FTS5, on PostgreSQL one with a generated tsvector. A record has one row there, which triggers
write on every write of the columns that are looked in.
"""

from collections.abc import Iterable

from ..triggers import Guard, Guards
from . import on_postgresql, on_sqlite
from .searched import Searched, register


def findable(*searched: Searched) -> Guards:
    """Records of these kinds are found by their words."""
    register(*searched)

    def guards(vendor: str) -> Iterable[Guard]:
        make = {"sqlite": on_sqlite.guard, "postgresql": on_postgresql.guard}[vendor]
        return [make(each) for each in searched]

    return guards
