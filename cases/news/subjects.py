"""About what one can ask for news: an action, a provision, a place, a lawsuit, a ground; or about everything."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

from policies.models import FederalAction, Jurisdiction, Provision

from ..models import Claim, Holding, Lawsuit, LawsuitParty, LegalGround, Relief, ReliefProvision, Ruling, RulingLawsuit


@dataclass(frozen=True)
class Subject:
    """The rulings and the relief that are news of it; the place for which the effect is told, or anybody.

    `provisions`: those of which it is told, where the relief names others too.
    """

    rulings: QuerySet[Ruling]
    relief: QuerySet[Relief]
    place: Jurisdiction | None = None
    provisions: QuerySet[Provision] | None = None


def everything() -> Subject:
    """All there is."""
    return Subject(Ruling.objects.order_by(), Relief.objects.order_by())


def subject_of(record: Any) -> Subject:
    """What is news of a record. Raises `KeyError` for a kind of record that has none."""
    return SUBJECTS[type(record)](record)


def _of_action(action: Any) -> Subject:
    return _of_provisions(Provision.objects.filter(federal_action=action).order_by())


def _of_provision(provision: Any) -> Subject:
    return _of_provisions(Provision.objects.filter(pk=provision.pk).order_by())


def _of_provisions(provisions: QuerySet[Provision]) -> Subject:
    """Rulings in the suits that challenge them, and those that give relief from them; the relief that names them."""
    relief = Relief.objects.filter(pk__in=ReliefProvision.objects.filter(provision__in=provisions).values("relief"))
    suits = Claim.objects.filter(provision__in=provisions).values("lawsuit")
    return Subject(_rulings(_in(suits) | Q(pk__in=relief.values("ruling"))), relief.order_by(), None, provisions)


def _of_lawsuit(lawsuit: Any) -> Subject:
    rulings = _rulings(_in([lawsuit.pk]))
    return Subject(rulings, Relief.objects.filter(ruling__in=rulings.values("pk")).order_by())


def _of_ground(ground: Any) -> Subject:
    """Rulings that hold something on it, or on a ground beneath, and the relief that they give."""
    grounds = LegalGround.objects.subtree(ground.slug)
    rulings = _rulings(Q(pk__in=Holding.objects.filter(ground__in=grounds).values("ruling")))
    return Subject(rulings, Relief.objects.filter(ruling__in=rulings.values("pk")).order_by())


def _of_place(place: Any) -> Subject:
    """Rulings in suits to which it is a party, and those whose relief names it; whatever relief reaches it."""
    suits = LawsuitParty.objects.filter(party__jurisdiction=place).values("lawsuit")
    named = Q(coverage__jurisdiction=place) | Q(coverage__party__jurisdiction=place)
    giving = Relief.objects.filter(named).values("ruling")
    return Subject(_rulings(_in(suits) | Q(pk__in=giving)), Relief.objects.order_by(), place)


def _in(suits: Any) -> Q:
    return Q(pk__in=RulingLawsuit.objects.filter(lawsuit__in=suits).values("ruling"))


def _rulings(condition: Q) -> QuerySet[Ruling]:
    return Ruling.objects.filter(condition).order_by()


SUBJECTS: dict[type[Model], Callable[[Any], Subject]] = {
    FederalAction: _of_action,
    Provision: _of_provision,
    Jurisdiction: _of_place,
    Lawsuit: _of_lawsuit,
    LegalGround: _of_ground,
}
