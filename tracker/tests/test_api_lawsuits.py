"""What can be asked of lawsuits, claims, courts, judges, parties and grounds."""

import pytest

from cases.choices import PartyRole
from cases.tests.factories import (
    ClaimFactory,
    CourtFactory,
    EarlierDocketNumberFactory,
    JudgeFactory,
    LawsuitFactory,
    LawsuitJudgeFactory,
    LawsuitPartyFactory,
    LegalGroundFactory,
    PartyFactory,
    PartyMemberFactory,
)
from policies.tests.factories import JurisdictionFactory, LocalPolicyFactory, ProvisionFactory
from tracker.tests.conftest import Ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def suits() -> None:
    """Two suits over EO 13768, one of them over section 9(a); one over a state's law; one over nothing recorded."""
    whole = ProvisionFactory(slug="eo-13768/9c", federal_action__slug="eo-13768", federal_action__number="EO 13768")
    section = ProvisionFactory(slug="eo-13768/9a", federal_action=whole.federal_action)
    law = ProvisionFactory(
        slug="california-ab-103/whole", federal_action=None, local_policy=LocalPolicyFactory(slug="california-ab-103")
    )
    day = {"filed_on_precision": "day"}
    ClaimFactory(
        lawsuit__slug="older", lawsuit__filed_on="2017-01-31", lawsuit__filed_on_precision="day", provision=section
    )
    newer = LawsuitFactory(slug="newer", filed_on="2017-03-29", **day)
    ClaimFactory(lawsuit=newer, provision=whole)
    ClaimFactory(lawsuit=newer, provision=whole)
    ClaimFactory(lawsuit__slug="us-v-california", provision=law)
    LawsuitFactory(slug="other")


@pytest.mark.parametrize(
    ("challenged", "found"),
    [
        ("eo-13768", ["newer", "older"]),
        ("EO 13768", ["newer", "older"]),
        ("eo 13768", ["newer", "older"]),
        ("eo-13768/9a", ["older"]),
        ("california-ab-103", ["us-v-california"]),
        ("eo-13768/9a,california-ab-103/whole", ["older", "us-v-california"]),
    ],
)
def test_lawsuits_are_found_by_what_they_challenge_newest_first(
    slugs: Ask, suits: None, challenged: str, found: list[str]
) -> None:
    assert slugs("lawsuits/", challenges=challenged) == found


def test_lawsuits_over_an_unknown_action_are_an_error_and_not_none(refused: Ask, suits: None) -> None:
    assert "eo-13768" in refused("lawsuits/", challenges="eo-13786")["challenges"]
    assert "eo-13768/9a" in refused("lawsuits/", challenges="eo-13768/9z")["challenges"]


def test_a_provision_nobody_challenges_finds_no_lawsuit(slugs: Ask, suits: None) -> None:
    ProvisionFactory(slug="eo-14159/17", federal_action__slug="eo-14159")
    assert slugs("lawsuits/", challenges="eo-14159") == []


def test_what_is_challenged_and_the_ground_may_stand_in_two_claims(slugs: Ask) -> None:
    suit = LawsuitFactory(slug="some-suit")
    ClaimFactory(lawsuit=suit, provision=ProvisionFactory(slug="eo-13768/9a"), ground=None)
    ClaimFactory(lawsuit=suit, ground=LegalGroundFactory(slug="spending-clause"))
    assert slugs("lawsuits/", challenges="eo-13768/9a", ground="spending-clause") == ["some-suit"]


def test_a_ground_stands_for_all_beneath_it(slugs: Ask) -> None:
    clause = LegalGroundFactory(slug="spending-clause")
    limit = LegalGroundFactory(slug="spending-germaneness", parent=clause)
    ClaimFactory(lawsuit__slug="on-the-limit", ground=limit)
    ClaimFactory(lawsuit__slug="on-the-clause", ground=clause)
    assert set(slugs("lawsuits/", ground="spending-clause")) == {"on-the-limit", "on-the-clause"}
    assert slugs("lawsuits/", ground="spending-germaneness") == ["on-the-limit"]
    assert set(slugs("legal-grounds/", ground="spending-clause")) == {"spending-clause", "spending-germaneness"}


def test_the_role_asked_for_is_that_of_the_party_asked_for(slugs: Ask) -> None:
    chicago, states = PartyFactory(slug="chicago-il"), PartyFactory(slug="united-states")
    sued = LawsuitFactory(slug="us-v-chicago")
    LawsuitPartyFactory(lawsuit=sued, party=chicago, role=PartyRole.DEFENDANT)
    LawsuitPartyFactory(lawsuit=sued, party=states, role=PartyRole.PLAINTIFF)
    suing = LawsuitFactory(slug="chicago-v-us")
    LawsuitPartyFactory(lawsuit=suing, party=chicago, role=PartyRole.PLAINTIFF)
    assert slugs("lawsuits/", party="chicago-il", role="plaintiff") == ["chicago-v-us"]
    assert set(slugs("lawsuits/", party="chicago-il")) == {"us-v-chicago", "chicago-v-us"}
    assert set(slugs("lawsuits/", role="plaintiff")) == {"us-v-chicago", "chicago-v-us"}


