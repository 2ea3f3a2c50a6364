"""A mention: where, of what kind, which records, and why."""

from typing import Any

from .records import Confidence, Kind, Ref

Why = str | tuple[Any, ...]  # a sentence, or a function that makes one and what it is given


class Mention:
    """Words of a text, [start, end), and the records they may mean, the likelier first.

    No record at all means something the tracker does not have, as a suit not yet recorded. `value` is that of a date
    (2017-11-20, 2017-11, 2017, or 11-20 where no year is told) or of an amount in US dollars. `parts` tell a relation:
    its judges, courts, date and verb.
    """

    __slots__ = ("_why", "candidates", "confidence", "end", "kind", "parts", "start", "value")

    def __init__(
        self,
        kind: Kind,
        start: int,
        end: int,
        candidates: tuple[Ref, ...],
        confidence: Confidence,
        why: Why,
        value: str = "",
        parts: dict[str, Any] | None = None,
    ) -> None:
        self.kind, self.start, self.end, self.candidates = kind, start, end, candidates
        self.confidence, self._why, self.value, self.parts = confidence, why, value, parts or {}

    @property
    def why(self) -> str:
        """One sentence for whoever decides. It is put into words when it is asked for."""
        return self._why if isinstance(self._why, str) else str(self._why[0](*self._why[1:]))

    def because(self, why: Why) -> None:
        """Say it otherwise, now that more is known."""
        self._why = why

    def __repr__(self) -> str:
        slugs = ", ".join(ref.slug for ref in self.candidates) or self.value or "new"
        return f"{self.kind} {self.start}-{self.end}: {slugs} ({self.confidence.name.lower()})"
