"""Labels by values: each rule, and the order in which they are asked."""

from dataclasses import replace

import pytest

from cases.effect.labels import Docket, Label, label, settled, strongest

WON, LOST = {"is_won": True}, {"is_lost": True}
RULES = [
    # Nothing yet, and what was refused
    ({}, Label.PENDING),
    ({"was_denied": True}, Label.BLOCK_DENIED),
    ({"was_denied": True, "appeal_open": True}, Label.BLOCK_DENIED),
    ({"was_given": True}, Label.PENDING),
    # Relief that only holds the matter
    ({"was_given": True, "interim_in_force": True}, Label.TEMPORARILY_BLOCKED),
    ({"was_given": True, "interim_in_force": True, "in_part": True}, Label.TEMPORARILY_BLOCKED_IN_PART),
    ({"was_given": True, "interim_in_force": True, "appeal_open": True}, Label.TEMPORARILY_BLOCKED),
    ({"was_given": True, "interim_in_force": True, "stay_refused": True}, Label.TEMPORARILY_BLOCKED),
    (
        {"was_given": True, "interim_in_force": True, "appeal_open": True, "stay_refused": True, "in_part": True},
        Label.BLOCKED_PENDING_APPEAL,
    ),
    # Relief that ends it
    ({**WON, "was_given": True, "final_in_force": True}, Label.BLOCKED),
    ({**WON, "was_given": True, "final_in_force": True, "interim_in_force": True, "in_part": True}, Label.BLOCKED),
    ({**WON, "was_given": True, "final_in_force": True, "appeal_open": True}, Label.BLOCKED_PENDING_APPEAL),
    ({**WON, "was_given": True, "final_in_force": True, "is_closed": True}, Label.CLOSED_FOR_PLAINTIFF),
    # Relief given and lost, or a suit lost, on appeal
    ({"was_given": True, "appeal_open": True}, Label.NOT_BLOCKED_PENDING_APPEAL),
    ({**LOST, "appeal_open": True}, Label.NOT_BLOCKED_PENDING_APPEAL),
    ({**LOST, "was_denied": True, "appeal_open": True}, Label.NOT_BLOCKED_PENDING_APPEAL),
    # Closed
    ({"is_closed": True}, Label.CLOSED),
    ({"is_closed": True, "was_given": True}, Label.CLOSED),
    ({"is_closed": True, **WON}, Label.CLOSED_FOR_PLAINTIFF),
    ({"is_closed": True, **LOST}, Label.CLOSED_FOR_GOVERNMENT),
    ({"is_closed": True, "was_denied": True}, Label.CLOSED_FOR_GOVERNMENT),
    ({"is_closed": True, **LOST, "government_sues": True}, Label.CLOSED_FOR_DEFENDANT),
    ({"is_closed": True, **WON, "government_sues": True}, Label.CLOSED_FOR_PLAINTIFF),
    ({"is_closed": True, "interim_in_force": True, "was_given": True}, Label.CLOSED),
    # The measure is gone: nothing is blocked any more
    ({"measure_ended": True, **WON, "final_in_force": True}, Label.CLOSED_FOR_PLAINTIFF),
    ({"measure_ended": True, **WON, "final_in_force": True, "appeal_open": True}, Label.PENDING),
    ({"measure_ended": True, "interim_in_force": True, "was_given": True}, Label.PENDING),
    ({"measure_ended": True, "is_closed": True}, Label.CLOSED),
    ({"measure_ended": True, **LOST}, Label.PENDING),
]


@pytest.mark.parametrize(("facts", "expected"), RULES)
def test_the_first_rule_that_fits_gives_the_label(facts: dict[str, bool], expected: Label) -> None:
    assert label(Docket(**facts)) is expected


def test_every_label_but_the_unsettled_has_a_rule() -> None:
    assert {expected for _, expected in RULES} == set(Label) - {Label.NOT_SETTLED}


def test_every_fact_matters_to_some_label() -> None:
    for fact in Docket.__dataclass_fields__:
        dockets = [Docket(**facts) for facts, _ in RULES]
        assert any(label(d) is not label(replace(d, **{fact: not getattr(d, fact)})) for d in dockets), fact


def test_readings_that_differ_leave_the_label_unsettled() -> None:
    assert settled({Label.PENDING}) is Label.PENDING
    assert settled({Label.PENDING, Label.BLOCKED}) is Label.NOT_SETTLED


def test_the_suit_that_binds_an_action_most_speaks_for_it() -> None:
    assert strongest({Label.BLOCK_DENIED, Label.TEMPORARILY_BLOCKED_IN_PART, Label.CLOSED}) is (
        Label.TEMPORARILY_BLOCKED_IN_PART
    )
    assert strongest({Label.TEMPORARILY_BLOCKED, Label.BLOCKED_PENDING_APPEAL}) is Label.BLOCKED_PENDING_APPEAL
    assert strongest({Label.CLOSED_FOR_GOVERNMENT, Label.PENDING}) is Label.PENDING
    assert strongest(set()) is None
    assert all(strongest({each}) is each for each in Label)
