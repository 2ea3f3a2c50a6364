"""Citations whose words no longer stand where they say.

The database compares: it cuts the passage out of the document's text and takes its SHA-256. Texts are other people's
and do not ship, so that this can be looked for only where a reader has put them into the database.
"""

from typing import Any

from django.db.models import CharField, Exists, F, Func, OuterRef, QuerySet
from django.db.models.functions import Substr

from ..choices import PassageState
from ..models import Citation, Document, Passage


class Sha256(Func):
    """SHA-256 in hexadecimal digits, of a text in UTF-8. Django's own asks PostgreSQL for an extension."""

    function = "SHA256"  # on SQLite a function that Django brings along
    output_field = CharField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "ENCODE(SHA256(CONVERT_TO(%(expressions)s, 'UTF8')), 'hex')"
        return self.as_sql(compiler, connection, template=template, **context)


def texts_are_here() -> str:
    """Why words cannot be compared here; empty where they can."""
    return "" if Document.objects.exclude(text="").exists() else "no document's text is in this database"


def changed(table: type[Citation]) -> QuerySet[Any]:
    """The citations of a table whose passage reads otherwise in the text at hand."""
    rows: QuerySet[Any] = table._default_manager.filter(start__isnull=False).exclude(document__text="")
    words = Sha256(Substr("document__text", F("start") + 1, F("end") - F("start")))
    return rows.annotate(words=words).exclude(words=F("words_sha256"))


def cites_moved_words(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those of the records that cite a passage which was moved with its words, and not looked at since."""
    table: Any = rows.model._meta.get_field("citations").related_model
    here = {name: OuterRef(name) for name in ("document", "start", "end", "words_sha256")}
    moved = Passage.objects.filter(state=PassageState.MOVED, **here)
    return rows.filter(Exists(table._default_manager.filter(Exists(moved), record=OuterRef("pk"))))


def cites_changed_words(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those of the records with such a citation."""
    table: Any = rows.model._meta.get_field("citations").related_model
    return rows.filter(Exists(changed(table).filter(record=OuterRef("pk"))))
