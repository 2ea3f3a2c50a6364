"""Who is writing, and why, told to the database for the length of a transaction.

    with writing(by=request.user, because="The docket was misread."):
        lawsuit.save()

The triggers read it. PostgreSQL keeps it as settings local to the transaction; SQLite in a table of one row, which is
there only while the transaction lasts, so that nobody else ever sees it. What is written without it, by a command or by
raw SQL, has neither name nor reason.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connections, transaction

from ..choices import Publication

CONTEXT_TABLE = "sources_writing"
# The instant as Django stores it: six digits after the second, or none.
INSTANT_ON_SQLITE = "replace(strftime('%Y-%m-%d %H:%M:%f000', 'now'), '.000000', '')"
FOUNDATION = {
    "sqlite": (f"CREATE TABLE IF NOT EXISTS {CONTEXT_TABLE} (user_id bigint, reason text, at datetime NOT NULL)",),
    "postgresql": (),
}

Context = tuple[int | None, str | None]
_account: ContextVar[Any] = ContextVar("account", default=None)


@contextmanager
def in_the_name_of(account: Any) -> Iterator[None]:
    """The writer, wherever `writing` names none: the middleware says so of a request."""
    token = _account.set(account)
    try:
        yield
    finally:
        _account.reset(token)


@contextmanager
def writing(*, by: Any = None, because: str = "", using: str = "default") -> Iterator[None]:
    """One transaction, in which every write is `by` an account and `because` of a reason.

    Inside another, what is not said here is as it was said there. In a request the account is that of the request.
    """
    with transaction.atomic(using=using):
        before = told(using)
        outer_by, outer_because = before or (None, None)
        account = by or outer_by or _account.get()
        _tell((getattr(account, "pk", account), because or outer_because), using)
        yield
        if not transaction.get_rollback(using):
            _tell(before, using)


def told(using: str = "default") -> Context | None:
    """Who is writing, and why; nothing outside of `writing`."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"SELECT user_id, reason FROM {CONTEXT_TABLE}")  # noqa: S608 (our own)
            return cursor.fetchone()
        cursor.execute("SELECT current_setting('enjoined.user', true), current_setting('enjoined.reason', true)")
        by, because = cursor.fetchone()
        return (int(by) if by else None, because or None) if by or because else None


def _tell(context: Context | None, using: str) -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            by, because = context or (None, None)
            settings = "set_config('enjoined.user', %s, true), set_config('enjoined.reason', %s, true)"
            cursor.execute(f"SELECT {settings}", [str(by or ""), because or ""])
        elif context is None:
            cursor.execute(f"DELETE FROM {CONTEXT_TABLE}")  # noqa: S608 (our own)
        else:
            cursor.execute(f"UPDATE {CONTEXT_TABLE} SET user_id = %s, reason = %s", context)  # noqa: S608 (our own)
            if not cursor.rowcount:
                now = INSTANT_ON_SQLITE.replace("%", "%%")
                cursor.execute(f"INSERT INTO {CONTEXT_TABLE} VALUES (%s, %s, {now})", context)  # noqa: S608 (our own)


def needs_reason(record: Any) -> bool:
    """Whether a change of the record must say why: readers rely on what is published."""
    return any(each.publication == Publication.PUBLISHED for each in record.dossiers())
