"""Relief of which the record does not say what it holds, whom it reaches, or what became of it."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sources.choices import Precision
from sources.problems.registry import Check, Problem

from ..blocked.histories import SHOWN_ONLY
from ..choices import ChangeKind, ReliefKind, RulingKind
from ..effect.moments import TRO_DAYS
from ..models import CoverageMember, Relief, ReliefChange, ReliefProvision, Ruling

ENDINGS = (
    *(ChangeKind.VACATES, ChangeKind.REVERSES, ChangeKind.DISSOLVES),
    *(ChangeKind.SUPERSEDES, ChangeKind.LAPSES),
)
# What a court does about the same matter when a restraining order runs out, or instead.
ANSWERS = (
    *(RulingKind.TRO, RulingKind.PRELIMINARY_INJUNCTION, RulingKind.SECTION_705_STAY, RulingKind.SUMMARY_JUDGMENT),
    *(RulingKind.JUDGMENT, RulingKind.FINAL_DECREE, RulingKind.DISMISSAL, RulingKind.VOLUNTARY_DISMISSAL),
    RulingKind.TERMINATION,
)
WEEKEND = 3  # a last day on a Saturday or Sunday runs to the Monday; the day after is the first without it
LONGEST = {Precision.DAY: 0, Precision.MONTH: 30, Precision.YEAR: 365}  # days a partial date may lie behind its first


def without_provision(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Relief that blocks, and names nothing that it blocks: no answer rests on it."""
    return rows.filter(~Exists(ReliefProvision.objects.filter(relief=OuterRef("pk")))).exclude(kind__in=SHOWN_ONLY)


def with_provision_open(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Relief that perhaps holds a provision."""
    return rows.filter(Exists(ReliefProvision.objects.filter(relief=OuterRef("pk")).exclude(perhaps_because="")))


def without_coverage(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Relief that reaches neither everyone nor anybody named."""
    return rows.filter(~Exists(CoverageMember.objects.filter(relief=OuterRef("pk"))), is_universal=False)


def leaves_nobody(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Narrowings and extensions that do not say for whom."""
    return rows.filter(
        ~Exists(CoverageMember.objects.filter(relief_change=OuterRef("pk"))),
        kind__in=(ChangeKind.NARROWS, ChangeKind.EXTENDS),
        is_universal=False,
    )


def run_out(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Restraining orders past their day, with no end recorded and no later answer of the court in the lawsuit.

    The day is the one it was prolonged to, or its own, or that of Fed. R. Civ. P. 65(b)(2), 14 days after entry.
    """
    today = timezone.localdate()
    changes = ReliefChange.objects.filter(relief=OuterRef("pk"))
    prolonged = changes.filter(kind=ChangeKind.PROLONGS)
    later = Q(decided_on__gt=OuterRef("ruling__decided_on")) | Q(
        decided_on=OuterRef("ruling__decided_on"), sequence__gt=OuterRef("ruling__sequence")
    )
    answers = Ruling.objects.filter(
        later, kind__in=ANSWERS, lawsuit_rows__lawsuit__ruling_rows__ruling=OuterRef("ruling")
    )
    return rows.filter(
        ~Exists(changes.filter(kind__in=ENDINGS)), ~Exists(answers), _is_past(today, prolonged), kind=ReliefKind.TRO
    )


def _is_past(today: dt.date, prolonged: QuerySet[Any]) -> Any:
    open_longer = Exists(prolonged.filter(expires_on__gt=today))
    own = Q(expires_on__isnull=False, expires_on__lte=today)
    return ~open_longer & (Exists(prolonged) | own | _is_past_rule(today))


def _is_past_rule(today: dt.date) -> Q:
    """Whether the days of the rule have passed since the order took effect, whatever day of its month that was."""
    past = Q()
    for precision, behind in LONGEST.items():
        before = today - dt.timedelta(days=TRO_DAYS + WEEKEND + behind)
        past |= Q(effective_on_precision=precision, effective_on__lt=before)
        past |= Q(effective_on=None, ruling__decided_on_precision=precision, ruling__decided_on__lt=before)
    return Q(expires_on=None) & past


WITHOUT_PROVISION = Problem(
    "provision-missing",
    "No provision",
    "It names no provision that it blocks, so no answer rests on it.",
    "List the provisions it blocks. Where it is open which, list each that it may block, and say why under Perhaps, "
    "because. Where it blocks none that is recorded, say so under doubts, at its provisions.",
    (Check(Relief, without_provision, ("provisions",)),),
)
PROVISION_OPEN = Problem(
    "provision-open",
    "Provision open",
    "It perhaps holds a provision, and the record does not settle whether it does.",
    "Read the order: empty Perhaps, because at what it holds, and take out the rest. Where no source that was read "
    "says which, say so under doubts, at its provisions.",
    (Check(Relief, with_provision_open, ("provisions",)),),
)
WITHOUT_COVERAGE = Problem(
    "coverage-missing",
    "No coverage",
    "It reaches not everyone, and names nobody whom it reaches.",
    "List the parties, places and classes under Whom it covers, or say that it reaches everyone.",
    (
        Check(Relief, without_coverage, ("coverage", "is_universal")),
        Check(ReliefChange, leaves_nobody, ("coverage", "is_universal")),
    ),
)
TRO_RUN_OUT = Problem(
    "tro-run-out",
    "Restraining order past its day",
    "The restraining order is past its day, and the record does not say what followed.",
    "Enter the ruling that prolonged it, let it lapse or took its place, and add the change to this relief. Where "
    "nothing was found, say so under doubts, at the day it expires.",
    (Check(Relief, run_out, ("expires_on", "changes")),),
)
