"""From the rows of a relief to the values the effect engine takes."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Prefetch, QuerySet

from policies.models import Jurisdiction
from sources.dates import EARLIEST, possible_days

from ..choices import CourtLevel, ReliefKind, RulingKind, RulingResult, TakesEffect
from ..effect.coverage import EVERYONE, NOBODY, Coverage, Path, named_class, place, union
from ..effect.history import Change, History, Verb
from ..effect.moments import FOREVER, Moment, mandate, on, tro_lapse, within
from ..models import Appeal, CoverageMember, Party, PartyMember, Relief, ReliefChange, ReliefProvision, Ruling

Rows = TypeVar("Rows", bound=QuerySet[Any])

# A declaratory judgment coerces nobody (28 U.S.C. 2201; Steffel v. Thompson, 415 U.S. 452, 471 (1974)); mandamus
# orders an act (28 U.S.C. 1361): neither keeps a provision from being enforced.
SHOWN_ONLY = (ReliefKind.DECLARATORY_JUDGMENT, ReliefKind.MANDAMUS)


def with_rulings(rows: Rows) -> Rows:
    """Relief or changes of it, each with its ruling and all that the day on which that bites rests on.

    Joined where Django could also fetch apart: SQLite refuses its prefetch of what more than a thousand rows point to.
    """
    en_banc = Ruling.objects.filter(kind=RulingKind.EN_BANC)
    return rows.select_related("ruling__court", "ruling__appeal__court").prefetch_related(
        Prefetch("ruling__appeal__rulings", en_banc, to_attr="en_banc_rulings")
    )


def relief_rows(ids: Iterable[int] | None = None) -> QuerySet[Relief]:
    """Relief with everything its history is made of, in a handful of queries however many there are."""
    rows = Relief.objects.order_by("pk") if ids is None else Relief.objects.filter(pk__in=ids).order_by("pk")
    coverage = Prefetch("coverage", CoverageMember.objects.select_related("party"))
    members = Prefetch("coverage__party__member_rows", PartyMember.objects.select_related("member"))
    changes = with_rulings(ReliefChange.objects.order_by("pk").select_related("lifts"))
    changes = changes.prefetch_related("provisions", coverage, members)
    named = Prefetch("provision_rows", ReliefProvision.objects.select_related("provision"))
    return with_rulings(rows).prefetch_related(named, coverage, members, Prefetch("changes", changes))


def place_rows() -> QuerySet[Any]:
    """Of every jurisdiction its id, its slug and the id of what it is a subdivision of."""
    return Jurisdiction.objects.order_by().values_list("pk", "slug", "parent_id")


def place_paths() -> dict[int, Path]:
    """Every jurisdiction's path from the top, by id: one query."""
    return paths_of(place_rows())


def paths_of(places: Iterable[tuple[int, str, int | None]]) -> dict[int, Path]:
    """The same of the rows of all."""
    rows = {pk: (slug, parent) for pk, slug, parent in places}
    paths: dict[int, Path] = {}

    def path(pk: int, below: tuple[int, ...] = ()) -> Path:
        if pk not in paths:
            slug, parent = rows[pk]
            paths[pk] = (*(path(parent, (*below, pk)) if parent and parent not in below else ()), slug)
        return paths[pk]

    for pk in rows:
        path(pk)
    return paths


def history_of(relief: Relief, paths: dict[int, Path]) -> History:
    """One relief as the engine takes it. `relief` comes from `relief_rows`."""
    granted = granted_of(relief)
    expires = partial(relief.expires_on, relief.expires_on_precision, "the day it expires is known only in part")
    if (
        expires is None
        and relief.kind == ReliefKind.TRO
        and not any(c.kind == Verb.PROLONGS for c in relief.changes.all())
    ):
        expires = Moment(tro_lapse(granted.earliest), tro_lapse(granted.latest), granted.why_open)
    return History(
        relief.slug,
        frozenset(row.provision.slug for row in relief.provision_rows.all()),
        coverage_of(relief.coverage.all(), paths, universal=relief.is_universal),
        granted,
        expires,
        tuple(change_of(change, paths) for change in relief.changes.all()),
        relief.kind not in SHOWN_ONLY,
        frozenset(row.provision.slug for row in relief.provision_rows.all() if row.perhaps_because),
    )


