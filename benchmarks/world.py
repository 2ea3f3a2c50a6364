"""What synthetic lawsuits refer to: courts, judges, places, parties, documents, grounds, and provisions to be blocked.

Nobody and nothing in it exists. It does not depend on how many lawsuits there are, so that a question about one
provision, place and day can be asked of few lawsuits and of many.
"""

import datetime as dt
from collections.abc import Iterator
from math import exp, log
from random import Random

from tracker.dossiers.writing import Plain, Record

STATES = 50
CITIES = 20  # in each state
JUDGES = 5  # in each court
GROUNDS, SUBGROUNDS = 12, 3
DOCUMENTS = 400
ORGANIZATIONS = 200
PROVISIONS_OF_ACTION = 5
FIRST_DAY = dt.date(2017, 1, 20)
DAYS = 3_400  # from the first action to the last filing

STATE_SLUGS = [f"state-{state:02}" for state in range(STATES)]
CITY_SLUGS = [f"city-{state:02}-{city:02}" for state in range(STATES) for city in range(CITIES)]
DISTRICTS = [f"district-{number:02}" for number in range(94)]
CIRCUITS = [f"circuit-{number:02}" for number in range(12)]
GROUND_SLUGS = [f"ground-{top:02}-{sub}" for top in range(GROUNDS) for sub in range(SUBGROUNDS)]
DEFENDANTS = ["the-nation", *(f"agency-{number:02}" for number in range(20))]


def day(random: Random, first: dt.date = FIRST_DAY, days: int = DAYS) -> dt.date:
    """A day in a span of days, each as likely as the other."""
    return first + dt.timedelta(days=random.randrange(days))


def provision(rank: int) -> str:
    """The slug of the provision that is the rank-th most litigated, counted from 0."""
    return f"action-{rank // PROVISIONS_OF_ACTION:05}/section-{rank % PROVISIONS_OF_ACTION}"


def litigated(random: Random, provisions: int) -> int:
    """The rank of the provision a suit is about: the n-th most litigated is sued over 1/n as often as the first."""
    return int(exp(random.random() * log(provisions + 1))) - 1


def judges(court: str) -> list[str]:
    """The judges of a court."""
    return [f"judge-{court}-{number}" for number in range(JUDGES)]


def source(number: int) -> str:
    """The slug of a document."""
    return f"document-{number % DOCUMENTS:04}"


def record(slug: str, /, **values: object) -> Record:
    """A verified record. It has a source only where sources are given, or asked for by `sourced`."""
    return Record(slug=slug, **values, verification="verified")


def sourced(slug: str, number: int, /, **values: object) -> Record:
    """A verified record with a source."""
    return Record(record(slug, **values), sources=[source(number)])


def lists() -> Iterator[tuple[str, list[Record]]]:
    """The files that hold lists of records, by name."""
    yield (
        "documents/docket.yaml",
        [
            record(source(n), kind="docket", title=f"Docket sheet {n}", url=f"https://dockets.example/{n}")
            for n in range(DOCUMENTS)
        ],
    )
    places = [sourced("the-nation", 0, name="The Nation", kind="nation")]
    for number, state in enumerate(STATE_SLUGS):
        places.append(sourced(state, number, name=f"State {number}", kind="state", parent="the-nation"))
    for number, city in enumerate(CITY_SLUGS):
        name = f"City {number % CITIES} of State {number // CITIES}"
        places.append(sourced(city, number, name=name, kind="city", parent=STATE_SLUGS[number // CITIES]))
    yield "jurisdictions.yaml", places
    courts = [sourced("supreme", 0, name="Supreme Court", short_name="Sup. Ct.", level="supreme")]
    for n, circuit in enumerate(CIRCUITS):
        circuit_court = {"name": f"Court of Appeals {n}", "short_name": f"Cir. {n}", "level": "appeals"}
        courts.append(sourced(circuit, n, **circuit_court, appeals_to="supreme"))
    for n, district in enumerate(DISTRICTS):
        district_court = {"name": f"District Court {n}", "short_name": f"D. {n}", "level": "district"}
        district_court["circuit"] = str(n % 11 + 1)
        courts.append(sourced(district, n, **district_court, appeals_to=CIRCUITS[n % len(CIRCUITS)]))
    yield "courts.yaml", courts
    sitting = [(court, slug) for court in (*CIRCUITS, *DISTRICTS) for slug in judges(court)]
    yield (
        "judges.yaml",
        [sourced(slug, n, name=slug.title().replace("-", " "), court=court) for n, (court, slug) in enumerate(sitting)],
    )
    parties = [
        sourced(slug, n, name=slug.title().replace("-", " "), kind="government", jurisdiction=slug)
        for n, slug in enumerate((*STATE_SLUGS, *CITY_SLUGS))
    ]
    parties += [sourced(slug, n, name=slug.title(), kind="agency") for n, slug in enumerate(DEFENDANTS)]
    parties += [sourced(f"association-{n:03}", n, name=f"Association {n}", kind="organization") for n in range(200)]
    yield "parties.yaml", parties
    grounds = [
        sourced(f"ground-{n:02}", n, name=f"Ground {n}", citation=f"Art. {n + 1}", position=Plain(n))
        for n in range(GROUNDS)
    ]
    for n, slug in enumerate(GROUND_SLUGS):
        grounds.append(
            sourced(slug, n, name=f"Limb {n} of ground {n // SUBGROUNDS}", citation=f"{n} U.S. 1", parent=slug[:-2])
        )
    yield "legal-grounds.yaml", grounds


def actions(provisions: int) -> Iterator[tuple[str, Record]]:
    """The files that hold one federal action each, by name. Half of the actions end after a few years."""
    random = Random("actions")
    for n in range(-(-provisions // PROVISIONS_OF_ACTION)):
        slug = f"action-{n:05}"
        signed = day(random, days=DAYS // 2)
        ended = {"ended_on": Plain(day(random, signed, DAYS))} if random.random() < 0.5 else {}
        ranks = range(n * PROVISIONS_OF_ACTION, min((n + 1) * PROVISIONS_OF_ACTION, provisions))
        told = {"kind": "directive", "title": f"Directive {n} on conditions of grants", "number": f"D {n}"}
        parts = [sourced(provision(rank), rank, label=f"sec. {rank}") for rank in ranks]
        action = sourced(slug, n, **told, signed_on=Plain(signed), **ended, provisions=parts)
        yield f"federal-actions/{slug}.yaml", action
