"""What the effect engine found, kept as rows so that a question is an index look-up."""

from django.db import models

from policies.models import Jurisdiction, Provision
from sources.constraints import known_value, when

from ..choices import Grip
from .relief import Relief


class EffectPeriod(models.Model):
    """For days [starts_on, ends_on): what a relief does to a provision for one place, one class, or everyone else.

    Computed from the relief and its changes (`cases.effect`), never typed in, and rebuildable at any time. `own` is the
    answer for the place itself and `below` for its subdivisions, unless a row of their own says otherwise; the row
    without place or class answers for all that no other row of that period mentions.
    """

    relief = models.ForeignKey(Relief, on_delete=models.CASCADE, related_name="effect_periods")
    provision = models.ForeignKey(Provision, on_delete=models.CASCADE, related_name="effect_periods")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="Empty: nothing ends it.")
    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.CASCADE, null=True, blank=True, related_name="effect_periods"
    )
    class_name = models.CharField(max_length=200, blank=True)
    own = models.CharField(max_length=8, choices=Grip)
    below = models.CharField(max_length=8, choices=Grip)
    open_questions = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("relief", "provision", "starts_on", "jurisdiction", "class_name")
        constraints = [
            known_value("own", Grip),
            known_value("below", Grip),
            when(
                "period_forward",
                models.Q(ends_on__isnull=True) | models.Q(ends_on__gt=models.F("starts_on")),
                "A period ends after it starts.",
                "ends_on",
                lambda row: row["ends_on"] is None or row["ends_on"] > row["starts_on"],
            ),
        ]
        indexes = [
            models.Index(fields=["provision", "jurisdiction", "starts_on", "ends_on"], name="effect_provision_place"),
            models.Index(fields=["jurisdiction", "starts_on", "ends_on"], name="effect_place"),
        ]

    def __str__(self) -> str:
        return f"{self.relief_id} {self.starts_on} to {self.ends_on or 'open'}"


class StaleRelief(models.Model):
    """A relief whose periods must be computed anew: a trigger notes it whenever anything they rest on is written.

    Its id is the relief's. There is no foreign key, because a relief may be gone by the time that anybody looks.
    """

    id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return f"relief {self.pk}"
