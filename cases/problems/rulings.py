"""Rulings whose order nobody can tell."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from sources.choices import Precision
from sources.problems.registry import Check, Problem

from ..models import Ruling, RulingLawsuit


def same_day(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Rulings that share a lawsuit, a day and a place in the order of that day with another."""
    another = Q(lawsuit__ruling_rows__ruling__gt=OuterRef("pk")) | Q(lawsuit__ruling_rows__ruling__lt=OuterRef("pk"))
    twins = RulingLawsuit.objects.filter(
        another,
        ruling=OuterRef("pk"),
        lawsuit__ruling_rows__ruling__decided_on=OuterRef("decided_on"),
        lawsuit__ruling_rows__ruling__decided_on_precision=Precision.DAY,
        lawsuit__ruling_rows__ruling__sequence=OuterRef("sequence"),
    )
    return rows.filter(Exists(twins), decided_on_precision=Precision.DAY)


SAME_DAY = Problem(
    "order-missing",
    "Same day, no sequence",
    "Another ruling of the same day in the same lawsuit has the same place in the order of that day.",
    "Read from the docket which came first, and number them in Sequence: 1, 2.",
    (Check(Ruling, same_day, ("sequence",)),),
)
