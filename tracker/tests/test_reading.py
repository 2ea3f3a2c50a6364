"""YAML is read as plain texts, and what it offers beyond that is refused with a sentence."""

import pytest

from tracker.dossiers.reading import Flaw, lines, read


def flaws(text: str) -> list[Flaw]:
    return read(text.encode())[1]


def test_every_value_is_text_whatever_yaml_would_make_of_it() -> None:
    root, found = read(b"a: 2017-11-20\nb: 1.50\nc: yes\nd: '06'\ne: [on, {f: 0x10}]\n")
    assert root == {"a": "2017-11-20", "b": "1.50", "c": "yes", "d": "06", "e": ["on", {"f": "0x10"}]}
    assert found == []


def test_empty_value_is_nothing_and_a_quoted_one_is_text() -> None:
    assert read(b"a:\nb: ~\nc: null\nd: ''\ne: 'null'\n")[0] == {"a": None, "b": None, "c": None, "d": "", "e": "null"}


def test_every_duplicate_key_is_named() -> None:
    found = flaws("a: 1\nb:\n  c: 1\n  c: 2\na: 2\n")
    assert [(flaw.line, flaw.key) for flaw in found] == [(4, "c"), (5, "a")]


def test_alias_bomb_is_refused_without_being_blown_up() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    found = flaws(bomb)
    assert "has an anchor (&a0). Write the value out" in found[0].sentence
    assert len(found) == 60 + 118


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused(opening: str) -> None:
    [flaw] = flaws(opening * 100_000)
    assert flaw.sentence == "nests more than 30 lists and mappings."


def test_second_document_is_refused() -> None:
    [flaw] = flaws("a: 1\n---\nb: 2\n")
    assert (flaw.line, flaw.sentence[:26]) == (2, "begins a second document. ")


def test_key_that_is_no_text_is_refused() -> None:
    [flaw] = flaws("[a, b]: 1\n")
    assert "has a key that is no text" in flaw.sentence


def test_control_character_is_named_on_its_line() -> None:
    [flaw] = flaws("a: 1\nb: \x07\n")
    assert flaw == Flaw(2, "holds a control character (0x07). Remove it.")


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("a: b: c\n", "A text that contains a colon and a space stands in quotes."),
        ("a: [b, c\n", "Close the bracket, and put a text with commas or brackets in quotes."),
        ("a: {b: c\n", "Close the brace, and put a text with commas or braces in quotes."),
        ("a: 'b\n", "Close the quotation mark."),
        ("a: 1\n\tb: 2\n", "Indent with spaces."),
        ("a: @b\n", "Indent with spaces, and put a text that begins with a sign in quotes."),
        ("a: 1\n  b: 2\n", "A text that contains a colon and a space stands in quotes."),
    ],
)
def test_remedy_fits_the_mistake(text: str, remedy: str) -> None:
    [flaw] = flaws(text)
    assert flaw.sentence.startswith("is no YAML: ")
    assert flaw.sentence.endswith(remedy)


def test_line_of_each_value_is_known() -> None:
    found = lines(b"# first\na: 1\nb:\n  - x\n  - c: 2\n    d: >-\n      long\n      text\n    e: [3,\n        4]\n")
    assert found == {
        (): 2,
        ("a",): 2,
        ("b",): 3,
        ("b", 0): 4,
        ("b", 1): 5,
        ("b", 1, "c"): 5,
        ("b", 1, "d"): 6,
        ("b", 1, "e"): 9,
        ("b", 1, "e", 0): 9,
        ("b", 1, "e", 1): 10,
    }