def granted_of(relief: Relief) -> Moment:
    """When it begins to bite.

    A judgment against a measure binds the parties as to what was decided; that it forbids anything is for an order to
    say (Fed. R. Civ. P. 65(d)). Where none is recorded beside it, whether it blocks stays open.
    """
    granted = moment_of(relief.ruling, relief.takes_effect, relief.effective_on, relief.effective_on_precision)
    if relief.kind == ReliefKind.JUDGMENT:
        return Moment(granted.earliest, FOREVER, "judgment was given, but no injunction is recorded")
    return granted


def change_of(change: ReliefChange, paths: dict[int, Path]) -> Change:
    """One change as the engine takes it."""
    return Change(
        change.slug,
        Verb(change.kind),
        moment_of(change.ruling, change.takes_effect, change.effective_on, change.effective_on_precision),
        (change.ruling.sequence, change.sequence),
        coverage_of(change.coverage.all(), paths, universal=change.is_universal),
        frozenset(p.slug for p in change.provisions.all()),
        change.lifts.slug if change.lifts else "",
        partial(change.expires_on, change.expires_on_precision, "the day it expires is known only in part"),
    )


def coverage_of(members: Iterable[CoverageMember], paths: dict[int, Path], *, universal: bool) -> Coverage:
    """The members together, or everyone."""
    if universal:
        return EVERYONE
    return union(_member(member, paths) for member in members)


def _member(member: CoverageMember, paths: dict[int, Path]) -> Coverage:
    if member.class_name:
        return named_class(member.class_name)
    if member.jurisdiction_id:
        return place(paths[member.jurisdiction_id], with_subdivisions=member.with_subdivisions)
    party = member.party
    return party_coverage(party, paths, with_subdivisions=member.with_subdivisions) if party else NOBODY


def party_coverage(party: Party, paths: dict[int, Path], *, with_subdivisions: bool = False) -> Coverage:
    """A government is its place; another party stands by its name, and for those of its members that are places."""
    if party.jurisdiction_id:
        return place(paths[party.jurisdiction_id], with_subdivisions=with_subdivisions)
    members = (row.member for row in party.member_rows.all())
    places = (place(paths[member.jurisdiction_id]) for member in members if member.jurisdiction_id)
    return named_class(party.name) | union(places)


def moment_of(ruling: Ruling, takes_effect: str, effective_on: dt.date | None, precision: str) -> Moment:
    """When an act of this ruling begins to bite."""
    if takes_effect == TakesEffect.ON_DATE and effective_on is not None:
        return partial(effective_on, precision, "the day it took effect is known only in part") or on(effective_on)
    decided = partial(ruling.decided_on, ruling.decided_on_precision, "the day of the ruling is known only in part")
    if decided is None:
        return Moment(EARLIEST, FOREVER, "the day of the ruling is not recorded")
    if takes_effect == TakesEffect.ON_MANDATE and ruling.appeal is not None:
        return mandate_of(ruling.appeal, decided)
    return decided


def mandate_of(appeal: Appeal, decided: Moment) -> Moment:
    """When the judgment in this appeal began to bite: the mandate's day, or the days that it could be."""
    recorded = partial(appeal.mandate_on, appeal.mandate_on_precision, "the day of the mandate is known only in part")
    if recorded is not None:
        return recorded
    en_banc = getattr(appeal, "en_banc_rulings", None)
    denials = [
        ruling.decided_on
        for ruling in (appeal.rulings.filter(kind=RulingKind.EN_BANC) if en_banc is None else en_banc)
        if ruling.result == RulingResult.DENIED and ruling.decided_on and ruling.decided_on >= decided.earliest
    ]
    return mandate(
        decided,
        supreme=appeal.court.level == CourtLevel.SUPREME,
        rehearing_denied=max(denials, default=None),
        withheld=appeal.is_mandate_withheld,
    )


def partial(day: dt.date | None, precision: str, why: str) -> Moment | None:
    """A partial date as the span of days it could be."""
    if day is None:
        return None
    first, after_last = possible_days(day, precision)
    return within(first, after_last, why if after_last - first > dt.timedelta(days=1) else "")
