"""Open suggestions as cards: what each may mean, and what a person can do with it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib import admin

from sources.desk.links import address
from sources.desk.relations import label, with_labels

from ..models import Suggestion
from ..suggestions.beginnings import beginning
from .kinds import Kinds, called

LONGEST = 160  # characters of the words that a card repeats


@dataclass(frozen=True)
class Option:
    """One record that may be meant."""

    candidate: str
    record: Any
    text: str
    kind: str
    may_cite: bool

    @property
    def address(self) -> str:
        return address(self.record)


@dataclass(frozen=True)
class Proposal:
    """A suggestion with its words. `new`: the kind of record that can be begun from it, and that kind in a word."""

    row: Suggestion
    words: str
    options: tuple[Option, ...]
    new: tuple[str, str] | None

    @property
    def is_for_others(self) -> bool:
        """Whether all it proposes is cited by people with another role."""
        return bool(self.options) and not any(option.may_cite for option in self.options)


def proposals(rows: Sequence[Suggestion], text: str, kinds: Kinds) -> list[Proposal]:
    """A card for each, in a query for each kind of record that they name. `kinds`: what the person may cite for."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for candidate in row.candidates:
            kind, _, slug = candidate.partition(":")
            wanted[kind].add(slug)
    found: dict[str, Option] = {}
    for kind, slugs in wanted.items():
        model: Any = apps.get_model(kind)
        for record in with_labels(model._default_manager.filter(slug__in=slugs), admin.site):
            name = f"{kind}:{record.slug}"
            found[name] = Option(name, record, label(record, admin.site), called(model), kind in kinds)
    return [Proposal(row, short(text[row.start : row.end]), _options(row, found), _begun(row, kinds)) for row in rows]


def short(words: str) -> str:
    """The first words of a passage, in one line."""
    told = " ".join(words.split())
    return told if len(told) <= LONGEST else f"{told[:LONGEST]}…"


def _options(row: Suggestion, found: dict[str, Option]) -> tuple[Option, ...]:
    return tuple(found[candidate] for candidate in row.candidates if candidate in found)


def _begun(row: Suggestion, kinds: Kinds) -> tuple[str, str] | None:
    begun = beginning(row)
    return (begun[0], called(kinds[begun[0]]).lower()) if begun and begun[0] in kinds else None
