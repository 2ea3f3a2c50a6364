"""What people have said no to in a document, and need not be asked again."""

from collections.abc import Iterable

from ..choices import SuggestionState
from ..models import Suggestion

NEW = "new"  # stands for the candidate of what has none


class Rejections:
    """The rejected candidates of each passage, by what its words and their context are and not by where they stand."""

    def __init__(self, suggestions: Iterable[Suggestion]) -> None:
        self._in_context: set[tuple[str, str, str]] = set()
        self._everywhere: set[tuple[str, str, str]] = set()
        for row in suggestions:
            if row.state == SuggestionState.REJECTED:
                for candidate in asked(row.candidates, row.value):
                    self._in_context.add((row.kind, row.context_sha256, candidate))
                    if row.is_everywhere:
                        self._everywhere.add((row.kind, row.words_sha256, candidate))

    def left(self, suggestion: Suggestion) -> list[str] | None:
        """The candidates that nobody has rejected; None where nothing is left to ask."""
        left = [
            candidate
            for candidate in asked(suggestion.candidates, suggestion.value)
            if (suggestion.kind, suggestion.context_sha256, candidate) not in self._in_context
            and (suggestion.kind, suggestion.words_sha256, candidate) not in self._everywhere
        ]
        if not left:
            return None
        return [candidate for candidate in left if candidate in suggestion.candidates]


def asked(candidates: list[str], value: str) -> list[str]:
    """What a suggestion asks about: its records, or else its value, or else something new."""
    return candidates or [value or NEW]
