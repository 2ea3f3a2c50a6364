"""Words, records, flags, numbers and texts."""

from typing import Any

from django.db.models import Q, TextChoices

from sources.models import Record
from sources.nearest import did_you_mean, near

from .. import lookups
from ..problems.faults import NotUnderstoodError
from .base import Lacking, Lookup, Parameter, Read, Schema, a_row, true_or_false


def _among(path: str, values: list[Any]) -> Q:
    return Q(**{f"{path}__in": values})


class Words(Read):
    """Words of a vocabulary, any of those given."""

    is_constant = True

    def __init__(self, path: str, choices: type[TextChoices], about: str = "", **kwargs: Any) -> None:
        self.choices = choices
        super().__init__(path, about, **kwargs)

    def read(self, text: str) -> list[str]:
        words = lookups.split(text)
        for word in words:
            if word not in self.choices.values:
                known = self.choices.values
                hint = f"{did_you_mean(word, known)}Known: {', '.join(known)}."
                raise NotUnderstoodError(f"{word!r} is not known here. {hint}", near(word, known))
        return words

    def condition(self, value: list[str]) -> Q:
        return _among(self.path, value)

    def schema(self) -> Schema:
        return {"type": "array", "items": {"type": "string", "enum": list(self.choices.values)}}

    def lookups(self, name: str) -> dict[str, Parameter]:
        same = Lookup(self, f"The same as `{name}`.", self.schema(), self.read, self.condition)
        return {"in": same} | ({"isnull": Lacking(self, name, is_text=True)} if self.lacking else {})

    def description(self) -> str:
        meanings = "\n".join(f"* `{value}` {label}" for value, label in self.choices.choices)
        return f"{self.about}\n\n{meanings}".strip()


class Tables(Words):
    """In which tables to look: asked before any row is."""

    def condition(self, value: list[str]) -> Q:
        return Q()


class Records(Read):
    """Other records, any of those given, as `lookup` finds them by what people write."""

    names_records = True

    def __init__(self, path: str, lookup: lookups.Lookup | type[Record], about: str, **kwargs: Any) -> None:
        self.lookup = lookups.by_slug(lookup) if isinstance(lookup, type) else lookup
        super().__init__(path, about, **kwargs)

    def read(self, text: str) -> list[int]:
        return self.lookup(lookups.split(text))

    def condition(self, value: list[int]) -> Q:
        return _among(self.path, value)

    def schema(self) -> Schema:
        return {"type": "array", "items": {"type": "string"}}

    def lookups(self, name: str) -> dict[str, Parameter]:
        same = Lookup(self, f"The same as `{name}`.", self.schema(), self.read, self.condition)
        return {"in": same, **super().lookups(name)}


class Flag(Read):
    """True or false of the record; with `of`, whether any row in that list meets the condition."""

    is_constant = True

    def __init__(self, condition: str | Q, about: str, *, of: str = "") -> None:
        self.asked = Q(**{condition: True}) if isinstance(condition, str) else condition
        self.rows = of
        super().__init__("", about)

    def read(self, text: str) -> bool:
        return true_or_false(text)

    def condition(self, value: bool) -> Q:
        asked = a_row(self.model, self.rows, self.asked) if self.rows else self.asked
        return asked if value else ~asked

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Text(Parameter):
    """The very words of a field; beside it in, and isnull where it may be empty."""

    is_constant = True

    def lookups(self, name: str) -> dict[str, Parameter]:
        many = {"type": "array", "items": {"type": "string"}}
        found: dict[str, Parameter] = {
            "in": Lookup(
                self, "Any of these, with commas between.", many, lookups.split, lambda value: _among(self.path, value)
            )
        }
        return found | ({"isnull": Lacking(self, name, is_text=True)} if self.lacking else {})
