"""A surname in a text, with the words before it: who it may be, and by how much of their name."""

import re

from .given_names import GIVEN_NAMES
from .lexicon import Entry, Lexicon
from .mention import Why
from .people import TITLES, TITLES_OF_JUDGES, Person
from .reading import Reading
from .records import Kind

_BEFORE = 52
_MOST_GIVEN = 4
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}\Z")
_SUFFIX_AFTER = re.compile(r",? ((?:Jr|JR|Sr|SR)\b\.?|III|II|IV)(?![A-Za-z])")
_JUDGE_AFTER = re.compile(
    r", (?:(?:Senior|Chief|United States|U\.S\.) )*"
    r"(?:(?:District|Circuit|Magistrate) Judges?|(?:C\. ?)?JJ?\.|(?:Associate )?Justice)"
)
_JUDGES_AFTER = re.compile(
    r"(?:, [A-Z][\w.' -]{2,30}?){0,4},? and [A-Z][\w.' -]{2,30}?, "
    r"(?:[A-Z][\w.]+ )*(?:(?:Circuit|District) Judges|JJ\.|Justices)"
)
_JUDGES_BEFORE = re.compile(r"\b(?:Justices|Judges) (?:[A-Z][\w.' -]{2,30}(?:, |,? and )){1,8}\Z")
_THINGS_AFTER = re.compile(
    r" (?:Tower|Towers|Organization|International|Hotel|Plaza|Foundation|Street|Avenue|School|Center)\b"
)
_SHORT_TITLES = frozenset(("mr", "mrs", "ms", "dr", "gov", "sen", "rep", "sgt", "lt", "prof", "hon", "st"))
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))


_NOTHING: tuple[list[str], str] = ([], "")


class Sighting:
    """A surname with who may be meant. `is_named`: by more than the surname."""

    __slots__ = ("_how", "end", "is_named", "people", "start", "surname")

    def __init__(self, start: int, end: int, people: tuple[Person, ...], surname: str, how: str) -> None:
        self.start, self.end, self.people, self.surname, self._how = start, end, people, surname, how
        self.is_named = how != ""

    def likely(self) -> tuple[Person, ...]:
        """Whom the surname alone may mean, where the text gives no more: who is known by it, or alone bears it."""
        known = tuple(one for one in self.people if one.is_known_by_surname)
        if known or len({one.record.ref for one in self.people}) > 1 or not self.people[0].is_rare:
            return known
        return self.people

    @property
    def why(self) -> Why:
        """The sentence that says so."""
        return (self._say,)

    def _say(self) -> str:
        names = " or ".join(dict.fromkeys(one.name for one in self.people))
        if self._how:
            return f"{self._how.capitalize()} {names}."
        if any(one.is_known_by_surname for one in self.people):
            return f"The surname by which {names} is known."
        return f"The surname of {names}, and of nobody else recorded; the text gives no more of the name."


def look(reading: Reading, lexicon: Lexicon, entry: Entry, start: int, end: int) -> Sighting | None:
    """Who the surname at `start` to `end` may be. None where it is part of another's name, or a word."""
    flat, people = reading.flat, entry.people
    surname = people[0].surname
    if not flat[start + surname.rfind(" ") + 1].isupper() or _THINGS_AFTER.match(flat, end):
        return None
    words, title = _before(flat, start)
    if words:
        if named := _named(flat, start, end, words, people):
            return named
        if _is_another(flat, words, start, lexicon):
            return None
    elif title:
        bearers = _of_rank(title, tuple(one for one in people if one.bears(title)))
        if bearers:
            return _with_suffix(flat, start, end, bearers, surname, f"{title.title()} before the surname of")
        if title in TITLES_OF_JUDGES or not any(one.is_rare or one.is_known_by_surname for one in people):
            return None
    judges = tuple(one for one in people if one.record.kind is Kind.JUDGE)
    if judges and (how := _judges_title(flat, start, end)):
        return Sighting(start, end, judges, surname, how)
    return Sighting(start, end, tuple(people), surname, "")


def _named(flat: str, start: int, end: int, words: list[str], people: list[Person]) -> Sighting | None:
    """Who is called by the words before the surname, the nearest of them first: by as many of them as may be."""
    for count in range(min(len(words), _MOST_GIVEN), 0, -1):
        called = tuple(one for one in people if one.is_called(words[count - 1]))
        if called and all(_may_stand_between(word) for word in words[: count - 1]):
            first = start
            for word in words[:count]:
                first = flat.rfind(word, 0, first)
            whose = _by_middle(called, words[: count - 1])
            return _with_suffix(flat, first, end, whose, people[0].surname, "the name of")
    return None


