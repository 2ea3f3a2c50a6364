"""What can be asked of appeals."""

import pytest

from cases.choices import AppellateRole, Disposition
from cases.tests.factories import (
    AppealedRulingFactory,
    AppealFactory,
    AppealJudgeFactory,
    AppealLawsuitFactory,
    AppealNumberFactory,
    AppealPartyFactory,
    ClaimFactory,
    CourtAliasFactory,
    CourtFactory,
    LawsuitFactory,
    RulingFactory,
)
from policies.tests.factories import ProvisionFactory
from tracker.tests.conftest import Ask

pytestmark = pytest.mark.django_db


def test_appeals_still_undecided_are_found(slugs: Ask) -> None:
    AppealFactory(slug="pending")
    AppealFactory(slug="affirmed", decided=True)
    AppealFactory(slug="dismissed-on-a-day-unknown", disposition=Disposition.DENIED_DISMISSED)
    assert slugs("appeals/", decided="false") == ["pending"]
    assert set(slugs("appeals/", decided="true")) == {"affirmed", "dismissed-on-a-day-unknown"}


def test_undecided_appeals_come_last(slugs: Ask) -> None:
    AppealFactory(slug="pending")
    AppealFactory(slug="affirmed", decided=True)
    assert slugs("appeals/") == slugs("appeals/", order="decided_on") == ["affirmed", "pending"]


@pytest.fixture
def courts() -> None:
    """From N.D. Cal. by its ruling, by its suit alone, and a step further up; from elsewhere in a suit of N.D. Cal."""
    cand, ca9, other = CourtFactory(slug="cand"), CourtFactory(slug="ca9", of_appeals=True), CourtFactory(slug="ilnd")
    CourtAliasFactory(court=cand, name="N.D. Cal.")
    below = {"lawsuit": LawsuitFactory(court=cand)}
    by_ruling = AppealFactory(slug="by-ruling", court=ca9, disposition="affirmed_reversed")
    AppealedRulingFactory(appeal=by_ruling, ruling=RulingFactory(**below))
    AppealFactory(slug="by-suit", court=ca9, disposition="affirmed", **below)
    AppealFactory(slug="a-step-up", appeal_from=by_ruling, disposition="denied_dismissed", **below)
    elsewhere = AppealFactory(slug="elsewhere", disposition="affirmed_reversed", **below)
    AppealedRulingFactory(appeal=elsewhere, ruling=RulingFactory(court=other))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"from_court": "cand"}, {"by-ruling", "by-suit"}),
        ({"from_court": "N.D. Cal."}, {"by-ruling", "by-suit"}),
        ({"from_court": "cand", "disposition": "affirmed_reversed,affirmed_reversed_remanded"}, {"by-ruling"}),
        ({"from_court": "ca9"}, {"a-step-up"}),
        ({"from_court": "ilnd,ca9"}, {"elsewhere", "a-step-up"}),
    ],
)
def test_appeals_are_found_by_the_court_they_are_from(
    slugs: Ask, courts: None, asked: dict[str, str], found: set[str]
) -> None:
    assert set(slugs("appeals/", **asked)) == found


@pytest.mark.parametrize("written", ["17-17478", "No. 17-17478", "17-17480"])
def test_an_appeal_is_found_by_any_of_its_numbers(slugs: Ask, written: str) -> None:
    appeal = AppealFactory(slug="ca9-2018")
    AppealNumberFactory(appeal=appeal, docket_number="17-17478")
    AppealNumberFactory(appeal=appeal, docket_number="17-17480")
    AppealNumberFactory(docket_number="17-15498")
    assert slugs("appeals/", docket=written) == ["ca9-2018"]


def test_the_side_asked_for_is_that_of_the_party_asked_for(slugs: Ask) -> None:
    won = AppealPartyFactory(appeal__slug="won-below", party__slug="chicago-il", role=AppellateRole.APPELLEE)
    AppealPartyFactory(appeal=won.appeal, role=AppellateRole.APPELLANT)
    AppealPartyFactory(appeal__slug="lost-below", party=won.party, role=AppellateRole.APPELLANT)
    assert slugs("appeals/", party="chicago-il", role="appellant") == ["lost-below"]


def test_appeals_are_found_by_ruling_lawsuit_judge_and_what_is_challenged(slugs: Ask) -> None:
    appeal = AppealFactory(slug="ca9-2018", lawsuit__slug="first-suit")
    AppealLawsuitFactory(appeal=appeal, lawsuit__slug="second-suit")
    AppealedRulingFactory(appeal=appeal, ruling__slug="sj-2017-11-20")
    AppealJudgeFactory(appeal=appeal, judge__slug="thomas-sidney-r")
    ClaimFactory(lawsuit=appeal.lawsuits.get(slug="second-suit"), provision=ProvisionFactory(slug="eo-13768/9a"))
    AppealFactory()
    for asked in (
        {"lawsuit": "second-suit"},
        {"ruling": "sj-2017-11-20"},
        {"judge": "thomas-sidney-r"},
        {"challenges": "eo-13768/9a"},
    ):
        assert slugs("appeals/", **asked) == ["ca9-2018"]
