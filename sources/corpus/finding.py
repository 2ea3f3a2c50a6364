"""What was found of a cited passage, and how it is told on a terminal: where, who cites it, and what there is to do."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..anchors.resolving import Outcome, Resolved
from .citing import Cited

INTACT, MOVED, BROKEN, UNCHECKED = "intact", "moved", "broken", "unchecked"
LONGEST = 160  # characters of a text that are shown


@dataclass(frozen=True)
class Finding:
    """A cited passage, its state, and where its words were found.

    `nearest`: the words most like lost ones. `why`: why it could not be checked.
    """

    cited: Cited
    state: str
    found: Resolved | None = None
    nearest: str = ""
    why: str = ""

    @property
    def lines(self) -> list[str]:
        """A line on the passage and who cites it, and what was found; none where it is intact."""
        if self.state == INTACT:
            return []
        start, end, _ = self.cited.place
        first, *more = self._told()
        return [f"{self.state}: characters {start} to {end}, cited by {self.cited.told()}: {first}", *more]

    def _told(self) -> list[str]:
        found = self.found
        if found is None:
            return [f"{self.why}."]
        if found.outcome is Outcome.INTACT:
            return ["it was moved here when the text changed, and nobody has looked at it since."]
        if found.outcome is Outcome.MOVED:
            return [f"its words stand at {found.start} to {found.end}."]
        if found.outcome is Outcome.AMBIGUOUS:
            places = ", ".join(str(start) for start in found.places[:5])
            return [f"its words stand at several places ({places}), and nothing tells which is meant."]
        if not self.nearest:
            return ["its words are not in the text, and none like them are known."]
        at = f"{found.start} to {found.end}"
        return ["its words are not in the text.", f"  nearest, {found.likeness} % alike, {at}: {shown(self.nearest)}"]


def nearest(text: str, found: Resolved) -> str:
    """The words of a text that are most like lost ones; empty where none are lost, or none are like them."""
    return text[found.start : found.end] if found.outcome is Outcome.LOST and found.start is not None else ""


def counted(findings: Iterable[Finding]) -> Counter[str]:
    """How many citations are in which state."""
    numbers: Counter[str] = Counter()
    for each in findings:
        numbers[each.state] += each.cited.number
    return numbers


def shown(text: str) -> str:
    """Words of a document on one line, cut short, without signs that would steer a terminal or turn its direction."""
    line = " ".join(text.split())
    line = line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0]} [...]"
    return "".join(sign for sign in line if unicodedata.category(sign) not in ("Cc", "Cf"))
