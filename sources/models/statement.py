"""What a document says, and where documents depart from the record."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from ..choices import Defect
from ..constraints import filled, known_value, partial_date, when
from ..ordering import dated
from .base import Record, precision
from .document import Document
from .managers import StatementManager
from .organization import Person


class Statement(Record):
    """One thing a document says, in our own words. The passage, and the records it bears on, are its citations.

    A statement says what was said, not that it is so: its verification tells whether another source bears it out.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="statements")
    gist = models.TextField(help_text="In our own words; a source's sentences are not ours to copy.")
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="statements")
    concerns_on = models.DateField(null=True, blank=True, help_text="The day the thing told of happened.")
    concerns_on_precision = precision()

    objects: ClassVar[StatementManager] = StatementManager()

    class Meta:
        ordering = ("slug",)
        constraints = [*Record.Meta.constraints, partial_date("concerns_on"), filled("gist")]
        indexes = dated("statement_concerns", "concerns_on")


class Discrepancy(Record):
    """Two readings of one fact: documents that disagree, or a document that departs from the record.

    Both readings are kept. The one in use says why; where none is, the conflict is unsettled.
    """

    defect = models.CharField(max_length=14, choices=Defect)
    topic = models.CharField(max_length=200, help_text="The fact in question.")
    field = models.CharField(max_length=60, blank=True, help_text="The field of the record it bears on.")
    is_settled = models.BooleanField(default=True)
    in_use = models.TextField(blank=True, help_text="The reading the records follow.")
    reason = models.TextField(blank=True, help_text="Why this reading.")

    class Meta:
        verbose_name_plural = "discrepancies"
        ordering = ("slug",)
        constraints = [
            *Record.Meta.constraints,
            known_value("defect", Defect),
            when(
                "settled_says_how",
                Q(is_settled=False) | ~Q(in_use=""),
                "A settled discrepancy names the reading in use.",
                "in_use",
                lambda row: not row["is_settled"] or row["in_use"] != "",
            ),
        ]

    def __str__(self) -> str:
        return self.topic
