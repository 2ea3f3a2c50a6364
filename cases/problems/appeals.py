"""Appeals of which the record does not tell the end."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sources.problems.registry import Check, Problem

from ..choices import CourtLevel, Disposition, TakesEffect
from ..effect.moments import MANDATE_DAYS, REHEARING_DAYS
from ..models import Appeal, ReliefChange

NOT_DECIDED = ("", Disposition.NO_DISPOSITION)
UNDOES = (
    *(Disposition.REVERSED, Disposition.REVERSED_REMANDED, Disposition.VACATED, Disposition.VACATED_REMANDED),
    *(Disposition.AFFIRMED_REVERSED, Disposition.AFFIRMED_REVERSED_REMANDED),
)


def decided_without_ruling(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Decided appeals that do not name the ruling that decided them."""
    decided = Q(decided_on__isnull=False) | ~Q(disposition__in=NOT_DECIDED)
    return rows.filter(decided, deciding_ruling=None)


def mandate_missing(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Appeals decided so that something below changes with the mandate, which is due and whose day is not recorded.

    It is due when the time to ask for rehearing and seven days have passed: Fed. R. App. P. 40(d)(1), 41(b). What is
    affirmed stays as it was, and a petition or motion has no mandate.
    """
    due = timezone.localdate() - dt.timedelta(days=REHEARING_DAYS + MANDATE_DAYS)
    waiting = ReliefChange.objects.filter(ruling__decided_appeals=OuterRef("pk"), takes_effect=TakesEffect.ON_MANDATE)
    return rows.filter(
        Q(disposition__in=UNDOES) | Exists(waiting),
        Q(decided_on=None) | Q(decided_on__lt=due),
        court__level=CourtLevel.APPEALS,
        mandate_on=None,
        is_mandate_withheld=False,
    )


DECIDED_WITHOUT_RULING = Problem(
    "decision-missing",
    "Decided without a ruling",
    "The appeal is decided, and the ruling that decided it is not named.",
    "Enter the opinion or order as a ruling in this appeal, and name it as the deciding ruling.",
    (Check(Appeal, decided_without_ruling, ("deciding_ruling",)),),
)
MANDATE_MISSING = Problem(
    "mandate-missing",
    "Mandate missing",
    "The decision undoes something below when the mandate issues, and the day of the mandate is not recorded.",
    "Enter the day from the docket, or say that the mandate is held back. Where no source gives it, say so under "
    "doubts, at the mandate: until it is known, the days it could be are answered “unknown”.",
    (Check(Appeal, mandate_missing, ("mandate_on",)),),
)
