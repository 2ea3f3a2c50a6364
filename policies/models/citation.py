"""Where the facts about actions, policies and places came from: one table of citations a model."""

from django.db import models

from sources.models import Citation

from .action import FederalAction
from .development import Development, FundsAtStake
from .government import Agency, GrantProgram, Official, Statute
from .jurisdiction import Jurisdiction
from .local import LocalPolicy
from .provision import Provision


class JurisdictionCitation(Citation):
    """Where a fact about a jurisdiction came from."""

    record = models.ForeignKey(Jurisdiction, on_delete=models.CASCADE, related_name="citations")


class AgencyCitation(Citation):
    """Where a fact about an agency came from."""

    record = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="citations")


class OfficialCitation(Citation):
    """Where a fact about an official came from."""

    record = models.ForeignKey(Official, on_delete=models.CASCADE, related_name="citations")


class StatuteCitation(Citation):
    """Where a fact about a statute came from."""

    record = models.ForeignKey(Statute, on_delete=models.CASCADE, related_name="citations")


class GrantProgramCitation(Citation):
    """Where a fact about a grant program came from."""

    record = models.ForeignKey(GrantProgram, on_delete=models.CASCADE, related_name="citations")


class FederalActionCitation(Citation):
    """Where a fact about a federal action came from."""

    record = models.ForeignKey(FederalAction, on_delete=models.CASCADE, related_name="citations")


class LocalPolicyCitation(Citation):
    """Where a fact about a local policy came from."""

    record = models.ForeignKey(LocalPolicy, on_delete=models.CASCADE, related_name="citations")


class ProvisionCitation(Citation):
    """Where a fact about a provision came from."""

    record = models.ForeignKey(Provision, on_delete=models.CASCADE, related_name="citations")


class DevelopmentCitation(Citation):
    """Where a fact about a development came from."""

    record = models.ForeignKey(Development, on_delete=models.CASCADE, related_name="citations")


class FundsAtStakeCitation(Citation):
    """Where a fact about an amount at stake came from."""

    record = models.ForeignKey(FundsAtStake, on_delete=models.CASCADE, related_name="citations")
