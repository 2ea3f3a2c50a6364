"""Synthetic lawsuits: the same ones every time, in about the proportions of the real record, and about nobody.

Most dockets have parties, claims and no ruling; some have a preliminary injunction; few of those go up on appeal. The
n-th lawsuit is the same however many there are.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from random import Random

from tracker.dossiers.writing import Plain, Record, document, listed

from . import world
from .world import record, source, sourced

LAST_DAY = world.FIRST_DAY + dt.timedelta(days=world.DAYS + 400)
TEXT = (
    "the city challenges a condition on grants that would have its police hold people for federal officers "
    "who name no crime and show no warrant and says that congress gave the department no such power"
)
WORDS = TEXT.split()


def write(folder: Path, lawsuits: int, provisions: int) -> int:
    """Write the dossiers of so many lawsuits, and of all they refer to, as fixtures; how many bytes they have."""
    size = 0
    files: Iterable[tuple[str, list[Record] | Record]] = chain(
        world.lists(),
        world.actions(provisions),
        ((f"lawsuits/{suit['slug']}.yaml", suit) for suit in dossiers(range(lawsuits), provisions)),
    )
    for name, told in files:
        schema = "../schema/none.json"
        lines = listed(schema, told) if isinstance(told, list) else document(schema, told)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_text("\n".join(lines) + "\n")
    return size


def dossiers(numbers: Iterable[int], provisions: int) -> Iterator[Record]:
    """The lawsuits of these numbers."""
    for number in numbers:
        yield _Suit(number, provisions).record


class _Suit:
    """One lawsuit in the making."""

    def __init__(self, number: int, provisions: int) -> None:
        self.number = number
        self.random = random = Random(f"lawsuit {number}")
        self.slug = f"suit-{number:07}"
        self.court = world.DISTRICTS[int(random.random() ** 2 * len(world.DISTRICTS))]
        self.judge = random.choice(world.judges(self.court))
        self.governments = self._governments()
        self.provisions = self._provisions(provisions)
        self.day = world.day(random)
        self.rulings: list[Record] = []
        self.appeals: list[Record] = []
        self.record = self._record()

    # What it is about

    def _governments(self) -> list[str]:
        random = self.random
        kinds = world.STATE_SLUGS if random.random() < 0.25 else world.CITY_SLUGS
        return random.sample(kinds, 1 + (random.random() < 0.3) + (random.random() < 0.1))

    def _provisions(self, among: int) -> list[str]:
        """One provision, and now and then its neighbor in the same action."""
        rank = world.litigated(self.random, among)
        neighbor = rank ^ 1
        is_two = neighbor // world.PROVISIONS_OF_ACTION == rank // world.PROVISIONS_OF_ACTION and neighbor < among
        ranks = (rank, neighbor) if is_two and self.random.random() < 0.2 else (rank,)
        return [world.provision(rank) for rank in ranks]

    def _record(self) -> Record:
        random, filed = self.random, self.day
        against = random.sample(world.DEFENDANTS, 1 + (random.random() < 0.5))
        parties = [{"party": slug, "role": "plaintiff"} for slug in self.governments]
        parties += [{"party": slug, "role": "defendant"} for slug in against]
        if random.random() < 0.3:
            counsel = f"association-{random.randrange(world.ORGANIZATIONS):03}"
            parties.append({"party": counsel, "role": "counsel", "note": self._words(3, 8)})
        self._claims()
        if random.random() < 0.4:
            self._litigate()
        ended = {"terminated_on": Plain(self.day)} if random.random() < 0.4 else {}
        name = f"{self.governments[0].title()} v. {against[0].title()}"
        children = {"parties": parties, "sources": self._sources(), "claims": self.claims}
        return Record(
            record(
                self.slug,
                court=self.court,
                docket_number=f"1:{filed:%y}-cv-{self.number:07}",
                docket_initials="ABC",
                caption=f"{name}, in its official capacity, et al.",
                short_name=name,
                posture="defendant",
                filed_on=Plain(filed),
                **ended,
                summary=self._words(20, 45),
            ),
            judges=[self.judge],
            **children,
            **{key: told for key, told in (("rulings", self.rulings), ("appeals", self.appeals)) if told},
        )

    def _claims(self) -> None:
        grounds = self.random.sample(world.GROUND_SLUGS, self.random.choice((1, 1, 2, 3)))
        self.claims = [
            record(f"{self.slug}/claim-{n}", provision=self.provisions[0], ground=ground)
            for n, ground in enumerate(grounds)
        ]
        self.claims += [
            record(f"{self.slug}/claim-{len(grounds)}", provision=each, ground=grounds[0])
            for each in self.provisions[1:]
        ]

    # What came of it

    def _litigate(self) -> None:
        kind = self.random.choice(("dismissal", "tro", "preliminary_injunction", "summary_judgment"))
        is_granted = self.random.random() < 0.6
        ruling = self._ruling(kind, "granted" if is_granted else "denied", 20, 200)
        if kind in ("preliminary_injunction", "summary_judgment"):
            ruling["holdings"] = [self._holding(ruling, claim, is_granted) for claim in self.claims[:2]]
        if is_granted and kind != "dismissal":
            relief = self._relief(ruling, "permanent_injunction" if kind == "summary_judgment" else kind)
            ruling["relief"] = [relief]
            if kind != "tro" and self.random.random() < 0.5:
                self._change(ruling, relief)
        elif self.random.random() < 0.3:
            self._ruling("dismissal", "dismissed", 100, 400)

    def _change(self, ruling: Record, relief: Record) -> None:
        """A court does something to the relief: the one above, or the same one later."""
        if self.random.random() < 0.4:
            later, kind, takes_effect = self._appeal(ruling)
        else:
            kind = self.random.choice(("dissolves", "stays", "extends", "lapses"))
            later, takes_effect = self._ruling("modification", "granted", 60, 500), "on_entry"
        what = {"kind": kind, "ruling": later["slug"], "takes_effect": takes_effect, "terms": self._words(4, 9)}
        change = sourced(f"{later['slug']}/change", self.number, **what)
        if kind in ("narrows", "extends"):
            change["coverage"] = [{"party": self.governments[0] if kind == "narrows" else self._stranger()}]
        relief["changes"] = [change]

    def _appeal(self, ruling: Record) -> tuple[Record, str, str]:
        """An appeal from the ruling; the ruling that decided it, what it did to the relief, and when it bites."""
        slug = f"appeal-{self.number:07}"
        circuit = world.CIRCUITS[world.DISTRICTS.index(self.court) % len(world.CIRCUITS)]
        noticed = self.day + dt.timedelta(days=10)
        panel = self.random.sample(world.judges(circuit), 3)
        kind, result, disposition = self.random.choice(
            (
                ("affirms", "affirmed", "affirmed"),
                ("narrows", "affirmed_in_part", "affirmed_reversed"),
                ("reverses", "reversed", "reversed"),
                ("vacates", "vacated", "vacated_remanded"),
            )
        )
        decided = self._ruling("appeal_decision", result, 150, 500, court=circuit, appeal=slug)
        decided["judges"] = [panel[0], *({"judge": judge, "role": "joined"} for judge in panel[1:])]
        mandate = {"mandate_on": Plain(self.day + dt.timedelta(days=52))} if self.random.random() < 0.6 else {}
        self.appeals.append(
            sourced(
                slug,
                self.number,
                court=circuit,
                noticed_on=Plain(noticed),
                decided_on=decided["decided_on"],
                **mandate,
                disposition=disposition,
                outcome=self._words(8, 16),
                deciding_ruling=decided["slug"],
                numbers=[f"{noticed:%y}-{self.number:07}"],
                rulings_appealed=[ruling["slug"]],
                parties=[
                    {"party": world.DEFENDANTS[0], "role": "appellant"},
                    {"party": self.governments[0], "role": "appellee"},
                ],
                panel=panel,
            )
        )
        return decided, kind, "on_mandate"

    # Its records

    def _ruling(self, kind: str, result: str, least: int, most: int, **values: object) -> Record:
        self.day = min(self.day + dt.timedelta(days=self.random.randint(least, most)), LAST_DAY)
        told = {"court": self.court, **values, "decided_on": Plain(self.day), "kind": kind, "result": result}
        ruling = sourced(
            f"{self.slug}-{len(self.rulings)}",
            self.number,
            **told,
            outcome=self._words(10, 25),
            docket_entry=f"Dkt. {self.random.randint(10, 300)}",
            judges=[self.judge],
        )
        self.rulings.append(ruling)
        return ruling

    def _holding(self, ruling: Record, claim: Record, is_sustained: bool) -> Record:
        return sourced(
            f"{ruling['slug']}/{claim['slug'].rpartition('/')[2]}",
            self.number,
            ground=claim["ground"],
            provision=claim["provision"],
            claim=claim["slug"],
            level="merits" if ruling["kind"] == "summary_judgment" else "likely",
            result="sustained" if is_sustained else "rejected",
            gist=self._words(6, 12),
        )

    def _relief(self, ruling: Record, kind: str) -> Record:
        is_universal = self.random.random() < 0.15
        return sourced(
            f"{ruling['slug']}/relief",
            self.number,
            kind=kind,
            **({"is_universal": Plain("true")} if is_universal else {}),
            terms=self._words(8, 20),
            provisions=list(self.provisions),
            **({} if is_universal else {"coverage": [self._member(slug) for slug in self.governments]}),
        )

    def _member(self, slug: str) -> dict[str, str]:
        below = {"with_subdivisions": Plain("true")} if slug.startswith("state") and self.random.random() < 0.3 else {}
        return {"party": slug, **below}

    def _stranger(self) -> str:
        return next(
            slug for slug in iter(lambda: self.random.choice(world.CITY_SLUGS), "") if slug not in self.governments
        )

    def _sources(self) -> list[object]:
        more = {"document": source(self.number * 7 + 1), "locator": f"Dkt. {self.number % 90 + 1}"}
        return [source(self.number), *([more] if self.random.random() < 0.4 else [])]

    def _words(self, least: int, most: int) -> str:
        """A text of so many words."""
        start, count = self.random.randrange(len(WORDS)), self.random.randint(least, most)
        text = " ".join(WORDS[(start + step) % len(WORDS)] for step in range(count))
        return f"{text[0].upper()}{text[1:]}."
