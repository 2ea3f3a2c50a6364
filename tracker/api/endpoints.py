"""All endpoints, in the order in which a reader meets them."""

from . import (
    actions,
    appeals,
    citations,
    claims,
    courts,
    developments,
    documents,
    effect,
    government,
    grounds,
    grounds_on_appeal,
    holdings,
    jurisdictions,
    lawsuits,
    local_policies,
    mentions,
    organizations,
    parties,
    provisions,
    relief,
    rulings,
)
from .addresses import COLLECTIONS
from .records import Listing, Records

RECORDS: tuple[type[Records], ...] = (
    actions.FederalActions,
    provisions.Provisions,
    local_policies.LocalPolicies,
    jurisdictions.Jurisdictions,
    government.GrantPrograms,
    developments.Funds,
    developments.Developments,
    government.Statutes,
    government.Agencies,
    government.Officials,
    lawsuits.Lawsuits,
    claims.Claims,
    rulings.Rulings,
    holdings.Holdings,
    relief.ReliefRecords,
    relief.ReliefChanges,
    appeals.Appeals,
    courts.Courts,
    courts.Judges,
    parties.Parties,
    grounds.LegalGrounds,
    documents.Documents,
    documents.Statements,
    documents.Discrepancies,
    organizations.Organizations,
    organizations.People,
)

ENDPOINTS: dict[str, type[Listing]] = {
    "effect": effect.Effect,
    **{COLLECTIONS[view.queryset.model]: view for view in RECORDS},
    "grounds-on-appeal": grounds_on_appeal.GroundsOnAppeal,
    "citations": citations.Citations,
    "mentions": mentions.Mentions,
}
