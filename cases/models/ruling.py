"""What a court did on a day."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from sources.constraints import known_value, partial_date, unique, when
from sources.dates import format_partial_date
from sources.models import Keyed, Record, precision
from sources.ordering import dated

from ..choices import JudgeRole, RulingKind, RulingResult
from .court import Court, Judge
from .lawsuit import Lawsuit
from .managers import RulingManager


class Ruling(Record):
    """One dated order or opinion of one court, in one or more lawsuits, at first instance or in an appeal.

    Denials are rulings too. The first of its lawsuits is the one whose dossier tells it.
    """

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="rulings")
    appeal = models.ForeignKey(
        "Appeal",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="rulings",
        help_text="The appeal, petition or application it was made in; empty at first instance.",
    )
    decided_on = models.DateField(null=True, blank=True, help_text="The day it was entered on the docket.")
    decided_on_precision = precision()
    sequence = models.PositiveSmallIntegerField(default=1, help_text="Order among rulings of the same day.")
    kind = models.CharField(max_length=25, choices=RulingKind)
    result = models.CharField(max_length=27, choices=RulingResult)
    outcome = models.TextField(blank=True, help_text="What was decided, in our own words.")
    scope = models.TextField(blank=True, help_text="For whom, as the sources put it; relief says it in terms.")

    # Where it is printed
    docket_entry = models.CharField(max_length=120, blank=True, help_text="Dkt. 182")
    reporter_citation = models.CharField(max_length=100, blank=True, help_text="250 F. Supp. 3d 497 (N.D. Cal. 2017)")

    # Links
    lawsuits = models.ManyToManyField(Lawsuit, through="RulingLawsuit", related_name="rulings")
    judges = models.ManyToManyField(Judge, through="RulingJudge", related_name="rulings")

    objects: ClassVar[RulingManager] = RulingManager()

    class Meta:
        ordering = (F("decided_on").desc(nulls_last=True), F("sequence").desc(), "slug")
        constraints = [
            *Record.Meta.constraints,
            known_value("kind", RulingKind),
            known_value("result", RulingResult),
            partial_date("decided_on"),
            when(
                "sequence_from_one",
                Q(sequence__gte=1),
                "Rulings of one day are counted from 1.",
                "sequence",
                lambda row: row["sequence"] >= 1,
            ),
        ]
        indexes = [
            models.Index(fields=["decided_on", "sequence", "slug"], name="ruling_decided"),
            *dated("ruling_decided", "decided_on", "sequence"),
        ]

    def dossiers(self) -> Iterable[Any]:
        return self.lawsuits.all()

    def __str__(self) -> str:
        return f"{self.court}, {self.day or 'day unknown'}, {self.get_kind_display().lower()}"

    @property
    def order(self) -> tuple[dt.date, int, int]:
        """Where it stands among rulings, as far as that is known: by day, then by their sequence on that day."""
        return (self.decided_on or dt.date.min, self.sequence, self.pk)

    @property
    def day(self) -> str:
        """The day it was decided, as far as it is known: 2017-04-25, or 2017-04."""
        return format_partial_date(self.decided_on, self.decided_on_precision)


class RulingLawsuit(Keyed):
    """A lawsuit a ruling was made in; the first is the one whose dossier tells it."""

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="lawsuit_rows")
    lawsuit = models.ForeignKey(Lawsuit, on_delete=models.PROTECT, related_name="ruling_rows")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("ruling", "lawsuit")

    class Meta:
        ordering = ("ruling", "position")
        constraints = [unique("ruling", "lawsuit"), unique("ruling", "position", name="position")]

    def __str__(self) -> str:
        return str(self.lawsuit)


class RulingJudge(Keyed):
    """A judge in a ruling, and what the judge did."""

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="judge_rows")
    judge = models.ForeignKey(Judge, on_delete=models.PROTECT, related_name="ruling_rows")
    role = models.CharField(max_length=21, choices=JudgeRole, default=JudgeRole.AUTHOR)
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("ruling", "judge")

    class Meta:
        ordering = ("ruling", "position")
        constraints = [
            unique("ruling", "judge"),
            unique("ruling", "position", name="position"),
            known_value("role", JudgeRole),
        ]

    def __str__(self) -> str:
        return f"{self.judge} ({self.get_role_display().lower()})"
