"""Whom a relief reaches in a period, in words."""

import pytest

from cases.admin.periods import Line, difference, whom
from cases.choices import Grip
from cases.models import EffectPeriod, Relief
from policies.models import Jurisdiction, Provision

HELD, PERHAPS, FREE = Grip.HELD, Grip.PERHAPS, Grip.FREE


def row(own: Grip, below: Grip | None = None, place: str = "", named: str = "") -> EffectPeriod:
    jurisdiction = Jurisdiction(name=place, kind="state") if place else None
    return EffectPeriod(own=own, below=below or own, jurisdiction=jurisdiction, class_name=named)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row(HELD)], "everyone"),
        ([row(PERHAPS)], "perhaps everyone"),
        ([row(HELD), row(FREE, place="Texas")], "everyone but Texas"),
        ([row(HELD), row(PERHAPS, place="Texas")], "everyone; perhaps Texas"),
        ([row(HELD, place="Illinois")], "Illinois, with its subdivisions"),
        ([row(HELD, FREE, place="Illinois")], "Illinois"),
        ([row(FREE, HELD, place="Illinois")], "the subdivisions of Illinois"),
        ([row(HELD, PERHAPS, place="Illinois")], "Illinois; perhaps the subdivisions of Illinois"),
        (
            [row(HELD, FREE, place="A"), row(PERHAPS, FREE, place="B"), row(HELD, named="All grantees")],
            "A and All grantees; perhaps B",
        ),
        ([row(PERHAPS), row(HELD, place="Illinois")], "perhaps everyone; Illinois"),
    ],
)
def test_reach_is_told_in_words(rows: list[EffectPeriod], words: str) -> None:
    assert whom(rows) == words


def test_difference_marks_what_comes_and_what_goes() -> None:
    import datetime as dt

    relief, provision = Relief(pk=1, slug="r/injunction"), Provision(pk=1, slug="eo-1/9a")
    kept, gone, new = (Line(relief, provision, dt.date(year, 1, 1), None, "everyone") for year in (2017, 2018, 2019))
    assert [(each.line, each.mark) for each in difference([kept, gone], [kept, new])] == [
        (kept, "kept"),
        (gone, "gone"),
        (new, "new"),
    ]
