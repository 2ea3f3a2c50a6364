"""Answers from stored periods, and how they are told."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.blocked.lookup import answer, answers, blocked_on, changes, provisions
from cases.blocked.told import open_questions, sentence, spans_told, told, told_all
from cases.choices import ChangeKind, ReliefKind, TakesEffect
from cases.effect.answer import Status
from policies.choices import ActionRelationKind
from policies.models import Jurisdiction, Provision
from policies.tests.factories import (
    ActionRelationFactory,
    FederalActionFactory,
    JurisdictionFactory,
    LocalPolicyFactory,
    ProvisionFactory,
)
from sources.choices import Precision

from . import factories as make

pytestmark = pytest.mark.django_db
D = dt.date
SEPTEMBER = D(2018, 9, 1)
DAY = {"decided_on_precision": Precision.DAY}


@pytest.fixture
def section() -> Provision:
    """Section 9(a), signed on 25 January 2017."""
    order = FederalActionFactory(slug="eo-13768", number="EO 13768", signed=True)
    return ProvisionFactory(slug="eo-13768/9a", federal_action=order, label="sec. 9(a)")


@pytest.fixture
def chicago() -> Jurisdiction:
    """A city beneath its state beneath the nation."""
    nation = JurisdictionFactory(slug="united-states")
    state = JurisdictionFactory(slug="illinois", name="Illinois", parent=nation)
    return JurisdictionFactory(slug="chicago-il", name="Chicago", parent=state)


def relief(section: Provision, day: str = "2017-04-25", **more: Any) -> Any:
    return make.ReliefFactory(ruling=make.RulingFactory(decided_on=day, **DAY), provisions=[section], **more)


def asked(section: Provision, place: Jurisdiction | None = None, on: dt.date = SEPTEMBER) -> Any:
    return answer(provisions().get(pk=section.pk), place, on)


def cover(relief: Any = None, change: Any = None, *, wide: bool = False, **who: Any) -> None:
    make.CoverageMemberFactory(relief=relief, relief_change=change, with_subdivisions=wide, **{"party": None, **who})


def test_a_city_is_covered_through_its_state_only_where_the_relief_says_so(
    section: Provision, chicago: Jurisdiction
) -> None:
    narrow = relief(section)
    cover(narrow, jurisdiction=chicago.parent)
    assert asked(section, chicago).status is Status.NOT_BLOCKED
    assert asked(section, chicago.parent).status is Status.BLOCKED
    cover(relief(section, "2018-01-01"), jurisdiction=chicago.parent, wide=True)
    assert asked(section, chicago).status is Status.BLOCKED
    assert asked(section, chicago, D(2017, 12, 31)).status is Status.NOT_BLOCKED


def test_a_universal_order_covers_what_nobody_mentions_but_not_what_a_stay_takes_out(
    section: Provision, chicago: Jurisdiction
) -> None:
    given = relief(section, universal=True)
    elsewhere = JurisdictionFactory(slug="denver-co")
    stay = make.ReliefChangeFactory(relief=given, ruling=make.RulingFactory(decided_on="2018-06-26", **DAY), stays=True)
    cover(change=stay, jurisdiction=chicago)
    assert asked(section, elsewhere, D(2018, 6, 25)).status is Status.BLOCKED
    assert asked(section, elsewhere, D(2018, 6, 26)).status is Status.NOT_BLOCKED
    assert asked(section, chicago, D(2018, 6, 26)).status is Status.BLOCKED


def test_classes_show_for_anybody_and_for_no_place(section: Provision, chicago: Jurisdiction) -> None:
    cover(relief(section), class_name="All who asked")
    assert asked(section).status is Status.BLOCKED
    assert asked(section, chicago).status is Status.NOT_BLOCKED
    assert told(asked(section))["coverage"]["classes"] == ["All who asked"]


def test_an_answer_for_anybody_says_whom_it_covers(section: Provision, chicago: Jurisdiction) -> None:
    given = relief(section)
    cover(given, jurisdiction=chicago)
    cover(given, jurisdiction=chicago.parent, wide=True)
    assert sentence(asked(section)) == (
        "On 1 September 2018, EO 13768, sec. 9(a) is blocked, as to Illinois, with its subdivisions "
        "(since 25 April 2017)."
    )
    relief(section, "2018-08-01", universal=True)
    assert "is blocked, universally (since 25 April 2017)" in sentence(asked(section))


def test_a_place_left_out_is_told_who_is_still_covered(section: Provision, chicago: Jurisdiction) -> None:
    cover(relief(section), jurisdiction=chicago)
    denver = JurisdictionFactory(slug="denver-co", name="Denver")
    assert sentence(asked(section, denver)) == (
        "On 1 September 2018, EO 13768, sec. 9(a) is not blocked for Denver (since 25 January 2017). "
        "Denver is not among the places still covered (Chicago)."
    )


@pytest.mark.parametrize(
    ("on", "status", "told_as"),
    [
        (D(2017, 1, 24), "not_yet_effective", "is not yet in effect (to 24 January 2017)."),
        (D(2017, 1, 25), "not_blocked", "is not blocked (since 25 January 2017, to 24 April 2017)."),
        (D(2021, 1, 20), "revoked", "is no longer in effect (since 20 January 2021)."),
    ],
)
def test_a_provision_has_a_life_apart_from_the_courts(
    section: Provision, on: dt.date, status: str, told_as: str
) -> None:
    relief(section, universal=True)
    revoker = FederalActionFactory(signed_on="2021-01-20", signed_on_precision="day")
    ActionRelationFactory(from_action=revoker, to_action=section.federal_action)
    answered = told(asked(section, on=on))
    assert answered["status"] == status
    assert answered["sentence"].endswith(f"EO 13768, sec. 9(a) {told_as}")
    assert answered["coverage"] is None


def test_a_revocation_of_one_provision_leaves_the_others(section: Provision) -> None:
    other = ProvisionFactory(federal_action=section.federal_action)
    revoker = FederalActionFactory(signed_on="2017-06-01", signed_on_precision="month")
    ActionRelationFactory(from_action=revoker, to_action=section.federal_action, provision=section)
    assert asked(section).status is Status.REVOKED
    assert asked(other).status is Status.NOT_BLOCKED
    open_day = told(asked(section, on=D(2017, 6, 10)))
    assert open_day["status"] == "unknown"
    assert open_day["open_questions"] == [
        {"change": "", "relief": "", "sentence": "The day it ended is known only in part."}
    ]


def test_revoking_the_revoker_revives_nothing(section: Provision) -> None:
    revoker = FederalActionFactory(signed_on="2021-01-20", signed_on_precision="day")
    again = FederalActionFactory(signed_on="2025-01-20", signed_on_precision="day")
    ActionRelationFactory(from_action=revoker, to_action=section.federal_action)
    ActionRelationFactory(from_action=again, to_action=revoker)
    assert asked(section, on=D(2025, 6, 1)).status is Status.REVOKED


def test_a_local_policy_lives_from_its_own_days() -> None:
    policy = LocalPolicyFactory(
        adopted_on="2017-05-07",
        adopted_on_precision="day",
        effective_on="2017-09-01",
        effective_on_precision="day",
        ended_on="2020-01-01",
        ended_on_precision="day",
    )
    law = ProvisionFactory(federal_action=None, local_policy=policy)
    found = {on: asked(law, on=on).status for on in (D(2017, 8, 31), D(2017, 9, 1), D(2020, 1, 1))}
    assert list(found.values()) == [Status.NOT_YET_EFFECTIVE, Status.NOT_BLOCKED, Status.REVOKED]


def test_an_unknown_answer_names_the_order_the_convention_and_its_last_day(section: Provision) -> None:
    given = relief(section, universal=True)
    appeal = make.AppealFactory(court__short_name="9th Cir.")
    change = make.ReliefChangeFactory(
        relief=given,
        ruling=make.RulingFactory(decided_on="2018-08-01", appeal=appeal, court=appeal.court, **DAY),
        takes_effect=TakesEffect.ON_MANDATE,
    )
    answered = told(asked(section))
    assert answered["status"] == "unknown"
    assert "the record does not settle whether EO 13768, sec. 9(a) is blocked" in answered["sentence"]
    assert (answered["held_by"], answered["perhaps_by"]) == ([], [given.slug])
    [question] = answered["open_questions"]
    assert question["change"] == change.slug
    assert question["sentence"] == (
        "9th Cir. vacated it on 1 August 2018: the day of the mandate is not recorded; by Fed. R. App. P. 40(d)(1) "
        "and 41(b) it is taken to have issued within 45 and 7 days (by 24 September 2018)."
    )


def test_a_judgment_without_an_injunction_says_that_this_is_what_is_open(section: Provision) -> None:
    relief(section, universal=True, kind=ReliefKind.JUDGMENT)
    [question] = told(asked(section))["open_questions"]
    assert "judgment was given, but no injunction is recorded" in question["sentence"]


def test_an_expiry_known_to_the_month_is_said_to_be_open(section: Provision) -> None:
    relief(section, universal=True, expires_on=D(2018, 9, 1), expires_on_precision=Precision.MONTH)
    answered = asked(section, on=D(2018, 9, 10))
    assert answered.status is Status.UNKNOWN
    assert open_questions(answered.span) == [
        {"change": "", "relief": "", "sentence": "The day an order expires is known only in part."}
    ]


def test_an_order_that_perhaps_holds_a_provision_leaves_it_unknown_and_says_why(
    section: Provision, chicago: Jurisdiction
) -> None:
    court = make.CourtFactory(short_name="D.N.M.")
    ruling = make.RulingFactory(decided_on="2017-04-25", court=court, **DAY)
    given = make.ReliefFactory(ruling=ruling, perhaps=[section])
    cover(given, jurisdiction=chicago)
    given.provision_rows.update(perhaps_because="it bars three conditions, and which three is not recorded.")
    answered = told(asked(section, chicago))
    assert answered["status"] == "unknown"
    assert (answered["held_by"], answered["perhaps_by"], answered["coverage"]) == ([], [given.slug], None)
    assert answered["open_questions"] == [
        {
            "change": "",
            "relief": given.slug,
            "sentence": "Whether the preliminary injunction that D.N.M. gave on 25 April 2017 holds it is not settled: "
            "it bars three conditions, and which three is not recorded.",
        }
    ]
    assert asked(section, chicago.parent).status is Status.NOT_BLOCKED
    assert asked(section).status is Status.UNKNOWN
    given.provision_rows.update(perhaps_because="")
    assert asked(section, chicago).status is Status.BLOCKED


def test_what_one_order_perhaps_holds_and_another_certainly_is_blocked(section: Provision) -> None:
    open_one = make.ReliefFactory(ruling=make.RulingFactory(decided_on="2017-03-01", **DAY), perhaps=[section])
    cover(open_one, class_name="All recipients")
    sure = relief(section, universal=True)
    answered = told(asked(section))
    assert (answered["status"], answered["held_by"], answered["open_questions"]) == ("blocked", [sure.slug], [])
    assert asked(section, on=D(2017, 4, 1)).status is Status.UNKNOWN
    spans = spans_told(changes(provisions().get(pk=section.pk), None, D(2017, 3, 1), D(2017, 4, 1)))
    assert [span["perhaps_by"] for span in spans] == [[open_one.slug]]


def test_of_two_orders_that_perhaps_hold_it_each_says_why(section: Provision) -> None:
    reasons = ("the order was not read", "which three it bars is not recorded")
    for day, reason in zip(("2017-03-01", "2017-04-01"), reasons, strict=True):
        ruling = make.RulingFactory(decided_on=day, **DAY)
        make.ReliefProvisionFactory(
            relief=make.ReliefFactory(ruling=ruling, universal=True), provision=section, perhaps_because=reason
        )
    sentences = [question["sentence"] for question in told(asked(section))["open_questions"]]
    assert sorted(text.rpartition(": ")[2] for text in sentences) == [f"{reason}." for reason in reasons]


def test_a_range_gives_every_answer_with_its_full_extent(section: Provision) -> None:
    given = relief(section, universal=True)
    ended = make.ReliefChangeFactory(
        relief=given, ruling=make.RulingFactory(decided_on="2018-08-01", **DAY), kind=ChangeKind.DISSOLVES
    )
    row = provisions().get(pk=section.pk)
    found = spans_told(changes(row, None, D(2017, 4, 1), D(2018, 8, 1)))
    assert [(span["since"], span["until"], span["status"]) for span in found] == [
        ("2017-01-25", "2017-04-25", "not_blocked"),
        ("2017-04-25", "2018-08-01", "blocked"),
        ("2018-08-01", None, "not_blocked"),
    ]
    assert found[1]["held_by"] == [given.slug]
    assert ended.relief == given
    assert len(changes(row, None, D(2017, 4, 25), D(2018, 7, 31))) == 1


def test_a_day_before_every_record_has_an_answer_without_beginning(section: Provision) -> None:
    undated = ProvisionFactory()
    answered = told(asked(undated, on=D(1800, 1, 1)))
    assert (answered["status"], answered["since"], answered["until"]) == ("not_blocked", None, None)
    assert answered["because"] == []


def test_what_is_blocked_for_a_place_leaves_out_what_is_over_and_what_does_not_reach_it(
    section: Provision, chicago: Jurisdiction
) -> None:
    relief(section, universal=True)
    elsewhere, revoked, perhaps = ProvisionFactory(), ProvisionFactory(), ProvisionFactory(slug="action-x/perhaps")
    cover(relief(elsewhere), jurisdiction=JurisdictionFactory())
    relief(revoked, universal=True)
    ActionRelationFactory(from_action=FederalActionFactory(signed=True), to_action=revoked.federal_action)
    relief(perhaps, universal=True, kind=ReliefKind.JUDGMENT)
    assert [p.slug for p in blocked_on(chicago, D(2018, 9, 1))] == ["action-x/perhaps", "eo-13768/9a"]
    assert {p.slug for p in blocked_on(None, D(2018, 9, 1))} == {"action-x/perhaps", "eo-13768/9a", elsewhere.slug}
    assert not blocked_on(chicago, D(2017, 4, 24))


def test_lineage_warns_of_an_answer_that_would_mislead(section: Provision, chicago: Jurisdiction) -> None:
    cover(relief(section), jurisdiction=chicago)
    later = FederalActionFactory(number="EO 14287", signed_on="2025-04-28", signed_on_precision="day")
    again = ProvisionFactory(federal_action=later, slug=f"{later.slug}/3a", label="sec. 3(a)")
    ActionRelationFactory(
        from_action=later, kind=ActionRelationKind.REISSUES, to_action=section.federal_action, provision=section
    )
    on = D(2025, 5, 1)
    answered = told(asked(again, chicago, on))
    [caution] = answered["cautions"]
    assert caution.startswith("EO 14287 reissues EO 13768, sec. 9(a), which")
    assert "in force for Chicago. No court recorded here had said by this day" in caution
    assert [link["kind"] for link in answered["because"]] == ["lineage"]
    assert told(asked(again, JurisdictionFactory(), on))["cautions"] == []
    assert told(asked(again, chicago, D(2025, 4, 27)))["cautions"] == []
    assert told(asked(section, chicago, on))["cautions"] == []


def test_a_class_that_may_take_in_the_place_is_not_passed_over(section: Provision, chicago: Jurisdiction) -> None:
    given = relief(section)
    cover(given, jurisdiction=chicago)
    cover(given, class_name="Members of a league")
    denver = JurisdictionFactory(name="Denver")
    answered = told(asked(section, denver))
    assert answered["status"] == "not_blocked"
    assert answered["cautions"] == [
        "An order in force that day also covers Members of a league; whether that takes in Denver is not recorded."
    ]
    assert answered["sentence"].endswith("Denver is not among the places still covered (Chicago).")
    assert told(asked(section, chicago))["cautions"] == told(asked(section))["cautions"] == []


def test_many_answers_take_as_many_queries_as_one(section: Provision, chicago: Jurisdiction) -> None:
    sections = [section, *(ProvisionFactory(federal_action=section.federal_action) for _ in range(6))]
    for each in sections:
        given = relief(each, universal=True)
        make.ReliefChangeFactory(
            relief=given,
            ruling=make.RulingFactory(decided_on="2018-08-01", appeal=make.AppealFactory(), **DAY),
            takes_effect=TakesEffect.ON_MANDATE,
        )
    asked(section)  # computes what was written
    costs = []
    for some in (sections[:1], sections):
        rows = list(provisions().filter(pk__in=[p.pk for p in some]))
        with CaptureQueriesContext(connection) as queries:
            found = told_all(answers(rows, chicago, D(2018, 9, 1)))
        costs.append(len(queries))
        assert {each["status"] for each in found} == {"unknown"}
    assert costs[0] == costs[1] <= 28
