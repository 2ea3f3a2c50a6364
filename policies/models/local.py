"""What states and localities did, for which they are sued or for which they sue."""

from typing import ClassVar

from django.db import models
from django.db.models import F

from sources.constraints import different, in_order, known_value, partial_date, unique
from sources.models import Dossier, Keyed, other_names, precision
from sources.ordering import dated

from ..choices import OfficialRole, PolicyKind
from .government import Official, Statute
from .jurisdiction import Jurisdiction
from .managers import LocalPolicyManager


class LocalPolicy(Dossier):
    """A state's or locality's statute, ordinance, order, directive or declared position."""

    title = models.CharField(max_length=250)
    other_names = other_names()
    kind = models.CharField(max_length=16, choices=PolicyKind)
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="local_policies")
    citation = models.CharField(max_length=200, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    adopted_on_precision = precision()
    effective_on = models.DateField(null=True, blank=True)
    effective_on_precision = precision()
    ended_on = models.DateField("repealed or replaced on", null=True, blank=True)
    ended_on_precision = precision()
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces")
    amendments = models.CharField(
        max_length=300, blank=True, help_text="When and by what it was amended or reaffirmed."
    )
    summary = models.TextField(blank=True, help_text="In our own words.")
    officials = models.ManyToManyField(Official, through="PolicyOfficial", related_name="local_policies")
    statutes = models.ManyToManyField(Statute, through="PolicyStatute", related_name="local_policies")

    objects: ClassVar[LocalPolicyManager] = LocalPolicyManager()

    class Meta:
        verbose_name_plural = "local policies"
        ordering = (F("adopted_on").desc(nulls_last=True), "slug")
        constraints = [
            *Dossier.Meta.constraints,
            known_value("kind", PolicyKind),
            partial_date("adopted_on"),
            partial_date("effective_on"),
            partial_date("ended_on"),
            in_order("adopted_on", "ended_on"),
            different("replaced_by", "id"),
        ]
        indexes = [*Dossier.Meta.indexes, *dated("policy_adopted", "adopted_on")]

    def __str__(self) -> str:
        return self.title


class PolicyOfficial(Keyed):
    """An official who issued, signed or sponsored a local policy."""

    local_policy = models.ForeignKey(LocalPolicy, on_delete=models.CASCADE, related_name="official_rows")
    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="policy_rows")
    role = models.CharField(max_length=10, choices=OfficialRole, default=OfficialRole.ISSUED)
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("local_policy", "official", "role")

    class Meta:
        ordering = ("local_policy", "position")
        constraints = [
            known_value("role", OfficialRole),
            unique("local_policy", "official", "role"),
            unique("local_policy", "position", name="position"),
        ]


class PolicyStatute(Keyed):
    """A statute that contains or governs a local policy."""

    local_policy = models.ForeignKey(LocalPolicy, on_delete=models.CASCADE, related_name="statute_rows")
    statute = models.ForeignKey(Statute, on_delete=models.PROTECT, related_name="policy_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("local_policy", "statute")

    class Meta:
        ordering = ("local_policy", "position")
        constraints = [unique("local_policy", "statute"), unique("local_policy", "position", name="position")]
