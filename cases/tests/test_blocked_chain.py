"""The chain: every act of a court that bears on a provision, in order, in words, with its sources and doubts."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.blocked.chain import Link, chain, chains
from cases.blocked.lookup import provisions
from cases.choices import ChangeKind, CourtLevel, HoldingResult, ReliefKind, RulingKind, RulingResult, TakesEffect
from policies.choices import ActionRelationKind
from policies.models import Provision
from policies.tests.factories import (
    ActionRelationFactory,
    FederalActionFactory,
    JurisdictionFactory,
    LocalPolicyFactory,
    ProvisionFactory,
)
from sources.choices import Precision, Verification
from sources.tests.factories import DocumentFactory

from . import factories as make

pytestmark = pytest.mark.django_db
DAY = {"decided_on_precision": Precision.DAY}


@pytest.fixture
def section() -> Provision:
    """Section 9(a) of an order."""
    order = FederalActionFactory(slug="eo-13768", number="EO 13768")
    return ProvisionFactory(slug="eo-13768/9a", federal_action=order, label="sec. 9(a)")


def court(short_name: str = "N.D. Cal.", level: str = CourtLevel.DISTRICT) -> Any:
    return make.CourtFactory(short_name=short_name, level=level)


def ruling(day: str = "2017-04-25", **more: Any) -> Any:
    return make.RulingFactory(decided_on=day, **{**DAY, **more})


def links(provision: Provision, until: dt.date | None = None) -> list[Link]:
    return chain(provisions().get(pk=provision.pk), until)


def texts(provision: Provision, until: dt.date | None = None) -> list[str]:
    return [link.text for link in links(provision, until)]


def test_an_injunction_its_narrowing_and_the_revocation_tell_their_story(section: Provision) -> None:
    given = ruling(court=court(), reporter_citation="250 F. Supp. 3d 497 (N.D. Cal. 2017)")
    relief = make.ReliefFactory(ruling=given, universal=True, provisions=[section], slug="pi/injunction")
    appeal = make.AppealFactory(court=court("9th Cir.", CourtLevel.APPEALS))
    above = ruling("2018-08-01", court=appeal.court, appeal=appeal, kind=RulingKind.APPEAL_DECISION)
    narrowed = make.ReliefChangeFactory(
        relief=relief, ruling=above, kind=ChangeKind.NARROWS, takes_effect=TakesEffect.ON_MANDATE
    )
    make.CoverageMemberFactory(
        relief=None,
        relief_change=narrowed,
        of_place=True,
        with_subdivisions=True,
        jurisdiction=JurisdictionFactory(name="California", of_state=True),
    )
    revoker = FederalActionFactory(number="EO 13993", title="Revision", signed=True)
    ActionRelationFactory(from_action=revoker, to_action=section.federal_action)
    assert texts(section) == [
        "EO 13993, Revision revoked it on 25 January 2017.",
        (
            "N.D. Cal. preliminarily enjoined EO 13768, sec. 9(a) nationwide on 25 April 2017 "
            "(250 F. Supp. 3d 497 (N.D. Cal. 2017))."
        ),
        (
            "9th Cir. narrowed the preliminary injunction of 25 April 2017 on 1 August 2018, leaving it in force for "
            "California, with subdivisions; it bites on the mandate (Fed. R. App. P. 41): the day of the mandate "
            "is not recorded; by Fed. R. App. P. 40(d)(1) and 41(b) it is taken to have issued within 45 and 7 days "
            "(by 24 September 2018)."
        ),
    ]
    first = links(section)[1]
    assert (first.kind, first.court, first.relief, first.ruling) == (
        *("granted", given.court.slug, "pi/injunction", given.slug),
    )


@pytest.mark.parametrize(
    ("kind", "more", "told"),
    [
        (ChangeKind.STAYS, {}, "stayed the preliminary injunction of 25 April 2017 in full on"),
        (ChangeKind.NARROWS, {}, "narrowed the preliminary injunction of 25 April 2017 on 26 June 2018, leaving it in"),
        (ChangeKind.EXTENDS, {"is_universal": True}, "extended the preliminary injunction of 25 April 2017 nationwide"),
        (
            ChangeKind.PROLONGS,
            {"expires_on": "2018-07-01", "expires_on_precision": "day"},
            "prolonged the preliminary injunction of 25 April 2017 until 1 July 2018",
        ),
        (ChangeKind.VACATES, {}, "vacated the preliminary injunction of 25 April 2017 on"),
        (ChangeKind.REVERSES, {}, "reversed the preliminary injunction"),
        (ChangeKind.DISSOLVES, {}, "dissolved the preliminary injunction"),
        (ChangeKind.LAPSES, {}, "let lapse, or ended as moot, the preliminary injunction"),
        (ChangeKind.AFFIRMS, {}, "affirmed the preliminary injunction"),
        (
            ChangeKind.VACATES,
            {"takes_effect": "on_date", "effective_on": "2018-07-27", "effective_on_precision": "day"},
            "on 26 June 2018, effective on 27 July 2018.",
        ),
    ],
)
def test_each_thing_done_to_relief_is_told_in_its_own_words(
    section: Provision, kind: ChangeKind, more: dict[str, Any], told: str
) -> None:
    relief = make.ReliefFactory(ruling=ruling(), universal=True, provisions=[section])
    make.ReliefChangeFactory(relief=relief, ruling=ruling("2018-06-26"), kind=kind, **more)
    assert told in texts(section)[-1]


def test_a_stay_that_spares_somebody_and_the_lifting_of_it_name_what_they_do(section: Provision) -> None:
    relief = make.ReliefFactory(ruling=ruling(), universal=True, provisions=[section])
    stay = make.ReliefChangeFactory(relief=relief, ruling=ruling("2018-06-26"), stays=True)
    make.CoverageMemberFactory(
        relief=None, relief_change=stay, of_place=True, jurisdiction=JurisdictionFactory(name="Chicago")
    )
    make.ReliefChangeFactory(relief=relief, ruling=ruling("2018-08-29"), kind=ChangeKind.LIFTS_STAY, lifts=stay)
    _, stayed, lifted = texts(section)
    assert stayed.endswith("on 26 June 2018, leaving it in force for Chicago.")
    assert "lifted the stay of the preliminary injunction of 25 April 2017 on 29 August 2018" in lifted


@pytest.mark.parametrize(
    ("kind", "told", "as_what"),
    [
        (ReliefKind.TRO, "lapsing after 14 days (Fed. R. Civ. P. 65(b)(2)) unless prolonged or replaced", "granted"),
        (ReliefKind.DECLARATORY_JUDGMENT, "declared invalid (which by itself blocks nothing)", "declared"),
        (ReliefKind.MANDAMUS, "by mandamus, which by itself blocks nothing", "declared"),
        (ReliefKind.SECTION_705_STAY, "stayed (5 U.S.C. 705) EO 13768", "granted"),
    ],
)
def test_what_relief_cannot_do_is_said(section: Provision, kind: ReliefKind, told: str, as_what: str) -> None:
    make.ReliefFactory(ruling=ruling(), kind=kind, universal=True, provisions=[section])
    [link] = links(section)
    assert told in link.text
    assert link.kind == as_what


def test_a_change_that_touches_other_provisions_is_no_part_of_this_story(section: Provision) -> None:
    other = ProvisionFactory()
    relief = make.ReliefFactory(ruling=ruling(), universal=True, provisions=[section, other])
    make.ReliefChangeFactory(relief=relief, ruling=ruling("2018-06-26"), provisions=[other])
    assert len(links(section)) == 1
    assert len(links(other)) == 2


def test_relief_refused_in_a_suit_over_the_provision_is_told(section: Provision) -> None:
    claim = make.ClaimFactory(provision=section)
    denied = ruling(lawsuit=claim.lawsuit, result=RulingResult.DENIED, court=court("D. Mass."))
    ruling("2017-05-01", lawsuit=claim.lawsuit, kind=RulingKind.DISMISSAL, result=RulingResult.DENIED)
    [link] = links(section)
    assert link.text == "D. Mass. denied a preliminary injunction in a suit over EO 13768, sec. 9(a) on 25 April 2017."
    assert (link.kind, link.ruling) == ("denied", denied.slug)


def test_relief_given_in_part_and_refused_as_to_the_provision_is_told(section: Provision) -> None:
    given = ruling(result=RulingResult.GRANTED_IN_PART, court=court("N.D. Ill."))
    other = ProvisionFactory()
    make.ReliefFactory(ruling=given, universal=True, provisions=[other])
    make.HoldingFactory(ruling=given, provision=section, result=HoldingResult.REJECTED, unpleaded=True)
    make.HoldingFactory(ruling=given, provision=other, result=HoldingResult.REJECTED, unpleaded=True)
    assert texts(section) == ["N.D. Ill. refused a preliminary injunction as to EO 13768, sec. 9(a) on 25 April 2017."]
    assert [link.kind for link in links(other)] == ["granted"]


def test_of_one_day_refusals_come_first_then_grants_then_changes_then_the_end(section: Provision) -> None:
    claim = make.ClaimFactory(provision=section)
    relief = make.ReliefFactory(ruling=ruling(), universal=True, provisions=[section])
    make.ReliefChangeFactory(relief=relief, ruling=relief.ruling, stays=True)
    ruling(lawsuit=claim.lawsuit, result=RulingResult.DENIED)
    ender = FederalActionFactory(signed_on="2017-04-25", signed_on_precision="day")
    ActionRelationFactory(from_action=ender, to_action=section.federal_action, kind=ActionRelationKind.SUPERSEDES)
    assert [link.kind for link in links(section)] == ["denied", "granted", "stays", "ended"]


def test_the_story_stops_on_the_day_it_is_asked_for(section: Provision) -> None:
    relief = make.ReliefFactory(ruling=ruling(), universal=True, provisions=[section])
    make.ReliefChangeFactory(relief=relief, ruling=ruling("2018-06-26"))
    assert len(links(section, dt.date(2018, 6, 25))) == 1
    assert len(links(section, dt.date(2018, 6, 26))) == 2
    assert links(section, dt.date(2017, 4, 24)) == []


def test_a_policy_that_ended_says_so() -> None:
    policy = LocalPolicyFactory(title="The ordinance", ended_on="2020-01-01", ended_on_precision=Precision.YEAR)
    provision = ProvisionFactory(federal_action=None, local_policy=policy)
    assert texts(provision) == ["The ordinance ended in 2020."]


def test_sources_and_doubts_stand_beside_what_they_bear_on(section: Provision) -> None:
    given = ruling(verification=Verification.UNVERIFIED)
    relief = make.ReliefFactory(
        ruling=given,
        universal=True,
        provisions=[section],
        verification=Verification.PARTLY,
        doubts={"coverage": "one newspaper says so"},
    )
    document = DocumentFactory(slug="the-order")
    for position in range(2):
        make.ReliefCitationFactory(record=relief, document=document, position=position)
    [link] = links(section)
    assert link.documents == ("the-order",)
    assert link.doubts == ("The ruling as a whole is unverified.", "relief, coverage: one newspaper says so")


def test_many_provisions_are_told_in_as_many_queries_as_one(section: Provision) -> None:
    sections = [section, *(ProvisionFactory(federal_action=section.federal_action) for _ in range(5))]
    for number, provision in enumerate(sections, 1):
        appeal = make.AppealFactory()
        relief = make.ReliefFactory(ruling=ruling(), universal=True, provisions=[provision])
        above = ruling(f"2018-0{number}-01", appeal=appeal)
        make.ReliefChangeFactory(
            relief=relief, ruling=above, takes_effect=TakesEffect.ON_MANDATE, provisions=[provision]
        )
        claim = make.ClaimFactory(provision=provision)
        ruling("2019-01-01", lawsuit=claim.lawsuit, result=RulingResult.DENIED)
    costs = []
    for some in (sections[:1], sections):
        rows = list(provisions().filter(pk__in=[p.pk for p in some]))
        with CaptureQueriesContext(connection) as queries:
            found = chains(rows)
        costs.append(len(queries))
        assert {len(told) for told in found.values()} == {3}
    assert costs[0] == costs[1] <= 20


def test_what_an_order_perhaps_holds_is_told_as_such_with_the_reason(section: Provision) -> None:
    given = ruling(court=court("D.N.M."))
    relief = make.ReliefFactory(ruling=given, universal=True, perhaps=[section], provisions=[ProvisionFactory()])
    make.ReliefChangeFactory(relief=relief, ruling=ruling("2018-08-01", court=given.court), stays=True)
    granted, stayed = links(section)
    assert granted.text == (
        "D.N.M. perhaps preliminarily enjoined EO 13768, sec. 9(a) nationwide on 25 April 2017; whether the order "
        "holds it is not settled: which it bars is not recorded."
    )
    assert (granted.is_certain, stayed.is_certain) == (False, False)
    other = relief.provision_rows.get(perhaps_because="").provision
    assert [link.is_certain for link in links(other)] == [True, True]
    assert "perhaps" not in links(other)[0].text
