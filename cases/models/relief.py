"""What an order forbids, for whom, and what later orders did to it."""

from django.db import models
from django.db.models import Q

from policies.models import Jurisdiction, Provision
from sources.constraints import different, exactly_one, in_order, known_value, partial_date, unique, when
from sources.models import Keyed, NaturalKeyManager, Record, precision

from ..choices import ChangeKind, ReliefKind, TakesEffect
from .party import Party
from .querysets import ReliefChangeQuerySet, ReliefQuerySet
from .ruling import Ruling

TIMED = Q(takes_effect=TakesEffect.ON_DATE, effective_on__isnull=False) | (
    ~Q(takes_effect=TakesEffect.ON_DATE) & Q(effective_on__isnull=True)
)


def timed() -> object:
    """A day is given exactly where the order takes effect on a day of its own."""
    return when(
        "timed",
        TIMED,
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

    objects = NaturalKeyManager.from_queryset(ReliefQuerySet)()

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

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.ruling.day or 'unknown day'} ({self.ruling.court})"


class ReliefProvision(Keyed):
    """A provision that a relief blocks."""

    relief = models.ForeignKey(Relief, on_delete=models.CASCADE, related_name="provision_rows")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="relief_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("relief", "provision")

    class Meta:
        ordering = ("relief", "position")
        constraints = [unique("relief", "provision"), unique("relief", "position", name="position")]

    def __str__(self) -> str:
        return str(self.provision)


class ReliefChange(Record):
    """What a later ruling (or the same one, from birth) does to a relief, from a day of its own.

    For a stay, the coverage is what it leaves standing: none listed and not universal is a full stay. For a narrowing it
    is what remains, for an extension what is added. Its provisions are those it touches; none listed means all of the
    relief's. Where it takes effect on a mandate whose day is not recorded, that day is unknown and stays so.
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

    objects = NaturalKeyManager.from_queryset(ReliefChangeQuerySet)()

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


class CoverageMember(Keyed):
    """One member of the coverage of a relief or of a change to one: a party, a jurisdiction, or a class by name."""

    relief = models.ForeignKey(Relief, on_delete=models.CASCADE, null=True, blank=True, related_name="coverage")
    relief_change = models.ForeignKey(
        ReliefChange, on_delete=models.CASCADE, null=True, blank=True, related_name="coverage"
    )
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="coverage_rows")
    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, null=True, blank=True, related_name="coverage_rows"
    )
    class_name = models.CharField("class", max_length=200, blank=True, help_text="As the order describes it.")
    with_subdivisions = models.BooleanField(
        default=False, help_text="The order also reaches the counties, cities and other parts of this government."
    )
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("relief", "relief_change", "position")

    class Meta:
        ordering = ("relief", "relief_change", "position")
        constraints = [
            exactly_one("relief", "relief_change"),
            when(
                "one_member",
                Q(party__isnull=False, jurisdiction__isnull=True, class_name="")
                | Q(party__isnull=True, jurisdiction__isnull=False, class_name="")
                | (Q(party__isnull=True, jurisdiction__isnull=True) & ~Q(class_name="")),
                "A member of the coverage is one party, one jurisdiction or one class.",
                "party",
                lambda row: (
                    [row["party"] is not None, row["jurisdiction"] is not None, row["class_name"] != ""].count(True)
                    == 1
                ),
            ),
            unique("relief", "position", where=Q(relief__isnull=False), name="relief_position"),
            unique("relief_change", "position", where=Q(relief_change__isnull=False), name="change_position"),
        ]

    def __str__(self) -> str:
        who = self.class_name or str(self.party or self.jurisdiction)
        return f"{who}, with subdivisions" if self.with_subdivisions else who
