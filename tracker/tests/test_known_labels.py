"""Labels of lawsuits as computed from the records that ship, beside what Just Security's editors said."""

import datetime as dt

import pytest

from cases.blocked.labels import label_of
from cases.models import Lawsuit
from tracker.tests.conftest import Ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]

# What Just Security's editors had said by the day of their last update, beside what the rules give

JUST_SECURITY = [
    ("king-county-v-turner", "2026-03-18", "Government Action Temporarily Blocked"),
    ("illinois-v-fema", "2025-10-14", "Government Action Blocked"),
    ("dps-v-noem", "2025-06-09", "Case Closed/Dismissed in Favor of Government"),
    ("mennonite-v-dhs", "2025-05-30", "Temporary Block of Government Action Denied"),
    ("new-england-synod-v-dhs", "2026-02-13", "Government Action Temporarily Blocked in Part"),
    ("fridley-v-noem", "2026-05-06", "Temporary Block of Government Action Denied"),
    ("santa-clara-v-noem", "2026-03-17", "Government Action Temporarily Blocked"),
    ("chicago-v-noem", "2026-03-02", "Government Action Temporarily Blocked"),
    ("fresno-v-noem", "2026-02-20", "Case Pending"),
    ("chicago-v-doj", "2026-03-25", "Government Action Temporarily Blocked"),
    ("new-jersey-v-doj", "2025-10-03", "Case Pending"),
    ("new-york-v-doj-2025", "2025-12-17", "Case Closed"),
    ("minnesota-v-noem", "2026-04-21", "Temporary Block of Government Action Denied"),
    ("illinois-v-dhs", "2026-01-12", "Case Pending"),
    ("nyc-v-trump", "2025-06-16", "Case Pending"),
]
# Where the rules give another label, and why: slug, day, theirs, ours
OTHERWISE = [
    # The refusal of a stay by the D.C. Circuit, on which theirs rests, is not in the record.
    (
        *("chirla-v-noem", "2025-09-12", "Government Action Blocked Pending Appeal"),
        "Government Action Temporarily Blocked",
    ),
    # Orders after the vacatur of August 2025 are not in the record.
    ("jgg-v-trump", "2026-06-22", "Government Action Blocked", "Case Pending"),
    # Theirs had not followed the injunction of September 2025.
    ("fresno-v-turner", "2026-04-28", "Case Pending", "Government Action Temporarily Blocked"),
    # The record has the injunction's month only.
    ("san-francisco-v-doj", "2026-01-21", "Government Action Temporarily Blocked", "Not Settled by the Record"),
    # The restraining order lapsed on 27 February 2026, and what followed is not in the record.
    ("illinois-v-vought", "2026-03-12", "Government Action Temporarily Blocked", "Case Pending"),
]


@pytest.mark.parametrize(("slug", "day", "label"), JUST_SECURITY)
def test_the_label_is_the_one_that_just_security_gave(slug: str, day: str, label: str) -> None:
    assert label_of(Lawsuit.objects.get(slug=slug), dt.date.fromisoformat(day)) == label


@pytest.mark.parametrize(("slug", "day", "theirs", "ours"), OTHERWISE)
def test_the_label_differs_where_the_record_does(slug: str, day: str, theirs: str, ours: str) -> None:
    found = label_of(Lawsuit.objects.get(slug=slug), dt.date.fromisoformat(day))
    assert found == ours != theirs


@pytest.mark.parametrize(
    ("slug", "on", "label"),
    [
        ("santa-clara-v-trump", "2017-05-01", "Government Action Temporarily Blocked"),
        ("santa-clara-v-trump", "2018-03-01", "Government Action Blocked Pending Appeal"),
        ("santa-clara-v-trump", "2019-01-01", "Government Action Blocked"),
        ("santa-clara-v-trump", "2020-01-01", "Case Closed in Favor of Plaintiff"),
        ("richmond-v-trump", "2018-01-01", "Case Closed/Dismissed in Favor of Government"),
        ("chicago-v-sessions", "2018-03-01", "Government Action Temporarily Blocked in Part"),
        ("new-york-v-doj", "2019-01-01", "Government Action Blocked Pending Appeal"),
        ("new-york-v-doj", "2020-12-20", "Government Action Not Blocked Pending Appeal"),
        ("us-v-new-jersey-2020", "2021-06-01", "Case Closed/Dismissed in Favor of Defendant"),
        ("us-v-illinois", "2026-01-01", "Government Action Not Blocked Pending Appeal"),
    ],
)
def test_a_lawsuit_shows_its_label_as_of_a_day(ask: Ask, slug: str, on: str, label: str) -> None:
    assert ask(f"lawsuits/{slug}/", on=on)["label"] == label
