"""Sentences are told apart, and legal abbreviations end none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.coverage.sentences import LINE, sentences


def told(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "In Santa Clara v. Trump, No. 3:17-cv-00574 (N.D. Cal. Apr. 25, 2017), Judge Orrick enjoined it.",
        "See 897 F.3d 1225, 1231 (9th Cir. 2018).",
        "It cited 8 U.S.C. \u00a7 1373(a) and Fed. R. Civ. P. 65(b)(2).",
        "City of Chicago vs. Sessions, 264 F. Supp. 3d 933 (N.D. Ill. 2017), came first.",
        "Lt. Gov. Smith met Sen. Wiener and Gov. Newsom in St. Louis.",
        "The U.S. Department of Justice appealed on Jan. 25 at 5 p.m. Eastern.",
        "Dkt. No. 42 names Mr. Trump Jr. and J. Edgar Hoover.",
        "The D.C. Circuit and the 9th Cir. Court agreed with Dr. King.",
        "\u201cWe won\u2019t,\u201d he said.",
        "Acme Corp. and Smith & Co. sued.",
        "They met in New York last week.",
        "So did the U.S.",
        "The order works.",
    ],
)
def test_abbreviations_end_no_sentence(sentence: str) -> None:
    assert told(f"The court met. {sentence} Then it ended.") == ["The court met.", sentence, "Then it ended."]


def test_sentences_end_at_marks_and_quotations() -> None:
    assert told('Is it? Yes! "No," he said. \u201cRain or shine.\u201d The court rose.') == [
        "Is it?",
        "Yes!",
        '"No," he said.',
        "\u201cRain or shine.\u201d",
        "The court rose.",
    ]


def test_blank_lines_end_headlines() -> None:
    assert told("A headline\n\nBy Jane Doe\r\n\r\nThe text.\f\nNext page") == [
        "A headline",
        "By Jane Doe",
        "The text.",
        "Next page",
    ]


def test_lines_broken_by_hand_end_nothing() -> None:
    assert told("The court enjoined\nthe order on\nMonday. Nobody\nappealed.") == [
        "The court enjoined\nthe order on\nMonday.",
        "Nobody\nappealed.",
    ]


def test_where_lines_are_paragraphs_each_ends_one() -> None:
    long = "The court enjoined the order " + "and others " * (LINE // 10) + "too"
    assert told(f"{long}\nA second snippet\nA third") == [long, "A second snippet", "A third"]


@pytest.mark.parametrize("text", ["", "   ", "\n\n\n", "\f"])
def test_text_without_words_has_none(text: str) -> None:
    assert sentences(text) == []


def test_text_from_right_to_left_is_told_apart() -> None:
    assert (
        len(
            sentences(
                "\u05d4\u05e9\u05d5\u05e4\u05d8 \u05d7\u05e1\u05dd. \u05d4\u05e2\u05d9\u05e8 \u05ea\u05d1\u05e2\u05d4."
            )
        )
        >= 1
    )


@given(st.text("aB. \n\r\f\u201d?\u0301\u05d0v", max_size=80))
def test_every_sign_that_can_be_seen_stands_in_one_sentence_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    inside = "".join(text[start:end] for start, end in spans)
    assert "".join(inside.split()) == "".join(text.split())
