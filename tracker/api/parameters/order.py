"""By what a list is ordered."""

from django.db.models import Case, F, Value, When
from django.db.models.expressions import Expression, OrderBy

from cases.choices import Circuit
from sources.nearest import did_you_mean, near

from .. import lookups
from ..problems.faults import NotUnderstoodError
from .base import Read, Schema


def circuit_rank(path: str) -> Expression:
    """Circuits in the order of 28 U.S.C. 41; courts of no circuit have none."""
    ranks = (When(**{path: circuit}, then=Value(rank)) for rank, circuit in enumerate(Circuit.values))
    return Case(*ranks, default=None)


class Order(Read):
    """By what the list is ordered. Unknown values come last either way, and equal ones by the order of recording."""

    def __init__(self, default: str, **keys: str | Expression | tuple[str, ...]) -> None:
        self.default, self.keys = default, keys
        super().__init__()

    def read(self, text: str) -> list[str]:
        words = lookups.split(text)
        for word in words:
            if word.removeprefix("-") not in self.keys:
                hint = f"{did_you_mean(word, self._words())}Known, each also with - before it: {', '.join(self.keys)}."
                raise NotUnderstoodError(f"{word!r} is no order here. {hint}", near(word, self._words()))
        return words

    def expressions(self, words: list[str] | None) -> list[OrderBy | str]:
        found: list[OrderBy | str] = []
        for word in words or lookups.split(self.default):
            keys = self.keys[word.removeprefix("-")]
            for key in keys if isinstance(keys, tuple) else (keys,):
                column = F(key) if isinstance(key, str) else key
                found.append(column.desc(nulls_last=True) if word[0] == "-" else column.asc(nulls_last=True))
        return [*found, "pk"]

    def schema(self) -> Schema:
        return {
            "type": "array",
            "items": {"type": "string", "enum": self._words()},
            "default": lookups.split(self.default),
        }

    def description(self) -> str:
        return "The order; with - before it from the last to the first. What is not known comes last."

    def _words(self) -> list[str]:
        return [sign + key for key in self.keys for sign in ("", "-")]
