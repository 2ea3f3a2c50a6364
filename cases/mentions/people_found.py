"""People where they are named, and by the surname alone where the text names them in full."""

from bisect import bisect_left

from .findings import AMBIGUOUS, CLEAR, LIKELY, NAME, Findings
from .mention import Mention, Why
from .people import Person
from .persons import Sighting
from .reading import Reading
from .records import Confidence


class PeopleFound(Findings):
    """Finds the people that names stand for."""

    def sight(self, start: int, end: int, sighting: Sighting) -> None:
        if sighting.is_named:
            self.sighted[sighting.surname].append((sighting.start, sighting.people))
            self.namesakes[sighting.surname].update(dict.fromkeys(sighting.people))
            self._person(sighting.start, sighting.end, sighting.people, sighting.why, CLEAR)
        else:
            self.surnames.append((start, end, sighting))

    def _person(self, start: int, end: int, people: tuple[Person, ...], why: Why, confidence: Confidence) -> None:
        refs = tuple(dict.fromkeys(ref for one in people for ref in (one.record.ref, *one.record.also)))
        if len({one.record.ref for one in people}) > 1:
            confidence = AMBIGUOUS
        self.add(NAME, Mention(people[0].record.kind, start, end, refs, confidence, why))

    def decide_surnames(self) -> None:
        """A surname alone means whoever the text names by it in full: the last before it, or else the next."""
        for start, end, sighting in self.surnames:
            sighted = self.sighted.get(sighting.surname)
            if sighted:
                index = bisect_left(sighted, start, key=lambda each: each[0])
                position, people = sighted[index - 1] if index else sighted[0]
                everybody = tuple(dict.fromkeys((*people, *self.namesakes[sighting.surname])))
                self._person(start, end, everybody, (_as_named, everybody, self.reading, position), CLEAR)
            elif likely := sighting.likely():
                self._person(start, end, likely, sighting.why, LIKELY)


def _as_named(people: tuple[Person, ...], reading: Reading, position: int) -> str:
    names = " or ".join(dict.fromkeys(one.name for one in people))
    return f"The surname of {names}, named in full at character {reading.span(position, position + 1)[0]}."
