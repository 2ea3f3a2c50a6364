"""Who sues, where, and what came of it."""

from .court import Court, CourtAlias, Judge
from .party import Party, PartyMember
from .ground import LegalGround
from .lawsuit import (
    Claim,
    EarlierDocketNumber,
    Lawsuit,
    LawsuitDevelopment,
    LawsuitJudge,
    LawsuitParty,
    LawsuitRelation,
)
from .ruling import Ruling, RulingJudge, RulingLawsuit
from .holding import Holding, HoldingReview
from .relief import CoverageMember, Relief, ReliefChange, ReliefChangeProvision, ReliefProvision
from .appeal import Appeal, AppealJudge, AppealLawsuit, AppealNumber, AppealParty, AppealedRuling
from .citation import (
    AppealCitation,
    CourtCitation,
    HoldingCitation,
    JudgeCitation,
    LawsuitCitation,
    LegalGroundCitation,
    PartyCitation,
    ReliefChangeCitation,
    ReliefCitation,
    RulingCitation,
)

__all__ = [
    "Appeal",
    "AppealCitation",
    "AppealJudge",
    "AppealLawsuit",
    "AppealNumber",
    "AppealParty",
    "AppealedRuling",
    "Claim",
    "Court",
    "CourtAlias",
    "CourtCitation",
    "CoverageMember",
    "EarlierDocketNumber",
    "Holding",
    "HoldingCitation",
    "HoldingReview",
    "Judge",
    "JudgeCitation",
    "Lawsuit",
    "LawsuitCitation",
    "LawsuitDevelopment",
    "LawsuitJudge",
    "LawsuitParty",
    "LawsuitRelation",
    "LegalGround",
    "LegalGroundCitation",
    "Party",
    "PartyCitation",
    "PartyMember",
    "Relief",
    "ReliefChange",
    "ReliefChangeCitation",
    "ReliefChangeProvision",
    "ReliefCitation",
    "ReliefProvision",
    "Ruling",
    "RulingCitation",
    "RulingJudge",
    "RulingLawsuit",
]
