"""The stored periods of reliefs as lines for a table, and how two states of them differ."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from policies.models import Provision

from ..blocked.reasons import reasons_for
from ..blocked.words import listed
from ..choices import Grip
from ..effect.answer import Span, Status
from ..effect.moments import FOREVER
from ..models import EffectPeriod, Relief

NAMED = 12  # places and classes before "and so many more"


@dataclass(frozen=True)
class Line:
    """From a day to another, [since, until), a relief holds a provision for somebody: whom, and what is open."""

    relief: Relief
    provision: Provision
    since: dt.date
    until: dt.date | None
    whom: str
    questions: tuple[str, ...] = ()

    def holds_on(self, day: dt.date) -> bool:
        """Whether the day lies within."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Marked:
    """A line, and whether it is new, gone or kept."""

    line: Line
    mark: str


def lines_of(relief_ids: Iterable[int]) -> list[Line]:
    """The periods of these reliefs, relief by relief and provision by provision."""
    rows = (
        EffectPeriod.objects.filter(relief__in=list(relief_ids))
        .select_related("relief__ruling__court", "provision__federal_action", "provision__local_policy", "jurisdiction")
        .order_by("relief__slug", "provision__slug", "starts_on", "ends_on", "jurisdiction__name", "class_name")
    )
    grouped = [
        list(group) for _, group in groupby(rows, lambda r: (r.relief_id, r.provision_id, r.starts_on, r.ends_on))
    ]
    spans = [_span(group[0]) for group in grouped]
    reasons = reasons_for(spans)
    return [
        Line(
            *(group[0].relief, group[0].provision, group[0].starts_on, group[0].ends_on, whom(group)),
            tuple(question["sentence"] for question in reasons.of(span)),
        )
        for group, span in zip(grouped, spans, strict=True)
    ]


def _span(row: EffectPeriod) -> Span:
    """The stretch of days as the reasons for its being open are asked."""
    asked = tuple(row.open_questions)
    return Span(
        row.starts_on, row.ends_on or FOREVER, Status.UNKNOWN, perhaps_by=(row.relief.slug,), open_questions=asked
    )


def difference(before: Sequence[Line], after: Sequence[Line]) -> list[Marked]:
    """All lines of both states in one order: what stays, what comes and what goes."""
    marked = [Marked(line, "gone") for line in before if line not in after]
    marked += [Marked(line, "kept" if line in before else "new") for line in after]
    order = {"gone": 0, "kept": 1, "new": 1}
    return sorted(
        marked, key=lambda m: (m.line.relief.slug, m.line.provision.slug, m.line.since, order[m.mark], m.line.whom)
    )


def whom(rows: Sequence[EffectPeriod]) -> str:
    """Everyone but Texas; Chicago, with its subdivisions; perhaps Evanston."""
    rest = next((row.own for row in rows if row.jurisdiction is None and not row.class_name), Grip.FREE)
    named: dict[str, list[str]] = {Grip.HELD: [], Grip.PERHAPS: [], Grip.FREE: []}
    for row in rows:
        if row.class_name:
            named[row.own].append(row.class_name)
        elif row.jurisdiction is not None:
            same = row.own == row.below
            wide = ", with its subdivisions" if same and rest == Grip.FREE else ""
            named[row.own].append(f"{row.jurisdiction}{wide}")
            if not same and row.below != rest:
                named[row.below].append(f"the subdivisions of {row.jurisdiction}")
    spared = f" but {listed(named[Grip.FREE], NAMED)}" if named[Grip.FREE] else ""
    parts = {Grip.HELD: [f"everyone{spared}"], Grip.PERHAPS: [f"perhaps everyone{spared}"]}.get(Grip(rest), [])
    parts += [listed(named[Grip.HELD], NAMED)] if named[Grip.HELD] else []
    parts += [f"perhaps {listed(named[Grip.PERHAPS], NAMED)}"] if named[Grip.PERHAPS] else []
    return "; ".join(parts) or "nobody named in the record"
