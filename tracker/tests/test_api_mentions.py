"""Everything that names a place comes in one list."""

from typing import Any

import pytest

from cases.choices import PartyRole
from cases.tests.factories import (
    AppealPartyFactory,
    CoverageMemberFactory,
    LawsuitPartyFactory,
    PartyFactory,
    PartyMemberFactory,
    ReliefChangeFactory,
)
from policies.tests.factories import (
    DesignationFactory,
    FundsAtStakeFactory,
    JurisdictionFactory,
    LocalPolicyFactory,
    OfficeFactory,
)
from tracker.api.mentions import TIES, How
from tracker.tests.conftest import Ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def chicago() -> Any:
    """Chicago, named in every way there is; and another city, named in some."""
    place = JurisdictionFactory(slug="chicago-il", geoid="1714000")
    party = PartyFactory(slug="chicago-il", jurisdiction=place)
    LawsuitPartyFactory(lawsuit__slug="some-suit", party=party, role=PartyRole.PLAINTIFF)
    AppealPartyFactory(appeal__slug="some-appeal", party=party)
    DesignationFactory(federal_action__slug="letters", jurisdiction=place, kind="letter_recipient")
    CoverageMemberFactory(relief__slug="ruling/as-party", party=party)
    CoverageMemberFactory(relief__slug="ruling/as-place", party=None, jurisdiction=place)
    change = ReliefChangeFactory(slug="ruling/stay", stays=True)
    CoverageMemberFactory(relief=None, relief_change=change, party=party)
    CoverageMemberFactory(relief=None, relief_change=change, party=None, jurisdiction=place)
    LocalPolicyFactory(slug="welcoming-city-ordinance", jurisdiction=place)
    FundsAtStakeFactory(slug="award", jurisdiction=place)
    PartyMemberFactory(party__slug="uscm", member=party)
    OfficeFactory(official__slug="emanuel-rahm", jurisdiction=place, title="Mayor")
    JurisdictionFactory(slug="loop-district", parent=place)
    LawsuitPartyFactory(party=PartyFactory(jurisdiction=JurisdictionFactory()))
    DesignationFactory()
    return place


def rows(page: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    return [(row["type"], row["record"]["slug"], row["how"], row["words"]) for row in page["results"]]


@pytest.mark.parametrize("written", ["chicago-il", "1714000"])
def test_records_of_all_kinds_that_name_a_place_come_in_one_list(
    ask: Ask, count: Ask, chicago: Any, written: str
) -> None:
    page = ask("mentions/", jurisdiction=written)
    assert count("mentions/", jurisdiction=written) == len(page["results"])
    assert rows(page) == [
        ("lawsuits", "some-suit", "party", "plaintiff"),
        ("appeals", "some-appeal", "party", "appellant"),
        ("federal-actions", "letters", "designated", "letter_recipient"),
        ("relief", "ruling/as-party", "covered", ""),
        ("relief", "ruling/as-place", "covered", ""),
        ("relief-changes", "ruling/stay", "covered", ""),
        ("local-policies", "welcoming-city-ordinance", "owner", ""),
        ("funds-at-stake", "award", "funded", ""),
        ("parties", "chicago-il", "same", ""),
        ("parties", "uscm", "member", ""),
        ("officials", "emanuel-rahm", "served", "Mayor"),
        ("jurisdictions", "loop-district", "part", ""),
    ]


def test_every_way_to_name_a_place_is_tried(ask: Ask, chicago: Any) -> None:
    named = {(tie.how.value, tie.kind) for tie in TIES}
    assert {row["how"] for row in ask("mentions/", jurisdiction="chicago-il")["results"]} == {how for how, _ in named}
    assert {how for how, _ in named} == set(How.values)


def test_mentions_are_found_by_type_and_way(ask: Ask, chicago: Any) -> None:
    asked = {"jurisdiction": "chicago-il"}
    assert [row[1] for row in rows(ask("mentions/", type="lawsuits,appeals", **asked))] == ["some-suit", "some-appeal"]
    assert [row[1] for row in rows(ask("mentions/", how="designated", **asked))] == ["letters"]
    assert rows(ask("mentions/", type="lawsuits", how="designated", **asked)) == []
    assert [row[1] for row in rows(ask("mentions/", words="Mayor", **asked))] == ["emanuel-rahm"]


def test_a_place_links_to_its_mentions(ask: Ask, chicago: Any) -> None:
    address = ask("jurisdictions/chicago-il/")["mentions"]
    assert address == "http://testserver/api/v1/mentions/?jurisdiction=chicago-il"


def test_mentions_of_all_places_are_cut_into_pages_without_gap_or_repetition(ask: Ask, walk: Ask, chicago: Any) -> None:
    assert walk("mentions/", page_size=5) == ask("mentions/")["results"]
