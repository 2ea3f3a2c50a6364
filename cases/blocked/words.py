"""What courts did, in words that a city attorney can read."""

import datetime as dt
from collections.abc import Iterable, Sequence

from sources.choices import Precision

from ..choices import ChangeKind, ReliefKind
from ..models import CoverageMember

GRANTED = {
    ReliefKind.TRO: "temporarily restrained",
    ReliefKind.PRELIMINARY_INJUNCTION: "preliminarily enjoined",
    ReliefKind.PERMANENT_INJUNCTION: "permanently enjoined",
    ReliefKind.SECTION_705_STAY: "stayed (5 U.S.C. 705)",
    ReliefKind.VACATUR: "vacated (5 U.S.C. 706)",
    ReliefKind.DECLARATORY_JUDGMENT: "declared invalid (which by itself blocks nothing)",
    ReliefKind.MANDAMUS: "by mandamus, which by itself blocks nothing, ordered an act without regard to",
    ReliefKind.JUDGMENT: "gave judgment against",
}
NAMES = {
    ReliefKind.TRO: "restraining order",
    ReliefKind.PRELIMINARY_INJUNCTION: "preliminary injunction",
    ReliefKind.PERMANENT_INJUNCTION: "permanent injunction",
    ReliefKind.SECTION_705_STAY: "stay",
    ReliefKind.VACATUR: "vacatur",
    ReliefKind.DECLARATORY_JUDGMENT: "declaration",
    ReliefKind.MANDAMUS: "writ",
    ReliefKind.JUDGMENT: "judgment",
}
CHANGED = {
    ChangeKind.STAYS: "stayed",
    ChangeKind.LIFTS_STAY: "lifted the stay of",
    ChangeKind.NARROWS: "narrowed",
    ChangeKind.EXTENDS: "extended",
    ChangeKind.PROLONGS: "prolonged",
    ChangeKind.VACATES: "vacated",
    ChangeKind.REVERSES: "reversed",
    ChangeKind.DISSOLVES: "dissolved",
    ChangeKind.SUPERSEDES: "replaced",
    ChangeKind.LAPSES: "let lapse, or ended as moot,",
    ChangeKind.AFFIRMS: "affirmed",
}


def day_in_words(day: dt.date | None, precision: str = Precision.DAY) -> str:
    """25 April 2017, April 2017 or 2017; "a day not recorded" where nothing is known."""
    if day is None:
        return "a day not recorded"
    form = {Precision.YEAR: "{d:%Y}", Precision.MONTH: "{d:%B %Y}"}.get(
        Precision(precision or "day"), "{d.day} {d:%B %Y}"
    )
    return form.format(d=day)


def on_day_in_words(day: dt.date | None, precision: str = Precision.DAY) -> str:
    """on 25 April 2017, in April 2017, in 2017."""
    preposition = "in" if day is not None and precision in (Precision.MONTH, Precision.YEAR) else "on"
    return f"{preposition} {day_in_words(day, precision)}"


def listed(names: Sequence[str], most: int = 5) -> str:
    """A, B and C; the first of them and a count, where there are many."""
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def clause(reason: str) -> str:
    """A reason in a curator's words, as the end of a sentence: without the period that may close it."""
    return reason.strip().rstrip(".")


def whom(members: Iterable[CoverageMember], *, universal: bool) -> str:
    """nationwide; or those reached, by name."""
    if universal:
        return "nationwide"
    names = [str(member) for member in members]
    return f"for {listed(names)}" if names else "for nobody named in the record"
