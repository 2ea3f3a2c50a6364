"""What happened under an action or a policy, and what money is at stake."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sources.constraints import known_value, partial_date, unique, when
from sources.models import Keyed, Record, precision
from sources.ordering import dated

from ..choices import Unit
from .action import FederalAction
from .government import GrantProgram, Official
from .jurisdiction import Jurisdiction
from .local import LocalPolicy
from .managers import DevelopmentManager, FundsAtStakeManager


class Development(Record):
    """A dated happening under an action or policy that no court decided: a list published, a press call, an arrest."""

    title = models.CharField(max_length=250)
    occurred_on = models.DateField(null=True, blank=True)
    occurred_on_precision = precision()
    summary = models.TextField(blank=True)
    federal_actions = models.ManyToManyField(FederalAction, through="DevelopmentAction", related_name="developments")
    local_policies = models.ManyToManyField(LocalPolicy, through="DevelopmentPolicy", related_name="developments")
    officials = models.ManyToManyField(Official, through="DevelopmentOfficial", related_name="developments")

    objects: ClassVar[DevelopmentManager] = DevelopmentManager()

    class Meta:
        ordering = (F("occurred_on").desc(nulls_last=True), "slug")
        constraints = [*Record.Meta.constraints, partial_date("occurred_on")]
        indexes = dated("development_occurred", "occurred_on")

    def __str__(self) -> str:
        return self.title


class DevelopmentAction(Keyed):
    """A federal action a development happened under."""

    development = models.ForeignKey(Development, on_delete=models.CASCADE, related_name="action_rows")
    federal_action = models.ForeignKey(FederalAction, on_delete=models.PROTECT, related_name="development_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("development", "federal_action")

    class Meta:
        ordering = ("development", "position")
        constraints = [unique("development", "federal_action"), unique("development", "position", name="position")]


class DevelopmentPolicy(Keyed):
    """A local policy a development happened under."""

    development = models.ForeignKey(Development, on_delete=models.CASCADE, related_name="policy_rows")
    local_policy = models.ForeignKey(LocalPolicy, on_delete=models.PROTECT, related_name="development_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("development", "local_policy")

    class Meta:
        verbose_name_plural = "development policies"
        ordering = ("development", "position")
        constraints = [unique("development", "local_policy"), unique("development", "position", name="position")]


class DevelopmentOfficial(Keyed):
    """An official who took part in a development."""

    development = models.ForeignKey(Development, on_delete=models.CASCADE, related_name="official_rows")
    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="development_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("development", "official")

    class Meta:
        ordering = ("development", "position")
        constraints = [unique("development", "official"), unique("development", "position", name="position")]


class FundsAtStake(Record):
    """An amount of money at stake, as somebody stated it, for whom and from which program."""

    what = models.CharField(max_length=250, help_text="What the amount is of.")
    amount = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=12, choices=Unit, default=Unit.USD)
    as_stated = models.CharField(max_length=120, help_text="In the source's terms: about $28.3 million.")
    fiscal_year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Federal fiscal year: 2017 began on 1 October 2016."
    )
    stated_by = models.CharField(max_length=200, blank=True, help_text="Whose figure it is.")
    grant_program = models.ForeignKey(
        GrantProgram, on_delete=models.PROTECT, null=True, blank=True, related_name="funds_at_stake"
    )
    federal_action = models.ForeignKey(
        FederalAction, on_delete=models.PROTECT, null=True, blank=True, related_name="funds_at_stake"
    )
    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, null=True, blank=True, related_name="funds_at_stake"
    )

    objects: ClassVar[FundsAtStakeManager] = FundsAtStakeManager()

    class Meta:
        verbose_name_plural = "funds at stake"
        ordering = ("slug",)
        constraints = [
            *Record.Meta.constraints,
            known_value("unit", Unit),
            when(
                "amount_positive",
                Q(amount__isnull=True) | Q(amount__gt=0),
                "An amount at stake is more than nothing.",
                "amount",
                lambda row: row["amount"] is None or row["amount"] > 0,
            ),
            when(
                "fiscal_year_sane",
                Q(fiscal_year__isnull=True) | Q(fiscal_year__range=(1950, 2100)),
                "Write the fiscal year with four digits.",
                "fiscal_year",
                lambda row: row["fiscal_year"] is None or 1950 <= row["fiscal_year"] <= 2100,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_stated}: {self.what}"