def _judges_title(flat: str, start: int, end: int) -> str:
    """How the words around a surname make it a judge's; empty where they do not."""
    if _JUDGE_AFTER.match(flat, end) or _JUDGES_AFTER.match(flat, end):
        return "a judge's title after the surname of"
    if _JUDGES_BEFORE.search(flat, max(start - 120, 0), start):
        return "a judge's title before a list with the surname of"
    return ""


def _of_rank(title: str, people: tuple[Person, ...]) -> tuple[Person, ...]:
    """A Justice sits on a supreme court, and a Judge does not, where there are both of one name."""
    if title not in TITLES_OF_JUDGES or len(people) == 1:
        return people
    is_justice = title.startswith("justice")
    return tuple(one for one in people if ("supreme" in one.record.sort) == is_justice) or people


def _before(flat: str, start: int) -> tuple[list[str], str]:
    """The words with capitals before a surname, the nearest first, and the title that ends them."""
    if flat[start - 1] not in " \n" or flat[start - 2] in '\n,;:!?)"':
        return _NOTHING
    before = flat[max(flat.rfind(" ", 0, start - 1), flat.rfind("\n", 0, start - 1)) + 1 : start - 1]
    if before[:1].islower():  # mostly: it ends here
        return ([], before) if before in TITLES else _NOTHING
    words: list[str] = []
    for word in reversed(flat[max(start - _BEFORE, 0) : start].split()):
        last = word[-1]
        bare = word.strip("\"'([")
        small = bare.rstrip(".").lower().removesuffix("'s")
        if last in ',;:!?)"' or (
            last == "." and len(bare) > 3 and small not in _SHORT_TITLES and not _INITIALS.match(bare)
        ):
            break
        if small in TITLES or small in _SHORT_TITLES:
            return words, small
        if not bare or not bare[0].isupper() or len(words) == _MOST_GIVEN or bare.endswith("'s"):
            break
        words.append(bare)
        if bare != word:
            break
    return words, ""


def _may_stand_between(word: str) -> bool:
    """Whether it may be a middle name; not what ends another name, as in "told Thomas Homan"."""
    return word.strip(".").lower() not in TITLES


def _by_middle(people: tuple[Person, ...], between: list[str]) -> tuple[Person, ...]:
    """Of two William Orricks the one whose middle name is told, where it is."""
    letters, words = {word[0] for word in between}, set(between)
    if not letters or len(people) == 1:
        return people
    told = [one for one in people if {name[0] for name in one.given[1:]} & letters]
    return tuple(sorted(told, key=lambda one: not words & set(one.given[1:]))) or people


def _is_another(flat: str, words: list[str], start: int, lexicon: Lexicon) -> bool:
    """Whether the word before is somebody else's given name: Ivanka Trump; but not Under Trump, Monday, Chicago."""
    word = words[0]
    small = word.rstrip(".").lower()
    if small in GIVEN_NAMES or (len(small) == 1 and word.endswith(".")):
        return True
    entry = lexicon.entry(small)
    if small in _DAYS or (entry and (entry.names or entry.trigger)) or word.isupper():
        return False
    at = flat.rfind(word, 0, start)
    before = flat[max(at - 3, 0) : at].rstrip(" \"'(")
    if not before or before[-1] in ".!?:;\n-*" or "\n" in flat[max(at - 3, 0) : at]:
        return False
    return not _is_headline(flat, at)


def _is_headline(flat: str, at: int) -> bool:
    """Whether the line gives nearly every word a capital."""
    begin, end = flat.rfind("\n", 0, at) + 1, flat.find("\n", at)
    words = [
        word
        for word in flat[begin : end if end > 0 else len(flat)][:200].split()
        if len(word) > 4 and word[0].isalpha()
    ]
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _with_suffix(flat: str, start: int, end: int, people: tuple[Person, ...], surname: str, how: str) -> Sighting:
    """With Jr. or III, where it stands there; and then without those who bear another."""
    if match := _SUFFIX_AFTER.match(flat, end):
        suffix = match[1].strip(".").lower()
        people = tuple(one for one in people if one.suffix in ("", suffix)) or people
        end = match.end()
    return Sighting(start, end, people, surname, how)
