"""The label of a lawsuit or a federal action on a day, from its records."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from policies.models import FederalAction
from sources.together import Read

from ..choices import Fate, Grip, HoldingResult, Posture, ReliefKind, RulingKind, RulingResult
from ..effect.answer import Lifetime
from ..effect.labels import Docket, Label, label, settled, strongest
from ..effect.moments import Moment
from ..models import Appeal, Holding, Lawsuit, Ruling
from .docket_parts import ActionParts, DocketParts, of_lawsuits
from .docket_rows import UNNAMED, DocketRows, ReliefRow, docket_rows, moment
from .freshness import ask, of_periods

FINAL = (ReliefKind.PERMANENT_INJUNCTION, ReliefKind.VACATUR, ReliefKind.JUDGMENT)
INTERIM = (ReliefKind.TRO, ReliefKind.PRELIMINARY_INJUNCTION, ReliefKind.SECTION_705_STAY)
LASTING = (RulingKind.PRELIMINARY_INJUNCTION, RulingKind.SECTION_705_STAY)
ENDING = (RulingKind.DISMISSAL, RulingKind.VOLUNTARY_DISMISSAL, RulingKind.TERMINATION)
FOR_GOOD = (RulingResult.DISMISSED, RulingResult.DISMISSED_WITH_PREJUDICE, RulingResult.GRANTED)
DISMISSED = (*FOR_GOOD, RulingResult.DISMISSED_WITHOUT_PREJUDICE)
# Appeals over these leave relief, and the end of the suit, as they are.
BESIDE_THE_POINT = (
    *(RulingKind.CONTEMPT, RulingKind.VERDICT, RulingKind.SENTENCE, RulingKind.REPORT),
    *(RulingKind.PARTIES, RulingKind.CONSOLIDATION, RulingKind.CLASS_CERTIFICATION),
)
STAYS = (RulingKind.STAY_PENDING_APPEAL, RulingKind.APPLICATION)

LABELS = of_periods(of_lawsuits)
ACTION_LABEL = of_periods(ActionParts)


def label_of(lawsuit: Lawsuit, day: dt.date) -> Label | None:
    """The lawsuit's label on a day; None before it is filed."""
    return labels_of([lawsuit], day)[lawsuit.pk]


def labels_of(lawsuits: Iterable[Lawsuit], day: dt.date) -> dict[int, Label | None]:
    """The labels of several lawsuits, by id, in one statement."""
    return {pk: _label(rows, day) for pk, rows in dockets_of(lawsuits, day).items()}


def dockets_of(lawsuits: Iterable[Lawsuit], day: dt.date) -> dict[int, DocketRows]:
    """What their labels rest on, by id."""
    return docket_rows(*ask(LABELS, ids=[lawsuit.pk for lawsuit in lawsuits], day=day), day)


def labels_read(read: Read, parts: DocketParts, day: dt.date) -> dict[int, Label | None]:
    """The labels of the lawsuits that were read."""
    return {pk: _label(rows, day) for pk, rows in docket_rows(read, parts, day).items()}


def action_label(action: FederalAction, day: dt.date) -> Label | None:
    """The strongest of what the lawsuits over the action come to as far as they are about it; None without any."""
    return action_label_read(*ask(ACTION_LABEL, ids=[action.pk], day=day), day)


def action_label_read(read: Read, parts: ActionParts, day: dt.date) -> Label | None:
    """The label of the action that was read."""
    own = {pk for (pk,) in read[parts.own]}
    rows = docket_rows(read, parts.dockets, day).values()
    labels = {_label(each.about(own), day) for each in rows}
    return strongest({each for each in labels if each is not None})


def _label(rows: DocketRows, day: dt.date) -> Label | None:
    filed = moment(rows.lawsuit, "filed_on")
    if filed is not None and day < filed.earliest:
        return None
    readings = [Reading(day, early, held) for early in (True, False) for held in (True, False)]
    return settled({label(docket_of(rows, reading)) for reading in readings})


