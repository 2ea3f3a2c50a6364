"""What an order forbids."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from policies.models import Provision
from sources.constraints import Rule, in_order, known_value, partial_date, unique, when
from sources.models import Keyed, Record, precision

from ..choices import ReliefKind, TakesEffect
from .managers import ReliefManager
from .ruling import Ruling


def timed() -> Rule:
    """A day is given exactly where the order takes effect on a day of its own."""
    return when(
        "timed",
        Q(takes_effect=TakesEffect.ON_DATE, effective_on__isnull=False)
        | (~Q(takes_effect=TakesEffect.ON_DATE) & Q(effective_on__isnull=True)),
        "Give effective_on exactly when takes_effect is on_date.",
        "effective_on",
        lambda row: (row["takes_effect"] == TakesEffect.ON_DATE) == (row["effective_on"] is not None),
    )


class Relief(Record):
    """One thing an order gives: which provisions it blocks, for whom, from when, until when.

    Coverage is universal, or the members listed (`CoverageMember`). A declaratory judgment blocks nothing by itself.
    """

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="relief")
    kind = models.CharField(max_length=22, choices=ReliefKind)
    provisions = models.ManyToManyField(Provision, through="ReliefProvision", related_name="relief")
    is_universal = models.BooleanField(
        "reaches everyone", default=False, help_text="Nationwide or universal; otherwise list whom it covers."
    )
    takes_effect = models.CharField(max_length=10, choices=TakesEffect, default=TakesEffect.ON_ENTRY)
    effective_on = models.DateField(null=True, blank=True)
    effective_on_precision = precision()
    expires_on = models.DateField(
        null=True, blank=True, help_text="The first day it no longer binds, where the order says so."
    )
    expires_on_precision = precision()
    terms = models.TextField(blank=True, help_text="What it forbids and what it leaves, in our own words.")
    position = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[ReliefManager] = ReliefManager()

    class Meta:
        verbose_name_plural = "relief"
        ordering = ("ruling", "position", "slug")
        constraints = [
            *Record.Meta.constraints,
            known_value("kind", ReliefKind),
            known_value("takes_effect", TakesEffect),
            timed(),
            partial_date("effective_on"),
            partial_date("expires_on"),
            in_order("effective_on", "expires_on"),
        ]

    def dossiers(self) -> Iterable[Any]:
        return self.ruling.dossiers()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.ruling.day or 'unknown day'} ({self.ruling.court})"


class ReliefProvision(Keyed):
    """A provision that a relief blocks; or perhaps, where the record does not settle whether the order holds it.

    That it is open is said by the reason why, so that neither stands without the other. What was read of an order may
    count the provisions it bars and not name them: then each of those it may have meant is perhaps held.
    """

    relief = models.ForeignKey(Relief, on_delete=models.CASCADE, related_name="provision_rows")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="relief_rows")
    perhaps_because = models.CharField(
        "perhaps, because",
        max_length=200,
        blank=True,
        help_text="Only where it is open whether the order holds it: why, as the end of a sentence (which three "
        "conditions it bars is not recorded). Left empty: the order holds it.",
    )
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("relief", "provision")

    class Meta:
        ordering = ("relief", "position")
        constraints = [unique("relief", "provision"), unique("relief", "position", name="position")]

    def __str__(self) -> str:
        return f"{self.provision} (perhaps)" if self.perhaps_because else str(self.provision)
