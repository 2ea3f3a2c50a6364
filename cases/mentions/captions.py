"""Captions: X v. Y, how far each side reaches, and the known suits that are called so."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache

from .people import SUFFIXES
from .reading import Reading, key_of, plain
from .records import PEOPLE, Kind, KnownRecord, Ref
from .variants import names_of
from .wordlists import words

_WORD = re.compile(r"[A-Za-z0-9][\w'.&/-]*|&")
_JOINS = words("of the and & for de la del los las el du y ex rel rel. et al al.")
_NOT_FIRST = words(
    """
    in see e.g cf but accord compare the and of for a an under after since when as case lawsuit quoting citing
    also following whether while with from by that because although if like unlike both first second id supra
    contra on at to nor or so then today yesterday here however in is are was were be before during per
    """
)
_STOPS_WITHIN = words(
    """
    inc. corp. co. ltd. llc. llp. u.s. dep't. dept. ass'n. assn. st. no. n.y. d.c. cty. cnty. comm'n. bd.
    educ. int'l. nat'l. mr. mrs. dr. jr. sr. al. rel. univ. gov't. sec'y. soc'y. fed'n. ins. mfrs. mfr. sch.
    dist. auth. admin. servs. dev. res. def. council. et. of. n.a. l.l.c. ctr. immigr. hum. rts. cal. ill.
    mass. wash. pa. tex. fla. n.j. or. colo.
    """
)
# As reporters shorten parties.
_IN_FULL = {
    "chi": "chicago",
    "phila": "philadelphia",
    "cnty": "county",
    "cty": "county",
    "l a": "los angeles",
    "s f": "san francisco",
    "n y": "new york",
    "n j": "new jersey",
    "cal": "california",
    "ill": "illinois",
    "or": "oregon",
    "tex": "texas",
    "colo": "colorado",
    "wash": "washington",
    "mass": "massachusetts",
    "minn": "minnesota",
    "prov": "providence",
    "d c": "dc",
    "dep t": "department",
    "dept": "department",
    "u s": "us",
    "conn": "connecticut",
    "nat l": "national",
    "sec": "security",
    "homeland sec": "homeland security",
    "r i": "rhode island",
    "n m": "new mexico",
    "fla": "florida",
}
_REPORTED = re.compile(rf"\b(?:{'|'.join(sorted(_IN_FULL, key=len, reverse=True))})\b")
_NATION = frozenset(("us", "u s", "u  s", "usa", "united states", "united states of america", "u s a"))
_GOVERNMENT = re.compile(
    r"^(?:the )?(?:(?:city|town|village|borough) (?:and county )?|county |cnty  ?|cty  ?|states? |commonwealths? )of "
)
_ROLE = r"(?:Plaintiff|Defendant|Petitioner|Respondent|Appell|Applicant|Intervenor)[\w/-]*"
_REST = re.compile(rf",? {_ROLE},?|,? et al\.?|,? ex rel\.? .*| \(.*?\)| \[.*?\]")
_IS_ROLE = re.compile(_ROLE)
_GOES_ON = re.compile(rf"et al|Inc|LLC|L\.L\.C|LLP|Ltd|Jr|Sr|III|II\b|ex rel|and |{_ROLE}")
_WORDY = re.compile(r"[A-Z](?:[A-Za-z'.]*[a-z]|[A-Z.]{2,})")
_TWO = re.compile(r",\s|\sand\s")
_LONGEST_SIDE = 110
_MOST_WORDS = 14


@lru_cache(maxsize=10_000)
def party_keys(side: str) -> frozenset[str]:
    """What one party may be called in a caption: in full, without "City of", without a suffix, unabbreviated."""
    bare = _REST.sub("", plain(side)).strip(" ,;.'\"")
    key = " ".join(key_of(bare).split())
    if not key:
        return frozenset()
    if key in _NATION:
        return frozenset(("united states",))
    parts = key.split()
    while len(parts) > 1 and parts[-1] in SUFFIXES:
        parts.pop()
    key = _REPORTED.sub(lambda match: _IN_FULL[match[0]], " ".join(parts))
    keys = {key, re.sub(r"^the ", "", key)}
    keys |= {_GOVERNMENT.sub("", each) for each in keys}
    keys |= {re.sub(r" (?:county|inc|llc|llp|city)$", "", each) for each in keys}
    keys |= {re.sub(r"^(?:us|united states) (?=dep)", "", each) for each in keys}
    return frozenset(each for each in keys if len(each) > 1)


class Captions:
    """The known suits, by the parties that their captions name."""

    def __init__(self, records: Iterable[KnownRecord]) -> None:
        records = list(records)
        self._called: dict[str, set[str]] = defaultdict(set)
        for record in records:
            self._call(record)
        self._suits: dict[str, dict[str, set[Ref]]] = {}
        self.names: dict[Ref, str] = {}
        self.begun: dict[Ref, str] = {}
        for record in records:
            if record.kind is Kind.LAWSUIT:
                self.names[record.ref] = record.names[0] if record.names else record.ref.slug
                self.begun[record.ref] = record.begun
                for one, other in _sides(record):
                    brought_by = self._ids(one)
                    for key in self._ids(other):
                        against = self._suits.setdefault(key, {})
                        for by in brought_by:
                            against.setdefault(by, set()).add(record.ref)

    def _call(self, record: KnownRecord) -> None:
        """Note what a record is called, so that DOJ and Department of Justice are one party."""
        if record.kind in PEOPLE:
            for name in record.names:
                parts = [part for part in plain(name).split() if part.strip(".,").lower() not in SUFFIXES]
                for key in (" ".join(key_of(name).split()), key_of(parts[-1]) if parts else ""):
                    if key:
                        self._called[key].add(f"surname:{key_of(parts[-1])}")
        elif record.kind in (Kind.AGENCY, Kind.ORGANIZATION, Kind.JURISDICTION):
            for written, _ in names_of(record):
                for key in party_keys(written):
                    self._called[key].add(str(record.ref))

    def _ids(self, keys: Set[str]) -> set[str]:
        found = set(keys)
        for key in keys:
            found |= self._called.get(key, set())
            if " " in key:
                found |= {each for each in self._called.get(key.split()[-1], ()) if each.startswith("surname:")}
        return found

    def _known(self, left: Set[str], sued: list[dict[str, set[Ref]]]) -> list[Ref]:
        """The suits of the first party among those against the second, in the order in which they were filed."""
        suits = {ref for against in sued for key in left for ref in against.get(key, ())}
        return sorted(suits, key=lambda ref: (self.begun[ref], ref.slug))

    def _against(self, other: str) -> list[dict[str, set[Ref]]]:
        """The suits against a party, by who brought them."""
        return [self._suits[key] for key in self._ids(party_keys(other)) if key in self._suits]

    def find(self, reading: Reading, start: int, end: int) -> tuple[int, int, list[Ref]] | None:
        """The caption around a "v." that stands at `start` to `end`; None where the words around it are no parties."""
        flat = reading.flat
        lefts, rights = list(_left(flat, start)), list(_right(flat, end))
        if not lefts or not rights:
            return None
        after = _after(flat, end)
        sued = {last: against for last in reversed(rights) if (against := self._against(flat[after:last]))}
        for first in lefts if sued else ():
            left = self._ids(party_keys(flat[first:start]))
            for last, against in sued.items():
                if known := self._known(left, against):
                    return first, last, known
        if not _WORDY.search(flat, lefts[0], start) or not _WORDY.search(flat, end, rights[-1]):
            return None
        first = next((at for at in lefts if not _TWO.search(flat, at, start)), lefts[0])
        last = next((at for at in reversed(rights) if not _TWO.search(flat, end, at)), rights[-1])
        return first, last, []


def _sides(record: KnownRecord) -> Iterator[tuple[Set[str], Set[str]]]:
    """The two sides of each caption: its first parties against each of those on the other side."""
    for caption in record.captions:
        for part in caption.split(" / "):
            one, versus, other = part.partition(" v. ")
            if versus:
                lefts = [one, *re.split(r"[;,] (?:and )?| and (?=[A-Z])", one)[:1]]
                rights = [other, *re.split(r"[;,()] ?(?:and )?| and (?=[A-Z])| / ", other)]
                yield (
                    set().union(*map(party_keys, lefts)),
                    set().union(*(party_keys(_as_sued(each)) for each in rights)),
                )
        first = record.captions[0].partition(" v. ")[0]
        for other in caption.split(" / ")[1:]:  # Sessions / Barr: who stood for the office later
            if " v. " not in other:
                yield party_keys(first), party_keys(other)


def _as_sued(words: str) -> str:
    return re.sub(r"^(?:later |in his .*|in her .*)(?:v\. )?", "", words.strip())


def _after(flat: str, end: int) -> int:
    """The first character of the second side."""
    while flat[end : end + 1] in (".", " ", "\n"):
        end += 1
    return end


def _left(flat: str, start: int) -> Iterator[int]:
    """Where the first side may begin, the longest first."""
    begin = max(start - _LONGEST_SIDE, 0)
    near = list(_WORD.finditer(flat, begin, start))[-_MOST_WORDS:]
    starts: list[int] = []
    after = start
    for match in reversed(near):
        gap = flat[match.end() : after]
        word = match[0].lower()
        if gap.strip() and not (
            gap.strip() == "," and (_goes_on(flat, after) or (after == start and _IS_ROLE.match(match[0])))
        ):
            break
        if "\n\n" in gap or (
            word.endswith(".")
            and word not in _STOPS_WITHIN
            and len(word) > 2
            and after != start
            and "." not in word[:-1]
        ):
            break
        if not match[0][0].isupper() and not match[0][0].isdigit() and word not in _JOINS:
            break
        after = match.start()
        if (
            (match[0][0].isupper() or match[0][0].isdigit())
            and word.rstrip(".,") not in _NOT_FIRST
            and not _IS_ROLE.match(match[0])
        ):
            starts.append(after)
    yield from reversed(starts)


def _goes_on(flat: str, after: int) -> bool:
    """Whether a comma in a caption is followed by what belongs to the same party, or to one more."""
    return bool(_GOES_ON.match(flat, after))


def _right(flat: str, end: int) -> Iterator[int]:
    """Where the second side may end, the shortest first."""
    at = _after(flat, end)
    last = at
    for count, match in enumerate(_WORD.finditer(flat, at, min(at + _LONGEST_SIDE, len(flat)))):
        gap = flat[last : match.start()]
        word = match[0]
        if (
            "\n\n" in gap
            or count >= _MOST_WORDS
            or (gap.strip() and not (gap.strip() == "," and _goes_on(flat, match.start())))
        ):
            return
        if word[0].isdigit() or (not word[0].isupper() and word.lower() not in _JOINS):
            return
        last = match.end()
        ends_sentence = word.endswith(".") and word.lower() not in _STOPS_WITHIN and len(word) > 2
        if word[0].isupper() or word.lower() in ("al.", "al"):
            stop = match.end() - 1 if ends_sentence else match.end()
            yield stop - 2 if flat[:stop].endswith("'s") else stop
        if ends_sentence or word.endswith("'s"):
            return
