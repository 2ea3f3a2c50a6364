"""Questions as people put them, and the remedies for those that cannot be answered."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import override_settings

from cases.blocked import questions
from cases.blocked.questions import (
    BadQuestionError,
    find_action,
    find_place,
    find_policy,
    find_provision,
    read_day,
    read_range,
)
from policies.tests.factories import FederalActionFactory, JurisdictionFactory, LocalPolicyFactory, ProvisionFactory


def refused(ask: Callable[..., Any], *asked: str) -> str:
    with pytest.raises(BadQuestionError) as bad:
        ask(*asked)
    return str(bad.value)


def test_a_day_is_read_as_it_is_written() -> None:
    assert read_day("on", "2018-09-01") == dt.date(2018, 9, 1)
    assert read_day("on", "2020-02-29") == dt.date(2020, 2, 29)


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("2018-02-31", "the days of February 2018 go from 1 to 28"),
        ("2018-13-01", "write the year, the month and the day"),
        ("2018-09", "write it as 2018-09-01"),
        ("1 September 2018", "write it as 2018-09-01"),
        ("2018-9-1", "write it as 2018-09-01"),
        ("٢٠١٨-٠٩-٠١", "write it as 2018-09-01"),  # noqa: RUF001
        ("9999-01-01", "ask for a day from 1776-07-04 to 2199-12-31"),
        ("1700-01-01", "ask for a day from 1776-07-04 to 2199-12-31"),
        ("0000-01-01", "write the year"),
        ("", "write it as 2018-09-01"),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_a_remedy(written: str, remedy: str) -> None:
    with pytest.raises(BadQuestionError) as bad:
        read_day("on", written)
    assert bad.value.part == "on"
    assert remedy in str(bad.value)


def test_a_range_includes_both_its_days_and_never_runs_backwards() -> None:
    assert read_range("2018-09-01", "2018-09-01") == (dt.date(2018, 9, 1), dt.date(2018, 9, 1))
    assert "2018-08-31 comes before 2018-09-01" in refused(read_range, "2018-09-01", "2018-08-31")


@override_settings(TIME_ZONE="Pacific/Kiritimati")
def test_today_is_the_day_where_the_project_keeps_its_time() -> None:
    assert questions.today() == (dt.datetime.now(tz=dt.UTC) + dt.timedelta(hours=14)).date()


@pytest.mark.django_db
def test_instruments_and_places_are_found_by_slug_number_or_code() -> None:
    action = FederalActionFactory(slug="eo-13768", number="EO 13768")
    provision = ProvisionFactory(slug="eo-13768/9a", federal_action=action)
    policy = LocalPolicyFactory(slug="california-ab-450")
    city = JurisdictionFactory(slug="chicago-il", geoid="1714000")
    county = JurisdictionFactory(slug="san-francisco-ca", geoid="0667000", county_geoid="06075")
    assert find_provision("eo-13768/9a") == provision
    assert find_action("eo-13768") == find_action("eo 13768") == action
    assert find_policy("california-ab-450") == policy
    assert find_place("chicago-il") == find_place("1714000") == city
    assert find_place("06075") == county


@pytest.mark.django_db
def test_what_nobody_has_is_refused_with_what_comes_near() -> None:
    ProvisionFactory(slug="eo-13768/9a", federal_action=FederalActionFactory(slug="eo-13768"))
    JurisdictionFactory(slug="chicago-il")
    LocalPolicyFactory(slug="california-ab-450")
    assert "Did you mean chicago-il?" in refused(find_place, "Chicago")
    assert "Did you mean eo-13768/9a?" in refused(find_provision, "eo-13768/9c")
    assert "Did you mean eo-13768?" in refused(find_action, "EO 13769")
    assert "Did you mean california-ab-450?" in refused(find_policy, "california-ab-45")
    assert refused(find_place, "zzz") == "There is no jurisdiction 'zzz'."
    assert len(refused(find_place, "z" * 5000)) < 300


@pytest.mark.django_db
def test_a_whole_instrument_asked_for_as_a_provision_is_told_its_provisions() -> None:
    ProvisionFactory(slug="eo-13768/9a", federal_action=FederalActionFactory(slug="eo-13768"))
    assert "a whole instrument: ask for a provision of it (eo-13768/9a ...)" in refused(find_provision, "eo-13768")


@pytest.mark.django_db
def test_an_action_without_a_number_is_not_found_by_an_empty_one() -> None:
    FederalActionFactory(number="")
    assert "There is no federal action ''" in refused(find_action, "")
    assert "There is no jurisdiction ''" in refused(find_place, "")
