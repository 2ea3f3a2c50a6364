"""What is challenged, and whom it binds."""

from .action import FederalAction
from .action_links import ActionAgency, ActionGrantProgram, ActionOfficial, ActionStatute
from .action_relation import ActionRelation
from .citation import (
    AgencyCitation,
    DevelopmentCitation,
    FederalActionCitation,
    FundsAtStakeCitation,
    GrantProgramCitation,
    JurisdictionCitation,
    LocalPolicyCitation,
    OfficialCitation,
    ProvisionCitation,
    StatuteCitation,
)
from .designation import Designation, Figure
from .development import (
    Development,
    DevelopmentAction,
    DevelopmentOfficial,
    DevelopmentPolicy,
    FundsAtStake,
)
from .government import Agency, GrantProgram, GrantProgramAgency, Office, Official, Statute
from .jurisdiction import Jurisdiction
from .local import LocalPolicy, PolicyOfficial, PolicyStatute
from .provision import Provision

__all__ = [
    "ActionAgency",
    "ActionGrantProgram",
    "ActionOfficial",
    "ActionRelation",
    "ActionStatute",
    "Agency",
    "AgencyCitation",
    "Designation",
    "Development",
    "DevelopmentAction",
    "DevelopmentCitation",
    "DevelopmentOfficial",
    "DevelopmentPolicy",
    "FederalAction",
    "FederalActionCitation",
    "Figure",
    "FundsAtStake",
    "FundsAtStakeCitation",
    "GrantProgram",
    "GrantProgramAgency",
    "GrantProgramCitation",
    "Jurisdiction",
    "JurisdictionCitation",
    "LocalPolicy",
    "LocalPolicyCitation",
    "Office",
    "Official",
    "OfficialCitation",
    "PolicyOfficial",
    "PolicyStatute",
    "Provision",
    "ProvisionCitation",
    "Statute",
    "StatuteCitation",
]
