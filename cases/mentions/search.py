"""One text gone through once, and what had to wait for the whole of it decided."""

import re
from collections.abc import Callable, Iterable

from . import amounts, days, triggers
from .cited import Cited
from .dockets import dockets
from .findings import Tools
from .lexicon import Entry
from .names_found import NamesFound
from .people_found import PeopleFound
from .persons import look
from .reading import SECTION, Reading
from .records import Kind
from .values_found import ValuesFound

_CAMEL = re.compile(r"[A-Z](?<=[a-z]{3}.)(?=[a-z]+ [A-Z])")
_LONG_ENOUGH = 8  # for a name to have another inside it


class Search(NamesFound, PeopleFound, Cited, ValuesFound):
    """One text being searched."""

    def __init__(self, tools: Tools, reading: Reading) -> None:
        super().__init__(tools, reading)
        self._on_trigger: dict[str, Callable[[int, int], bool]] = {
            triggers.CAPTION: self.caption,
            triggers.ORDER: self.orders,
            triggers.PROCLAMATION: self.proclamations,
            triggers.REGISTER: self.register,
            triggers.CODE: self.code,
            triggers.SECTION: self.section,
            triggers.MONTH: self.month,
            triggers.FISCAL: self.fiscal,
            triggers.DOLLARS: self.dollars,
            triggers.VERB: self._verb,
            triggers.REPORTER: self.reporter,
        }

    def run(self) -> None:
        """Find everything."""
        self._pass(self.lexicon.automaton.iter_long(self.reading.keys))
        self._signs()
        for start, end, number in dockets(self.reading):
            self.docket(start, end, number)
        if self.tools.reporters:
            self.read_reporters(self.tools.reporters)
        self.decide_surnames()
        self.decide_waiting()
        self.find_short_forms()
        self._on_trigger.clear()  # or it would keep itself, and the text, alive

    def _signs(self) -> None:
        """What no word of the automaton begins: capitals inside a word, dollar and section signs, digits."""
        flat = self.reading.flat
        for match in _CAMEL.finditer(flat):
            self._within_a_word(match.start())
        at = flat.find("$")
        while at >= 0:
            self.value(Kind.AMOUNT, amounts.signed(flat, at))
            at = flat.find("$", at + 1)
        at = flat.find(SECTION)
        while at >= 0:
            self.section(at, at + 1)
            at = flat.find(SECTION, at + 1)
        for value in days.digits(self.reading):
            self.value(Kind.DATE, value)

    def _verb(self, start: int, end: int) -> bool:
        self.verbs.append((start, end))
        return False

    def _pass(self, hits: Iterable[tuple[int, Entry]], *, is_second: bool = False) -> None:
        reading = self.reading
        flat, keys, on_trigger = reading.flat, reading.keys, self._on_trigger
        for last, entry in hits:
            end = last + 1
            start = end - entry.length
            if not entry.is_open and keys[end] != " ":
                if not is_second and " " in keys[start:end]:
                    self._shorter(start, end)
                continue
            if entry.trigger and (on_trigger[entry.trigger](start, end) or not (entry.names or entry.people)):
                continue
            name = entry.simple
            if name is not None:
                for at in name.capitals:
                    if not flat[start + at].isupper():
                        break
                else:
                    self.name(start, end, entry, [name])
                    continue
                if not is_second and entry.length > _LONG_ENOUGH:
                    self._shorter(start, end)
            elif not self._several(start, end, entry) and not is_second and entry.names:
                self._shorter(start, end)

    def _shorter(self, start: int, end: int) -> None:
        """The names inside a longer one that turned out not to be here."""
        hits: list[tuple[int, Entry]] = []
        piece = self.reading.keys[start - 1 : end + 1]  # a piece, because the automaton first copies what it is given
        for at, entry in self.lexicon.automaton.iter(piece):
            last = at + start - 1
            first = last + 1 - entry.length
            if not entry.is_open and self.reading.keys[last + 1] != " ":
                continue
            if (first, last + 1) != (start, end):
                while hits and first <= hits[-1][0] + 1 - hits[-1][1].length:
                    hits.pop()
                if not hits or first > hits[-1][0]:
                    hits.append((last, entry))
        self._pass(hits, is_second=True)

    def _within_a_word(self, at: int) -> None:
        """A name of several words that lost the blank before it."""
        piece = f" {self.reading.keys[at : at + 60]} "
        for last, entry in self.lexicon.automaton.iter_long(piece):
            if last - entry.length == 0 and " " in piece[1:last] and piece[last + 1] == " ":
                self._pass([(at + last - 1, entry)], is_second=True)
            return

    def _several(self, start: int, end: int, entry: Entry) -> bool:
        """A key that means more than one thing, or people."""
        flat = self.reading.flat
        names = [name for name in entry.names if all(flat[start + at].isupper() for at in name.capitals)]
        if entry.people and (sighting := look(self.reading, self.lexicon, entry, start, end)):
            if sighting.is_named or not names:
                self.sight(start, end, sighting)
                return True
            self.surnames.append((start, end, sighting))
        if names:
            self.name(start, end, entry, names)
        return bool(names)
