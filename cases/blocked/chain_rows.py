"""The rows a chain is made of, for many provisions in one statement."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from policies.models import ActionRelation, FederalAction, LocalPolicy, Provision
from sources.models import Document
from sources.together import Part, Read, Together, any_of
from sources.together.expressions import Columns

from ..choices import HoldingResult, RulingKind, RulingResult
from ..models import Claim, Holding, Relief, ReliefChange, ReliefProvision, Ruling, RulingLawsuit
from .histories import with_rulings
from .lifetimes import ENDING

DENIABLE = (
    RulingKind.TRO,
    RulingKind.PRELIMINARY_INJUNCTION,
    RulingKind.SECTION_705_STAY,
    RulingKind.SUMMARY_JUDGMENT,
)
DENIED = (RulingResult.DENIED, RulingResult.DENIED_AS_MOOT)


def reliefs_with_changes(ids: Any) -> QuerySet[Relief]:
    """Relief by id, with what later rulings did to it."""
    changes = with_rulings(ReliefChange.objects.select_related("superseded_by", "lifts").with_sources())
    changes = changes.with_list("coverage", "party", "jurisdiction").prefetch_related("provisions")
    changes = changes.order_by("ruling__decided_on", "ruling__sequence", "sequence", "pk")
    reliefs = with_rulings(Relief.objects.filter(pk__in=ids).with_sources())
    reliefs = reliefs.with_list("coverage", "party", "jurisdiction")
    return reliefs.prefetch_related("provision_rows", Prefetch("changes", changes)).order_by("pk")


class DenialParts:
    """The rulings that refused relief: in whole, in a suit over a provision; or in part, as to this provision.

    What a ruling gave in part and did not give for a provision it refused, where it rejected a ground against it.
    """

    def __init__(self, together: Together, provisions: Columns) -> None:
        add, no_relief = together.add, ~Exists(Relief.objects.filter(ruling=OuterRef("ruling")))
        whole = Q(no_relief, ruling__kind__in=DENIABLE, ruling__result__in=DENIED)
        in_part = Q(ruling__kind__in=DENIABLE, ruling__result=RulingResult.GRANTED_IN_PART)
        holdings = Holding.objects.order_by().filter(provision__in=provisions)
        rejected = holdings.filter(in_part, result=HoldingResult.REJECTED)
        given = Relief.objects.order_by().filter(in_part, provisions__in=provisions)
        claims = Claim.objects.order_by().filter(provision__in=provisions)
        self.held = add(holdings.filter(whole).values_list("provision", "ruling"))
        self.claims = add(claims.values_list("provision", "lawsuit"))
        in_suits = RulingLawsuit.objects.order_by().filter(whole, lawsuit__in=self.claims.column("lawsuit"))
        self.in_suits = add(in_suits.values_list("lawsuit", "ruling"))
        self.rejected = add(rejected.values_list("provision", "ruling"))
        self.given = add(given.values_list("provisions", "ruling"))
        rulings = any_of(*(each.column("ruling") for each in (self.held, self.in_suits, self.rejected)))
        self.rulings = add(Ruling.objects.select_related("court").with_sources().filter(pk__in=rulings))

    def by_provision(self, read: Read) -> dict[int, list[Ruling]]:
        """The rulings, by provision."""
        rulings = {ruling.pk: ruling for ruling in read[self.rulings]}
        in_suits: dict[int, list[int]] = defaultdict(list)
        for suit, ruling in read[self.in_suits]:
            in_suits[suit].append(ruling)
        asked = {(provision, ruling) for provision, suit in read[self.claims] for ruling in in_suits[suit]}
        in_part = {*read[self.rejected]} - {*read[self.given]}
        found: dict[int, list[Ruling]] = defaultdict(list)
        for provision, ruling in sorted({*read[self.held]} | asked | in_part):
            found[provision].append(rulings[ruling])
        return found


class ChainParts:
    """All that the chains of these provisions are made of, as lists that are read in one statement."""

    def __init__(self, together: Together, provisions: Columns) -> None:
        add = together.add
        self.own = add(Provision.objects.order_by().filter(pk__in=provisions))
        naming = add(ReliefProvision.objects.order_by().filter(provision__in=provisions).values_list("relief"))
        self.reliefs = add(reliefs_with_changes(naming.column("relief")))
        self.denials = DenialParts(together, provisions)
        ending = ActionRelation.objects.filter(to_action__in=self.own.column("federal_action_id"), kind__in=ENDING)
        self.endings = add(ending.prefetch_related(Prefetch("from_action", FederalAction.objects.with_sources())))
        ended = LocalPolicy.objects.filter(ended_on__isnull=False, pk__in=self.own.column("local_policy_id"))
        self.policies = add(ended.with_sources())
        self.citations = [*_citations(together)]

    def documents(self, read: Read) -> dict[str, Document]:
        """The documents that are cited, by slug."""
        cited = (citation.document for part in self.citations for citation in read[part])
        return {document.slug: document for document in cited}

    def endings_of(self, read: Read, provision: Provision) -> list[ActionRelation]:
        """What later federal actions did to end it."""
        if provision.federal_action_id is None:
            return []
        return [
            relation
            for relation in read[self.endings]
            if relation.to_action_id == provision.federal_action_id and relation.provision_id in (None, provision.pk)
        ]

    def policies_of(self, read: Read, provision: Provision) -> Iterable[LocalPolicy]:
        """The local policy that it is of, where that has ended."""
        return [policy for policy in read[self.policies] if policy.pk == provision.local_policy_id]


def _citations(together: Together) -> Iterator[Part]:
    for lists in [*together.lists.of.values()]:
        yield from (along.part for along in lists.values() if along.name == "citations")
