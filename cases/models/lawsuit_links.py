"""Who and what stands in a lawsuit."""

from django.db import models

from policies.models import Development
from sources.constraints import different, in_order, known_value, partial_date, unique
from sources.models import Keyed, precision

from ..choices import JudgeAssignment, PartyRole
from .court import Judge
from .lawsuit import Lawsuit
from .party import Party


class LawsuitParty(Keyed):
    """A party in a lawsuit: in what role, from when, until when, and in whose place."""

    lawsuit = models.ForeignKey(Lawsuit, on_delete=models.CASCADE, related_name="party_rows")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="lawsuit_rows")
    role = models.CharField(max_length=20, choices=PartyRole)
    role_raw = models.CharField("role as printed", max_length=120, blank=True)
    from_on = models.DateField(null=True, blank=True, help_text="Empty: from the filing, or not recorded.")
    from_on_precision = precision()
    until_on = models.DateField(null=True, blank=True)
    until_on_precision = precision()
    substituted_for = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="An officer's successor takes his place (Fed. R. Civ. P. 25(d)).",
    )
    note = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("lawsuit", "party", "role")

    class Meta:
        verbose_name_plural = "lawsuit parties"
        ordering = ("lawsuit", "position")
        constraints = [
            unique("lawsuit", "party", "role", message="This party already has this role in the lawsuit."),
            unique("lawsuit", "position", name="position"),
            known_value("role", PartyRole),
            partial_date("from_on"),
            partial_date("until_on"),
            in_order("from_on", "until_on"),
            different("party", "substituted_for"),
        ]

    def __str__(self) -> str:
        return f"{self.party} ({self.get_role_display().lower()})"


class LawsuitJudge(Keyed):
    """A judge on a docket."""

    lawsuit = models.ForeignKey(Lawsuit, on_delete=models.CASCADE, related_name="judge_rows")
    judge = models.ForeignKey(Judge, on_delete=models.PROTECT, related_name="lawsuit_rows")
    assignment = models.CharField(max_length=10, choices=JudgeAssignment, default=JudgeAssignment.ASSIGNED)
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("lawsuit", "judge")

    class Meta:
        ordering = ("lawsuit", "position")
        constraints = [
            unique("lawsuit", "judge"),
            unique("lawsuit", "position", name="position"),
            known_value("assignment", JudgeAssignment),
        ]

    def __str__(self) -> str:
        return str(self.judge)


class LawsuitDevelopment(Keyed):
    """A development that belongs to a lawsuit's story."""

    lawsuit = models.ForeignKey(Lawsuit, on_delete=models.CASCADE, related_name="development_rows")
    development = models.ForeignKey(Development, on_delete=models.PROTECT, related_name="lawsuit_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("lawsuit", "development")

    class Meta:
        ordering = ("lawsuit", "position")
        constraints = [unique("lawsuit", "development"), unique("lawsuit", "position", name="position")]
