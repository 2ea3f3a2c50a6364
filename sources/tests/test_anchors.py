"""A passage is found where it stood, found again where it went, and reported where it is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.anchors import windows
from sources.anchors.anchor import Anchor, anchored, digest
from sources.anchors.resolving import Outcome, Resolved, resolve

TEXT = "The court met. The judge enjoined the order on Monday. Nobody appealed. The court rose."
SENTENCE = "The judge enjoined the order on Monday."


def of(words: str, text: str = TEXT) -> Anchor:
    start = text.index(words)
    return anchored(text, start, start + len(words))


def by_hash_alone(anchor: Anchor) -> Anchor:
    return replace(anchor, exact="", prefix="", suffix="")


@pytest.mark.parametrize("known", [lambda anchor: anchor, by_hash_alone])
def test_words_at_their_place_are_intact(known) -> None:
    anchor = known(of(SENTENCE))
    assert resolve(TEXT, anchor) == Resolved(Outcome.INTACT, anchor.start, anchor.end, 100)


@pytest.mark.parametrize("known", [lambda anchor: anchor, by_hash_alone])
def test_words_elsewhere_are_found_there(known) -> None:
    changed = f"A new first line.\n\n{TEXT}"
    found = resolve(changed, known(of(SENTENCE)))
    assert found.outcome is Outcome.MOVED
    assert changed[found.start : found.end] == SENTENCE


def test_what_stands_around_tells_between_the_same_words() -> None:
    text = "One: he said no. Two: he said no. Three."
    second = text.rindex("he said no.")
    anchor = anchored(text, second, second + 11)
    changed = f"Zero. {text}"
    assert resolve(changed, anchor).start == changed.rindex("he said no.")


def test_the_same_words_with_the_same_around_them_are_ambiguous() -> None:
    anchor = of("Nobody appealed.")
    changed = "Nobody appealed. Nobody appealed."
    found = resolve(changed, replace(anchor, start=5, end=21))
    assert (found.outcome, found.places) == (Outcome.AMBIGUOUS, (0, 17))
    assert found.start is None


def test_the_same_words_twice_are_ambiguous_by_hash_alone() -> None:
    found = resolve("x he said no. y he said no.", Anchor(0, 11, digest("he said no.")))
    assert (found.outcome, found.places) == (Outcome.AMBIGUOUS, (2, 16))


def test_lost_words_are_reported_with_the_nearest() -> None:
    changed = TEXT.replace("enjoined the order on Monday", "enjoined the order on Tuesday")
    found = resolve(changed, of(SENTENCE))
    assert found.outcome is Outcome.LOST
    assert changed[found.start : found.end] == "The judge enjoined the order on Tuesday."
    assert 80 < found.likeness < 100


def test_lost_words_have_no_nearest_where_nothing_is_like_them() -> None:
    assert resolve("Entirely different matter: 1, 2, 3.", of(SENTENCE)) == Resolved(Outcome.LOST)
    assert resolve("", of(SENTENCE)) == Resolved(Outcome.LOST)
    assert resolve(TEXT.replace("judge", "clerk"), by_hash_alone(of(SENTENCE))) == Resolved(Outcome.LOST)


def test_words_that_are_not_those_hashed_prove_nothing() -> None:
    forged = replace(of("Nobody appealed."), words_sha256=digest("Somebody appealed."), start=0, end=18)
    assert resolve(TEXT, forged).outcome is Outcome.LOST


def test_passage_that_ends_beyond_a_shorter_text_is_not_intact() -> None:
    assert resolve(TEXT[:50], of(SENTENCE)).outcome is Outcome.LOST


def test_passage_that_begins_within_a_word_is_found_by_hash() -> None:
    anchor = by_hash_alone(of("udge enjoined the ord"))
    assert resolve(f"_{TEXT}", anchor).start == anchor.start + 1


def test_in_a_long_text_stretches_are_looked_at_between_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "EVERY", 10)
    assert resolve(f"_ {TEXT}", by_hash_alone(of(SENTENCE))).outcome is Outcome.MOVED
    assert resolve(f"_ {TEXT}", by_hash_alone(of("udge enjoined the ord"))).outcome is Outcome.LOST


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, 1000)])
def test_what_is_no_passage_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="is no passage of a text of"):
        anchored(TEXT, start, end)


WORDS = st.text("ab \n\u0301\u05d0é😀", max_size=30)


@given(WORDS, WORDS.filter(bool), WORDS, WORDS)
def test_words_that_are_still_there_are_never_lost(before: str, words: str, after: str, inserted: str) -> None:
    text = before + words + after
    anchor = anchored(text, len(before), len(before) + len(words))
    changed = inserted + text
    for known in (anchor, by_hash_alone(anchor)):
        found = resolve(changed, known)
        assert found.outcome is not Outcome.LOST
        for start in (found.start,) if found.start is not None else found.places:
            assert changed[start : start + len(words)] == words
