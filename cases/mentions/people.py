"""People by their names: given names shortened or left out, a title before, a surname alone."""

import re

from .given_names import COMMON_SURNAMES, GIVEN_NAMES, may_be
from .reading import keyed, plain
from .records import Kind, KnownRecord
from .wordlists import words

_PARTICLES = words("de del della der di du la las le los van von den st st. ter bin al el da dos")
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "v"))
_NOT_RARE = COMMON_SURNAMES | GIVEN_NAMES
TITLES_OF_JUDGES = words("judge judges justice justices jj")
_OFFICE = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "sec": "secretary",
    "pres": "president",
    "ag": "attorney general",
    "general": "general",
    "supt": "superintendent",
    "comm": "commissioner",
}
TITLES = TITLES_OF_JUDGES | words(
    """
    mr mrs ms miss dr prof professor president governor gov senator sen representative rep congressman
    congresswoman mayor secretary sec general attorney sheriff director commissioner chief superintendent
    administrator ambassador councilmember councilman councilwoman alderman supervisor czar pres sgt officer
    deputy speaker solicitor prosecutor inspector counsel lawyer reporter executive commander
    """
)


class Person:
    """A person as their names are put together. `surname` is a key; `given` are the given names before it."""

    __slots__ = ("given", "is_known_by_surname", "name", "offices", "record", "suffix", "surname")

    def __init__(self, record: KnownRecord, name: str, given: tuple[str, ...], surname: str, suffix: str) -> None:
        self.record, self.name, self.given, self.surname, self.suffix = record, name, given, surname, suffix
        self.is_known_by_surname = False
        self.offices = " ".join(record.offices).lower()

    @property
    def is_rare(self) -> bool:
        """Whether the surname alone is likely to mean this person."""
        return len(self.surname) > 3 and self.surname not in _NOT_RARE

    def bears(self, title: str) -> bool:
        """Whether the person could be addressed so."""
        title = _OFFICE.get(title, title)
        if title in TITLES_OF_JUDGES:
            return self.record.kind is Kind.JUDGE or "judge" in self.offices or "justice" in self.offices
        if self.record.kind is Kind.JUDGE:
            return title not in TITLES or title in ("mr", "mrs", "ms", "miss", "chief")
        return title in ("mr", "mrs", "ms", "miss", "dr") or not self.offices or title in self.offices

    def is_called(self, given: str) -> bool:
        """Whether this may be how the person's first name, or a middle name used as one, is written."""
        return any(may_be(given, name) for name in self.given[:1]) or any(
            len(name.strip(".")) > 1 and name.lower() == given.lower() for name in self.given[1:]
        )


def person(record: KnownRecord, name: str) -> Person:
    """Take a name apart: Jefferson B. Sessions III; Bill de Blasio; Hydee Feldstein Soto (by the record's slug)."""
    parts = re.sub(r",? *\(.*", "", plain(name)).replace(",", " ").split()
    suffix = ""
    while len(parts) > 1 and parts[-1].strip(".").lower() in SUFFIXES:
        suffix = parts.pop().strip(".").lower()
    first = max(len(parts) - 1, 0)
    while first > 1 and parts[first - 1].lower() in _PARTICLES:
        first -= 1
    while first > 1 and _in_slug(parts[first - 1 :], record.ref.slug):
        first -= 1
    surname = keyed(" ".join(parts[first:])).strip()
    return Person(record, name, tuple(parts[:first]), surname, suffix)


def _in_slug(parts: list[str], slug: str) -> bool:
    """Whether the slug begins with these words as its surname: feldstein-soto-hydee."""
    return slug.startswith("-".join(keyed(word.replace("'", "")).strip().replace(" ", "-") for word in parts) + "-")
