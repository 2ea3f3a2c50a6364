"""What the federal government did."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sources.constraints import in_order, known_value, partial_date, unique
from sources.models import Dossier, other_names, precision
from sources.ordering import dated

from ..choices import ActionKind
from .government import Agency, GrantProgram, Official, Statute
from .managers import FederalActionManager


class FederalAction(Dossier):
    """One thing the federal government did: an order, a memo, a set of grant conditions, a round of letters, a statute.

    An act of Congress stands here when a suit challenges it (8 U.S.C. 1373), so that its provisions can be enjoined.
    """

    # Identity
    kind = models.CharField(max_length=24, choices=ActionKind)
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=60, blank=True, help_text="As cited: EO 13768, Proclamation 10888.")
    other_names = other_names()

    # When
    signed_on = models.DateField("signed or issued on", null=True, blank=True)
    signed_on_precision = precision()
    published_on = models.DateField(null=True, blank=True)
    published_on_precision = precision()
    effective_on = models.DateField(
        null=True, blank=True, help_text="Only where the action names a day other than that of its signing."
    )
    effective_on_precision = precision()
    ended_on = models.DateField(
        null=True, blank=True, help_text="Where it ended otherwise than by a later action recorded here."
    )
    ended_on_precision = precision()

    # Where it is printed
    fr_citation = models.CharField("Federal Register citation", max_length=40, blank=True, help_text="82 FR 8799")
    federal_register_number = models.CharField(
        "Federal Register document number",
        max_length=20,
        blank=True,
        help_text="2017-02102. Numbers were reused before 2016: number and date identify.",
    )
    url = models.URLField("address", max_length=500, blank=True)

    # What it is about
    summary = models.TextField(blank=True, help_text="In our own words.")
    agencies = models.ManyToManyField(Agency, through="ActionAgency", related_name="federal_actions")
    officials = models.ManyToManyField(Official, through="ActionOfficial", related_name="federal_actions")
    grant_programs = models.ManyToManyField(GrantProgram, through="ActionGrantProgram", related_name="federal_actions")
    statutes = models.ManyToManyField(Statute, through="ActionStatute", related_name="federal_actions")

    objects: ClassVar[FederalActionManager] = FederalActionManager()

    class Meta:
        ordering = (F("signed_on").desc(nulls_last=True), "slug")
        constraints = [
            *Dossier.Meta.constraints,
            known_value("kind", ActionKind),
            partial_date("signed_on"),
            partial_date("published_on"),
            partial_date("effective_on"),
            partial_date("ended_on"),
            in_order("signed_on", "ended_on"),
            unique("federal_register_number", "published_on", where=~Q(federal_register_number=""), name="fr_document"),
        ]
        indexes = [
            *Dossier.Meta.indexes,
            models.Index(fields=["signed_on", "slug"], name="action_signed"),
            *dated("action_signed", "signed_on"),
            *dated("action_published", "published_on"),
        ]

    def __str__(self) -> str:
        return f"{self.number}, {self.title}" if self.number else self.title
