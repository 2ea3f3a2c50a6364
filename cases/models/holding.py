"""What a court said on a ground, and what became of it above."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from policies.models import Provision
from sources.constraints import known_value, unique, when
from sources.models import Keyed, Record

from ..choices import Fate, HoldingLevel, HoldingResult
from .claim import Claim
from .ground import LegalGround
from .managers import HoldingManager
from .ruling import Ruling


class Holding(Record):
    """A ruling's answer on one ground, for one provision where it distinguishes them: how far it went, and which way.

    It answers a claim of one of the ruling's lawsuits, on the same ground or one above it; a ground nobody pleaded
    (standing, which the court must ask of itself; the scope of relief) says why it stands here all the same.
    """

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="holdings")
    ground = models.ForeignKey(LegalGround, on_delete=models.PROTECT, related_name="holdings")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, null=True, blank=True, related_name="holdings")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="holdings")
    not_pleaded_because = models.CharField(
        max_length=200, blank=True, help_text="Why no claim stands behind it: the court asks this of itself; a defense."
    )
    level = models.CharField(max_length=9, choices=HoldingLevel)
    result = models.CharField(max_length=17, choices=HoldingResult)
    gist = models.TextField(blank=True, help_text="In our own words.")
    position = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[HoldingManager] = HoldingManager()

    class Meta:
        ordering = ("ruling", "position", "slug")
        constraints = [
            *Record.Meta.constraints,
            known_value("level", HoldingLevel),
            known_value("result", HoldingResult),
            when(
                "claim_or_reason",
                Q(claim__isnull=False, not_pleaded_because="") | (Q(claim__isnull=True) & ~Q(not_pleaded_because="")),
                "Name the claim it answers, or say why there is none.",
                "claim",
                lambda row: (row["claim"] is None) != (row["not_pleaded_because"] == ""),
            ),
        ]

    def dossiers(self) -> Iterable[Any]:
        return self.ruling.dossiers()

    def __str__(self) -> str:
        level = self.get_level_display().partition(":")[0].partition(" (")[0]
        return f"{self.ground}: {self.get_result_display().lower()} ({level.lower()})"

    @property
    def fate(self) -> str:
        """What became of it: what the latest review did with it; empty where there is none.

        A review whose day is not known counts as earlier than those whose day is.
        """
        reviews = sorted(self.reviews.all(), key=lambda review: review.ruling.order)
        return reviews[-1].fate if reviews else ""

    def clean(self) -> None:
        super().clean()
        if self.claim is None:
            return
        pleaded = self.claim.ground
        if pleaded and self.ground_id and pleaded not in (self.ground, *self.ground.ancestors()):
            raise ValidationError({"claim": f"The claim is on {pleaded}, not on {self.ground}."})
        if self.ruling_id and not self.ruling.lawsuit_rows.filter(lawsuit=self.claim.lawsuit_id).exists():
            raise ValidationError({"claim": f"The ruling was not made in the claim's lawsuit, {self.claim.lawsuit}."})


class HoldingReview(Keyed):
    """What a later ruling did with a holding."""

    holding = models.ForeignKey(Holding, on_delete=models.CASCADE, related_name="reviews")
    ruling = models.ForeignKey(Ruling, on_delete=models.PROTECT, related_name="reviewed_holdings")
    fate = models.CharField(max_length=9, choices=Fate)
    note = models.CharField(max_length=300, blank=True)

    key_fields = ("holding", "ruling")

    class Meta:
        ordering = ("holding", "ruling__decided_on", "ruling__sequence", "ruling")
        constraints = [unique("holding", "ruling"), known_value("fate", Fate)]

    def __str__(self) -> str:
        return f"{self.get_fate_display()} by {self.ruling}"
