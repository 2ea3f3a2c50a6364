"""Dockets and parties that contradict themselves or cannot be read."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sources.problems.registry import Check, Problem

from ..blocked.freshness import fresh
from ..choices import CourtLevel, Grip, PartyKind, ReliefKind
from ..models import Appeal, AppealNumber, EffectPeriod, Lawsuit, Party, RulingLawsuit

# What is in force until the case is decided, and no longer; a permanent injunction or a vacatur outlives the case.
INTERIM = (ReliefKind.TRO, ReliefKind.PRELIMINARY_INJUNCTION, ReliefKind.SECTION_705_STAY)
# Docket numbers as `docket_numbers` writes them, in the words of both databases; a test holds the two together.
DISTRICT = r"^([0-9]{1,2}:)?[0-9]{2}-(cv|cr|mc|mj|md|po)-([0-9]{5}|[1-9][0-9]{5})\Z"
ABOVE = r"^[0-9]{2}[-AMO](0|[1-9][0-9]{0,4})\Z"
NAMED_BY = {
    PartyKind.GOVERNMENT: "jurisdiction",
    PartyKind.AGENCY: "agency",
    PartyKind.OFFICIAL: "official",
}


def closed_in_force(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Closed lawsuits of which an interim order still holds something, with none of its other lawsuits open."""
    today = timezone.localdate()
    still_open = RulingLawsuit.objects.filter(
        Q(lawsuit__terminated_on=None) | Q(lawsuit__terminated_on__gt=today), ruling=OuterRef("relief__ruling")
    )
    holding = EffectPeriod.objects.filter(
        ~Q(own=Grip.FREE, below=Grip.FREE),
        Q(ends_on=None) | Q(ends_on__gt=today),
        ~Exists(still_open),
        relief__ruling__lawsuit_rows__lawsuit=OuterRef("pk"),
        relief__kind__in=INTERIM,
        starts_on__lte=today,
    )
    return rows.filter(Exists(holding), terminated_on__lte=today)


def in_step() -> str:
    """Have the stored periods follow what was written since."""
    fresh()
    return ""


def number_not_read(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Lawsuits in a district court with a number that district courts do not write."""
    return rows.filter(court__level=CourtLevel.DISTRICT).exclude(docket_number__regex=DISTRICT)


def appeal_number_not_read(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Appeals with a number that courts of appeals and the Supreme Court do not write."""
    numbers = AppealNumber.objects.filter(
        appeal=OuterRef("pk"), court__level__in=(CourtLevel.APPEALS, CourtLevel.SUPREME)
    )
    return rows.filter(Exists(numbers.exclude(docket_number__regex=ABOVE)))


def without_kind(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Parties without a kind, or of a kind that has records of its own, with none of them named."""
    lacking = Q(kind="")
    for kind, link in NAMED_BY.items():
        lacking |= Q(kind=kind, **{link: None})
    return rows.filter(lacking)


CLOSED_IN_FORCE = Problem(
    "closed-in-force",
    "Closed with relief in force",
    "The docket is closed, and an interim order made in it is still in force.",
    "Enter what ended the order: the judgment that took its place, a dismissal, a dissolution. Or correct the day on "
    "which the docket was closed.",
    (Check(Lawsuit, closed_in_force, ("terminated_on",)),),
    in_step,
)
NUMBER_NOT_READ = Problem(
    "docket-number-not-read",
    "Docket number that cannot be read",
    "The docket number is none that such a court writes, so that nobody who looks for the number finds it.",
    "Write it as the docket does: 3:17-cv-00574 in a district court, with the initials apart; 17-17478, 20-666 or "
    "24A884 above.",
    (
        Check(Lawsuit, number_not_read, ("docket_number",)),
        Check(Appeal, appeal_number_not_read, ("numbers",)),
    ),
)
PARTY_WITHOUT_KIND = Problem(
    "party-kind-missing",
    "Party without a kind",
    "What the party is stays open: it has no kind, or is called a government, agency or official without saying which.",
    "Choose the kind, and name the place, agency or official that it is. Without its place, relief to a government "
    "reaches nowhere.",
    (Check(Party, without_kind, ("kind", *NAMED_BY.values())),),
)
