"""What federal actions take up of what courts have blocked, as the API tells it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from cases.blocked.lineage import Lineage, lineages, sentence
from policies.models import FederalAction


def lineage_told(action: FederalAction, on: dt.date) -> list[dict[str, Any]]:
    """How the action stands on the day to the earlier ones that it takes up."""
    return all_told(lineages([action.pk], on).get(action.pk, []))


def all_told(found: Iterable[Lineage]) -> list[dict[str, Any]]:
    """Several of them."""
    return [one_told(lineage) for lineage in found]


def one_told(lineage: Lineage) -> dict[str, Any]:
    """One of them, as plain values."""
    relation, found = lineage.relation, lineage.finding
    return {
        "relation": relation.kind,
        "earlier_action": relation.to_action.slug,
        "enjoined": [provision.slug for provision in lineage.enjoined],
        "orders": [relief.slug for relief in lineage.orders],
        "standing": found.standing.value,
        "since": found.since.isoformat(),
        "settled_by": found.settled_by,
        "settled_on": found.settled_on.isoformat() if found.settled_on else None,
        "carried_over": list(found.carried_over),
        "not_carried_over": list(found.not_carried_over),
        "open": list(found.open),
        "perhaps_said_by": list(found.perhaps_said_by),
        "sentence": sentence(lineage),
    }
