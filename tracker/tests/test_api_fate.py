"""How holdings fare above: the fate of each, and holdings counted by ground and fate."""

from typing import Any

import pytest

from cases.choices import Fate, HoldingLevel, HoldingResult
from cases.tests import factories as make
from sources.choices import Precision
from tracker.tests.conftest import Ask

pytestmark = pytest.mark.django_db
DAY = {"decided_on_precision": Precision.DAY}


def test_a_holding_shows_what_the_latest_review_did_with_it(ask: Ask) -> None:
    holding = make.HoldingFactory(slug="some-ruling/spending", ruling__slug="some-ruling")
    assert ask(f"holdings/{holding.slug}/")["fate"] is None
    for day, fate in (("2019-01-01", Fate.REVERSED), ("2018-01-01", Fate.AFFIRMED), (None, Fate.VACATED)):
        dated = {"decided_on": day, **DAY} if day else {}
        make.HoldingReviewFactory(holding=holding, ruling=make.RulingFactory(**dated), fate=fate)
    assert ask(f"holdings/{holding.slug}/")["fate"] == "reversed"


def test_holdings_are_counted_by_ground_level_result_and_latest_fate(ask: Ask, refused: Ask) -> None:
    spending = make.LegalGroundFactory(slug="spending-clause")
    coercion = make.LegalGroundFactory(slug="spending-coercion", parent=spending)
    kind = {"level": HoldingLevel.MERITS, "result": HoldingResult.SUSTAINED, "unpleaded": True}
    ninth = make.RulingFactory(court=make.CourtFactory(slug="cand", circuit="9"), decided_on="2017-11-20", **DAY)
    second = make.RulingFactory(court=make.CourtFactory(slug="nysd", circuit="2"), decided_on="2018-11-30", **DAY)
    reviewed: Any = make.HoldingFactory(ground=spending, ruling=ninth, **kind)
    for day, fate in (("2018-08-01", Fate.VACATED), ("2018-09-01", Fate.AFFIRMED)):
        make.HoldingReviewFactory(holding=reviewed, ruling=make.RulingFactory(decided_on=day, **DAY), fate=fate)
    for _ in range(2):
        make.HoldingFactory(ground=spending, ruling=second, **kind)
    make.HoldingFactory(ground=coercion, ruling=second, **{**kind, "result": HoldingResult.REJECTED})
    make.HoldingFactory(unpleaded=True)

    def rows(**asked: str) -> list[tuple[Any, ...]]:
        return [
            (row["ground"]["slug"], row["level"], row["result"], row["fate"], row["holdings"])
            for row in ask("grounds-on-appeal/", **asked)["results"]
        ]

    everything = rows(ground="spending-clause")
    assert everything == [
        ("spending-clause", "merits", "sustained", None, 2),
        ("spending-clause", "merits", "sustained", "affirmed", 1),
        ("spending-coercion", "merits", "rejected", None, 1),
    ]
    assert rows(circuit="9") == rows(court="cand") == rows(fate="affirmed") == [everything[1]]
    assert rows(ground="spending-coercion") == rows(result="rejected") == [everything[2]]
    assert rows(ground="spending-clause", decided_after="2018") == [everything[0], everything[2]]
    assert sum(row[-1] for row in rows()) == 5
    assert "court" in refused("grounds-on-appeal/", courts="cand")["courts"]
