"""One docket, and who stands in it."""

from typing import ClassVar

from django.apps import apps
from django.db import models
from django.db.models import F, Q

from policies.models import Development
from sources.constraints import different, in_order, known_value, partial_date, unique
from sources.models import Dossier, Keyed, other_names, precision
from sources.ordering import dated

from ..choices import CaseType, DocketChange, LawsuitRelationKind, Posture
from .court import Court, Judge
from .managers import LawsuitManager
from .party import Party


class Lawsuit(Dossier):
    """One docket in a trial court. Its key is the court and the docket number, never the number alone.

    `docket_number` is the number without the judges' initials (3:17-cv-00574); they stand in `docket_initials` (WHO),
    because a reassignment changes them and not the case.
    """

    # Identity
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="lawsuits")
    docket_number = models.CharField(max_length=30, help_text="Without the judges' initials: 3:17-cv-00574.")
    docket_initials = models.CharField(max_length=20, blank=True, help_text="Of the judges: WHO, or R-JC.")
    caption = models.CharField(max_length=500)
    short_name = models.CharField(max_length=150)
    other_names = other_names()
    courtlistener_id = models.PositiveIntegerField("CourtListener docket id", null=True, blank=True)

    # Where it stands
    case_type = models.CharField(max_length=8, choices=CaseType, default=CaseType.CIVIL)
    posture = models.CharField("the United States is", max_length=9, choices=Posture)
    filed_on = models.DateField(null=True, blank=True)
    filed_on_precision = precision()
    terminated_on = models.DateField(null=True, blank=True, help_text="The day the docket was closed.")
    terminated_on_precision = precision()
    summary = models.TextField(blank=True, help_text="In our own words.")

    # Links
    parties = models.ManyToManyField(
        Party, through="LawsuitParty", through_fields=("lawsuit", "party"), related_name="lawsuits"
    )
    judges = models.ManyToManyField(Judge, through="LawsuitJudge", related_name="lawsuits")
    developments = models.ManyToManyField(Development, through="LawsuitDevelopment", related_name="lawsuits")

    objects: ClassVar[LawsuitManager] = LawsuitManager()

    class Meta:
        ordering = (F("filed_on").desc(nulls_last=True), "slug")
        constraints = [
            *Dossier.Meta.constraints,
            unique(
                "court", "docket_number", name="docket", message="This court already has a lawsuit with this number."
            ),
            unique("courtlistener_id", where=Q(courtlistener_id__isnull=False), name="courtlistener"),
            known_value("case_type", CaseType),
            known_value("posture", Posture),
            partial_date("filed_on"),
            partial_date("terminated_on"),
            in_order("filed_on", "terminated_on"),
        ]
        indexes = [
            *Dossier.Meta.indexes,
            models.Index(fields=["filed_on", "slug"], name="lawsuit_filed"),
            *dated("lawsuit_filed", "filed_on"),
            *dated("lawsuit_terminated", "terminated_on"),
            models.Index(fields=["short_name", "id"], name="lawsuit_short_name"),
        ]

    def __str__(self) -> str:
        return self.short_name

    def lacking(self) -> list[str]:
        """As any dossier, and a source for each of its rulings, reliefs and holdings."""
        missing = super().lacking()
        for name, path in (("Ruling", "lawsuits"), ("Relief", "ruling__lawsuits"), ("Holding", "ruling__lawsuits")):
            rows = apps.get_model("cases", name)._base_manager.filter(citations__isnull=True, **{path: self})
            missing += [
                f"{name} {slug} names no source." for slug in rows.order_by("slug").values_list("slug", flat=True)
            ]
        return missing

    @property
    def docket(self) -> str:
        """The docket number as printed, with the judges' initials."""
        return f"{self.docket_number}-{self.docket_initials}" if self.docket_initials else self.docket_number


class EarlierDocketNumber(Keyed):
    """A number the docket had before, or that was consolidated into it."""

    lawsuit = models.ForeignKey(Lawsuit, on_delete=models.CASCADE, related_name="earlier_numbers")
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="earlier_numbers")
    docket_number = models.CharField(max_length=30)
    docket_initials = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=12, choices=DocketChange)
    until_on = models.DateField(null=True, blank=True)
    until_on_precision = precision()
    note = models.CharField(max_length=200, blank=True)

    key_fields = ("lawsuit", "court", "docket_number")

    class Meta:
        ordering = ("lawsuit", "docket_number")
        constraints = [
            unique("lawsuit", "court", "docket_number"),
            known_value("kind", DocketChange),
            partial_date("until_on"),
        ]

    def __str__(self) -> str:
        return self.docket_number


class LawsuitRelation(Keyed):
    """How a lawsuit stands to another."""

    from_lawsuit = models.ForeignKey(Lawsuit, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=17, choices=LawsuitRelationKind)
    to_lawsuit = models.ForeignKey(Lawsuit, on_delete=models.PROTECT, related_name="relations_to_it")
    since_on = models.DateField(null=True, blank=True)
    since_on_precision = precision()

    key_fields = ("from_lawsuit", "kind", "to_lawsuit")

    class Meta:
        ordering = ("from_lawsuit", "kind", "to_lawsuit")
        constraints = [
            unique("from_lawsuit", "kind", "to_lawsuit"),
            known_value("kind", LawsuitRelationKind),
            different("from_lawsuit", "to_lawsuit"),
            partial_date("since_on"),
        ]

    def __str__(self) -> str:
        return f"{self.from_lawsuit} {self.get_kind_display().lower()} {self.to_lawsuit}"
