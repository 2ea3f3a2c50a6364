"""The rows a chain is made of, for many provisions in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Prefetch, QuerySet

from policies.models import ActionRelation, FederalAction, LocalPolicy, Provision

from ..choices import HoldingResult, RulingKind, RulingResult
from ..models import Claim, Holding, Relief, ReliefChange, ReliefProvision, Ruling
from .histories import with_rulings
from .lifetimes import ENDING

DENIABLE = (
    RulingKind.TRO,
    RulingKind.PRELIMINARY_INJUNCTION,
    RulingKind.SECTION_705_STAY,
    RulingKind.SUMMARY_JUDGMENT,
)
DENIED = (RulingResult.DENIED, RulingResult.DENIED_AS_MOOT)


def reliefs_on(provisions: Collection[int]) -> QuerySet[Relief]:
    """The relief that names any of these provisions, with what later rulings did to it."""
    changes = with_rulings(ReliefChange.objects.select_related("superseded_by", "lifts").with_sources())
    changes = changes.with_list("coverage", "party", "jurisdiction").prefetch_related("provisions")
    changes = changes.order_by("ruling__decided_on", "ruling__sequence", "sequence", "pk")
    naming = ReliefProvision.objects.filter(provision__in=provisions)
    reliefs = with_rulings(Relief.objects.filter(pk__in=naming.values("relief")).with_sources())
    reliefs = reliefs.with_list("coverage", "party", "jurisdiction")
    return reliefs.prefetch_related("provision_rows", Prefetch("changes", changes)).order_by("pk")


def denials_of(provisions: Collection[int]) -> dict[int, list[Ruling]]:
    """By provision, the rulings that refused relief: in whole, in a suit over it; or in part, as to this provision.

    What a ruling gave in part and did not give for this provision it refused, where it rejected a ground against it.
    """
    whole = {"ruling__kind__in": DENIABLE, "ruling__result__in": DENIED, "ruling__relief": None}
    in_suits = {f"lawsuit__ruling_rows__{lookup}": value for lookup, value in whole.items()}
    pairs = set(Holding.objects.filter(provision__in=provisions, **whole).values_list("provision", "ruling"))
    pairs |= set(
        Claim.objects.filter(provision__in=provisions, **in_suits).values_list(
            "provision", "lawsuit__ruling_rows__ruling"
        )
    )
    pairs |= _refused_in_part(provisions)
    rulings = Ruling.objects.select_related("court").with_sources().in_bulk({ruling for _, ruling in pairs})
    found: dict[int, list[Ruling]] = defaultdict(list)
    for provision, ruling in sorted(pairs):
        found[provision].append(rulings[ruling])
    return found


def _refused_in_part(provisions: Collection[int]) -> set[tuple[int, int]]:
    in_part = {"ruling__kind__in": DENIABLE, "ruling__result": RulingResult.GRANTED_IN_PART}
    refused = set(
        Holding.objects.filter(provision__in=provisions, result=HoldingResult.REJECTED, **in_part).values_list(
            "provision", "ruling"
        )
    )
    given = Relief.objects.filter(provisions__in=provisions, **in_part).values_list("provisions", "ruling")
    return refused - set(given)


def endings_of(provisions: Iterable[Provision]) -> dict[int, list[ActionRelation]]:
    """By provision, what later federal actions did to end it."""
    provisions = list(provisions)
    relations = ActionRelation.objects.filter(
        to_action__in={p.federal_action_id for p in provisions} - {None}, kind__in=ENDING
    ).prefetch_related(Prefetch("from_action", FederalAction.objects.with_sources()))
    by_action: dict[int, list[ActionRelation]] = defaultdict(list)
    for relation in relations:
        by_action[relation.to_action_id].append(relation)
    return {
        p.pk: [r for r in by_action[p.federal_action_id] if r.provision_id in (None, p.pk)]
        for p in provisions
        if p.federal_action_id is not None
    }


def policies_of(provisions: Iterable[Provision]) -> dict[int, LocalPolicy]:
    """By id, the local policies that have ended, with their sources."""
    ids = {p.local_policy_id for p in provisions} - {None}
    return LocalPolicy.objects.filter(ended_on__isnull=False).with_sources().in_bulk(ids) if ids else {}
