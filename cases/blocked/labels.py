"""The label of a lawsuit or a federal action on a day, from its records."""

import datetime as dt

from django.db.models import Q, QuerySet

from policies.models import FederalAction

from ..choices import HoldingLevel, HoldingResult, Posture, ReliefKind, RulingKind, RulingResult
from ..effect.labels import Docket, Label, label
from ..models import EffectPeriod, Holding, Lawsuit, Relief, Ruling
from .chain import DENIABLE, DENIED
from .lookup import fresh

FINAL = (ReliefKind.PERMANENT_INJUNCTION, ReliefKind.VACATUR, ReliefKind.JUDGMENT)
INTERIM = (ReliefKind.TRO, ReliefKind.PRELIMINARY_INJUNCTION, ReliefKind.SECTION_705_STAY)
ENDING = (
    RulingKind.DISMISSAL,
    RulingKind.VOLUNTARY_DISMISSAL,
    RulingKind.FINAL_DECREE,
    RulingKind.TERMINATION,
)
DISMISSED = (
    RulingResult.DISMISSED,
    RulingResult.DISMISSED_WITH_PREJUDICE,
    RulingResult.DISMISSED_WITHOUT_PREJUDICE,
)


def label_of(lawsuit: Lawsuit, day: dt.date) -> Label:
    """The lawsuit's label on a day."""
    return label(docket_of(lawsuit, day))


def docket_of(lawsuit: Lawsuit, day: dt.date) -> Docket:
    """What the label rests on, as of the end of the day."""
    fresh()
    rulings = Ruling.objects.filter(lawsuits=lawsuit, decided_on__lte=day)
    reliefs = Relief.objects.filter(ruling__lawsuits=lawsuit, ruling__decided_on__lte=day).exclude(
        kind__in=(ReliefKind.DECLARATORY_JUDGMENT, ReliefKind.MANDAMUS)
    )
    in_force = EffectPeriod.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=day), relief__in=reliefs, starts_on__lte=day
    ).filter(Q(own="held") | Q(below="held"))
    held_by = set(in_force.values_list("relief__kind", flat=True))
    challenged = set(lawsuit.claims.exclude(provision=None).values_list("provision_id", flat=True))
    held = set(in_force.values_list("provision_id", flat=True))
    at_first_instance = rulings.filter(appeal=None)
    last_word = _last_word(at_first_instance)
    return Docket(
        closed=_closed(lawsuit, at_first_instance, day),
        won=last_word is True,
        lost=last_word is False,
        government_sues=lawsuit.posture == Posture.PLAINTIFF,
        final_in_force=bool(held_by & set(FINAL)),
        interim_in_force=bool(held_by & set(INTERIM)),
        partial=bool(challenged - held) and bool(challenged & held),
        given_and_lost=reliefs.exists() and not held_by,
        appeal_open=_appeal_open(lawsuit, reliefs, day),
        stay_refused=rulings.exclude(appeal=None)
        .filter(kind__in=(RulingKind.STAY_PENDING_APPEAL, RulingKind.APPLICATION), result=RulingResult.DENIED)
        .exists(),
        block_denied=at_first_instance.filter(kind__in=DENIABLE, result__in=DENIED).exists(),
    )


def _closed(lawsuit: Lawsuit, rulings: QuerySet[Ruling], day: dt.date) -> bool:
    """The docket is closed, or a dismissal is the last word at first instance and no appeal is open."""
    if lawsuit.terminated_on is not None:
        return lawsuit.terminated_on <= day
    last = rulings.filter(kind__in=ENDING).order_by("decided_on", "sequence").last()
    if last is None or last.kind == RulingKind.FINAL_DECREE:
        return False
    dismissed = last.kind != RulingKind.DISMISSAL or last.result in DISMISSED or last.result == RulingResult.GRANTED
    return dismissed and not lawsuit.appeals.filter(Q(decided_on=None) | Q(decided_on__gt=day)).exists()


def _last_word(rulings: QuerySet[Ruling]) -> bool | None:
    """Who won by the last word at first instance, on the merits or on a motion to dismiss; None without either."""
    dismissal = (
        rulings.filter(kind=RulingKind.DISMISSAL, result__in=(*DISMISSED, RulingResult.GRANTED))
        .order_by("decided_on")
        .last()
    )
    last = (
        Holding.objects.filter(ruling__in=rulings, level=HoldingLevel.MERITS)
        .exclude(result=HoldingResult.NOT_REACHED)
        .order_by("ruling__decided_on", "ruling__sequence", "position")
        .select_related("ruling")
        .last()
    )
    if last is None or (dismissal and dismissal.decided_on > last.ruling.decided_on):
        return None if dismissal is None else False
    return last.result in (HoldingResult.SUSTAINED, HoldingResult.SUSTAINED_IN_PART)


def _appeal_open(lawsuit: Lawsuit, reliefs: QuerySet[Relief], day: dt.date) -> bool:
    """An appeal from a ruling that gave relief (or one whose rulings are not recorded) is undecided."""
    undecided = lawsuit.appeals.filter(Q(decided_on=None, disposition="") | Q(decided_on__gt=day))
    begun = undecided.filter(Q(noticed_on=None) | Q(noticed_on__lte=day))
    return begun.filter(Q(rulings_appealed__relief__in=reliefs) | Q(rulings_appealed=None)).exists()


def action_label(action: FederalAction, day: dt.date) -> Label:
    """The strongest label among the lawsuits that challenge the action, in the order in which they bind it."""
    strongest = list(ORDER)
    lawsuits = Lawsuit.objects.filter(claims__provision__federal_action=action).distinct()
    labels = {label_of(lawsuit, day) for lawsuit in lawsuits if lawsuit.filed_on is None or lawsuit.filed_on <= day}
    return next((each for each in strongest if each in labels), Label.PENDING)


ORDER = (
    Label.BLOCKED,
    Label.BLOCKED_PENDING_APPEAL,
    Label.TEMPORARILY_BLOCKED,
    Label.TEMPORARILY_BLOCKED_IN_PART,
    Label.CLOSED_FOR_PLAINTIFF,
    Label.NOT_BLOCKED_PENDING_APPEAL,
    Label.BLOCK_DENIED,
    Label.PENDING,
    Label.CLOSED,
    Label.CLOSED_FOR_DEFENDANT,
    Label.CLOSED_FOR_GOVERNMENT,
)
