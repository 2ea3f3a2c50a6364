"""Problems of where the facts came from."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from ..disagreements.of_record import unweighed
from ..models import Citation, Discrepancy
from .registry import Check, Problem
from .words import cites_changed_words, cites_moved_words, texts_are_here


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
        "Open the passage under Passages, which shows the words most like those that are lost, and point its sources "
        "to the words that bear the record out; or take the source away.",
        tuple(Check(kind, cites_changed_words) for kind in kinds),
        texts_are_here,
    )


def passage_moved() -> Problem:
    """Asked once all packages have declared their tables of citations."""
    tables: list[Any] = list(Citation.tables())
    kinds = [table._meta.get_field("record").related_model for table in tables]
    return Problem(
        "passage-moved",
        "Passages that were moved",
        "A text changed, a source went along with its words, and nobody has looked at the passage since.",
        "Open the passage under Passages, read it where it stands now, and say that it stands rightly, or point to "
        "other words.",
        tuple(Check(kind, cites_moved_words) for kind in kinds),
    )


def reading_open() -> Problem:
    """Asked once all packages have declared their tables of citations."""
    tables: list[Any] = list(Citation.tables())
    kinds = [table._meta.get_field("record").related_model for table in tables]
    return Problem(
        "reading-open",
        "Readings nobody weighed",
        "A source contradicts it or gives another value, and no discrepancy says which reading holds.",
        "Under “Where its sources disagree”, put the field in question, and settle which reading holds and why.",
        tuple(Check(kind, unweighed, ("sources",)) for kind in kinds if kind is not Discrepancy),
    )


UNSETTLED = Problem(
    "conflict-unsettled",
    "Conflict unsettled",
    "Sources disagree, and nothing says which reading stands.",
    "Settle which reading holds and say why, with the readings side by side. Where nothing decides between them, say "
    "so under doubts, at the reading in use.",
    (Check(Discrepancy, unsettled, ("in_use", "reason", "is_settled")),),
)
