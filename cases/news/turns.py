"""Changes of what is blocked, as the stored periods have them: on which day, for whom, and on whose authority."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from policies.models import Jurisdiction, Provision

from ..blocked.freshness import fresh
from ..blocked.histories import with_rulings
from ..blocked.holds import holds_on, place_chain
from ..blocked.lifetimes import lifetime_of
from ..blocked.lookup import provisions as with_lifetimes
from ..blocked.words import CHANGED, GRANTED, day_in_words, on_day_in_words
from ..choices import ChangeKind, ReliefKind
from ..effect.answer import Hold, Status, turns
from ..models import EffectPeriod, Relief, ReliefChange
from .entry import Entry
from .known import first_recorded, rulings_known
from .subjects import Subject

LOOKED_THROUGH = 200  # periods that began or ended last, reliefs and changes recorded last
TOLD = (Status.BLOCKED, Status.UNKNOWN)  # what becomes so, or stays so no longer, is news
SAYS = {
    Status.BLOCKED: "is blocked",
    Status.NOT_BLOCKED: "is no longer blocked",
    Status.REVOKED: "is no longer in effect",
    Status.NOT_YET_EFFECTIVE: "is not in effect",
    Status.UNKNOWN: "may be blocked (the record does not settle it)",
}


@dataclass(frozen=True)
class Turn:
    """From a day on, another answer to whether a provision is blocked; the reliefs that begin or cease to hold it."""

    provision: Provision
    on: dt.date
    status: Status
    reliefs: tuple[str, ...]


def turns_of_effect(subject: Subject, today: dt.date, most: int) -> list[Entry]:
    """The changes up to today that became known last."""
    fresh()
    found = with_lifetimes().filter(pk__in=_provisions(subject, today))
    if subject.provisions is not None:
        found = found.filter(pk__in=subject.provisions.values("pk"))
    provisions = list(found.order_by("pk"))
    held = holds_on([provision.pk for provision in provisions], subject.place)
    turned = [turn for each in provisions for turn in _turns(each, held.get(each.pk, []), today)]
    turned = _of_subject(turned, subject)
    authority = Authority({slug for turn in turned for slug in turn.reliefs}, today)
    entries = [_entry(turn, subject.place, authority) for turn in turned]
    return sorted(entries, key=lambda entry: entry.order, reverse=True)[:most]


def _provisions(subject: Subject, today: dt.date) -> set[int]:
    """Those of which something may be new."""
    periods, changes = EffectPeriod.objects.order_by(), ReliefChange.objects.order_by()
    if subject.place:
        reached = Q(jurisdiction__in=place_chain(subject.place)) | Q(jurisdiction=None, class_name="")
        periods = periods.filter(reached)
    elif subject.relief.query.where:  # not all of it
        relief = subject.relief.values("pk")
        periods, changes = periods.filter(relief__in=relief), changes.filter(relief__in=relief)
    found: Iterable[Iterable[Any]] = (
        periods.filter(starts_on__lte=today).order_by("-starts_on").values_list("provision", flat=True),
        periods.filter(ends_on__lte=today).order_by("-ends_on").values_list("provision", flat=True),
        subject.relief.order_by("-pk").values_list("provision_rows__provision", flat=True),
        changes.order_by("-pk").values_list("relief__provision_rows__provision", flat=True),
    )
    return {pk for each in found for pk in each[:LOOKED_THROUGH] if pk}  # type: ignore[index]


def _turns(provision: Provision, held: Sequence[Hold], today: dt.date) -> list[Turn]:
    begins, ends = defaultdict(set), defaultdict(set)
    for hold in held:
        begins[hold.start].add(hold.relief)
        ends[hold.end].add(hold.relief)
    found, before = [], None
    for day, status in turns(lifetime_of(provision), held):
        if before is not None and day <= today and (status in TOLD or before in TOLD):
            by = begins[day] ^ ends[day] or begins[day]
            found.append(Turn(provision, day, status, tuple(sorted(by))))
        before = status
    return found


def _of_subject(turned: list[Turn], subject: Subject) -> list[Turn]:
    """Without those that other relief brought about; what a provision's own days bring about is told with it."""
    if subject.place or subject.provisions is not None:
        return turned
    slugs = {slug for turn in turned for slug in turn.reliefs}
    own = set(subject.relief.filter(slug__in=slugs).values_list("slug", flat=True))
    return [turn for turn in turned if own & {*turn.reliefs}]


class Authority:
    """The reliefs behind changes, what later rulings did to them, and when that became known."""

    def __init__(self, slugs: set[str], today: dt.date) -> None:
        rows: Any = with_rulings(Relief.objects.filter(slug__in=slugs))
        given = rows.with_list("provision_rows")
        self.reliefs: dict[str, Any] = {relief.slug: relief for relief in given}
        ids = [relief.pk for relief in self.reliefs.values()]
        changes: Any = with_rulings(ReliefChange.objects.filter(relief__in=ids).order_by("ruling__decided_on", "pk"))
        self.changes: dict[int, list[Any]] = defaultdict(list)
        for change in changes if ids else []:
            self.changes[change.relief_id].append(change)
        every = [change for each in self.changes.values() for change in each]
        rulings = rulings_known({row.ruling_id for row in (*self.reliefs.values(), *every)})
        recorded = {
            Relief: first_recorded(Relief, ids),
            ReliefChange: first_recorded(ReliefChange, [c.pk for c in every]),
        }
        self.known = {
            row: max(recorded[type(row)].get(row.pk, rulings[row.ruling_id]), rulings[row.ruling_id])
            for row in (*self.reliefs.values(), *every)
        }

    def acts(self, turn: Turn) -> list[Any]:
        """What courts did that brought it about: the grant, or the last that was done to it by that day."""
        found = []
        for slug in turn.reliefs:
            if relief := self.reliefs.get(slug):
                done = [each for each in self.changes[relief.pk] if (each.ruling.decided_on or dt.date.max) <= turn.on]
                found.append(done[-1] if done else relief)
        return found


def _entry(turn: Turn, place: Jurisdiction | None, authority: Authority) -> Entry:
    acts = authority.acts(turn)
    midnight = dt.datetime.combine(turn.on, dt.time(), dt.UTC)
    where = f" for {place}" if place else ""
    title = f"{turn.provision} {SAYS[turn.status]}{where} from {day_in_words(turn.on)}"
    said = [_did(act, turn.provision) for act in acts] or ["By its own days, and no ruling."]
    return Entry(
        f"effect/{turn.provision.slug}/{place.slug if place else 'anybody'}/{turn.on}",
        title,
        f"{title}. {' '.join(said)}",
        turn.provision.slug,
        turn.on,
        max([midnight, *(authority.known[act] for act in acts)]),
        place.slug if place else "",
    )


def _did(act: Any, provision: Provision) -> str:
    ruling = act.ruling
    day = on_day_in_words(ruling.decided_on, ruling.decided_on_precision)
    printed = f" ({ruling.reporter_citation})" if ruling.reporter_citation else ""
    if isinstance(act, Relief):
        is_open = any(row.perhaps_because for row in act.provision_rows.all() if row.provision_id == provision.pk)
        return f"{ruling.court} {'perhaps ' if is_open else ''}{GRANTED[ReliefKind(act.kind)]} it {day}{printed}."
    return f"{ruling.court} {CHANGED[ChangeKind(act.kind)]} the order against it {day}{printed}."
