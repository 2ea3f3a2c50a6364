"""Where the facts about suits and rulings came from: one table of citations a model."""

from django.db import models

from sources.models import Citation

from .appeal import Appeal
from .court import Court, Judge
from .ground import LegalGround
from .holding import Holding
from .lawsuit import Lawsuit
from .party import Party
from .relief import Relief
from .relief_change import ReliefChange
from .ruling import Ruling


class CourtCitation(Citation):
    """Where a fact about a court came from."""

    record = models.ForeignKey(Court, on_delete=models.CASCADE, related_name="citations")


class JudgeCitation(Citation):
    """Where a fact about a judge came from."""

    record = models.ForeignKey(Judge, on_delete=models.CASCADE, related_name="citations")


class PartyCitation(Citation):
    """Where a fact about a party came from."""

    record = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="citations")


class LegalGroundCitation(Citation):
    """Where a fact about a legal ground came from."""

    record = models.ForeignKey(LegalGround, on_delete=models.CASCADE, related_name="citations")


class LawsuitCitation(Citation):
    """Where a fact about a lawsuit came from."""

    record = models.ForeignKey(Lawsuit, on_delete=models.CASCADE, related_name="citations")


class RulingCitation(Citation):
    """Where a fact about a ruling came from."""

    record = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="citations")


class HoldingCitation(Citation):
    """Where a fact about a holding came from."""

    record = models.ForeignKey(Holding, on_delete=models.CASCADE, related_name="citations")


class ReliefCitation(Citation):
    """Where a fact about relief came from."""

    record = models.ForeignKey(Relief, on_delete=models.CASCADE, related_name="citations")


class ReliefChangeCitation(Citation):
    """Where a fact about a change of relief came from."""

    record = models.ForeignKey(ReliefChange, on_delete=models.CASCADE, related_name="citations")


class AppealCitation(Citation):
    """Where a fact about an appeal came from."""

    record = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="citations")
