"""Names of records and sentences that name them, invented, in any number: to measure the matcher by."""

import random
from collections.abc import Iterator

from cases.mentions.records import Kind, KnownRecord, Records, Ref
from cases.mentions.wordlists import in_order

_SYLLABLES = in_order(
    "ba be bo da de di do fa ga ka ke ki la le li lo lu ma me mi mo na ne ni no pa ra re ri ro sa se ta te to va za"
)
_NAMING = (
    "{judge} wrote that the conditions were likely unlawful, and {surname} put the rest off until {month}.",
    "Lawyers for {place} asked for more time, and those for the {agency} said that they would not stand in the way.",
    "In {place} the letters arrived on {month} {day}, and the {agency} counted ${day} million that might be lost.",
    "The {agency} said under the {action} that {place} had been told in time, and {surname} did not think so.",
    "{surname} asked twice whether {place} and its schools would be paid in {month}, or the {agency} would wait.",
    "Nobody at the {agency} or in {place} would say what {surname} had been shown before {month} {day}, 2017.",
)
_TELLING = (
    "A federal judge in {place} blocked the order on {month} {day}, 2017, because the {agency} had no power to set it."
)
_CALLING = (
    "{place} v. {agency} was filed in {month}, and the {agency} answered that nothing had been taken from anybody yet."
)
_OTHERS = (
    "The mayor said the city would not help with arrests, and that its officers had other work to do that week.",
    "Nobody in the room could say how many people that would touch, or when the letters had been sent to them.",
    "Both sides were heard for two hours before a full room, and some of those who came had to stand in the hall.",
    "What the money is for is written down each year, and the towns had never been asked for anything like it before.",
)
_CITED = "The court followed {place} v. {agency}, 888 F.3d 272 (7th Cir. 2018), and set aside what had been done."
_MONTHS = ("January", "March", "May", "July", "September", "November")


_OFTEN = 0.15  # a paragraph in seven tells of a ruling, and one in seven cites a case


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(3, 4))).capitalize()


def records(count: int) -> Records:
    """So many records of the kinds that texts name most. The same ones each time."""
    chance = random.Random(count)
    made: list[KnownRecord] = []
    for number in range(count):
        name = f"{_word(chance)} {_word(chance)}"
        kind, model, names = (
            (Kind.JUDGE, "cases.Judge", (name,)),
            (Kind.OFFICIAL, "policies.Official", (name,)),
            (Kind.JURISDICTION, "policies.Jurisdiction", (f"{_word(chance)} County",)),
            (Kind.AGENCY, "policies.Agency", (f"Bureau of {name}",)),
            (Kind.FEDERAL_ACTION, "policies.FederalAction", (f"{name} {_word(chance)} Act",)),
        )[number % 5]
        sort = "county" if kind is Kind.JURISDICTION else ""
        made.append(KnownRecord(kind, Ref(model, f"made-{number}"), names, sort=sort))
    return Records(tuple(made))


def prose(known: Records, characters: int, *, with_citations: bool = False) -> str:
    """Invented news of about so many characters, with as many names to the page as news has.

    `with_citations`: also a citation of a reporter in each paragraph, as court papers have.
    """
    chance = random.Random(characters)
    by_kind: dict[Kind, list[str]] = {}
    for record in known.records:
        if record.names:
            by_kind.setdefault(record.kind, []).append(record.names[0])
    return "".join(_paragraphs(chance, by_kind, characters, with_citations))


def _paragraphs(
    chance: random.Random, names: dict[Kind, list[str]], characters: int, with_citations: bool
) -> Iterator[str]:
    written = 0
    while written < characters:
        sentences = [*chance.sample(_NAMING, 2), *chance.sample(_OTHERS, 4)]
        sentences += [_TELLING] if chance.random() < _OFTEN else []
        sentences += [_CALLING] if chance.random() < _OFTEN else []
        sentences += [_CITED] if with_citations else []
        judge = chance.choice(names[Kind.JUDGE])
        paragraph = " ".join(sentences).format(
            judge=judge,
            surname=judge.split()[-1],
            place=chance.choice(names[Kind.JURISDICTION]),
            agency=chance.choice(names[Kind.AGENCY]),
            action=chance.choice(names[Kind.FEDERAL_ACTION]),
            month=chance.choice(_MONTHS),
            day=chance.randint(1, 28),
        )
        written += len(paragraph) + 2
        yield f"{paragraph}\n\n"
