"""What is found in one text, while it is being read."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from .captions import Captions
from .lexicon import Lexicon, Name
from .mention import Mention
from .people import Person
from .persons import Sighting
from .reading import Reading
from .records import Confidence, Kind, Ref

AMBIGUOUS, LIKELY, CLEAR = Confidence
Reporters = Callable[[str], list[tuple[int, int, str]]]
# Of two mentions that overlap, the one of higher rank stands.
SHORT_FORM, VALUE, NAME, NUMBER, CAPTION = range(1, 6)
BLOCKED = Mention(
    Kind.COURT, 0, 0, (), AMBIGUOUS, ""
)  # words that name something of no record, and nothing inside them does
_RIGHT_AFTER = 12


@dataclass(frozen=True)
class Tools:
    """What a matcher brings to every text. `printed`: where rulings are printed, to their lawsuits and themselves."""

    lexicon: Lexicon
    captions: Captions
    printed: dict[str, tuple[Ref, ...]]
    reporters: Reporters | None


class Findings:
    """Mentions as they are come upon, and what has to wait for the whole of the text. Positions are those of `flat`."""

    def __init__(self, tools: Tools, reading: Reading) -> None:
        self.tools, self.reading, self.lexicon = tools, reading, tools.lexicon
        self.found: list[tuple[int, int, int, Mention]] = []  # start, end, rank, mention
        self.verbs: list[tuple[int, int]] = []
        self.reporters_at: list[int] = []
        self.surnames: list[tuple[int, int, Sighting]] = []
        self.waiting: list[tuple[int, int, list[Name]]] = []
        self.named: set[Ref] = set()
        self.sighted: dict[str, list[tuple[int, tuple[Person, ...]]]] = defaultdict(list)
        self.namesakes: dict[str, dict[Person, None]] = defaultdict(dict)
        self.short: dict[str, tuple[int, Mention]] = {}

    def add(self, rank: int, mention: Mention) -> None:
        """Note a mention where it stands."""
        self.found.append((mention.start, mention.end, rank, mention))

    def block(self, start: int, end: int) -> None:
        """Nothing between these places is a mention."""
        self.found.append((start, end, NAME, BLOCKED))

    def mentions(self) -> list[Mention]:
        """Those that do not stand inside another; of two that overlap, the one of higher rank, then the longer."""
        kept: list[tuple[int, int, int, Mention]] = []
        for each in sorted(self.found, key=lambda found: (found[0], -found[1])):
            if not kept or each[0] >= kept[-1][1]:
                kept.append(each)
            elif (each[2], each[1] - each[0]) > (kept[-1][2], kept[-1][1] - kept[-1][0]):
                while kept and each[0] < kept[-1][1]:
                    kept.pop()
                kept.append(each)
        mentions = [each[3] for each in kept if each[3] is not BLOCKED]
        for caption, cited in pairwise(mentions):
            _narrow(caption, cited)
        return mentions


def _narrow(caption: Mention, cited: Mention) -> None:
    """Of several suits called so, those that the number or the reporter cited right after tells."""
    if not (caption.kind is cited.kind is Kind.LAWSUIT) or cited.start - caption.end > _RIGHT_AFTER:
        return
    if len(caption.candidates) > 1:
        told = tuple(ref for ref in caption.candidates if ref in cited.candidates)
        if told and len(told) < len(caption.candidates):
            caption.candidates, caption.confidence = told, CLEAR if len(told) == 1 else AMBIGUOUS
            caption.because("The parties, and the number cited right after, are those of this suit.")
    elif cited.candidates and not caption.candidates and " v. " in caption.value:
        caption.candidates, caption.confidence, caption.value = cited.candidates, LIKELY, ""
        caption.because("No suit is recorded under these parties, but the number cited right after is of this one.")
