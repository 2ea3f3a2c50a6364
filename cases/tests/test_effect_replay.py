"""The engine agrees with the plain rule, day by day, and keeps the laws of relief."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings

from cases.effect.coverage import EVERYONE, NOBODY, Coverage, place
from cases.effect.history import Change, History, Verb
from cases.effect.moments import FOREVER, Moment, mandate, on, tro_lapse, within
from cases.effect.replay import Period, naming, periods
from cases.tests.effect_strategies import PLACES, every_day, histories
from cases.tests.naive_effect import answer

CHICAGO, CALIFORNIA = ("us", "il", "chi"), ("us", "ca")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def at(found: tuple[Period, ...], when: dt.date) -> tuple[Coverage, Coverage]:
    for period in found:
        if period.start <= when < period.end:
            return period.certain, period.possible
    return NOBODY, NOBODY


@settings(max_examples=300, deadline=None)
@given(histories())
def test_periods_say_what_the_plain_rule_says_on_every_day_for_every_place(history: History) -> None:
    found = periods(history, "a")
    for when in every_day():
        certain, possible = at(found, when)
        for where in PLACES:
            said = "blocked" if certain.covers(where) else "unknown" if possible.covers(where) else "not blocked"
            assert said == answer(history, "a", where, when), (when, where)


@given(histories())
def test_periods_are_in_order_disjoint_and_no_longer_than_needed(history: History) -> None:
    found = periods(history, "b")
    for one, following in pairwise(found):
        assert one.start < one.end == following.start
        assert (one.certain, one.possible, one.open_questions) != (
            following.certain,
            following.possible,
            following.open_questions,
        )
    for period in found:
        assert period.certain <= period.possible
        assert (period.certain != period.possible) == bool(period.open_questions)


@given(histories())
def test_what_a_relief_perhaps_holds_it_holds_for_nobody_for_certain_and_says_so(history: History) -> None:
    question = naming("relief", "a")
    open_days = periods(replace(history, perhaps=frozenset("a")), "a")
    settled = periods(replace(history, perhaps=frozenset()), "a")
    assert all(period.certain == NOBODY for period in open_days)
    assert all((question in period.open_questions) == bool(period.possible) for period in open_days)
    assert not any(question in period.open_questions for period in settled)
    assert all(at(open_days, when)[1] == at(settled, when)[1] for when in every_day())


@given(histories(open_days=0))
def test_a_stay_never_makes_the_coverage_grow(history: History) -> None:
    for when in (day("2018-01-03"), day("2018-01-08")):
        stay = Change("one more stay", Verb.STAYS, on(when), (9,), place(CHICAGO))
        stayed = replace(history, changes=(*history.changes, stay))
        for moment in every_day():
            assert at(periods(stayed, "a"), moment)[0] <= at(periods(history, "a"), moment)[0]


@given(histories(open_days=0))
def test_lifting_every_stay_leaves_what_there_would_be_without_them(history: History) -> None:
    last = day("2018-02-01")
    stays = [c for c in history.changes if c.verb is Verb.STAYS]
    lifted = tuple(
        Change(f"lift {s.name}", Verb.LIFTS_STAY, on(last), (9,), provisions=s.provisions, lifts=s.name) for s in stays
    )
    without = tuple(c for c in history.changes if c.verb not in (Verb.STAYS, Verb.LIFTS_STAY))
    after = at(periods(replace(history, changes=(*history.changes, *lifted)), "a"), last)
    assert after == at(periods(replace(history, changes=without), "a"), last)


@given(histories())
def test_the_order_in_which_changes_are_recorded_makes_no_difference(history: History) -> None:
    assert periods(history, "a") == periods(replace(history, changes=history.changes[::-1]), "a")


@given(histories())
def test_affirming_changes_no_coverage(history: History) -> None:
    affirmed = (*history.changes, Change("affirmance", Verb.AFFIRMS, on(day("2018-01-06")), (5,)))
    for when in every_day():
        before, after = periods(history, "a"), periods(replace(history, changes=affirmed), "a")
        if history.granted.latest <= day("2018-01-06"):
            assert at(before, when) == at(after, when)


def test_an_injunction_binds_on_its_day_and_not_on_the_day_it_is_vacated() -> None:
    vacated = Change("vacated", Verb.VACATES, on(day("2018-08-01")))
    history = History("pi", frozenset({"9a"}), EVERYONE, on(day("2017-04-25")), changes=(vacated,))
    assert periods(history, "9a") == (Period(day("2017-04-25"), day("2018-08-01"), EVERYONE, EVERYONE),)


def test_a_stay_from_birth_leaves_only_what_it_spares() -> None:
    stay = Change("beyond Chicago", Verb.STAYS, on(day("2018-07-27")), (1,), place(CHICAGO))
    history = History("judgment", frozenset({"notice"}), EVERYONE, on(day("2018-07-27")), changes=(stay,))
    assert periods(history, "notice") == (Period(day("2018-07-27"), FOREVER, place(CHICAGO), place(CHICAGO)),)


def test_a_change_that_names_provisions_leaves_the_others() -> None:
    reversal = Change("reversed", Verb.REVERSES, on(day("2019-07-12")), provisions=frozenset({"access"}))
    history = History("pi", frozenset({"access", "notice"}), EVERYONE, on(day("2018-09-13")), changes=(reversal,))
    assert periods(history, "access")[-1].end == day("2019-07-12")
    assert periods(history, "notice")[-1].end == FOREVER


def test_a_declaratory_judgment_blocks_nothing() -> None:
    history = History("declaration", frozenset({"1373"}), EVERYONE, on(day("2018-07-27")), blocks=False)
    assert periods(history, "1373") == ()


def test_a_month_known_without_its_day_is_unknown_until_it_is_over() -> None:
    granted = within(day("2025-08-01"), day("2025-09-01"), "only the month is known")
    (first, second) = periods(History("tro", frozenset({"c"}), EVERYONE, granted), "c")
    assert (first.start, first.end, first.certain, first.possible) == (
        *(day("2025-08-01"), day("2025-08-31")),
        *(NOBODY, EVERYONE),
    )
    assert first.open_questions
    assert (second.start, second.certain) == (day("2025-08-31"), EVERYONE)


def test_an_unrecorded_mandate_leaves_the_days_it_could_be_unknown() -> None:
    narrowed = Change("scope", Verb.NARROWS, mandate(on(day("2018-08-01"))), coverage=place(CALIFORNIA))
    history = History("judgment", frozenset({"9a"}), EVERYONE, on(day("2017-11-20")), changes=(narrowed,))
    before, between, after = periods(history, "9a")
    assert (before.end, between.end) == (day("2018-08-01"), day("2018-09-24"))
    assert not between.certain.covers(CHICAGO)
    assert between.possible.covers(CHICAGO)
    assert between.certain.covers(CALIFORNIA)
    assert not after.possible.covers(CHICAGO)


def test_a_mandate_held_back_stays_open() -> None:
    vacated = Change("vacated", Verb.VACATES, mandate(on(day("2026-06-23")), withheld=True))
    history = History("stay", frozenset({"er"}), EVERYONE, on(day("2025-08-29")), changes=(vacated,))
    assert [(p.start, p.end, bool(p.certain)) for p in periods(history, "er")] == [
        (day("2025-08-29"), day("2026-06-23"), True),
        (day("2026-06-23"), FOREVER, False),
    ]


@pytest.mark.parametrize(
    ("entered", "lapses"),
    [("2025-05-07", "2025-05-22"), ("2025-08-30", "2025-09-16"), ("2025-09-30", "2025-10-15")],
)
def test_a_restraining_order_lapses_after_fourteen_days_and_not_at_a_weekend(entered: str, lapses: str) -> None:
    # 2025-09-13 is a Saturday: the 14th day runs to Monday the 15th, and the order binds through it.
    assert tro_lapse(day(entered)) == day(lapses)


def test_too_many_open_days_are_told_as_unknown_and_not_guessed() -> None:
    open_day = Moment(day("2018-01-01"), day("2018-12-31"), "only the year is known")
    changes = tuple(Change(f"c{n}", Verb.NARROWS, open_day, coverage=place(CHICAGO)) for n in range(6))
    stay = Change("stay", Verb.STAYS, on(day("2017-06-01")), coverage=place(CALIFORNIA))
    lift = Change("lift", Verb.LIFTS_STAY, on(day("2017-07-01")), lifts="stay")
    history = History("r", frozenset("a"), EVERYONE, on(day("2017-01-01")), changes=(*changes, stay, lift))
    *settled, period = periods(history, "a")
    assert [(each.start, each.end, each.certain) for each in settled] == [
        (day("2017-01-01"), day("2017-06-01"), EVERYONE),
        (day("2017-06-01"), day("2017-07-01"), place(CALIFORNIA)),
        (day("2017-07-01"), day("2018-01-01"), EVERYONE),
    ]
    assert all(each.certain == each.possible and not each.open_questions for each in settled)
    assert (period.start, period.end) == (day("2018-01-01"), FOREVER)
    assert (period.certain, period.possible) == (NOBODY, EVERYONE)
    assert len(period.open_questions) == 6


def test_too_many_open_days_leave_a_grant_of_no_known_day_open_from_its_first() -> None:
    open_day = Moment(day("2018-01-01"), day("2018-12-31"), "only the year is known")
    changes = tuple(Change(f"c{n}", Verb.NARROWS, open_day, coverage=place(CHICAGO)) for n in range(6))
    (period,) = periods(History("r", frozenset("a"), EVERYONE, open_day, changes=changes), "a")
    assert (period.start, period.end, period.certain, period.possible) == (
        *(day("2018-01-01"), FOREVER),
        *(NOBODY, EVERYONE),
    )


def test_too_many_open_days_leave_what_is_perhaps_held_open_before_them_too() -> None:
    open_day = Moment(day("2018-01-01"), day("2018-12-31"), "only the year is known")
    changes = tuple(Change(f"c{n}", Verb.NARROWS, open_day, coverage=place(CHICAGO)) for n in range(6))
    one = frozenset("a")
    before, after = periods(History("r", one, EVERYONE, on(day("2017-01-01")), changes=changes, perhaps=one), "a")
    assert (before.start, before.certain, before.possible) == (day("2017-01-01"), NOBODY, EVERYONE)
    assert before.open_questions == (naming("r", "a"),)
    assert (after.start, len(after.open_questions)) == (day("2018-01-01"), 7)


def test_which_of_three_conditions_an_order_bars_is_open_until_it_is_vacated() -> None:
    three = frozenset({"notice", "access", "certification"})
    vacated = Change("vacated", Verb.VACATES, mandate(on(day("2021-03-01")), withheld=True))
    history = History("pi", three, place(CHICAGO), on(day("2021-01-28")), changes=(vacated,), perhaps=three)
    question = "!named pi notice"
    assert periods(history, "notice") == (
        Period(day("2021-01-28"), day("2021-03-01"), NOBODY, place(CHICAGO), (question,)),
        Period(day("2021-03-01"), FOREVER, NOBODY, place(CHICAGO), (question, "vacated")),
    )


def test_a_stay_in_full_leaves_nothing_open_of_what_is_perhaps_held() -> None:
    stay = Change("stay", Verb.STAYS, on(day("2021-02-01")))
    lift = Change("lift", Verb.LIFTS_STAY, on(day("2021-02-15")), lifts="stay")
    one = frozenset({"notice"})
    history = History("pi", one, EVERYONE, on(day("2021-01-28")), changes=(stay, lift), perhaps=one)
    assert [(p.start, p.certain, p.possible, bool(p.open_questions)) for p in periods(history, "notice")] == [
        (day("2021-01-28"), NOBODY, EVERYONE, True),
        (day("2021-02-01"), NOBODY, NOBODY, False),
        (day("2021-02-15"), NOBODY, EVERYONE, True),
    ]


def test_a_provision_the_relief_does_not_name_is_refused() -> None:
    with pytest.raises(ValueError, match="does not name 9b"):
        periods(History("pi", frozenset({"9a"}), EVERYONE, on(day("2017-04-25"))), "9b")
