"""Citations of every table of litigation, for tests."""

from cases import models
from sources.tests.factories import citation_factory

from .appeals import AppealFactory
from .lawsuits import CourtFactory, JudgeFactory, LawsuitFactory, LegalGroundFactory, PartyFactory
from .relief import ReliefChangeFactory, ReliefFactory
from .rulings import HoldingFactory, RulingFactory

CourtCitationFactory = citation_factory(models.CourtCitation, CourtFactory)
JudgeCitationFactory = citation_factory(models.JudgeCitation, JudgeFactory)
PartyCitationFactory = citation_factory(models.PartyCitation, PartyFactory)
LegalGroundCitationFactory = citation_factory(models.LegalGroundCitation, LegalGroundFactory)
LawsuitCitationFactory = citation_factory(models.LawsuitCitation, LawsuitFactory)
RulingCitationFactory = citation_factory(models.RulingCitation, RulingFactory)
HoldingCitationFactory = citation_factory(models.HoldingCitation, HoldingFactory)
ReliefCitationFactory = citation_factory(models.ReliefCitation, ReliefFactory)
ReliefChangeCitationFactory = citation_factory(models.ReliefChangeCitation, ReliefChangeFactory)
AppealCitationFactory = citation_factory(models.AppealCitation, AppealFactory)
