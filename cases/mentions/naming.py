"""Which of several records of one name is meant, and the sentence that says why."""

import re
from collections.abc import Sequence

from .lexicon import Name
from .records import Kind, Ref

_MONEY_AFTER = re.compile(
    r"[\s)-]+(?:grants?|funds?|funding|money|dollars|awards?|programs?|recipients?|grantees?|applicants?|applications?)\b"
)
# Of words that name records of several kinds, what they mostly name.
_RANK = {
    kind: rank
    for rank, kind in enumerate(
        (
            *(
                Kind.AGENCY,
                Kind.JURISDICTION,
                Kind.FEDERAL_ACTION,
                Kind.LOCAL_POLICY,
                Kind.PROGRAM,
                Kind.COURT,
                Kind.GROUND,
            ),
            *(Kind.STATUTE, Kind.ORGANIZATION, Kind.JUDGE, Kind.OFFICIAL, Kind.PERSON),
        )
    )
}
_CALLED = {
    Kind.FEDERAL_ACTION: "federal action",
    Kind.LOCAL_POLICY: "local policy",
    Kind.PROGRAM: "grant program",
    Kind.GROUND: "legal ground",
}


def chosen(flat: str, end: int, names: Sequence[Name]) -> Kind:
    """The kind that is meant: a program of money where money is what follows, and else the first in rank."""
    kinds = {name.record.kind for name in names}
    if Kind.PROGRAM in kinds and len(kinds) > 1:
        if _MONEY_AFTER.match(flat, end):
            return Kind.PROGRAM
        kinds.discard(Kind.PROGRAM)
    return min(kinds, key=_RANK.__getitem__)


def among(kind: Kind, names: Sequence[Name], *, with_parties: bool = False) -> tuple[Ref, ...]:
    """The records, those of the chosen kind first; after each the party that it is, where that may be meant."""
    if len(names) == 1 and not with_parties:
        return (names[0].record.ref,)
    ordered = sorted(
        names, key=lambda name: (name.record.kind is not kind, not name.given, name.written != name.record.names[0])
    )
    return tuple(
        dict.fromkeys(ref for name in ordered for ref in (name.record.ref, *(name.record.also if with_parties else ())))
    )


def why_name(first: Name, names: Sequence[Name], kind: Kind, note: str) -> str:
    """The sentence for a name found as it stands."""
    record = first.record
    whole = record.names[0]
    if len(names) > 1:
        others = "; ".join(f"{name.record.names[0]} ({called(name.record.kind)})" for name in names[:5])
        return f"{len(names)} records go by {first.written}: {others}."
    if note:
        return f"{first.written} is {whole} here. {note}, and the text does not say which."
    if first.support:
        return f"{first.written} is short for {whole}, which the text names, or names the body of."
    if first.written == whole:
        return f"The name of the {called(kind)}."
    if first.given:
        return f"Another name of the {called(kind)} {whole}."
    return f"A way to write {whole}, the {called(kind)}."


def called(kind: Kind) -> str:
    """The kind as a sentence calls it."""
    return _CALLED.get(kind, str(kind))
