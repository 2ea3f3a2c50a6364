"""Passages that records cite already, as cards."""

from dataclasses import dataclass
from typing import Self

from sources.choices import Stance
from sources.coverage.of_document import Stretch, Tie
from sources.desk.links import address

from .kinds import called
from .proposals import short


@dataclass(frozen=True)
class Cause:
    """One record that cites a passage, and what the passage does to it."""

    address: str
    text: str
    kind: str
    stance: str
    field: str

    @classmethod
    def of(cls, tie: Tie) -> Self:
        stance = Stance(tie.stance).label.lower()
        return cls(address(tie.record), str(tie.record), called(type(tie.record)), stance, tie.field)


@dataclass(frozen=True)
class Cited:
    """One passage with all records that cite it. `look`: how it is marked in the text."""

    start: int
    end: int
    words: str
    look: str
    ties: tuple[Cause, ...]

    @property
    def name(self) -> str:
        return f"c{self.start}-{self.end}"

    @classmethod
    def of(cls, passage: Stretch, text: str) -> Self:
        words = short(text[passage.start : passage.end])
        ties = tuple(Cause.of(tie) for tie in passage.ties)
        return cls(passage.start, passage.end, words, _look(passage), ties)


def _look(passage: Stretch) -> str:
    stances = {tie.stance for tie in passage.ties}
    return next((f"cited {stance}" for stance in (Stance.SUPPORTS, Stance.CONTRADICTS) if stance in stances), "cited")
