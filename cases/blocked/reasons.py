"""Why an answer is open, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from sources.together import Given, Question, Read, Together
from sources.together.expressions import Columns

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


class ReasonParts:
    """What may leave stretches open, as lists that are read in one statement."""

    def __init__(self, together: Together, changes: Columns, reliefs: Q, named: Q) -> None:
        """Changes by their slugs; which reliefs; and which of the rows that tie provisions to reliefs."""
        self.changes = together.add(with_rulings(ReliefChange.objects.filter(slug__in=changes)))
        self.reliefs = together.add(with_rulings(Relief.objects.filter(reliefs)))
        rows = ReliefProvision.objects.filter(named).exclude(perhaps_because="")
        self.named = together.add(rows.select_related("relief__ruling__court", "provision"))

    def reasons(self, read: Read) -> "Reasons":
        """What was read."""
        return Reasons(
            {change.slug: change for change in read[self.changes]},
            {relief.slug: relief for relief in read[self.reliefs]},
            {naming(row.relief.slug, row.provision.slug): row for row in read[self.named]},
        )


def _by_names(together: Together) -> ReasonParts:
    changes, reliefs, orders, provisions = (
        Given(name, Given.TEXTS) for name in ("changes", "reliefs", "orders", "provisions")
    )
    named = Q(relief__slug__in=orders, provision__slug__in=provisions)
    return ReasonParts(together, changes, Q(slug__in=reliefs), named)


_REASONS = Question(_by_names)


def reasons_for(spans: Sequence[Span]) -> "Reasons":
    """What leaves these stretches open: one statement, and none where nothing is."""
    names = {name for span in spans for name in span.open_questions} - {EXPIRY, *OF_THE_PROVISION}
    if not names:
        return Reasons({}, {}, {})
    on_naming = [name.split() for name in names if name.startswith(NAMED)]
    read, parts = _REASONS.ask(
        changes=[name for name in names if name != GRANT and not name.startswith(NAMED)],
        reliefs={slug for span in spans if GRANT in span.open_questions for slug in span.perhaps_by},
        orders={relief for _, relief, _ in on_naming},
        provisions={provision for *_, provision in on_naming},
    )
    return parts.reasons(read)


@dataclass(frozen=True)
class Reasons:
    """What leaves stretches open: a change or a relief whose day is not known, a provision that the order may not
    hold, or the provision's own days.

    Changes and reliefs by their slugs, what ties provisions to reliefs by the question.
    """

    changes: dict[str, ReliefChange]
    reliefs: dict[str, Relief]
    named: dict[str, ReliefProvision]

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
