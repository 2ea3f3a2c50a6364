"""Questions about effect, asked of a database of synthetic lawsuits, each beside a bare look-up of the same rows.

`python -m benchmarks.questions LAWSUITS PROVISIONS QUESTIONS` fills the database of DATABASE_URL, which is empty, asks,
and prints the middle times as JSON, in microseconds.
"""

import datetime as dt
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

import django
from django.db import connection

from . import synthetic, world

ANALYZE = {"sqlite": "ANALYZE", "postgresql": "VACUUM ANALYZE"}
Measures = dict[str, dict[str, float]]
CHAINS = 5  # questions answered with their chain, which is as long as what courts did to the provision


class Question(NamedTuple):
    """Is it blocked, there, on that day?"""

    provision: str
    place: str
    day: dt.date


# How the provision of a question is chosen: its rank among the most litigated.
MOST = "the most litigated provision"
CHOICES: dict[str, Callable[[Random, int], int]] = {
    "any provision": lambda random, provisions: random.randrange(provisions),
    "the provision of any lawsuit": world.litigated,
    MOST: lambda random, provisions: 0,
}


def fill(lawsuits: int, provisions: int, also: Iterable[type[Any]] = ()) -> dict[str, float]:
    """Bring the lawsuits into the database and compute the periods; how many rows there are then."""
    from cases.blocked.periods import refresh
    from cases.models import EffectPeriod
    from tracker.dossiers import files, loading

    from .rows import Rows

    with tempfile.TemporaryDirectory(prefix="enjoined-bench-") as folder:
        synthetic.write(Path(folder), 0, provisions)
        loading.load(files.find([folder])[0])
    rows = Rows(also).bring(synthetic.dossiers(range(lawsuits), provisions))
    reliefs = refresh()
    with connection.cursor() as cursor:
        cursor.execute(ANALYZE[connection.vendor])
    return {"rows": rows, "reliefs": reliefs, "periods": EffectPeriod.objects.count()}


def ask(provisions: int, questions: int) -> Measures:
    """Ask everything; by question, the middle time of each way to answer it."""
    measures = {kind: one(kind, provisions, questions) for kind in CHOICES}
    measures["a whole action"] = action(provisions, questions // 4)
    measures["every provision, for a place"] = everything()
    return measures


def asked(kind: str, provisions: int, count: int) -> Iterator[Question]:
    """So many questions, the same ones every time."""
    random = Random(kind)
    for _ in range(count):
        slug = world.provision(CHOICES[kind](random, provisions))
        yield Question(slug, random.choice(world.CITY_SLUGS), world.day(random))


def one(kind: str, provisions: int, questions: int) -> dict[str, float]:
    """One provision, one place, one day."""
    from cases.blocked.lookup import answer
    from cases.blocked.questions import find_place, find_provision
    from cases.blocked.told import told

    times, rows = _Times(), []
    for number, question in enumerate(asked(kind, provisions, questions)):
        provision, place = find_provision(question.provision), find_place(question.place)
        rows.append(len(times.take("bare", bare, [provision.pk], place)))
        found = times.take("answer", answer, provision, place, question.day)
        times.take("told", lambda found=found: told(found, with_chain=False))
        if number < (CHAINS if kind != MOST else 1):
            times.take("chain", lambda found=found: told(found))
    return {"rows": median(rows), **times.middle()}


def action(provisions: int, questions: int) -> dict[str, float]:
    """Every provision of one federal action, for a place on a day."""
    from cases.blocked.lookup import answers
    from cases.blocked.lookup import provisions as found_by
    from cases.blocked.questions import find_place
    from cases.blocked.told import told_all

    times, rows = _Times(), []
    for question in asked("the provision of any lawsuit", provisions, questions):
        place, slug = find_place(question.place), question.provision.partition("/")[0]
        found = list(found_by().filter(federal_action__slug=slug))
        rows.append(len(times.take("bare", bare, [provision.pk for provision in found], place)))
        told = times.take("answer", answers, found, place, question.day)
        times.take("told", lambda told=told: told_all(told, with_chain=False))
    return {"rows": median(rows), **times.middle()}


def everything() -> dict[str, float]:
    """All provisions there are, for a place on a day: `answer` for what is blocked, `told` for each with its days."""
    from cases.blocked.lookup import answers, blocked_on
    from cases.blocked.lookup import provisions as found_by
    from cases.blocked.questions import find_place

    times, rows, random = _Times(), [], Random("everything")
    found = list(found_by())
    for _ in range(5):
        place, day = find_place(random.choice(world.CITY_SLUGS)), world.day(random)
        rows.append(len(times.take("bare", in_force, place, day)))
        times.take("answer", lambda place=place, day=day: list(blocked_on(place, day)))
        times.take("told", answers, found, place, day)
    return {"rows": median(rows), **times.middle()}


# Bare SQL, written by hand and sent through Django's plain cursor

PERIODS = """
    SELECT period.provision_id, relief.slug, period.starts_on, period.ends_on, period.jurisdiction_id, period.own,
        period.below, period.open_questions
    FROM cases_effectperiod AS period JOIN cases_relief AS relief ON relief.id = period.relief_id
    WHERE {here} AND period.jurisdiction_id IN ({places})
    UNION ALL
    SELECT period.provision_id, relief.slug, period.starts_on, period.ends_on, period.jurisdiction_id, period.own,
        period.below, period.open_questions
    FROM cases_effectperiod AS period JOIN cases_relief AS relief ON relief.id = period.relief_id
    WHERE {here} AND period.jurisdiction_id IS NULL AND period.class_name = ''
"""


def bare(provisions: Sequence[int], place: Any) -> list[Any]:
    """The rows that an answer for these provisions and this place rests on."""
    return _select(f"period.provision_id IN ({_marks(provisions)})", provisions, place)


def in_force(place: Any, day: dt.date) -> list[Any]:
    """The rows of every provision that are in force that day for the place."""
    return _select("period.starts_on <= %s AND (period.ends_on IS NULL OR period.ends_on > %s)", [day, day], place)


def _select(here: str, values: Sequence[Any], place: Any) -> list[Any]:
    places = [place.pk, place.parent.pk, place.parent.parent.pk]
    with connection.cursor() as cursor:
        cursor.execute(PERIODS.format(here=here, places=_marks(places)), [*values, *places, *values])
        return list(cursor.fetchall())


def _marks(values: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(values))


class _Times:
    """How long each way to answer took, in microseconds."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = {}

    def take(self, name: str, function: Callable[..., Any], *args: Any) -> Any:
        start = perf_counter()
        answer = function(*args)
        self.taken.setdefault(name, []).append((perf_counter() - start) * 1e6)
        return answer

    def middle(self) -> dict[str, float]:
        return {name: median(times) for name, times in self.taken.items()}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    django.setup()
    lawsuits, provisions, questions = map(int, sys.argv[1:])
    print(json.dumps({"filled": fill(lawsuits, provisions), "measures": ask(provisions, questions)}))


if __name__ == "__main__":
    main()
