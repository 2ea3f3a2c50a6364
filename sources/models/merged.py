"""What became of a record that was merged into another."""

from django.db import models
from django.utils import timezone

from ..constraints import unique
from .base import Keyed


class MergedRecord(Keyed):
    """A record that was entered twice, and whose slug now leads to the one that stayed.

    The record itself is gone from its table and stands in its history. Nobody can give its slug away again: a trigger
    of the database refuses it (`duplicates.reserved`). `touched` names the rows that the merge wrote, by model: from
    these and their history it can be undone. It is empty for a part that went with its record.
    """

    kind = models.CharField(max_length=60, help_text="Of which kind of record: cases.Lawsuit.")
    old_slug = models.CharField(max_length=160)
    number = models.BigIntegerField(help_text="The number it had in the database: its history bears it.")
    into_slug = models.CharField("merged into", max_length=160, db_index=True)
    note = models.TextField("why", blank=True)
    merged_at = models.DateTimeField(default=timezone.now)
    touched = models.JSONField(default=dict, blank=True)

    key_fields = ("kind", "old_slug")

    class Meta:
        ordering = ("-merged_at", "kind", "old_slug")
        constraints = [unique("kind", "old_slug"), unique("kind", "number", name="number")]

    def __str__(self) -> str:
        return f"{self.old_slug}, merged into {self.into_slug}"

    @classmethod
    def of(cls, model: type[models.Model], slug: str) -> "MergedRecord | None":
        """What became of the record of this kind and slug; nothing, where it was not merged."""
        return cls.objects.filter(kind=model._meta.label, old_slug=slug).first()
