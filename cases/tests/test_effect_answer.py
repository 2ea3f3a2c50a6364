"""Answers over time: what a provision's own life and the reliefs on it come to."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from cases.effect.answer import BEGINNING, Hold, Lifetime, Status, answer_on, between, holds, on_day, stretch, timeline
from cases.effect.coverage import EVERYONE, place
from cases.effect.history import Change, History, Verb
from cases.effect.moments import FOREVER, Moment, mandate, on, within
from cases.effect.replay import periods

CHICAGO, SAN_FRANCISCO = ("us", "il", "chicago"), ("us", "ca", "sf")
CALIFORNIA = place(("us", "ca"), with_subdivisions=True)
D = dt.date
days = st.dates(D(2018, 1, 1), D(2018, 1, 20))
held = st.lists(
    st.builds(
        lambda name, start, length, sure: Hold(
            name, start, start + dt.timedelta(days=length), sure, () if sure else ("q",)
        ),
        st.sampled_from("abc"),
        days,
        st.integers(1, 9),
        st.booleans(),
    ),
    max_size=5,
)

SECTION_9A = Lifetime(begins=on(D(2017, 1, 25)), ends=on(D(2021, 1, 20)))


def eo_13768() -> list[tuple[str, History]]:
    """Section 9(a): enjoined nationwide, permanently so, narrowed to California on an unrecorded mandate."""
    permanent = Change("sj", Verb.SUPERSEDES, on(D(2017, 11, 20)))
    narrowed = Change("ca9", Verb.NARROWS, mandate(on(D(2018, 8, 1))), coverage=CALIFORNIA)
    everyone = frozenset({"9a"})
    return [
        ("pi", History("pi", everyone, EVERYONE, on(D(2017, 4, 25)), changes=(permanent,))),
        ("injunction", History("injunction", everyone, EVERYONE, on(D(2017, 11, 20)), changes=(narrowed,))),
    ]


def statuses(where: tuple[str, ...]) -> list[tuple[dt.date, Status]]:
    found = [hold for name, history in eo_13768() for hold in holds(name, periods(history, "9a"), where)]
    return [(span.start, span.status) for span in timeline(SECTION_9A, found)]


def test_section_9a_runs_its_course_for_a_city_outside_california() -> None:
    assert statuses(CHICAGO) == [
        (BEGINNING, Status.NOT_YET_EFFECTIVE),
        (D(2017, 1, 25), Status.NOT_BLOCKED),
        (D(2017, 4, 25), Status.BLOCKED),
        (D(2017, 11, 20), Status.BLOCKED),
        (D(2018, 8, 1), Status.UNKNOWN),
        (D(2018, 9, 24), Status.NOT_BLOCKED),
        (D(2021, 1, 20), Status.REVOKED),
    ]


def test_section_9a_stays_blocked_in_california_until_it_is_revoked() -> None:
    assert [status for _, status in statuses(SAN_FRANCISCO)] == [
        *(Status.NOT_YET_EFFECTIVE, Status.NOT_BLOCKED, Status.BLOCKED, Status.BLOCKED, Status.REVOKED),
    ]


@given(held, st.one_of(st.none(), days), st.one_of(st.none(), days))
def test_a_timeline_has_no_gaps_and_answers_every_day(
    found: list[Hold], begins: dt.date | None, ends: dt.date | None
) -> None:
    spans = timeline(Lifetime(begins and on(begins), ends and on(ends)), found)
    assert (spans[0].start, spans[-1].end) == (BEGINNING, FOREVER)
    for day in (D(2018, 1, 1) + dt.timedelta(days=n) for n in range(30)):
        here = [h for h in found if h.start <= day < h.end]
        expected = (
            Status.REVOKED
            if ends and day >= ends
            else Status.NOT_YET_EFFECTIVE
            if begins and day < begins
            else Status.BLOCKED
            if any(h.is_certain for h in here)
            else Status.UNKNOWN
            if here
            else Status.NOT_BLOCKED
        )
        assert on_day(spans, day).status is expected


moments = st.one_of(st.none(), days.map(on), days.map(lambda first: within(first, first + dt.timedelta(days=4), "why")))


@given(held, moments, moments, days)
def test_the_answer_on_a_day_is_that_of_the_timeline(
    found: list[Hold], begins: Moment | None, ends: Moment | None, day: dt.date
) -> None:
    lifetime = Lifetime(begins, ends)
    spans = timeline(lifetime, found)
    for asked in (day, BEGINNING, FOREVER):
        assert answer_on(lifetime, found, asked) == (on_day(spans, asked), *stretch(spans, asked))


def test_a_revocation_of_an_unknown_day_leaves_its_month_unknown() -> None:
    lifetime = Lifetime(on(D(2021, 1, 1)), within(D(2021, 5, 1), D(2021, 6, 1), "month only"))
    spans = timeline(lifetime, [])
    assert on_day(spans, D(2021, 5, 15)).status is Status.UNKNOWN
    assert on_day(spans, D(2021, 5, 15)).open_questions == ("ends",)
    assert on_day(spans, D(2021, 5, 31)).status is Status.REVOKED


def test_the_last_day_there_is_has_an_answer() -> None:
    assert on_day(timeline(Lifetime(), []), FOREVER).status is Status.NOT_BLOCKED


def test_a_range_of_days_gives_every_answer_in_it() -> None:
    spans = timeline(SECTION_9A, [Hold("pi", D(2017, 4, 25), D(2017, 11, 20), is_certain=True)])
    assert [s.status for s in between(spans, D(2017, 4, 1), D(2017, 4, 26))] == [Status.NOT_BLOCKED, Status.BLOCKED]
    assert [s.status for s in between(spans, D(2017, 4, 1), D(2017, 4, 25))] == [Status.NOT_BLOCKED]
