"""What somebody writes to look for, and the words around what was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.search.query import Part, Query, read
from sources.search.snippets import snippet


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Santa Clara", [Part(("santa",)), Part(("clara",))]),
        ('"Santa Clara" Trump', [Part(("santa", "clara")), Part(("trump",))]),
        ("3:17-cv-00485", [Part(("3", "17", "cv", "00485"))]),
        ("9(a) §", [Part(("9", "a"))]),
        ("sanctuar* -Trump", [Part(("sanctuar",), is_beginning=True), Part(("trump",), is_wanted=False)]),
        (
            '"spending cl"* -"tenth amendment"',
            [Part(("spending", "cl"), True), Part(("tenth", "amendment"), False, False)],
        ),
        ('an "open quote', [Part(("an",)), Part(("open", "quote"))]),
        ("twice Twice", [Part(("twice",))]),
        ("- x", [Part(("x",))]),
    ],
)
def test_what_is_written_is_read_part_by_part(text: str, parts: list[Part]) -> None:
    assert read(text) == Query(tuple(parts))


@pytest.mark.parametrize(
    "text", ["", "§ — *", "-trump", "a*", "x" * 101, " ".join(f"w{n}" for n in range(21)), '""', "-"]
)
def test_what_cannot_be_looked_for_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(There is no word|Write at least|Look for no more)"):
        read(text)


def test_parts_are_asked_in_the_language_of_each_database() -> None:
    query = read('"santa clara" sanct* -trump -"x y"')
    assert query.for_sqlite() == '("santa clara" AND "sanct" *) NOT ("trump" OR "x y")'
    assert query.for_sqlite(in_names=True) == 'names : ("santa clara" AND "sanct" *)'
    assert query.for_postgresql() == "('santa' <-> 'clara') & ('sanct':*) & !('trump') & !('x' <-> 'y')"
    assert query.for_postgresql(in_names=True) == "('santa':A <-> 'clara':A) & ('sanct':A*)"
    assert query.as_one_phrase() == Query((Part(("santa", "clara", "sanct"), is_beginning=True),))
    assert read("one").as_one_phrase() is None
    assert read("on* two").as_one_phrase() is None


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("City of Richmond v. Trump", "richmond", "City of <mark>Richmond</mark> v. Trump"),
        ("César <Chávez> & co.", "chavez", "César &lt;<mark>Chávez</mark>&gt; &amp; co."),
        ("No. 3:17-cv-00485-WHO", "3:17-cv-00485", "No. <mark>3:17-cv-00485</mark>-WHO"),
        ("the sanctuary of sanctuaries", "sanctuar*", "the <mark>sanctuary</mark> of <mark>sanctuaries</mark>"),
        ("a b c", '"a b" "b c"', "<mark>a b c</mark>"),
        ("nothing here", "elsewhere", ""),
        ("trump without", "without -trump", "trump <mark>without</mark>"),
    ],
)
def test_snippet_marks_what_was_looked_for_and_escapes_the_rest(text: str, asked: str, expected: str) -> None:
    assert snippet(text, read(asked)) == expected


def test_snippet_of_a_long_text_shows_the_words_around_the_first() -> None:
    text = " ".join(f"w{n}" for n in range(200))
    assert snippet(text, read("w100")).startswith("… w92 w93")
    assert snippet(text, read("w100")).endswith("w121 …")
    assert len(snippet(text, read("w100")).split()) == 32
    assert snippet(text, read("w3")).startswith("w0 w1 w2 <mark>w3</mark>")
    assert snippet(text, read("w199")).endswith("<mark>w199</mark>")


marked = st.text(st.sampled_from("ab <>&é§-"), max_size=80)


@given(text=marked, asked=st.sampled_from(["a", "b", "ab", "e", "a*b", "a-b", "aa*"]))
def test_snippet_holds_a_mark_where_the_word_stands_and_no_markup_of_the_text(text: str, asked: str) -> None:
    told = snippet(text, read(asked))
    plain = told.replace("<mark>", "").replace("</mark>", "")
    assert "<" not in plain
    assert ">" not in plain
    assert ("<mark>" in told) == bool(told)
    whole = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert whole.removeprefix("… ").removesuffix(" …") in text
