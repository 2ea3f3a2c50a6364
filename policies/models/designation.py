"""Whom a federal action names, and the figures it states."""

from django.db import models
from django.db.models import Q

from sources.constraints import in_order, known_value, partial_date, unique, when
from sources.models import Keyed, precision

from ..choices import DesignationKind
from .action import FederalAction
from .jurisdiction import Jurisdiction


class Designation(Keyed):
    """A federal action names a jurisdiction: a letter's recipient, an entry on a list, a place cleared."""

    federal_action = models.ForeignKey(FederalAction, on_delete=models.CASCADE, related_name="designations")
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="designations")
    kind = models.CharField(max_length=20, choices=DesignationKind)
    from_on = models.DateField(null=True, blank=True, help_text="Empty: from the day of the action.")
    from_on_precision = precision()
    until_on = models.DateField(null=True, blank=True)
    until_on_precision = precision()
    printed_as = models.CharField(max_length=150, blank=True, help_text="The name in the document, where it differs.")
    note = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("federal_action", "jurisdiction", "kind")

    class Meta:
        ordering = ("federal_action", "position")
        constraints = [
            known_value("kind", DesignationKind),
            partial_date("from_on"),
            partial_date("until_on"),
            in_order("from_on", "until_on"),
            unique("federal_action", "jurisdiction", "kind"),
            unique("federal_action", "position", name="position"),
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction}: {self.get_kind_display().lower()}"


class Figure(Keyed):
    """A number a federal action states or is reported with, other than money at stake: 206 detainers, 35 entries."""

    federal_action = models.ForeignKey(FederalAction, on_delete=models.CASCADE, related_name="figures")
    what = models.CharField(max_length=200)
    value = models.DecimalField(max_digits=15, decimal_places=2, null=True, blank=True)
    as_stated = models.CharField(
        max_length=100, blank=True, help_text="In the source's terms, where it is not a plain number."
    )
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("federal_action", "position")

    class Meta:
        ordering = ("federal_action", "position")
        constraints = [
            unique("federal_action", "position"),
            when(
                "value_or_words",
                Q(value__isnull=False) | ~Q(as_stated=""),
                "Give the value, or how the source states it.",
                "value",
                lambda row: row["value"] is not None or row["as_stated"] != "",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_stated or self.value} {self.what}"
