"""What carries over from an enjoined action to the one that takes it up: by values, and day by day."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from cases.effect.answer import Hold
from cases.effect.lineage import Descent, Standing, Word, finding
from cases.effect.moments import FOREVER

D = dt.date
APRIL, SIGNED, MAY = D(2025, 4, 24), D(2025, 4, 28), D(2025, 5, 9)
PROVISIONS = ("eo-14287/2", "eo-14287/3a", "eo-14287/3b")
HELD = (Hold("april/injunction", APRIL, FOREVER, is_certain=True),)
SAID = (Word(MAY, "clarification", "eo-14287/3a", is_given=True),)


def test_eo_14287_is_open_until_the_order_of_9_may_2025() -> None:
    descent = Descent(SIGNED, PROVISIONS, HELD, SAID)
    assert finding(descent, D(2025, 4, 27)) is None
    for day in (SIGNED, D(2025, 5, 8)):
        found = finding(descent, day)
        assert (found.standing, found.open, found.held_by) == (Standing.OPEN, PROVISIONS, ("april/injunction",))
    found = finding(descent, MAY)
    assert (found.standing, found.settled_by, found.settled_on) == (Standing.SETTLED, "clarification", MAY)
    assert (found.carried_over, found.not_carried_over) == (("eo-14287/3a",), ("eo-14287/2", "eo-14287/3b"))
    assert found.since == SIGNED


def test_a_refusal_settles_it_too_and_nothing_carries_over() -> None:
    found = finding(Descent(SIGNED, PROVISIONS, HELD, (Word(MAY, "denial", "eo-14287/2", is_given=False),)), MAY)
    assert (found.standing, found.carried_over, found.not_carried_over) == (Standing.SETTLED, (), PROVISIONS)


def test_what_courts_say_later_still_carries_over() -> None:
    later = (*SAID, Word(D(2025, 8, 22), "second", "eo-14287/2", is_given=True))
    found = finding(Descent(SIGNED, PROVISIONS, HELD, later), D(2025, 9, 1))
    assert (found.settled_by, found.carried_over) == ("clarification", ("eo-14287/2", "eo-14287/3a"))


def test_an_order_that_ended_before_the_later_action_is_no_burden_on_it() -> None:
    over = (Hold("april/injunction", APRIL, SIGNED, is_certain=True),)
    assert finding(Descent(SIGNED, PROVISIONS, over), MAY) is None


def test_an_order_that_ends_before_a_court_says_leaves_the_question_without_an_object() -> None:
    over = (Hold("april/injunction", APRIL, MAY, is_certain=True),)
    assert finding(Descent(SIGNED, PROVISIONS, over), D(2025, 5, 8)).standing is Standing.OPEN
    assert finding(Descent(SIGNED, PROVISIONS, over), MAY).standing is Standing.ENDED


def test_an_order_given_after_the_later_action_opens_the_question_on_its_day() -> None:
    later = (Hold("may/injunction", MAY, FOREVER, is_certain=True),)
    assert finding(Descent(SIGNED, PROVISIONS, later), D(2025, 5, 8)) is None
    assert finding(Descent(SIGNED, PROVISIONS, later), MAY).since == MAY


def test_relief_that_perhaps_holds_a_later_provision_settles_nothing() -> None:
    perhaps = (Word(SIGNED, "perhaps", "eo-14287/2", is_given=True, is_certain=False),)
    found = finding(Descent(SIGNED, PROVISIONS, HELD, perhaps), SIGNED)
    assert (found.standing, found.open, found.perhaps_said_by) == (Standing.OPEN, PROVISIONS, ("perhaps",))
    found = finding(Descent(SIGNED, PROVISIONS, HELD, (*perhaps, *SAID)), MAY)
    assert (found.standing, found.settled_by) == (Standing.SETTLED, "clarification")
    assert (found.carried_over, found.open) == (("eo-14287/3a",), ("eo-14287/2",))
    assert found.not_carried_over == ("eo-14287/3b",)


words = st.builds(
    Word,
    st.dates(SIGNED, D(2025, 6, 1)),
    st.sampled_from("xyz"),
    st.sampled_from(PROVISIONS),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(words, max_size=4), st.dates(SIGNED, D(2025, 6, 1)))
def test_every_provision_is_open_carried_over_or_not_and_the_question_never_reopens(
    said: list[Word], day: dt.date
) -> None:
    descent = Descent(SIGNED, PROVISIONS, HELD, tuple(said))
    found, following = finding(descent, day), finding(descent, day + dt.timedelta(days=1))
    assert sorted((*found.open, *found.carried_over, *found.not_carried_over)) == sorted(PROVISIONS)
    assert (found.standing is Standing.OPEN) == (not any(word.is_certain and word.on <= day for word in said))
    assert set(found.carried_over) <= set(following.carried_over)
