"""Asking what rests on the stored periods, and never on one that something written since has overtaken."""

from collections.abc import Callable
from typing import Any, TypeVar

from sources.together import Part, Question, Read, Together

from ..models import StaleRelief
from .holds import of_the_past
from .periods import refresh

Parts = TypeVar("Parts")
OfPeriods = Question[tuple[Part, Parts]]


def of_periods(build: Callable[[Together], Parts]) -> OfPeriods[Parts]:
    """A question whose first list tells whether some period is out of date."""
    return Question(lambda together: (together.add(StaleRelief.objects.order_by()[:1]), build(together)))


def ask(question: OfPeriods[Parts], **given: Any) -> tuple[Read, Parts]:
    """Ask it, of periods that are up to date."""
    of_the_past()
    read, (stale, parts) = question.ask(**given)
    if read[stale]:
        refresh()
        read, (_, parts) = question.ask(**given)
    return read, parts
