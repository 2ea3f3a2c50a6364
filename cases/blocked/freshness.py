"""No period is read that something written since has overtaken."""

from collections.abc import Callable
from typing import Any, TypeVar

from sources.history.known import past
from sources.together import Part, Question, Read, Together

from ..models import EffectPeriod, StaleRelief
from .periods import computed, refresh

Parts = TypeVar("Parts")
OfPeriods = Question[tuple[Part, Parts]]


def fresh() -> None:
    """Make sure that every stored period is up to date."""
    if not of_the_past() and StaleRelief.objects.exists():
        refresh()


def of_the_past() -> bool:
    """Whether records are read as they were known at an instant; the periods are then those that followed from them."""
    then = past()
    if then is not None:
        then.fill(EffectPeriod, computed)
        then.fill(StaleRelief, list)
    return then is not None


def of_periods(build: Callable[[Together], Parts]) -> OfPeriods[Parts]:
    """A question about stored periods: its first list tells whether one is out of date."""
    return Question(lambda together: (together.add(StaleRelief.objects.order_by()[:1]), build(together)))


def ask(question: OfPeriods[Parts], send: Any = Question.ask, **given: Any) -> tuple[Read, Parts]:
    """Ask it, of periods that are up to date: one statement, and once more where one was not.

    `send` sends it with what is given, in the way of those who ask.
    """
    of_the_past()
    read, (stale, parts) = send(question, **given)
    if read[stale]:
        refresh()
        read, (_, parts) = send(question, **given)
    return read, parts
