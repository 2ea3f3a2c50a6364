"""The views of what is published on SQLite: they belong to a connection, and no file has them."""

from functools import cache

from django.db.backends.base.base import BaseDatabaseWrapper

from .hidden import hideable, views

ON_SQLITE = "published_"  # before the name of each view


def have_views(connection: BaseDatabaseWrapper) -> None:
    """Have the views stand on this connection, for as long as it lasts. They belong to it, and no file has them."""
    connection.ensure_connection()
    run = connection.connection.execute
    queries = _views()
    if run("SELECT 1 FROM temp.sqlite_master WHERE name = ?", [queries[-1][0]]).fetchone() is None:
        for name, query in queries:
            run(f"CREATE TEMP VIEW {name} AS {query}")


def forget_views(connection: BaseDatabaseWrapper) -> None:
    """Have none of them stand on this connection, whose tables are to be altered."""
    connection.ensure_connection()
    for name, _ in reversed(_views()):
        connection.connection.execute(f"DROP VIEW IF EXISTS temp.{name}")


@cache
def _views() -> tuple[tuple[str, str], ...]:
    return tuple((ON_SQLITE + name, query) for name, query in views(hideable(), "main.", f"temp.{ON_SQLITE}"))
