"""The tie between a record and the passage that bears it out."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from ..choices import Stance
from ..constraints import both_or_neither, known_value, unique, when
from .base import Keyed
from .document import Document, sha256_form
from .organization import Organization, Person
from .statement import Discrepancy, Statement


class Citation(Keyed):
    """This passage of this document supports (or contradicts) this record, or one field of it.

    Each model that carries facts has its own table of these, with a foreign key named `record`. A passage is a range of
    characters, [start, end) in the decoded text, as in the W3C text position selector and RFC 5147, with the SHA-256 of
    the words, so that a changed text is caught. Without a range the document as a whole is cited.
    """

    record: Any  # each table's own foreign key

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(max_length=11, choices=Stance, default=Stance.SUPPORTS)
    field = models.CharField(
        max_length=60, blank=True, help_text="The one field it bears on; empty for the whole record."
    )
    reading = models.CharField(
        max_length=300, blank=True, help_text="The value this document gives, where readings differ."
    )

    # The passage
    start = models.PositiveIntegerField(null=True, blank=True, help_text="First character, counted from 0.")
    end = models.PositiveIntegerField(null=True, blank=True, help_text="One past the last character.")
    words_sha256 = models.CharField("SHA-256 of the words", max_length=64, blank=True, validators=[sha256_form])
    locator = models.CharField(
        max_length=120, blank=True, help_text="Where to look, for a reader: lines 14-16, Dkt. 42."
    )

    # Why it stands here
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    discrepancy = models.ForeignKey(Discrepancy, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    key_fields = ("record", "position")

    class Meta:
        abstract = True
        ordering = ("record", "position")
        constraints = [
            known_value("stance", Stance),
            both_or_neither("start", "end"),
            when(
                "passage_forward",
                Q(start__isnull=True) | Q(end__gt=models.F("start")),
                "A passage ends after it starts.",
                "end",
                lambda row: row["start"] is None or row["end"] is None or row["end"] > row["start"],
            ),
            when(
                "passage_hashed",
                Q(start__isnull=True, words_sha256="") | (Q(start__isnull=False) & ~Q(words_sha256="")),
                "A passage carries the SHA-256 of its words.",
                "words_sha256",
                lambda row: (row["start"] is None) == (row["words_sha256"] == ""),
            ),
            unique("record", "position", message="Two citations of one record have the same position."),
        ]

    def __str__(self) -> str:
        return f"{self.document}{f', {self.locator}' if self.locator else ''}"

    @classmethod
    def tables(cls) -> list[type[Self]]:
        """Every model's citation table, in the order they were declared."""
        return list(cls.__subclasses__())


class OrganizationCitation(Citation):
    """Where a fact about an organization came from."""

    record = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="citations")


class PersonCitation(Citation):
    """Where a fact about a person came from."""

    record = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="citations")


class DocumentCitation(Citation):
    """One document on another: a copy, an original, a page that gives its date."""

    record = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="citations")


class StatementCitation(Citation):
    """The passage in which the document makes the statement, and any other source that bears it out."""

    record = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="citations")


class DiscrepancyCitation(Citation):
    """One reading of the fact in question, in its document."""

    record = models.ForeignKey(Discrepancy, on_delete=models.CASCADE, related_name="citations")
