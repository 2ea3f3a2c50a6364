"""Why an answer is open, in words."""

from collections.abc import Iterable, Sequence

from ..choices import ChangeKind
from ..effect.answer import Span
from ..effect.moments import FOREVER, Moment
from ..effect.replay import EXPIRY, GRANT
from ..models import Relief, ReliefChange
from .histories import granted_of, moment_of, with_rulings
from .words import CHANGED, day_in_words, on_day_in_words

OF_THE_PROVISION = {
    "begins": "The day it took effect is known only in part.",
    "ends": "The day it ended is known only in part.",
}


class Reasons:
    """What leaves these stretches open: a change or a relief whose day is not known, or the provision's own days.

    Two queries, and none where nothing is open.
    """

    def __init__(self, spans: Sequence[Span]) -> None:
        names = {name for span in spans for name in span.open_questions}
        by_relief = {slug for span in spans if GRANT in span.open_questions for slug in span.perhaps_by}
        self.changes = _changes(names - {GRANT, EXPIRY, *OF_THE_PROVISION})
        self.reliefs = _reliefs(by_relief)

    def of(self, span: Span) -> list[dict[str, str]]:
        """The reasons of one stretch, one for each of its open questions: the change it is about, and a sentence."""
        return [
            {"change": name if name in self.changes else "", "sentence": self._sentence(name, span)}
            for name in span.open_questions
        ]

    def _sentence(self, name: str, span: Span) -> str:
        if name in OF_THE_PROVISION:
            return OF_THE_PROVISION[name]
        if name in self.changes:
            return _changed(self.changes[name])
        if name == GRANT:
            given = [self.reliefs[slug] for slug in span.perhaps_by if slug in self.reliefs]
            told = [_granted(relief) for relief in given if not granted_of(relief).is_known]
            return " ".join(told) or "From which day the relief works is not settled by the record."
        return "The day an order expires is known only in part."


def _changes(slugs: Iterable[str]) -> dict[str, ReliefChange]:
    rows = with_rulings(ReliefChange.objects.filter(slug__in=slugs))
    return {change.slug: change for change in rows} if slugs else {}


def _reliefs(slugs: Iterable[str]) -> dict[str, Relief]:
    rows = with_rulings(Relief.objects.filter(slug__in=slugs))
    return {relief.slug: relief for relief in rows} if slugs else {}


def _granted(relief: Relief) -> str:
    ruling = relief.ruling
    decided = on_day_in_words(ruling.decided_on, ruling.decided_on_precision)
    return f"{ruling.court} gave it {decided} ({relief.get_kind_display().lower()}): {_why(granted_of(relief))}."


def _changed(change: ReliefChange) -> str:
    ruling = change.ruling
    decided = on_day_in_words(ruling.decided_on, ruling.decided_on_precision)
    moment = moment_of(ruling, change.takes_effect, change.effective_on, change.effective_on_precision)
    return f"{ruling.court} {CHANGED[ChangeKind(change.kind)]} it {decided}: {_why(moment)}."


def _why(moment: Moment) -> str:
    return moment.why_open if moment.latest == FOREVER else f"{moment.why_open} (by {day_in_words(moment.latest)})"
