"""Who sues, where, and what came of it."""

from .appeal import Appeal, AppealedRuling, AppealJudge, AppealLawsuit, AppealNumber, AppealParty
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
from .claim import Claim
from .court import Court, CourtAlias, Judge
from .coverage import CoverageMember
from .effect import EffectPeriod, StaleRelief
from .ground import LegalGround
from .holding import Holding, HoldingReview
from .lawsuit import EarlierDocketNumber, Lawsuit, LawsuitRelation
from .lawsuit_links import LawsuitDevelopment, LawsuitJudge, LawsuitParty
from .party import Party, PartyMember
from .relief import Relief, ReliefProvision
from .relief_change import ReliefChange, ReliefChangeProvision
from .ruling import Ruling, RulingJudge, RulingLawsuit
from .suggestion import Suggestion

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
    "EffectPeriod",
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
    "StaleRelief",
    "Suggestion",
]
