"""When a provision takes effect and when it ends, apart from the courts."""

from django.db.models import Prefetch, QuerySet

from policies.choices import ActionRelationKind
from policies.models import ActionRelation, FederalAction, Provision

from ..effect.answer import Lifetime
from ..effect.moments import Moment
from .histories import partial

ENDING = (ActionRelationKind.REVOKES, ActionRelationKind.SUPERSEDES)


def provisions(among: QuerySet[Provision] | None = None) -> QuerySet[Provision]:
    """Provisions, all or those among some, with what their lifetime rests on, in two queries."""
    rows = Provision.objects.all() if among is None else among
    relations = ActionRelation.objects.select_related("from_action")
    # Actions are joined, because SQLite refuses Django's prefetch of more than a thousand.
    return rows.select_related("local_policy", "federal_action").prefetch_related(
        Prefetch("federal_action__relations_to_it", relations)
    )


def lifetime_of(provision: Provision) -> Lifetime:
    """From the day its instrument takes effect to the day that it is revoked, replaced or repealed.

    An action that names no other day takes effect when it is signed. Revoking a revoker revives nothing by itself: the
    first ending stands.
    """
    if provision.local_policy is not None:
        policy = provision.local_policy
        begins = partial(
            policy.effective_on, policy.effective_on_precision, "the day it took effect is known only in part"
        )
        adopted = partial(
            policy.adopted_on, policy.adopted_on_precision, "the day it was adopted is known only in part"
        )
        ended = partial(policy.ended_on, policy.ended_on_precision, "the day it ended is known only in part")
        return Lifetime(begins or adopted, ended)
    action = provision.federal_action
    if action is None:
        return Lifetime()
    endings = [partial(action.ended_on, action.ended_on_precision, "the day it ended is known only in part")]
    endings += [
        _ending(relation)
        for relation in action.relations_to_it.all()
        if relation.kind in ENDING and relation.provision_id in (None, provision.pk)
    ]
    known = [moment for moment in endings if moment is not None]
    return Lifetime(beginning_of(action), min(known, key=lambda m: (m.latest, m.earliest), default=None))


def beginning_of(action: FederalAction) -> Moment | None:
    """The day it takes effect: its own, else that of its signing; None where neither is recorded."""
    effective = partial(
        action.effective_on, action.effective_on_precision, "the day it takes effect is known only in part"
    )
    return effective or partial(
        action.signed_on, action.signed_on_precision, "the day it was signed is known only in part"
    )


def _ending(relation: ActionRelation) -> Moment | None:
    own = partial(relation.effective_on, relation.effective_on_precision, "the day it ended is known only in part")
    return own or beginning_of(relation.from_action)
