"""What is cited: captions, numbers of orders and laws, dockets, reporters."""

import re
from collections.abc import Iterator

from . import numbers
from .findings import AMBIGUOUS, CAPTION, CLEAR, LIKELY, NAME, NUMBER, Findings, Reporters
from .mention import Mention
from .records import Kind

_BEFORE_A_REPORTER, _AFTER_A_REPORTER = 60, 160


def printed_key(citation: str) -> str:
    """What two ways to write a citation of a reporter have in common: 250fsupp3d497."""
    return re.sub(r"\(.*", "", citation).replace(" ", "").replace(".", "").lower()


class Cited(Findings):
    """Finds what is cited. A method named for a trigger is told where it stands, and answers whether it was one."""

    def caption(self, start: int, end: int) -> bool:
        flat = self.reading.flat
        if flat[start + 1 : start + 2] == " " and (flat[start] != "v" or not flat[start + 2 : start + 3].isupper()):
            return False
        found = self.tools.captions.find(self.reading, start, end)
        if not found:
            return False
        first, last, suits = found
        words = " ".join(flat[first:last].split())
        if suits:
            called = "; ".join(self.tools.captions.names[ref] for ref in suits[:4])
            several = f"{len(suits)} suits are called so: {called}."
            why = f"The parties are those of {called}." if len(suits) == 1 else several
        else:
            why = f"{words} has the form of a caption, and no suit recorded here has these parties."
        confidence = CLEAR if len(suits) == 1 else AMBIGUOUS
        mention = Mention(Kind.LAWSUIT, first, last, tuple(suits), confidence, why, value="" if suits else words)
        self.add(CAPTION, mention)
        self.reporters_at.append(last)
        return True

    def _numbered(self, start: int, end: int, key: tuple[str, ...], what: str, *, new: Kind | None) -> None:
        refs = tuple(self.lexicon.by_number.get(key, ()))
        if refs:
            kind = self.lexicon.records[refs[0]].kind
            why = f"{what} is the number of {self.lexicon.records[refs[0]].names[0]}."
            self.add(NUMBER, Mention(kind, start, end, refs, CLEAR, why))
        elif new:
            why = f"{what} has the form of a number of its kind, and none recorded here bears it."
            self.add(NUMBER, Mention(new, start, end, (), AMBIGUOUS, why, value=what))

    def _listed(self, match: re.Match[str] | None, sort: str, what: str) -> bool:
        """A number, and those that follow it: Executive Orders 14218 and 14287."""
        if not match:
            return False
        start = match.start()
        while match:
            number = match[1].replace(",", "")
            self._numbered(start, match.end(1), (sort, number), f"{what} {number}", new=Kind.FEDERAL_ACTION)
            match = numbers.NEXT.match(self.reading.flat, match.end())
            start = match.start(1) if match else 0
        return True

    def orders(self, start: int, end: int) -> bool:
        return self._listed(numbers.ORDERS.match(self.reading.flat, start), "order", "Executive Order")

    def proclamations(self, start: int, end: int) -> bool:
        return self._listed(numbers.PROCLAMATIONS.match(self.reading.flat, start), "proclamation", "Proclamation")

    def register(self, start: int, end: int) -> bool:
        match = numbers.REGISTER.search(self.reading.flat, max(start - 5, 0), end + 12)
        if match:
            key = ("register", match[1], match[2].replace(",", ""))
            self._numbered(*match.span(), key, f"{match[1]} FR {key[2]}", new=Kind.FEDERAL_ACTION)
        return bool(match)

    def code(self, start: int, end: int) -> bool:
        match = numbers.CODE.search(self.reading.flat, max(start - 4, 0), end + 40)
        if not match or match.start() > start:
            return False
        below = re.findall(r"\([^)]*\)", match[3])
        for depth in range(len(below), -1, -1):
            key = numbers.code_key(match[1], match[2], "".join(below[:depth]))
            if key in self.lexicon.by_number:
                stop = match.end(2) if not below else match.end()
                self._numbered(match.start(), stop, key, f"{match[1]} U.S.C. {match[2]}", new=None)
                break
        return True

    def section(self, start: int, end: int) -> bool:
        match = numbers.SECTION.match(self.reading.flat, start)
        if not match:
            return False
        refs = self.lexicon.sections.get(match[1].lower())
        if refs:
            kind = self.lexicon.records[refs[0]].kind
            title = self.lexicon.records[refs[0]].names[0]
            why = f"Section {match[1]} stands for {title}, the only one of that number here."
            self.add(NAME, Mention(kind, *match.span(), refs, LIKELY, why))
        return bool(refs)

    def docket(self, start: int, end: int, number: str) -> None:
        refs = tuple(self.lexicon.by_docket.get(number, ()))
        if refs:
            why = f"{number} is a docket number of {self.tools.captions.names.get(refs[0], refs[0].slug)}."
            confidence = CLEAR if len(refs) == 1 else AMBIGUOUS
            self.add(NUMBER, Mention(Kind.LAWSUIT, start, end, refs, confidence, why))
        elif "-" in number[3:]:
            why = f"{number} has the form of a docket number, and no suit recorded here bears it."
            self.add(NUMBER, Mention(Kind.LAWSUIT, start, end, (), AMBIGUOUS, why, value=number))

    def reporter(self, start: int, end: int) -> bool:
        if self.reading.flat[start - 2].isdigit():
            self.reporters_at.append(start)
        return False

    def read_reporters(self, reporters: Reporters) -> None:
        """Only where a reporter or a caption stands: a whole text so read takes many times as long as all the rest."""
        flat = self.reading.flat
        until = 0
        for start, end in _windows(self.reporters_at, len(flat)):
            for first, last, citation in reporters(flat[start:end]):
                first, last = first + start, last + start
                if first < until:
                    continue
                until = last
                refs = self.tools.printed.get(printed_key(citation), ())
                if refs:
                    suit = self.tools.captions.names.get(refs[0], refs[0].slug)
                    why = f"{citation} is where a ruling in {suit} is printed."
                else:
                    why = f"{citation} cites a reporter, and no ruling recorded here is printed there."
                value = "" if refs else citation
                confidence = CLEAR if refs else AMBIGUOUS
                self.add(NUMBER, Mention(Kind.LAWSUIT, first, last, refs, confidence, why, value))


def _windows(positions: list[int], length: int) -> Iterator[tuple[int, int]]:
    """Pieces of text around positions, those that touch made one."""
    begin = end = -1
    for position in sorted(positions):
        first, last = max(position - _BEFORE_A_REPORTER, 0), min(position + _AFTER_A_REPORTER, length)
        if first > end:
            if end > 0:
                yield begin, end
            begin = first
        end = max(end, last)
    if end > 0:
        yield begin, end
