"""The rows a chain is made of, for many provisions in one statement."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, QuerySet

from policies.models import ActionRelation, FederalAction, LocalPolicy, Provision
from sources.models import Document
from sources.together import Part, Read, Together, any_of
from sources.together.expressions import Columns

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


def reliefs_on(provisions: Columns) -> QuerySet[Relief]:
    """The relief that names any of these provisions, with what later rulings did to it."""
    changes = with_rulings(ReliefChange.objects.select_related("superseded_by", "lifts").with_sources())
    changes = changes.with_list("coverage", "party", "jurisdiction").prefetch_related("provisions")
    changes = changes.order_by("ruling__decided_on", "ruling__sequence", "sequence", "pk")
    naming = ReliefProvision.objects.filter(provision__in=provisions)
    reliefs = with_rulings(Relief.objects.filter(pk__in=naming.values("relief")).with_sources())
    reliefs = reliefs.with_list("coverage", "party", "jurisdiction")
    return reliefs.prefetch_related("provision_rows", Prefetch("changes", changes)).order_by("pk")


class DenialParts:
    """The rulings that refused relief: in whole, in a suit over a provision; or in part, as to this provision.

    What a ruling gave in part and did not give for a provision it refused, where it rejected a ground against it.
    """

    def __init__(self, together: Together, provisions: Columns) -> None:
        whole = {"ruling__kind__in": DENIABLE, "ruling__result__in": DENIED, "ruling__relief": None}
        in_part = {"ruling__kind__in": DENIABLE, "ruling__result": RulingResult.GRANTED_IN_PART}
        in_suits = {f"lawsuit__ruling_rows__{lookup}": value for lookup, value in whole.items()}
        add, holdings = together.add, Holding.objects.order_by().filter(provision__in=provisions)
        claims = Claim.objects.order_by().filter(provision__in=provisions, **in_suits)
        given = Relief.objects.order_by().filter(provisions__in=provisions, **in_part)
        rejected = holdings.filter(result=HoldingResult.REJECTED, **in_part)
        self.held = add(holdings.filter(**whole).values_list("provision", "ruling"))
        self.asked = add(claims.values_list("provision", "lawsuit__ruling_rows__ruling"))
        self.rejected = add(rejected.values_list("provision", "ruling"))
        self.given = add(given.values_list("provisions", "ruling"))
        in_asked = self.asked.column("lawsuit__ruling_rows__ruling")
        rulings = any_of(self.held.column("ruling"), in_asked, self.rejected.column("ruling"))
        self.rulings = add(Ruling.objects.select_related("court").with_sources().filter(pk__in=rulings))

    def by_provision(self, read: Read) -> dict[int, list[Ruling]]:
        """The rulings, by provision."""
        rulings = {ruling.pk: ruling for ruling in read[self.rulings]}
        in_part = {*read[self.rejected]} - {*read[self.given]}
        found: dict[int, list[Ruling]] = defaultdict(list)
        for provision, ruling in sorted({*read[self.held], *read[self.asked]} | in_part):
            found[provision].append(rulings[ruling])
        return found


class ChainParts:
    """All that the chains of these provisions are made of, as lists that are read in one statement."""

    def __init__(self, together: Together, provisions: Columns) -> None:
        add = together.add
        self.own = add(Provision.objects.order_by().filter(pk__in=provisions))
        self.reliefs = add(reliefs_on(provisions))
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
