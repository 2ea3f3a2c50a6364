"""What a document may say, before a person has said so."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sources.constraints import known_value, unique, when
from sources.models import Document, Keyed
from sources.models.document import sha256_form

from ..choices import Likelihood, MentionKind, SuggestionState

LINKED = [SuggestionState.ACCEPTED.value, SuggestionState.CORRECTED.value]
DECIDED = [*LINKED, SuggestionState.REJECTED.value]


class Suggestion(Keyed):
    """These words of this document may mean one of these records; and what somebody decided.

    It is no fact: nothing that readers get rests on it. Accepted or corrected it has led to a citation, which stands in
    the record's own table. A record is named by the label of its model and its slug (policies.Agency:ice), because what
    is only proposed may be of any model. The words are known by hash; `context_sha256` is that of the words with what
    stands around them, by which a decision is found again where the text has moved.
    """

    # Where
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="suggestion_rows")
    kind = models.CharField(max_length=14, choices=MentionKind)
    start = models.PositiveIntegerField(help_text="First character, counted from 0.")
    end = models.PositiveIntegerField(help_text="One past the last character.")
    words_sha256 = models.CharField("SHA-256 of the words", max_length=64, validators=[sha256_form])
    context_sha256 = models.CharField("SHA-256 of the words in context", max_length=64, validators=[sha256_form])

    # What
    candidates = models.JSONField(default=list, blank=True, help_text="The likelier first; none is something new.")
    value = models.CharField(max_length=250, blank=True, help_text="Of a date or an amount; the name of something new.")
    parts = models.JSONField(default=dict, blank=True, help_text="Of a relation: its judges, courts, date and verb.")
    likelihood = models.CharField(max_length=9, choices=Likelihood)
    why = models.CharField(max_length=500)

    # What became of it
    state = models.CharField(max_length=9, choices=SuggestionState, default=SuggestionState.PROPOSED)
    record = models.CharField(max_length=200, blank=True, help_text="The record it was linked to.")
    is_everywhere = models.BooleanField(
        default=False, help_text="Rejected wherever these words stand in this document."
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    key_fields = ("document", "kind", "start", "end")

    class Meta:
        ordering = ("document", "start", "end", "kind")
        constraints = [
            unique("document", "kind", "start", "end"),
            known_value("kind", MentionKind),
            known_value("likelihood", Likelihood),
            known_value("state", SuggestionState),
            when(
                "passage_forward",
                Q(end__gt=models.F("start")),
                "A passage ends after it starts.",
                "end",
                lambda row: row["end"] > row["start"],
            ),
            when(
                "decided",
                Q(state__in=DECIDED, decided_at__isnull=False) | (~Q(state__in=DECIDED) & Q(decided_at__isnull=True)),
                "Whatever is no longer only proposed names when it was decided.",
                "state",
                lambda row: (row["state"] in DECIDED) == (row["decided_at"] is not None),
            ),
            when(
                "linked",
                (Q(state__in=LINKED) & ~Q(record="")) | (~Q(state__in=LINKED) & Q(record="")),
                "What was accepted or corrected names the record it was linked to; nothing else does.",
                "record",
                lambda row: (row["state"] in LINKED) == (row["record"] != ""),
            ),
            when(
                "everywhere_rejected",
                Q(is_everywhere=False) | Q(state=SuggestionState.REJECTED),
                "Only a rejection can hold for every place of a document.",
                "is_everywhere",
                lambda row: not row["is_everywhere"] or row["state"] == "rejected",
            ),
        ]
        indexes = [models.Index(fields=["document", "state"], name="suggestion_open")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} at {self.start}-{self.end} of {self.document_id}"
