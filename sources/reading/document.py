"""A document as read: its text, and what it says of itself."""

from dataclasses import asdict, dataclass, field
from typing import Any, Self


@dataclass(frozen=True)
class Stated:
    """What a document itself says it is. Empty where it does not say, or says two things: nothing is guessed.

    `published_on`: as far as it is given, 2017-11-20, 2017-11 or 2017. `kind`: a word of the vocabulary of documents.
    `notes`: what it says that was left aside, and why.
    """

    title: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    published_on: str = ""
    address: str = ""
    kind: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Read:
    """The text of a document, in characters that citations count. `how`: the charset, or the pages."""

    text: str
    how: str = ""
    stated: Stated = field(default_factory=Stated)

    def told(self) -> dict[str, Any]:
        """As plain data, to pass between processes."""
        return asdict(self)

    @classmethod
    def heard(cls, told: dict[str, Any]) -> Self:
        """What the other process told."""
        stated: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in told["stated"].items()
        }
        return cls(**{**told, "stated": Stated(**stated)})