@dataclass(frozen=True)
class Reading:
    """One way to read a record that leaves days open: what may have happened by the day has (`early`) or has not, and
    what is perhaps in force is (`held`) or is not."""

    day: dt.date
    early: bool
    held: bool

    def has(self, when: Moment | None) -> bool:
        """Whether it has happened by the day. What has no day has not, as far as anybody knows."""
        return when is not None and (when.earliest if self.early else when.latest) <= self.day

    def holds(self, row: ReliefRow, provision: int, lifetime: Lifetime | None) -> bool:
        """Whether the relief holds the provision, and there is still a provision to hold."""
        if lifetime is not None and self.has(lifetime.ends):
            return False
        return row.grips.get(provision, Grip.FREE) in ((Grip.HELD, Grip.PERHAPS) if self.held else (Grip.HELD,))


def docket_of(rows: DocketRows, reading: Reading) -> Docket:
    """What the label rests on, as of the end of the day, in one reading of the record."""
    rulings = _until(rows, reading)
    given = [row for row in rows.reliefs if row.relief.ruling_id in rulings and (row.is_sure or reading.held)]
    named = {row.relief.pk: _named(rows, row, reading) for row in given}
    holding = {row.relief.pk: _held(rows, row, reading, named[row.relief.pk]) for row in given}
    in_force = [row for row in given if holding[row.relief.pk]]
    open_appeals = [appeal for appeal in rows.appeals if _is_open(appeal, rows, rulings, reading)]
    won = _won(rows, given, rulings, reading)
    blocking = [row for row in given if row.relief.kind in (*FINAL, *INTERIM)]
    return Docket(
        is_closed=_is_closed(rows, rulings, open_appeals, reading),
        is_won=won is True,
        is_lost=won is False,
        government_sues=rows.lawsuit.posture == Posture.PLAINTIFF,
        final_in_force=any(row.relief.kind in FINAL for row in in_force),
        interim_in_force=any(row.relief.kind in INTERIM for row in in_force),
        in_part=any(
            rulings[row.relief.ruling_id].result == RulingResult.GRANTED_IN_PART
            or len(holding[row.relief.pk]) < len(named[row.relief.pk])
            for row in in_force
            if row.relief.kind in INTERIM
        ),
        was_given=bool(blocking),
        was_denied=_was_denied(rulings, blocking),
        appeal_open=bool(open_appeals),
        stay_refused=_stay_refused(rows, rulings, open_appeals),
        measure_ended=_measure_ended(rows, [named[row.relief.pk] for row in blocking], reading),
    )


def _until(rows: DocketRows, reading: Reading) -> dict[int, Ruling]:
    return {ruling.pk: ruling for ruling in rows.rulings if reading.has(moment(ruling, "decided_on"))}


def _named(rows: DocketRows, row: ReliefRow, reading: Reading) -> frozenset[int]:
    """The provisions that the relief names, in this reading.

    What it perhaps names is among them where the reading takes what is perhaps in force to be so. An order of which
    nothing else is known names one of them all the same: in that reading such as it holds, in the other such as it
    does not hold, if there are any.
    """
    if row.provisions or not row.perhaps:
        return row.provisions | (row.perhaps if reading.held else frozenset())
    holding = frozenset(_held(rows, row, reading, row.perhaps))
    return (holding if reading.held else row.perhaps - holding) or row.perhaps


def _held(rows: DocketRows, row: ReliefRow, reading: Reading, named: frozenset[int]) -> list[int]:
    """The provisions that the relief holds, of those that it names."""
    return [p for p in named or (UNNAMED,) if reading.holds(row, p, rows.lifetimes.get(p))]


def _is_closed(rows: DocketRows, rulings: dict[int, Ruling], open_appeals: list[Appeal], reading: Reading) -> bool:
    """No appeal is open, and the docket is closed or the suit was dismissed for good and not brought back."""
    if open_appeals:
        return False
    terminated = moment(rows.lawsuit, "terminated_on")
    if terminated is not None:
        return reading.has(terminated)
    last = _last(ruling for ruling in rulings.values() if ruling.appeal_id is None and ruling.kind in ENDING)
    if last is None:
        return False
    if any(last in appeal.rulings_appealed.all() and _overturned(appeal, reading) for appeal in rows.appeals):
        return False
    return last.kind != RulingKind.DISMISSAL or last.result in FOR_GOOD


