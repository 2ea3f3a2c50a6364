"""The readings of a fact, each with the documents that give it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..choices import Stance
from ..models import Citation, Discrepancy


@dataclass
class Reading:
    """One value that documents give, in their order. `holds`: whether it is in use; None while nothing is settled.

    `value` is empty for documents that bear the record out without another value of their own, while none is in use.
    """

    value: str
    holds: bool | None
    sources: list[Citation] = field(default_factory=list)


def readings(discrepancy: Discrepancy, citations: Iterable[Citation]) -> list[Reading]:
    """The readings that these citations give, the one in use first. It is among them also where no document gives it.

    A citation in support says what the record says: what it reads is in use, however the record puts it.
    """
    found: dict[str, Reading] = {}
    if discrepancy.is_settled:
        found[discrepancy.in_use] = Reading(discrepancy.in_use, True)
    for citation in citations:
        supports = citation.stance == Stance.SUPPORTS
        value = citation.reading or (discrepancy.in_use if supports else "")
        reading = found.setdefault(value, Reading(value, False if discrepancy.is_settled else None))
        reading.sources.append(citation)
        reading.holds = True if supports and discrepancy.is_settled else reading.holds
    if discrepancy.is_settled and not found[discrepancy.in_use].sources and _is_given(found.values()):
        del found[discrepancy.in_use]  # documents that support it give it in words of their own
    return sorted(found.values(), key=lambda reading: not reading.holds)


def _is_given(found: Iterable[Reading]) -> bool:
    return any(reading.holds and reading.sources for reading in found)
