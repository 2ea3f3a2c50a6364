"""Who took a federal action, and on what money and law it bears."""

from django.db import models

from sources.constraints import known_value, unique
from sources.models import Keyed

from ..choices import OfficialRole
from .action import FederalAction
from .government import Agency, GrantProgram, Official, Statute


class ActionAgency(Keyed):
    """An agency that took the action."""

    federal_action = models.ForeignKey(FederalAction, on_delete=models.CASCADE, related_name="agency_rows")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="action_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("federal_action", "agency")

    class Meta:
        verbose_name_plural = "action agencies"
        ordering = ("federal_action", "position")
        constraints = [unique("federal_action", "agency"), unique("federal_action", "position", name="position")]


class ActionOfficial(Keyed):
    """An official who issued or signed the action, or to whom it was addressed."""

    federal_action = models.ForeignKey(FederalAction, on_delete=models.CASCADE, related_name="official_rows")
    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="action_rows")
    role = models.CharField(max_length=10, choices=OfficialRole, default=OfficialRole.ISSUED)
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("federal_action", "official", "role")

    class Meta:
        ordering = ("federal_action", "position")
        constraints = [
            known_value("role", OfficialRole),
            unique("federal_action", "official", "role"),
            unique("federal_action", "position", name="position"),
        ]


class ActionGrantProgram(Keyed):
    """A grant program whose money the action touches."""

    federal_action = models.ForeignKey(FederalAction, on_delete=models.CASCADE, related_name="grant_program_rows")
    grant_program = models.ForeignKey(GrantProgram, on_delete=models.PROTECT, related_name="action_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("federal_action", "grant_program")

    class Meta:
        ordering = ("federal_action", "position")
        constraints = [unique("federal_action", "grant_program"), unique("federal_action", "position", name="position")]


class ActionStatute(Keyed):
    """A statute the action invokes, enforces or is about."""

    federal_action = models.ForeignKey(FederalAction, on_delete=models.CASCADE, related_name="statute_rows")
    statute = models.ForeignKey(Statute, on_delete=models.PROTECT, related_name="action_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("federal_action", "statute")

    class Meta:
        ordering = ("federal_action", "position")
        constraints = [unique("federal_action", "statute"), unique("federal_action", "position", name="position")]
