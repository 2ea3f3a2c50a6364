"""What can be asked of rulings, holdings, relief and its changes."""

import pytest

from cases.choices import ChangeKind, CourtLevel, Fate, HoldingLevel, HoldingResult, JudgeRole, RulingKind
from cases.tests.factories import (
    ClaimFactory,
    CourtFactory,
    CoverageMemberFactory,
    HoldingFactory,
    HoldingReviewFactory,
    JudgeFactory,
    LegalGroundFactory,
    PartyFactory,
    ReliefChangeFactory,
    ReliefFactory,
    RulingFactory,
    RulingJudgeFactory,
    RulingLawsuitFactory,
)
from policies.tests.factories import JurisdictionFactory, ProvisionFactory
from tracker.tests.conftest import Ask

pytestmark = pytest.mark.django_db


def test_ground_level_and_result_are_those_of_one_holding(slugs: Ask) -> None:
    spending = LegalGroundFactory(slug="spending-clause")
    limit = LegalGroundFactory(parent=spending)
    one = RulingFactory(slug="all-in-one")
    HoldingFactory(ruling=one, ground=limit, level=HoldingLevel.MERITS, result=HoldingResult.SUSTAINED)
    HoldingFactory(ruling=one, ground=spending, level=HoldingLevel.MERITS, result=HoldingResult.SUSTAINED)
    split = RulingFactory(slug="split")
    unpleaded = {"ruling": split, "unpleaded": True}
    HoldingFactory(ground=spending, level=HoldingLevel.MERITS, result=HoldingResult.REJECTED, **unpleaded)
    HoldingFactory(ground=spending, level=HoldingLevel.LIKELY, result=HoldingResult.SUSTAINED, **unpleaded)
    HoldingFactory(level=HoldingLevel.MERITS, result=HoldingResult.SUSTAINED, **unpleaded)
    asked = {"ground": "spending-clause", "holding_level": "merits", "holding_result": "sustained"}
    assert slugs("rulings/", **asked) == ["all-in-one"]


def test_rulings_of_a_circuit_are_found_and_shown_with_it(ask: Ask) -> None:
    for circuit in ("10", "9", "3"):
        RulingFactory(slug=f"ruling-{circuit}", court=CourtFactory(circuit=circuit))
    found = ask("rulings/", order="circuit")["results"]
    assert [ruling["court"]["circuit"] for ruling in found] == ["3", "9", "10"]
    assert [ruling["slug"] for ruling in ask("rulings/", circuit="9,10", order="-circuit")["results"]] == [
        "ruling-10",
        "ruling-9",
    ]


def test_the_part_asked_for_is_that_of_the_judge_asked_for(slugs: Ask) -> None:
    judge = JudgeFactory(slug="fernandez-ferdinand")
    dissent, majority = RulingFactory(slug="dissent"), RulingFactory(slug="majority")
    RulingJudgeFactory(ruling=dissent, judge=judge, role=JudgeRole.DISSENTED)
    RulingJudgeFactory(ruling=majority, judge=judge, role=JudgeRole.AUTHOR)
    RulingJudgeFactory(ruling=majority, role=JudgeRole.DISSENTED)
    assert slugs("rulings/", judge="fernandez-ferdinand", judge_role="dissented") == ["dissent"]


def test_rulings_of_one_day_come_in_their_order(slugs: Ask) -> None:
    RulingFactory(slug="second", decided=True, sequence=2)
    RulingFactory(slug="first", decided=True, sequence=1)
    assert slugs("rulings/") == ["second", "first"]
    assert slugs("rulings/", order="decided_on") == ["first", "second"]


def test_rulings_are_found_by_what_their_relief_blocks(slugs: Ask) -> None:
    section = ProvisionFactory(slug="eo-13768/9a", federal_action__slug="eo-13768")
    ReliefFactory(ruling__slug="blocks-it", provisions=[section])
    ReliefFactory(ruling__slug="blocks-another", provisions=[ProvisionFactory()])
    assert slugs("rulings/", blocks="eo-13768") == ["blocks-it"]
    assert slugs("rulings/", blocks="eo-13768/9a", relief_kind="tro") == []


def test_rulings_are_found_by_what_their_lawsuit_challenges(slugs: Ask) -> None:
    claim = ClaimFactory(provision=ProvisionFactory(slug="eo-13768/9a"))
    RulingLawsuitFactory(ruling=RulingFactory(slug="in-the-second-suit"), lawsuit=claim.lawsuit)
    RulingFactory()
    assert slugs("rulings/", challenges="eo-13768/9a") == ["in-the-second-suit"]


def test_rulings_are_found_by_kind_result_and_day(slugs: Ask) -> None:
    RulingFactory(slug="denied", kind=RulingKind.TRO, result="denied", decided=True)
    RulingFactory(slug="granted", kind=RulingKind.TRO, decided=True)
    assert slugs("rulings/", kind="tro", result="denied") == ["denied"]
    assert slugs("rulings/", result="denied", decided_after="2017-04-26") == []