def _overturned(appeal: Appeal, reading: Reading) -> bool:
    undone = any(word in appeal.disposition for word in ("reversed", "vacated"))
    return undone and reading.has(moment(appeal, "decided_on"))


def _won(rows: DocketRows, given: list[ReliefRow], rulings: dict[int, Ruling], reading: Reading) -> bool | None:
    """Who wins by what stands on the merits, or loses by a dismissal on motion; None without either."""
    final = [row for row in given if row.relief.kind not in INTERIM]
    if any(not any(reading.has(when) for when in row.undone) for row in final):
        return True
    standing = [_as_it_stands(holding, reading) for holding in rows.holdings if holding.ruling_id in rulings]
    if True in standing:
        return True
    last = _last(ruling for ruling in rulings.values() if ruling.appeal_id is None and ruling.kind in ENDING)
    dismissed = last is not None and last.kind == RulingKind.DISMISSAL and last.result in DISMISSED
    return False if False in standing or dismissed else None


def _as_it_stands(holding: Holding, reading: Reading) -> bool | None:
    """Whether the argument against the measure stands sustained, stands rejected, or does not stand (None)."""
    fates = [review.fate for review in holding.reviews.all() if reading.has(moment(review.ruling, "decided_on"))]
    sustained = holding.result in (HoldingResult.SUSTAINED, HoldingResult.SUSTAINED_IN_PART)
    if holding.result == HoldingResult.NOT_REACHED or (fates and fates[-1] in (Fate.VACATED, Fate.WITHDRAWN)):
        return None
    return sustained != (bool(fates) and fates[-1] == Fate.REVERSED)


def _was_denied(rulings: dict[int, Ruling], blocking: list[ReliefRow]) -> bool:
    """Relief that lasts was refused, and none was given since.

    A restraining order refused decides nothing about the injunction asked for with it.
    """
    at_first = [ruling for ruling in rulings.values() if ruling.appeal_id is None]
    denied = _last(r for r in at_first if r.kind in LASTING and r.result == RulingResult.DENIED)
    given = _last(rulings[row.relief.ruling_id] for row in blocking)
    return denied is not None and (given is None or denied.order > given.order)


def _is_open(appeal: Appeal, rows: DocketRows, rulings: dict[int, Ruling], reading: Reading) -> bool:
    """Begun, undecided, and over relief that still stands or the end of the suit.

    An appeal of which no day is recorded counts from the ruling that it is taken from; one from relief that merged into
    later relief has lost its object.
    """
    decided, noticed = moment(appeal, "decided_on"), moment(appeal, "noticed_on")
    if appeal.disposition if decided is None else reading.has(decided):
        return False
    merged = {row.relief.ruling_id for row in rows.reliefs if any(reading.has(when) for when in row.superseded)}
    over = [
        ruling
        for ruling in appeal.rulings_appealed.all()
        if ruling.pk not in merged and ruling.kind not in BESIDE_THE_POINT
    ]
    return reading.has(noticed) if noticed and over else any(ruling.pk in rulings for ruling in over)


def _stay_refused(rows: DocketRows, rulings: dict[int, Ruling], open_appeals: list[Appeal]) -> bool:
    within = {appeal.pk for appeal in open_appeals}
    within |= {appeal.pk for appeal in rows.appeals if appeal.appeal_from_id in within}
    return any(
        ruling.kind in STAYS and ruling.result == RulingResult.DENIED and ruling.appeal_id in within
        for ruling in rulings.values()
    )


def _measure_ended(rows: DocketRows, named: Iterable[frozenset[int]], reading: Reading) -> bool:
    """All that its relief names has ended; or, where none was given, all that it challenges."""
    in_play = frozenset().union(*named) or rows.claimed
    lifetimes = [rows.lifetimes[provision] for provision in in_play]
    return bool(lifetimes) and all(reading.has(lifetime.ends) for lifetime in lifetimes)


def _last(rulings: Iterable[Ruling]) -> Ruling | None:
    return max(rulings, key=lambda ruling: ruling.order, default=None)
