"""Passages that citations point to, as last compared with the text that the reader holds."""

from django.db import models
from django.db.models import Q

from ..choices import PassageState
from ..constraints import both_or_neither, known_value, unique, when
from .citation import Citation
from .document import Document, sha256_form


class Passage(models.Model):
    """A range of characters of a document that some citations point to, and what was found there.

    A citation belongs to the passage of its document, range and hash; one without such a row was never compared.
    `exact`, `prefix` and `suffix` are the words and what stands around them, `nearest` the range of the words most like
    lost ones: all on the reader's own machine, since the words are other people's. `was`: where citations pointed
    before they were moved here; until somebody has looked at it, they are `moved`.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="passage_rows")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words_sha256 = models.CharField("SHA-256 of the words", max_length=64, validators=[sha256_form])

    # What was found
    state = models.CharField(max_length=6, choices=PassageState)
    was_start = models.PositiveIntegerField(null=True, blank=True)
    was_end = models.PositiveIntegerField(null=True, blank=True)
    nearest_start = models.PositiveIntegerField(null=True, blank=True)
    nearest_end = models.PositiveIntegerField(null=True, blank=True)
    found_at = models.DateTimeField(auto_now=True)

    # The words
    exact = models.TextField(blank=True)
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("document", "start", "end")
        constraints = [
            known_value("state", PassageState),
            both_or_neither("was_start", "was_end"),
            both_or_neither("nearest_start", "nearest_end"),
            when(
                "passage_forward",
                Q(end__gt=models.F("start")),
                "A passage ends after it starts.",
                "end",
                lambda row: row["end"] > row["start"],
            ),
            when(
                "moved_from",
                Q(state=PassageState.MOVED, was_start__isnull=False)
                | (~Q(state=PassageState.MOVED) & Q(was_start__isnull=True)),
                "A passage that was moved says where it was, and no other does.",
                "was_start",
                lambda row: (row["state"] == "moved") == (row["was_start"] is not None),
            ),
            unique("document", "start", "end", "words_sha256"),
        ]

    def __str__(self) -> str:
        return f"{self.document}, characters {self.start} to {self.end}"

    @property
    def cites(self) -> Q:
        """The citations that point here, in whichever table."""
        here = {name: getattr(self, name) for name in ("document_id", "start", "end", "words_sha256")}
        return Q(**here)

    def citations(self) -> list[Citation]:
        """Those citations."""
        tables: list[type[Citation]] = Citation.tables()
        return [row for table in tables for row in table._default_manager.filter(self.cites)]
