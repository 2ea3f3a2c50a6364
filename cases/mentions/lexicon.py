"""All names that are known, compiled into one automaton that finds them in a single pass."""

import re
from collections import defaultdict
from collections.abc import Iterator

import ahocorasick

from .given_names import COMMON_SURNAMES, GIVEN_NAMES
from .numbers import number_keys
from .people import Person, person
from .reading import key_of, plain
from .records import PEOPLE, Kind, KnownRecord, KnownRuling, Records, Ref
from .triggers import OPEN, TRIGGERS
from .variants import ORDINARY, initials, names_of, short_of_county

ANY_CASE = frozenset((Kind.GROUND,))
LEAST_WORDS_IN_SMALL_LETTERS = 3  # civil rights division; but never white house


class Name:
    """One record as one key names it.

    `capitals`: the places, from the start of the key, where the text must have capitals. `given`: somebody gave it this
    name. `support`: the records of which one must be named in full elsewhere in the text before this name counts.
    """

    __slots__ = ("capitals", "given", "is_word_too", "record", "support", "written")

    def __init__(self, record: KnownRecord, written: str, given: bool, support: tuple[Ref, ...] = ()) -> None:
        self.record, self.written, self.given, self.support = record, written, given, support
        self.is_word_too = bool(support) and written.lower() in COMMON_SURNAMES | GIVEN_NAMES
        letters = plain(written)
        words = len(letters.split())
        may_be_small = record.kind is not Kind.JURISDICTION and words >= LEAST_WORDS_IN_SMALL_LETTERS
        self.capitals: tuple[int, ...] = ()
        if letters.isupper() or not (record.kind in ANY_CASE or may_be_small):
            self.capitals = tuple(at for at, letter in enumerate(letters) if letter.isupper())


class Entry:
    """All that one key may mean."""

    __slots__ = ("ends_in_stop", "is_open", "is_word_too", "length", "names", "people", "simple", "trigger")

    def __init__(self, key: str) -> None:
        self.length = len(key)
        self.is_open = key.endswith(" ") or key in OPEN
        self.names: list[Name] = []
        self.people: list[Person] = []
        self.trigger = ""
        self.ends_in_stop = False
        self.is_word_too = False
        self.simple: Name | None = None


