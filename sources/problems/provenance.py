"""Problems of where the facts came from."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from ..models import Citation, Discrepancy
from .registry import Check, Problem
from .words import cites_changed_words, texts_are_here


def without_source(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Records that name no source."""
    table: Any = rows.model._meta.get_field("citations").related_model
    return rows.filter(~Exists(table._default_manager.filter(record=OuterRef("pk"))))


def unsettled(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Conflicts in which no reading is in use."""
    return rows.filter(is_settled=False)


def words_changed() -> Problem:
    """Asked once all packages have declared their tables of citations."""
    tables: list[Any] = list(Citation.tables())
    kinds = [table._meta.get_field("record").related_model for table in tables]
    return Problem(
        "words-changed",
        "Words that no longer match",
        "A source names a passage whose words no longer stand there: their SHA-256 is another.",
        "Open the passage of that source under Sources, find the words in the document's text as it is now, and write "
        "their first and last character and their SHA-256 anew.",
        tuple(Check(kind, cites_changed_words) for kind in kinds),
        texts_are_here,
    )


UNSETTLED = Problem(
    "conflict-unsettled",
    "Conflict unsettled",
    "Sources disagree, and nothing says which reading stands.",
    "Choose the reading in use and say why. Where nothing decides between them, say so under doubts, at the reading in "
    "use.",
    (Check(Discrepancy, unsettled, ("in_use", "reason", "is_settled")),),
)
