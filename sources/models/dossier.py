"""What is published or withdrawn as one."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from ..choices import Publication
from ..constraints import known_value, when
from .base import Record


class Dossier(Record):
    """A record that readers get, or do not get, together with all that belongs to it: an action, a policy, a lawsuit.

    `published_at` (UTC) and `published_by` are of the latest publication, and outlive a withdrawal; by nobody where it
    came with the fixtures. `submitted_by` asked for the review that is open, or that led to the publication.
    `publication.steps` moves it from state to state; what was before is in its history.
    """

    publication = models.CharField(max_length=9, choices=Publication, default=Publication.DRAFT, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    published_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            *Record.Meta.constraints,
            known_value("publication", Publication),
            when(
                "published_at_told",
                ~Q(publication__in=[Publication.PUBLISHED, Publication.WITHDRAWN]) | Q(published_at__isnull=False),
                "What is or was published names when.",
                "publication",
                lambda row: row["publication"] not in ("published", "withdrawn") or row["published_at"] is not None,
            ),
        ]
        indexes = [
            models.Index(
                fields=["publication"],
                condition=~Q(publication=Publication.PUBLISHED),
                name="%(app_label)s_%(class)s_hidden",
            )
        ]

    @classmethod
    def as_loaded(cls, now: dt.datetime) -> dict[str, Any]:
        """What the fixtures say of a new dossier without saying it: what ships was reviewed before it shipped."""
        return {"publication": Publication.PUBLISHED.value, "published_at": now}

    def dossiers(self) -> tuple["Dossier"]:
        return (self,)

    def lacking(self) -> list[str]:
        """What it lacks before readers may rely on it, a sentence each."""
        citations: Any = self.citations  # type: ignore[attr-defined]
        return [] if citations.exists() else [f"{self.slug} names no source."]