@pytest.fixture
def reviewed() -> None:
    """Holdings on commandeering: affirmed and left open above, withdrawn by the same court, never reviewed."""
    tenth = LegalGroundFactory(slug="tenth-amendment")
    commandeering = LegalGroundFactory(slug="commandeering", parent=tenth)
    above, same = CourtFactory(slug="ca9", level=CourtLevel.APPEALS), CourtFactory(level=CourtLevel.DISTRICT)
    for slug, court, fate in (
        ("affirmed", above, Fate.AFFIRMED),
        ("left", above, Fate.LEFT_OPEN),
        ("withdrawn", same, Fate.WITHDRAWN),
        ("reversed-below", same, Fate.REVERSED),
    ):
        holding = HoldingFactory(slug=f"ruling/{slug}", ground=commandeering, ruling__decided=True)
        HoldingReviewFactory(holding=holding, ruling__court=court, fate=fate)
    HoldingFactory(slug="ruling/untouched", ground=commandeering)
    HoldingReviewFactory(holding__slug="ruling/other-ground", ruling__court=above)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"fate": "affirmed,reversed,left_open"}, {"affirmed", "left", "reversed-below"}),
        ({"fate": "affirmed,reversed,left_open", "review_level": "appeals,supreme"}, {"affirmed", "left"}),
        ({"fate": "affirmed", "review_court": "ca9"}, {"affirmed"}),
        ({"reviewed": "false"}, {"untouched"}),
        ({"reviewed": "true", "fate": "withdrawn"}, {"withdrawn"}),
    ],
)
def test_holdings_are_found_by_their_fate_above(
    slugs: Ask, reviewed: None, asked: dict[str, str], found: set[str]
) -> None:
    answer = slugs("holdings/", ground="tenth-amendment", **asked)
    assert {slug.removeprefix("ruling/") for slug in answer} == found
    assert len(answer) == len(found)


def test_holdings_are_found_by_lawsuit_judge_and_provision(slugs: Ask) -> None:
    section = ProvisionFactory(slug="eo-13768/9a", federal_action__slug="eo-13768")
    holding = HoldingFactory(slug="some-ruling/some", ruling__lawsuit__slug="some-suit", provision=section)
    RulingLawsuitFactory(ruling=holding.ruling, lawsuit__slug="another-suit")
    RulingJudgeFactory(ruling=holding.ruling, judge__slug="orrick-william-h")
    HoldingFactory()
    for asked in (
        {"lawsuit": "some-suit,another-suit"},
        {"judge": "orrick-william-h"},
        {"provision": "eo-13768"},
        {"ruling": holding.ruling.slug},
    ):
        assert slugs("holdings/", **asked) == ["some-ruling/some"]


def test_a_holding_names_its_ruling_lawsuits_and_claim(ask: Ask) -> None:
    HoldingFactory(slug="some-ruling/some", ruling__lawsuit__slug="some-suit", ruling__lawsuit__court__circuit="9")
    shown = ask("holdings/some-ruling/some/")
    assert shown["ruling"]["court"]["circuit"] == "9"
    assert [suit["slug"] for suit in shown["lawsuits"]] == ["some-suit"]
    assert shown["claim"]["slug"].startswith("some-suit/")


def test_relief_is_found_by_the_place_it_covers_itself_or_as_a_party(slugs: Ask) -> None:
    chicago = JurisdictionFactory(slug="chicago-il")
    CoverageMemberFactory(relief__slug="ruling/as-place", party=None, jurisdiction=chicago)
    CoverageMemberFactory(relief__slug="ruling/as-party", party=PartyFactory(slug="the-city", jurisdiction=chicago))
    CoverageMemberFactory(of_class=True)
    assert set(slugs("relief/", jurisdiction="chicago-il")) == {"ruling/as-place", "ruling/as-party"}
    assert slugs("relief/", party="the-city") == ["ruling/as-party"]


def test_relief_shows_coverage_and_what_changed_it(ask: Ask, slugs: Ask) -> None:
    relief = ReliefFactory(slug="some-ruling/injunction", provisions=[ProvisionFactory(slug="eo-13768/9a")])
    CoverageMemberFactory(relief=relief, of_class=True, with_subdivisions=True)
    change = ReliefChangeFactory(relief=relief, kind=ChangeKind.NARROWS, ruling__court__slug="ca9")
    CoverageMemberFactory(relief=None, relief_change=change, of_place=True, jurisdiction__slug="california")
    shown = ask("relief/some-ruling/injunction/")
    [provision] = shown["provisions"]
    assert (provision["slug"], provision["perhaps_because"]) == ("eo-13768/9a", "")
    assert provision["url"].endswith("/api/v1/provisions/eo-13768/9a/")
    assert [(row["class_name"], row["with_subdivisions"]) for row in shown["coverage"]] == [
        ("All recipients of the grant", True)
    ]
    [narrowed] = shown["changes"]
    assert (narrowed["kind"], narrowed["ruling"]["slug"]) == ("narrows", change.ruling.slug)
    assert narrowed["coverage"][0]["jurisdiction"]["slug"] == "california"
    assert slugs("relief/", change="narrows", changed_by=change.ruling.slug) == [relief.slug]
    assert slugs("relief-changes/", relief=relief.slug) == [change.slug]


def test_relief_shows_what_it_perhaps_blocks_and_is_found_by_it(ask: Ask, slugs: Ask) -> None:
    section = ProvisionFactory(slug="eo-13768/9a")
    sure = ReliefFactory(provisions=[section])
    relief = ReliefFactory(provisions=[ProvisionFactory()], perhaps=[section])
    shown = ask(f"relief/{relief.slug}/")["provisions"]
    assert [provision["perhaps_because"] for provision in shown] == ["", "which it bars is not recorded"]
    assert shown[1]["slug"] == section.slug
    assert slugs("relief/", perhaps="true") == [relief.slug]
    assert slugs("relief/", perhaps="false") == [sure.slug]
    assert set(slugs("relief/", provision="eo-13768/9a")) == {sure.slug, relief.slug}


def test_relief_is_found_by_whether_it_reaches_everyone_and_was_changed(slugs: Ask) -> None:
    everyone = ReliefFactory(universal=True)
    changed = ReliefChangeFactory().relief
    assert slugs("relief/", universal="true") == [everyone.slug]
    assert slugs("relief/", changed="true") == [changed.slug]
    assert slugs("relief/", changed="false") == [everyone.slug]