def test_a_lawsuit_that_meets_a_question_twice_is_listed_once(slugs: Ask) -> None:
    suit = LawsuitFactory(slug="some-suit")
    parties = LawsuitPartyFactory.create_batch(2, lawsuit=suit)
    assert slugs("lawsuits/", party=",".join(row.party.slug for row in parties)) == ["some-suit"]


@pytest.mark.parametrize("place", ["chicago-il", "1714000"])
def test_lawsuits_are_found_by_place(slugs: Ask, place: str) -> None:
    chicago = JurisdictionFactory(slug="chicago-il", geoid="1714000")
    LawsuitPartyFactory(lawsuit__slug="chicago-v-sessions", party=PartyFactory(jurisdiction=chicago))
    LawsuitPartyFactory()
    assert slugs("lawsuits/", jurisdiction=place) == ["chicago-v-sessions"]


def test_a_consolidated_city_and_county_goes_by_both_its_codes(slugs: Ask) -> None:
    JurisdictionFactory(slug="san-francisco-ca", geoid="0667000", county_geoid="06075")
    JurisdictionFactory(slug="elsewhere")
    assert slugs("jurisdictions/", jurisdiction="0667000") == ["san-francisco-ca"]
    assert slugs("jurisdictions/", jurisdiction="06075,0667000") == ["san-francisco-ca"]


def test_lawsuits_are_found_by_court_circuit_and_judge(slugs: Ask) -> None:
    suit = LawsuitFactory(slug="some-suit", court=CourtFactory(slug="cand", circuit="9"))
    LawsuitJudgeFactory(lawsuit=suit, judge=JudgeFactory(slug="orrick-william-h"))
    LawsuitFactory(slug="elsewhere", court=CourtFactory(circuit="2"))
    assert slugs("lawsuits/", court="cand") == ["some-suit"]
    assert slugs("lawsuits/", circuit="9,dc") == ["some-suit"]
    assert slugs("lawsuits/", judge="orrick-william-h") == ["some-suit"]


def test_circuits_are_ordered_by_number_and_courts_of_none_come_last(slugs: Ask) -> None:
    for circuit in ("", "10", "9", "dc", "2"):
        LawsuitFactory(slug=f"in-{circuit or 'none'}", court=CourtFactory(circuit=circuit))
    assert slugs("lawsuits/", order="circuit") == ["in-2", "in-9", "in-10", "in-dc", "in-none"]
    assert slugs("lawsuits/", order="-circuit") == ["in-dc", "in-10", "in-9", "in-2", "in-none"]


@pytest.mark.parametrize("written", ["3:17-cv-00574-WHO", "17-cv-574", "No. 17-cv-00574 (WHO)", "3:17-cv-574"])
def test_a_docket_number_is_read_in_any_spelling(slugs: Ask, written: str) -> None:
    LawsuitFactory(slug="santa-clara-v-trump", docket_number="3:17-cv-00574", docket_initials="WHO")
    LawsuitFactory(slug="another", docket_number="3:17-cv-10574")
    assert slugs("lawsuits/", docket=written) == ["santa-clara-v-trump"]


def test_a_docket_number_of_before_finds_the_lawsuit(slugs: Ask) -> None:
    EarlierDocketNumberFactory(lawsuit__slug="moved", docket_number="1:17-cv-05720")
    assert slugs("lawsuits/", docket="17-cv-5720") == ["moved"]


def test_what_is_no_docket_number_is_refused(refused: Ask) -> None:
    assert "docket" in refused("lawsuits/", docket="Trump")


def test_lawsuits_are_found_by_words_of_the_caption_or_of_a_party(slugs: Ask) -> None:
    LawsuitFactory(slug="by-caption", caption="County of Santa Clara v. Trump")
    LawsuitPartyFactory(lawsuit__slug="by-party", party__name="County of Santa Clara")
    assert slugs("lawsuits/", q="SANTA clara") == ["by-caption"]
    assert slugs("lawsuits/", parties__q="SANTA clara") == ["by-party"]


def test_claims_are_found_by_lawsuit_and_ground(slugs: Ask) -> None:
    claim = ClaimFactory(lawsuit__slug="some-suit", ground__slug="spending-clause")
    ClaimFactory()
    assert slugs("claims/", lawsuit="some-suit", ground="spending-clause") == [claim.slug]


def test_parties_are_found_by_what_they_belong_to(slugs: Ask) -> None:
    PartyMemberFactory(party__slug="uscm", member__slug="chicago-il")
    assert slugs("parties/", member_of="uscm") == ["chicago-il"]
    assert slugs("parties/", member="chicago-il") == ["uscm"]
