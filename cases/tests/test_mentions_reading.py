"""Positions lead back to the text as it stands, whatever it is written in, and nothing in a text stops the matcher."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.mentions.reading import Reading
from cases.mentions.records import Kind

from .mention_world import MATCHER, found, relations

PIECES = st.sampled_from(
    [
        *(
            "Judge William Orrick",
            "Trump",
            "Chicago v. Barr",
            "Washington",
            "ICE",
            "8 U.S.C. § 1373",
            "$39 million",
            "Jan. 25",
        ),
        *(
            " ",
            " ",
            ", ",
            ".\n\n",
            "\u2019s ",
            "\u00ad",
            "\u0301",
            "\x00",
            "\r\n",
            "-\n",
            "İ",
            "שלום",
            "日本",
            " v. ",
            "(",
            ")",
        ),
        *("enjoined", "in", "the", "No. 17-17478", "v", "eraJustice Department", "\u202e", "ß", "Nos.", "§", "FY"),
    ]
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the Department of Home\u00adland Security", "Department of Home\u00adland Security"),
        ("the Department  of\r\n   Justice", "Department  of\r\n   Justice"),
        ("the Department of Jus-\ntice", "Department of Jus-\ntice"),
        ("in San Jose\u0301, they said", "San Jose\u0301"),
        ("\ufeffDepartment\u00a0of Justice", "Department\u00a0of Justice"),
        ("\u202eJudge William Orrick", "William Orrick"),
        ("\x00\x00 Byrne\u2011JAG", "Byrne\u2011JAG"),
    ],
)
def test_words_are_those_of_the_text_itself(text: str, words: str) -> None:
    assert [each[0] for each in found(text)] == [words]


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_read_and_every_position_is_in_it(text: str) -> None:
    last = 0
    for mention in MATCHER.find(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.why
        if mention.kind is not Kind.RELATION:
            assert mention.start >= last
            last = mention.end


@given(st.text(max_size=80))
def test_both_forms_of_a_text_are_of_one_length(text: str) -> None:
    reading = Reading(text)
    assert len(reading.flat) == len(reading.keys)


def test_a_sentence_tells_who_ruled_and_which_ruling_fits() -> None:
    text = "Rain. Judge William Orrick granted a preliminary injunction on April 25, 2017, in San Francisco. It ended."
    [relation] = relations(text)
    assert text[relation.start : relation.end].startswith("Judge William")
    assert text[relation.start : relation.end].endswith("San Francisco.")
    assert relation.parts == {"verb": "granted", "judges": ["orrick-william-h"], "date": "2017-04-25"}
    assert [ref.slug for ref in relation.candidates] == ["santa-clara-pi-2017-04-25"]


@pytest.mark.parametrize(
    ("text", "courts", "date"),
    [
        ("In November, a federal judge in California blocked it.", ["caed", "cand"], "2017-11"),
        ("A federal court in Chicago put it on hold.", ["ilnd"], ""),
        ("The Seventh Circuit affirmed on April 19, 2018.", ["ca7"], "2018-04-19"),
        ("The order was stayed by the Supreme Court.", ["scotus"], ""),
    ],
)
def test_a_court_may_be_told_by_where_it_sits(text: str, courts: list[str], date: str) -> None:
    [relation] = relations(text, published="2018-01-25")
    assert (relation.parts["courts"], relation.parts.get("date", "")) == (courts, date)


@pytest.mark.parametrize(
    "text",
    [
        "They asked Judge Orrick to block it.",
        "The mayor blocked the street in Chicago.",
        "Judge Orrick will not be denied.\n\nThe city granted leave.",
        "If Judge Orrick would not have blocked it, nobody could have.",
    ],
)
def test_what_no_court_did_is_no_relation(text: str) -> None:
    assert relations(text) == []
