"""Which words of a text are not as they were."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

ALIKE = 0.4  # share of common words from which two texts are versions of one; below it, one took the other's place
LONGEST = 20_000  # characters up to which words are compared: the time grows with the square


class Part(NamedTuple):
    """A stretch of a text, and whether the other text has it too."""

    text: str
    is_common: bool


def differences(was: str, became: str) -> tuple[list[Part], list[Part]]:
    """Both texts, cut where they begin to differ."""
    one, other = re.findall(r"\s+|\w+|[^\w\s]", was), re.findall(r"\s+|\w+|[^\w\s]", became)
    words = SequenceMatcher(None, one, other, autojunk=False)
    if not one or not other or len(was) + len(became) > LONGEST or words.ratio() < ALIKE:
        return whole(was), whole(became)
    left, right = [], []
    for kind, start, end, other_start, other_end in words.get_opcodes():
        left.append(Part("".join(one[start:end]), kind == "equal"))
        right.append(Part("".join(other[other_start:other_end]), kind == "equal"))
    return [part for part in left if part.text], [part for part in right if part.text]


def whole(text: str) -> list[Part]:
    """A text that the other has nothing of."""
    return [Part(text, is_common=False)] if text else []