class Lexicon:
    """The compiled names. Build it once and share it: it does not change, and holds no text."""

    def __init__(self, known: Records) -> None:
        self.known = known
        self.records = {record.ref: record for record in known.records}
        self.rulings = known.rulings
        self.trial_courts = _trial_courts(known)
        self.rulings_of: dict[Ref, list[KnownRuling]] = defaultdict(list)
        for ruling in known.rulings:
            for who in (ruling.court, *ruling.judges):
                self.rulings_of[who].append(ruling)
        self.by_number: dict[tuple[str, ...], list[Ref]] = defaultdict(list)
        self.by_docket: dict[str, list[Ref]] = defaultdict(list)
        self.supporting: set[Ref] = set()  # those that must be named in full for a short name to count
        self.sections: dict[str, tuple[Ref, ...]] = {}
        self._entries: dict[str, Entry] = {}
        for trigger, words in TRIGGERS.items():
            for word in words:
                self._entry(word).trigger = trigger
        for record in known.records:
            self._add(record)
        self.sections = _sections(self.by_number)
        for entry in self._entries.values():
            entry.names = list(_best(entry.names))
            alone = len(entry.names) == 1 and not entry.people and not entry.trigger
            entry.simple = entry.names[0] if alone and not entry.names[0].support else None
        self.automaton = ahocorasick.Automaton()
        for key, entry in self._entries.items():
            self.automaton.add_word(f" {key}", entry)
        self.automaton.make_automaton()

    def entry(self, key: str) -> Entry | None:
        """What this key means, if it is one."""
        return self._entries.get(key)

    def _entry(self, key: str) -> Entry:
        if key not in self._entries:
            self._entries[key] = Entry(key)
        return self._entries[key]

    def _add(self, record: KnownRecord) -> None:
        for number in record.numbers:
            for key in number_keys(number):
                self.by_number[key].append(record.ref)
        for docket in record.dockets:
            self.by_docket[docket].append(record.ref)
        if record.kind in PEOPLE:
            self._add_person(record)
        elif record.kind is not Kind.LAWSUIT:
            self._add_names(record)

    def _add_person(self, record: KnownRecord) -> None:
        for name in record.names[:1]:
            somebody = person(record, name)
            if somebody.surname:
                self._entry(somebody.surname).people.append(somebody)
        for name in record.names[1:]:
            if len(name.split()) == 1 and record.names[0].split():
                for somebody in self._entry(key_of(name)).people:
                    if somebody.record is record:
                        somebody.is_known_by_surname = True
                        break
                else:
                    self._name(record, name, given=True)
            else:
                other = person(record, name)
                self._entry(other.surname).people.append(other)

    def _add_names(self, record: KnownRecord) -> None:
        for written, given in names_of(record):
            owner, comma, rest = written.partition(", ")
            if comma and record.kind is Kind.AGENCY and record.within and owner and rest:
                self._name(record, owner, given=False, support=(record.within,))
            self._name(record, written, given=given)
        if record.kind is Kind.ORGANIZATION and record.names and (short := initials(record.names[0])):
            self._name(record, short, given=False, support=(record.ref,))
        if record.kind is Kind.JURISDICTION and (short := short_of_county(record.names)):
            self._name(record, short, given=False, support=(record.ref,))

    def _name(self, record: KnownRecord, written: str, *, given: bool, support: tuple[Ref, ...] = ()) -> None:
        written = written.removeprefix("The ")
        if any(number_keys(written)):
            return
        key = key_of(written)
        if len(key) < 2 or key.isdigit() or written.lower() in ORDINARY:
            return
        if record.kind is Kind.COURT and len(key) < 6 and not written.isupper() and " " not in written:
            return  # Mass., as reporters cite a court, is a state to everybody else
        if record.kind is Kind.COURT and "." in written and len(written.split()) == 1 and written.count(".") < 3:
            return  # U.S.
        entry = self._entry(key)
        entry.ends_in_stop = entry.ends_in_stop or written.endswith(".")
        entry.is_word_too = entry.is_word_too or (written.isupper() and len(written) < 6)
        self.supporting.update(support)
        entry.names.append(Name(record, written[_leading(written) :], given, support))


def _worth(name: Name) -> tuple[bool, bool, int]:
    return not name.support, name.given, -len(name.capitals)


def _trial_courts(known: Records) -> dict[str, frozenset[Ref]]:
    """The district courts of each state."""
    courts: dict[str, set[Ref]] = defaultdict(set)
    for record in known.records:
        if record.kind is Kind.COURT and record.sort == "district":
            courts[record.state].add(record.ref)
    return {state: frozenset(refs) for state, refs in courts.items()}


def _sections(by_number: dict[tuple[str, ...], list[Ref]]) -> dict[str, tuple[Ref, ...]]:
    """Sections of the Code whose number alone tells them: of three digits or more, and known in one title only."""
    titles: dict[str, set[str]] = defaultdict(set)
    refs: dict[str, tuple[Ref, ...]] = {}
    for key, known in by_number.items():
        if key[0] == "code" and len(key[2]) > 3 and not key[3]:
            titles[key[2]].add(key[1])
            refs[key[2]] = tuple(known)
    return {section: refs[section] for section, found in titles.items() if len(found) == 1}


def _leading(written: str) -> int:
    """How many signs stand before the first letter: the key leaves them out."""
    match = re.match(r"\W+", written)
    return match.end() if match else 0


def _best(names: list[Name]) -> Iterator[Name]:
    """One name a record; and what somebody named so, before what a rule would name so, within one kind."""
    by_record: dict[Ref, Name] = {}
    for name in names:
        known = by_record.get(name.record.ref)
        if known is None or _worth(name) > _worth(known):
            by_record[name.record.ref] = name
    given = {name.record.kind for name in by_record.values() if name.given}
    if Kind.JURISDICTION in given:  # in "Protect Our Courts Act (New York)" the brackets tell a place, no other name
        given |= {name.record.kind for name in by_record.values()} - {Kind.PROGRAM, Kind.COURT}
    yield from (name for name in by_record.values() if name.given or name.record.kind not in given or name.support)
