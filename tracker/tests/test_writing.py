"""Whatever is written is read back the same, by us and by others."""

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.dossiers.reading import read
from tracker.dossiers.writing import WIDTH, Plain, Record, document, listed, scalar

TRICKY = "ab :#-?'\"\n,[]{}0123456789.:>|&*!%@~\\\u2028\x85\ufeff\xa0é\t\U0001f600"
texts = st.one_of(
    st.text(max_size=40),
    st.text(TRICKY, max_size=300),
    st.text("ab cd \n", max_size=600),
    st.sampled_from(["yes", "null", "~", "06", "1e5", "0x1f", "12:30", "2017-11-20", "2017", ".5", "=", "<<", "", "-"]),
).map(str.strip)


def _read_back(lines: list[str]) -> object:
    root, flaws = read("".join(f"{line}\n" for line in lines).encode())
    assert flaws == []
    return root


@given(texts, texts, st.lists(texts, min_size=1, max_size=4))
@example("word " * 60, "x" * 200, ["a" * 60, "b" * 60])
@example("one\n\ntwo\nthree " * 20, "a  b " * 40, ["- a"])
def test_what_is_written_is_read_back(one: str, two: str, some: list[str]) -> None:
    record = Record(a=one, b={"x": two, "y": one}, c=some, d=[{"k": one, "j": two}, one, Record(k=two, z=some)])
    assert _read_back(list(document("x.json", record))) == record
    assert _read_back(list(listed("x.json", [record, record]))) == [record, record]


@given(texts)
def test_unquoted_text_is_text_to_other_readers(text: str) -> None:
    assert yaml.safe_load(scalar(text)) == text
    assert yaml.safe_load(f"[{scalar(text, in_flow=True)}]") == [text]


@given(st.text("abc ", max_size=900).map(str.strip))
def test_long_text_is_folded_within_the_width(text: str) -> None:
    words = max(map(len, text.split(" ")), default=0)
    lines = list(document("x.json", Record(summary=text)))
    assert max(map(len, lines)) <= WIDTH or words > 90 or "  " in text


def test_short_lists_and_small_mappings_stand_on_one_line() -> None:
    record = Record(judges=["a-b", "c"], parties=[{"party": "x", "role": "plaintiff"}], claims=[Record(slug="z")])
    assert list(document("x.json", record))[1:] == [
        "judges: [a-b, c]",
        "parties:",
        "  - {party: x, role: plaintiff}",
        "claims:",
        "  - slug: z",
    ]


def test_dates_and_numbers_are_not_quoted_and_texts_like_them_are() -> None:
    record = Record(on=Plain("2017-11"), year=Plain("2017"), geoid="06075", number="2017-02102", reading="2017-11-20")
    assert list(document("x.json", record))[1:] == [
        "on: 2017-11",
        "year: 2017",
        "geoid: '06075'",
        "number: 2017-02102",
        "reading: '2017-11-20'",
    ]
