"""Names of records where they stand: of which kind, of which records, and which of them only later."""

import re

from .findings import AMBIGUOUS, CLEAR, LIKELY, NAME, SHORT_FORM, Findings
from .lexicon import Entry, Name
from .mention import Mention
from .naming import among, chosen, why_name
from .places import COUNTIES_AFTER, HOMONYMS, is_another_thing, is_somebody
from .records import Kind
from .states import state_after
from .variants import is_short_for

_OF_A_STATE = re.compile(r"\b(?:[Ss]tate|(?:New |North |South |West |Rhode )?[A-Z][a-z]+)(?:'s)? \Z")
_SUES = re.compile(r" (?:sues|sued|suing|suit|suits|lawsuits?|filed|plaintiffs?|defendants?|intervened|joined) ")
_ACRONYM_AFTER = re.compile(r" \((?:the )?\"?([A-Z]{2,8})\"?\)")


class NamesFound(Findings):
    """Finds the records that names stand for, people apart."""

    def name(self, start: int, end: int, entry: Entry, names: list[Name]) -> None:
        if entry.ends_in_stop and self.reading.flat[end] == ".":
            end += 1
        ready = [name for name in names if not name.support]
        if not ready:
            self.waiting.append((start, end, names))
            return
        kind = ready[0].record.kind if len(ready) == 1 else chosen(self.reading.flat, end, ready)
        if kind is Kind.JURISDICTION:
            self._place(start, end, ready)
        elif kind is Kind.COURT and (before := self._state_of_court(start, ready)):
            self.block(before, end)
        else:
            self._add_names(kind, start, end, ready)

    def _add_names(
        self, kind: Kind, start: int, end: int, names: list[Name], note: str = "", *, with_parties: bool = False
    ) -> None:
        refs = among(kind, names, with_parties=with_parties)
        first = names[0]
        if len(names) > 1 or note:
            of_kind = [name for name in names if name.record.kind is kind]
            first = of_kind[0]
            confidence = AMBIGUOUS if note or len(of_kind) > 1 else CLEAR
        else:
            confidence = LIKELY if first.support else CLEAR
        mention = Mention(kind, start, end, refs, confidence, (why_name, first, names, kind, note))
        self.add(NAME, mention)
        for name in names:
            if name.record.ref in self.lexicon.supporting:
                self.named.add(name.record.ref)
        if self.reading.flat.startswith(" (", end) and kind is not Kind.JURISDICTION:
            match = _ACRONYM_AFTER.match(self.reading.flat, end)
            if match and is_short_for(match[1], first.written):
                self.short.setdefault(match[1], (match.start(1), mention))

    def _state_of_court(self, start: int, names: list[Name]) -> int:
        """Where the state's name begins: California Supreme Court is not that of the nation. 0 where there is none."""
        if names[0].written != "Supreme Court":
            return 0
        before = _OF_A_STATE.search(self.reading.flat, max(start - 24, 0), start)
        if not before:
            return 0
        word = before[0].strip().removesuffix("'s").lower()
        entry = self.lexicon.entry(word)
        is_state = word == "state" or (entry and any(name.record.kind is Kind.JURISDICTION for name in entry.names))
        return before.start() if is_state else 0

    def _place(self, start: int, end: int, names: list[Name]) -> None:
        flat = self.reading.flat
        state, stop = state_after(flat, end)
        names = [name for name in names if not is_another_thing(flat, start, end, name.record)]
        if state and names and any(name.record.sort not in ("state", "nation") for name in names):
            names = [name for name in names if name.record.state == state and name.record.sort != "state"] or [
                name for name in names if name.record.sort == "district" and state == "DC"
            ]
            end = stop
        if not names or is_somebody(flat, start, end):
            return
        note = ""
        if not state and (others := HOMONYMS.get(self.reading.keys[start:end])):
            known = {name.record.state for name in names}
            more = [each for each in others if each not in known]
            if more and not any(name.record.sort == "state" for name in names):
                note = f"There is also one in {' and '.join(more)}"
        self._add_names(Kind.JURISDICTION, start, end, names, note, with_parties=self._is_in_a_suit(start, end))

    def _is_in_a_suit(self, start: int, end: int) -> bool:
        """Whether the words around speak of a suit, so that a place may be the party of its name."""
        return bool(_SUES.search(self.reading.keys, max(start - 60, 0), end + 60))

    def decide_waiting(self) -> None:
        """Names that count only where the record, or what it is a part of, is named in full as well."""
        for start, end, names in self.waiting:
            held = [name for name in names if self._is_held(name, end)]
            if held and held[0].record.kind is Kind.JURISDICTION:
                self._place(start, end, held)
            elif held:
                self._add_names(held[0].record.kind, start, end, held)

    def _is_held(self, name: Name, end: int) -> bool:
        if name.record.kind is Kind.JURISDICTION and COUNTIES_AFTER.match(self.reading.flat, end):
            return True  # King, Pierce and Snohomish counties
        return not name.is_word_too and not self.named.isdisjoint(name.support)

    def find_short_forms(self) -> None:
        """Department of Homeland Security (DHS): from there on, DHS."""
        taken = {start for start, _, _, _ in self.found}
        for short, (position, mention) in self.short.items():
            why = f"The text itself gives {short} as the short form of what it names before it."
            keys, key = self.reading.keys, f" {short.lower()} "
            at = keys.find(key, position - 1)
            while at >= 0:
                start, end = at + 1, at + 1 + len(short)
                if start not in taken and self.reading.flat[start:end] == short:
                    self.add(SHORT_FORM, Mention(mention.kind, start, end, mention.candidates, LIKELY, why))
                at = keys.find(key, end)
