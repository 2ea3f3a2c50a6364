"""What the labels of lawsuits rest on, as lists that are read in one statement."""

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from policies.models import Provision
from sources.together import Together, any_of

from ..choices import ChangeKind, HoldingLevel
from ..models import (
    AppealLawsuit,
    Claim,
    EffectPeriod,
    Holding,
    HoldingReview,
    Lawsuit,
    Relief,
    ReliefChange,
    ReliefProvision,
    Ruling,
    RulingLawsuit,
)
from .histories import place_rows, relief_rows
from .holds import DAY, IDS
from .lifetimes import provisions

OVER = (ChangeKind.VACATES, ChangeKind.REVERSES, ChangeKind.SUPERSEDES)


class DocketParts:
    """The lists for these lawsuits; how far each relief holds is as of the `day` given."""

    def __init__(self, together: Together, lawsuits: QuerySet[Any]) -> None:
        add = together.add
        self.suits = add(lawsuits)
        suits = self.suits.column("id")
        self.rulings_of = add(RulingLawsuit.objects.filter(lawsuit__in=suits).values_list("lawsuit_id", "ruling_id"))
        rulings = self.rulings_of.column("ruling_id")
        self.rulings = add(Ruling.objects.filter(pk__in=rulings))
        self.reliefs = add(Relief.objects.filter(ruling__in=rulings).prefetch_related("provision_rows").order_by("pk"))
        reliefs = self.reliefs.column("id")
        ending = ReliefChange.objects.filter(relief__in=reliefs, provisions=None, kind__in=OVER)
        self.ending = add(ending.select_related("ruling"))
        here = EffectPeriod.objects.filter(Q(ends_on=None) | Q(ends_on__gt=DAY), relief__in=reliefs, starts_on__lte=DAY)
        self.periods = add(here.order_by().values_list("relief", "provision", "own", "below"))
        self.unsettled = add(relief_rows().filter(_is_unsettled(), pk__in=reliefs))
        self.places = add(place_rows().filter(self.unsettled.is_there()))
        self.holdings = add(_holdings().filter(ruling__in=rulings))
        claimed = Claim.objects.filter(lawsuit__in=suits, provision__isnull=False)
        self.claimed = add(claimed.values_list("lawsuit_id", "provision_id"))
        self.appeals = add(
            AppealLawsuit.objects.filter(lawsuit__in=suits)
            .select_related("appeal")
            .prefetch_related("appeal__rulings_appealed")
            .order_by("appeal__pk")
        )
        named = together.along(self.reliefs, "provision_rows").column("provision_id")
        self.provisions = add(provisions().filter(pk__in=any_of(self.claimed.column("provision_id"), named)))


def of_lawsuits(together: Together) -> DocketParts:
    """The lists for the lawsuits of the `ids` given."""
    return DocketParts(together, Lawsuit.objects.filter(pk__in=IDS))


class ActionParts:
    """The provisions of the federal actions of the `ids` given, and the lists for the lawsuits over them."""

    def __init__(self, together: Together) -> None:
        add = together.add
        self.own = add(Provision.objects.filter(federal_action__in=IDS).order_by().values_list("id"))
        own = self.own.column("id")
        claims = add(Claim.objects.filter(provision__in=own).order_by().values_list("lawsuit_id"))
        named = ReliefProvision.objects.filter(provision__in=own).order_by().values_list("relief__ruling")
        given = RulingLawsuit.objects.filter(ruling__in=add(named).column("relief__ruling"))
        over = any_of(claims.column("lawsuit_id"), add(given.order_by().values_list("lawsuit_id")).column("lawsuit_id"))
        self.dockets = DocketParts(together, Lawsuit.objects.filter(pk__in=over))


def _is_unsettled() -> Q:
    """The record does not settle which provisions the relief names."""
    named = ReliefProvision.objects.filter(relief=OuterRef("pk"))
    return ~Exists(named) | Q(Exists(named.exclude(perhaps_because="")))


def _holdings() -> QuerySet[Holding]:
    """What was held on the merits of claims, with the reviews of it."""
    reviews = Prefetch("reviews", HoldingReview.objects.select_related("ruling"))
    rows = Holding.objects.filter(level=HoldingLevel.MERITS, claim__isnull=False)
    return rows.prefetch_related(reviews).order_by("position", "pk")
