"""Slugs and the primary keys they stand for: those in the database, those to be, and those still to be found."""

from collections import defaultdict
from collections.abc import Iterable

from sources.models import Keyed, MergedRecord
from sources.nearest import did_you_mean

from .database import Numbers, all_rows, is_empty, rows_where
from .definition import DOSSIERS
from .problems import Place, Problem

Model = type[Keyed]
MOST_GUESSES = 40  # answers of the kind "did you mean"; each compares one slug with all


class Keys:
    """Which slug is which row. A slug that a later file defines gets its key at the first reference to it."""

    def __init__(self) -> None:
        self.numbers = Numbers()
        self.known: dict[Model, dict[str, int]] = defaultdict(dict)
        self.defined: dict[Model, dict[str, Place]] = defaultdict(dict)
        self.sought: dict[Model, dict[str, list[tuple[Place, str]]]] = defaultdict(dict)
        self._empty: dict[Model, bool] = {}
        self._merged: dict[str, dict[str, str]] | None = None
        self._guesses = 0

    def was_empty(self, model: Model) -> bool:
        """The model's table had no rows when the load first asked."""
        if model not in self._empty:
            self._empty[model] = is_empty(model)
        return self._empty[model]

    def merged(self, model: Model) -> dict[str, str]:
        """The slugs of this kind whose records were merged, each with the one it leads to."""
        if self._merged is None:
            self._merged = defaultdict(dict)
            for kind, slug, into in all_rows(MergedRecord, ("kind", "old_slug", "into_slug")):
                self._merged[kind][slug] = into
        return self._merged[model._meta.label]

    def define(self, model: Model, slug: str, place: Place) -> Problem | None:
        """Note where a slug is defined; the problem, if it is defined twice or was merged."""
        if into := self.merged(model).get(slug):
            sentence = f"{slug!r} was merged into {into!r}: take this record out, and write {into!r} where it is named."
            return Problem(place.file, place.path, "slug", sentence)
        first = self.defined[model].setdefault(slug, place)
        if first is place:
            self.sought[model].pop(slug, None)
            return None
        sentence = f"{slug!r} already names a record in {first}. Give one of the two another slug, or merge them."
        return Problem(place.file, place.path, "slug", sentence)

    def find(self, model: Model, slugs: set[str]) -> None:
        """Give every slug its key: the database's, or a fresh one; note those that no file has defined so far."""
        known = self.known[model]
        if not self.was_empty(model):
            known.update(rows_where(model, "slug", slugs - known.keys(), ("slug", "pk")))
        fresh = sorted(slugs - known.keys())
        self.sought[model].update((slug, []) for slug in fresh if slug not in self.defined[model])
        known.update(zip(fresh, self.numbers.take(model, len(fresh)), strict=True))

    def are_defined(self, model: Model, keys: Iterable[int]) -> set[int]:
        """Which of these rows a file of this load tells."""
        keys, known = set(keys), self.known[model]
        return keys & {known[slug] for slug in self.defined[model]} if keys else keys

    def dangling(self, unread: set[Model]) -> list[Problem]:
        """The references that lead nowhere, once every file was read; not those to what is in an unreadable file."""
        problems = []
        for model in self.sought.keys() - unread:
            for slug, places in self.sought[model].items():
                sentence = f"there is no {model._meta.verbose_name} {slug!r}. {self._remedy(model, slug)}"
                problems += [Problem(place.file, place.path, field, sentence) for place, field in places]
        return problems

    def _remedy(self, model: Model, slug: str) -> str:
        if into := self.merged(model).get(slug):
            return f"It was merged into {into!r}: write that."
        near = ""
        if self._guesses < MOST_GUESSES:
            self._guesses += 1
            known = {*self.defined[model]}
            if not self.was_empty(model):
                known.update(slug for (slug,) in all_rows(model, ("slug",)))
            near = did_you_mean(slug, known)
        homes = " or ".join(dossier.pattern for dossier in DOSSIERS if dossier.part.model is model)
        return near + f"Otherwise write its record{f' in {homes}' if homes else ''}."
