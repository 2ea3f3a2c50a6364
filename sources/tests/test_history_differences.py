"""Two texts, cut where they begin to differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.history.differences import LONGEST, Part, differences

WORDS = st.lists(st.sampled_from(["the", "court", "enjoined", ",", "\n", "Ünder", "§ 9(a)"]), max_size=12).map(" ".join)


def test_words_that_changed_are_told_from_those_that_stayed() -> None:
    was, became = differences("Filed in Chicago, Illinois.", "Filed in Springfield, Illinois.")
    assert was == [Part("Filed in ", True), Part("Chicago", False), Part(", Illinois.", True)]
    assert became == [Part("Filed in ", True), Part("Springfield", False), Part(", Illinois.", True)]


@pytest.mark.parametrize(
    ("was", "became"),
    [("", "New"), ("Old", ""), ("Granted", "Denied on other grounds"), ("a " * LONGEST, "a " * LONGEST + "b")],
)
def test_texts_that_are_no_versions_of_one_differ_as_a_whole(was: str, became: str) -> None:
    for text, parts in zip((was, became), differences(was, became), strict=True):
        assert parts == ([Part(text, False)] if text else [])


@given(WORDS, WORDS)
def test_nothing_is_lost_and_what_is_common_is_in_both(was: str, became: str) -> None:
    one, other = differences(was, became)
    assert ("".join(part.text for part in one), "".join(part.text for part in other)) == (was, became)
    assert [part.text for part in one if part.is_common] == [part.text for part in other if part.is_common]
