"""What the matcher is told of the records, and what it answers in."""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What sort of thing words name."""

    FEDERAL_ACTION = "federal_action"
    LOCAL_POLICY = "local_policy"
    STATUTE = "statute"
    LAWSUIT = "lawsuit"
    COURT = "court"
    JUDGE = "judge"
    OFFICIAL = "official"
    PERSON = "person"
    ORGANIZATION = "organization"
    JURISDICTION = "jurisdiction"
    AGENCY = "agency"
    PROGRAM = "program"
    GROUND = "ground"
    DATE = "date"
    AMOUNT = "amount"
    RELATION = "relation"


PEOPLE = frozenset((Kind.JUDGE, Kind.OFFICIAL, Kind.PERSON))
VALUES = frozenset((Kind.DATE, Kind.AMOUNT))
ENTITIES = tuple(kind for kind in Kind if kind not in VALUES and kind is not Kind.RELATION)


class Confidence(IntEnum):
    """How much a person has still to decide."""

    AMBIGUOUS = 1  # several records, or something the records do not have
    LIKELY = 2  # one record, by less than its name
    CLEAR = 3  # one record, by its name


class Ref(NamedTuple):
    """A record: the label of its model and its slug. `policies.Agency`, `ice`."""

    model: str
    slug: str

    def __str__(self) -> str:
        return f"{self.model}:{self.slug}"


@dataclass(frozen=True, eq=False)
class KnownRecord:
    """One record with all that a text may call it.

    `names`: its name, its title, its other names. `numbers`: what it is cited by (EO 13768; 82 FR 8799; 8 U.S.C. 1373).
    `offices`: titles its holder bears. `state`, `sort`: of a jurisdiction or court;
    a judge is of the sort of the court. `within`: the record it is a part of.
    `also`: records that the same words may be taken for (the party that a city is). `captions`, `dockets`, `begun`: of
    a lawsuit.
    """

    kind: Kind
    ref: Ref
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    state: str = ""
    sort: str = ""
    within: Ref | None = None
    also: tuple[Ref, ...] = ()
    captions: tuple[str, ...] = ()
    dockets: tuple[str, ...] = ()
    begun: str = ""


@dataclass(frozen=True, eq=False)
class KnownRuling:
    """A ruling as a sentence may tell it. `decided`: 2017-11-20, 2017-11, 2017 or nothing."""

    ref: Ref
    court: Ref
    judges: frozenset[Ref] = frozenset()
    decided: str = ""
    kind: str = ""
    result: str = ""
    lawsuits: tuple[Ref, ...] = ()
    reporter: str = ""


@dataclass(frozen=True)
class Records:
    """All that the matcher knows."""

    records: tuple[KnownRecord, ...]
    rulings: tuple[KnownRuling, ...] = ()
    seats: dict[Ref, frozenset[Ref]] = field(default_factory=dict)  # a jurisdiction to the courts its suits are in
