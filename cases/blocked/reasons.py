"""Why an answer is open, in words."""

from collections.abc import Collection, Iterable, Sequence

from ..choices import ChangeKind, ReliefKind
from ..effect.answer import Span
from ..effect.moments import FOREVER, Moment
from ..effect.replay import EXPIRY, GRANT, NAMED, naming
from ..models import Relief, ReliefChange, ReliefProvision
from .histories import granted_of, moment_of, with_rulings
from .words import CHANGED, NAMES, clause, day_in_words, on_day_in_words

OF_THE_PROVISION = {
    "begins": "The day it took effect is known only in part.",
    "ends": "The day it ended is known only in part.",
}


class Reasons:
    """What leaves these stretches open: a change or a relief whose day is not known, a provision that the order may not
    hold, or the provision's own days.

    Three queries, and none where nothing is open.
    """

    def __init__(self, spans: Sequence[Span]) -> None:
        names = {name for span in spans for name in span.open_questions}
        by_relief = {slug for span in spans if GRANT in span.open_questions for slug in span.perhaps_by}
        on_naming = {name for name in names if name.startswith(NAMED)}
        self.changes = _changes(names - {GRANT, EXPIRY, *OF_THE_PROVISION} - on_naming)
        self.reliefs = _reliefs(by_relief)
        self.named = _named(on_naming)

    def of(self, span: Span) -> list[dict[str, str]]:
        """The reasons of one stretch, one for each of its open questions, in a sentence.

        With it the change whose day is open, or the relief of which it is open whether it holds the provision.
        """
        return [
            {
                "change": name if name in self.changes else "",
                "relief": self.named[name].relief.slug if name in self.named else "",
                "sentence": self._sentence(name, span),
            }
            for name in span.open_questions
        ]

    def _sentence(self, name: str, span: Span) -> str:
        if name in OF_THE_PROVISION:
            return OF_THE_PROVISION[name]
        if name in self.changes:
            return _changed(self.changes[name])
        if name in self.named:
            return _perhaps(self.named[name])
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


def _named(questions: Collection[str]) -> dict[str, ReliefProvision]:
    """By question, what ties the provision to the relief."""
    asked = [question.split() for question in questions]
    rows = ReliefProvision.objects.filter(
        relief__slug__in=[relief for _, relief, _ in asked], provision__slug__in=[provision for *_, provision in asked]
    ).select_related("relief__ruling__court", "provision")
    return {naming(row.relief.slug, row.provision.slug): row for row in rows} if questions else {}


def _perhaps(named: ReliefProvision) -> str:
    relief, ruling = named.relief, named.relief.ruling
    given = f"{NAMES[ReliefKind(relief.kind)]} that {ruling.court} gave"
    decided = on_day_in_words(ruling.decided_on, ruling.decided_on_precision)
    return f"Whether the {given} {decided} holds it is not settled: {clause(named.perhaps_because)}."


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
