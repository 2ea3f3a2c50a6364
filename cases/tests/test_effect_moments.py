"""When an order begins to bite: the rules of procedure, counted."""

import datetime as dt

import pytest

from cases.effect.moments import FOREVER, Moment, last_day, mandate, on, tro_lapse, within


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("event", "days", "last"),
    [
        ("2018-08-01", 45, "2018-09-17"),  # a Saturday
        ("2020-07-13", 7, "2020-07-20"),  # a Monday
        ("2025-08-30", 14, "2025-09-15"),  # a Saturday
        ("2025-06-01", 14, "2025-06-16"),  # a Sunday
    ],
)
def test_a_time_that_would_end_at_a_weekend_runs_to_the_monday(event: str, days: int, last: str) -> None:
    assert last_day(day(event), days) == day(last)


@pytest.mark.parametrize(
    ("decided", "how", "first", "latest", "rule"),
    [
        ("2018-08-01", {}, "2018-08-01", "2018-09-24", "40(d)(1) and 41(b)"),
        ("2019-07-12", {}, "2019-07-12", "2019-09-02", "40(d)(1) and 41(b)"),
        ("2020-02-26", {"rehearing_denied": day("2020-07-13")}, "2020-07-13", "2020-07-20", "41(b)"),
        ("2025-06-27", {"supreme": True}, "2025-06-27", "2025-07-29", "Sup. Ct. R. 45.3"),
    ],
)
def test_a_mandate_of_no_recorded_day_issues_when_the_rules_make_it(
    decided: str, how: dict, first: str, latest: str, rule: str
) -> None:
    moment = mandate(on(day(decided)), **how)
    assert (moment.earliest, moment.latest) == (day(first), day(latest))
    assert rule in moment.why_open


def test_a_mandate_held_back_is_bounded_by_nothing() -> None:
    assert mandate(on(day("2026-06-23")), withheld=True).latest == FOREVER


def test_a_decision_known_to_the_month_is_counted_from_both_its_ends() -> None:
    month = within(day("2021-05-01"), day("2021-06-01"), "month only")
    moment = mandate(month)
    assert (moment.earliest, moment.latest) == (day("2021-05-01"), last_day(last_day(day("2021-05-31"), 45), 7))


def test_a_moment_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Moment(day("2018-08-02"), day("2018-08-01"))


def test_of_a_day_that_may_be_any_the_end_may_be_any() -> None:
    assert last_day(dt.date.max, 14) == dt.date.max
    assert tro_lapse(dt.date.max) == dt.date.max
    assert tro_lapse(dt.date(9999, 12, 10)) == dt.date(9999, 12, 25)
