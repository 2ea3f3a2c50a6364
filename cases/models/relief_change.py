"""What later orders did to a relief."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from policies.models import Provision
from sources.constraints import different, known_value, partial_date, unique, when
from sources.models import Keyed, Record, precision

from ..choices import ChangeKind, TakesEffect
from .managers import ReliefChangeManager
from .relief import Relief, timed
from .ruling import Ruling


class ReliefChange(Record):
    """What a later ruling (or the same one, from birth) does to a relief, from a day of its own.

    For a stay, the coverage is what it leaves standing: none listed and not universal is a full stay. For a narrowing
    it is what remains, for an extension what is added. Its provisions are those it touches; none listed means all of
    the relief's. Where it takes effect on a mandate whose day is not recorded, that day is unknown and stays so.
    """

    relief = models.ForeignKey(Relief, on_delete=models.CASCADE, related_name="changes")
    ruling = models.ForeignKey(Ruling, on_delete=models.PROTECT, related_name="relief_changes")
    kind = models.CharField(max_length=10, choices=ChangeKind)
    provisions = models.ManyToManyField(Provision, through="ReliefChangeProvision", related_name="relief_changes")
    takes_effect = models.CharField(max_length=10, choices=TakesEffect, default=TakesEffect.ON_ENTRY)
    effective_on = models.DateField(null=True, blank=True)
    effective_on_precision = precision()
    sequence = models.PositiveSmallIntegerField(default=1, help_text="Order among changes of the same day.")
    is_universal = models.BooleanField("leaves or gives everyone", default=False)
    lifts = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="lifted_by",
        help_text="The stay it lifts.",
    )
    superseded_by = models.ForeignKey(
        Relief,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="supersedes",
        help_text="The relief that takes its place.",
    )
    expires_on = models.DateField(
        null=True, blank=True, help_text="For a prolonged order: the first day it no longer binds."
    )
    expires_on_precision = precision()
    terms = models.TextField(blank=True, help_text="In our own words.")

    objects: ClassVar[ReliefChangeManager] = ReliefChangeManager()

    class Meta:
        ordering = ("relief", "ruling__decided_on", "sequence", "slug")
        constraints = [
            *Record.Meta.constraints,
            known_value("kind", ChangeKind),
            known_value("takes_effect", TakesEffect),
            timed(),
            partial_date("effective_on"),
            partial_date("expires_on"),
            different("lifts", "id"),
            different("relief", "superseded_by"),
            when(
                "lifts_named",
                Q(kind=ChangeKind.LIFTS_STAY, lifts__isnull=False)
                | (~Q(kind=ChangeKind.LIFTS_STAY) & Q(lifts__isnull=True)),
                "Lifting a stay names the stay; nothing else does.",
                "lifts",
                lambda row: (row["kind"] == ChangeKind.LIFTS_STAY) == (row["lifts"] is not None),
            ),
            when(
                "successor_named",
                Q(kind=ChangeKind.SUPERSEDES) | Q(superseded_by__isnull=True),
                "Only a change that supersedes names a successor.",
                "superseded_by",
                lambda row: row["kind"] == ChangeKind.SUPERSEDES or row["superseded_by"] is None,
            ),
            when(
                "prolonged_until",
                Q(kind=ChangeKind.PROLONGS, expires_on__isnull=False)
                | (~Q(kind=ChangeKind.PROLONGS) & Q(expires_on__isnull=True)),
                "Give the new expires_on exactly when an order is prolonged.",
                "expires_on",
                lambda row: (row["kind"] == ChangeKind.PROLONGS) == (row["expires_on"] is not None),
            ),
        ]

    def dossiers(self) -> Iterable[Any]:
        return self.relief.dossiers()

    def __str__(self) -> str:
        return f"{self.ruling.court} {self.get_kind_display().lower()} {self.relief_id and self.relief.slug}"


class ReliefChangeProvision(Keyed):
    """A provision a change touches, where it does not touch all of the relief's."""

    relief_change = models.ForeignKey(ReliefChange, on_delete=models.CASCADE, related_name="provision_rows")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="relief_change_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("relief_change", "provision")

    class Meta:
        ordering = ("relief_change", "position")
        constraints = [unique("relief_change", "provision"), unique("relief_change", "position", name="position")]
